//! Crisis help depends on nothing: not on a link that goes wrong, a script or the wasm. Downloads that break
//! off are in reliability/.

mod broken;
mod links;
mod refused;

browser_tests::prove!(
    links::the_page_lives_after_every_link,
    links::the_page_lives_after_a_press_of_the_pointer,
    links::a_link_that_kills_its_page_is_seen,
    broken::a_panic_brings_the_crisis_lines_back,
    broken::an_error_brings_the_crisis_lines_back,
    broken::a_broken_wasm_leaves_the_crisis_lines,
    broken::a_refused_script_leaves_the_crisis_lines,
    broken::a_widget_that_never_starts_is_given_up,
    broken::a_changed_copy_that_is_whole_starts,
    refused::the_inner_document_alone_does_not_start,
    refused::a_frame_with_the_hosts_origin_does_not_start,
    refused::an_outer_frame_without_a_sandbox_starts,
);
