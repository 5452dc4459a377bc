//! Crisis help says how and when it is reached, and that nobody is told. It depends on nothing: not on a link that goes wrong,
//! a script or the wasm. Downloads that break off are in reliability/.

mod broken;
mod lines;
mod links;
mod refused;
mod watched;

browser_tests::prove!(
    each_run: [
        links::the_page_lives_after_every_link,
        links::a_link_within_the_frame_is_held,
        lines::every_line_says_how_and_when_it_is_reached,
        lines::finland_begins_with_112_and_its_open_line,
        lines::a_number_with_a_star_passes_the_list,
        broken::a_panic_brings_the_crisis_lines_back,
        broken::an_error_brings_the_crisis_lines_back,
        broken::a_broken_wasm_leaves_the_crisis_lines,
        broken::a_refused_script_leaves_the_crisis_lines,
        broken::a_widget_that_never_starts_is_given_up,
        broken::a_changed_copy_that_is_whole_starts,
        refused::the_inner_document_alone_does_not_start,
        refused::a_frame_with_the_hosts_origin_does_not_start,
        refused::an_outer_frame_without_a_sandbox_starts,
        watched::it_says_that_nobody_is_told,
    ],
    in_full: [
        links::the_page_lives_after_a_press_of_the_pointer,
    ],
);
