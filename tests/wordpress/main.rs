//! The plugin in a real `WordPress`, as a clinic's office manager, its editors and its visitors use it. The tests come one
//! after the other on one site: the first sets the plugin up, the last but one takes it away, and the
//! last begins anew from the set-up page.

mod around;
mod canvas;
mod checks;
mod hostile;
mod insertion;
mod lifecycle;
mod onboarding;
mod onboarding_link;
mod own;
mod people;
mod roles;
#[expect(dead_code, reason = "a frame of its own height is not waited for here")]
#[path = "../gallery/screenshot.rs"]
mod screenshot;
mod serve;
mod site;
mod spanish;
mod written;

use std::process::ExitCode;

browser_tests::prove!(
    checks::values_are_judged_as_the_self_check_judges_them,
    checks::the_sources_keep_to_old_php_and_ask_nobody,
    checks::it_keeps_to_the_rules_for_plugins,
    lifecycle::an_administrator_uploads_and_activates_it,
    lifecycle::an_administrator_sets_it,
    insertion::an_editor_places_it_by_shortcode,
    insertion::an_editor_places_it_by_block_with_a_preview,
    insertion::a_visitor_walks_to_an_outcome_in_two_themes,
    insertion::it_holds_where_a_page_builder_strips_the_sandbox,
    around::a_theme_that_sizes_every_frame_leaves_it_its_height,
    around::it_starts_late_and_below_pictures,
    written::an_author_writes_what_markup_would_change,
    written::what_the_set_up_page_writes_is_pasted_into_a_paragraph,
    canvas::the_block_leaves_the_editor_its_canvas,
    canvas::a_class_of_the_block_is_on_the_page,
    canvas::treatments_are_ticked,
    spanish::a_spanish_site_speaks_spanish,
    serve::the_document_comes_with_its_headers,
    serve::it_comes_however_the_site_writes_addresses,
    serve::as_a_file_it_comes_without_them_and_verify_says_so,
    own::a_link_stands_where_an_editor_wants_one,
    own::bad_words_and_forms_are_named_and_left_out,
    own::the_site_can_choose_the_link_for_every_place,
    own::the_address_stays_and_leads_to_todays_settings,
    own::a_menu_leads_to_it,
    roles::a_contributor_is_refused,
    roles::a_form_without_its_nonce_is_refused,
    hostile::hostile_settings_of_the_site_are_named_and_left_out,
    hostile::hostile_attributes_are_named_to_editors_and_left_out,
    hostile::an_option_that_somebody_else_has_written_is_checked_again,
    lifecycle::an_update_keeps_the_settings,
    lifecycle::nothing_is_left_behind,
    onboarding::an_office_manager_comes_from_the_set_up_page_to_a_page_in_use,
    onboarding_link::an_office_manager_comes_to_a_link_in_use,
);

fn main() -> ExitCode {
    // `cargo test -- --list` asks for names only.
    let is_list = std::env::args().any(|word| word == "--list");
    let site = if is_list { Ok(None) } else { site::Site::start().map(Some) };
    match site {
        Ok(_running) => browser_tests::run(&[PROMISE]),
        Err(error) => {
            eprintln!("the site cannot be started: {error:#}");
            ExitCode::FAILURE
        }
    }
}
