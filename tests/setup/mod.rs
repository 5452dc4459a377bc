//! The set-up page, opened from a file as a clinic's office manager opens it: each field, the preview, the snippets, what
//! is pasted back, the keyboard, both languages, two accessibility engines; and that nothing is fetched.

mod access;
mod fields;
mod handover;
mod keyboard;
mod manager;
mod network;
mod page;
mod paste;
mod pin;
mod preview;
#[expect(dead_code, reason = "a frame of its own height is not waited for here")]
#[path = "../gallery/screenshot.rs"]
mod screenshot;
mod snippets;
mod whole;

browser_tests::prove!(
    fields::every_setting_has_its_field,
    fields::each_value_that_does_not_fit_is_named_where_it_stands,
    fields::the_summary_takes_the_focus_and_leads_to_each_field,
    fields::a_colour_is_shown_before_and_after,
    fields::a_colour_is_typed_or_picked,
    preview::shows_each_setting_as_it_is_typed,
    preview::has_the_width_the_colours_and_the_language_that_are_chosen,
    preview::jumps_to_every_page_and_says_that_it_is_a_preview,
    preview::the_artefact_cannot_be_steered_so,
    whole::nothing_cuts_the_preview,
    whole::it_is_as_high_as_it_is_set,
    snippets::what_is_copied_is_pasted_whole,
    snippets::where_nothing_can_be_copied_it_is_selected,
    snippets::the_steps_say_where_the_file_is_expected,
    snippets::the_frame_of_the_snippet_works_in_a_page,
    snippets::the_first_question_proposes_the_form_that_fits,
    snippets::the_headers_have_the_clinics_own_list,
    handover::the_message_holds_the_snippet_and_the_files,
    paste::each_form_fills_the_fields,
    paste::what_is_not_understood_is_named_and_nothing_is_lost,
    pin::the_file_of_the_release_is_saved_with_the_settings,
    pin::another_file_is_refused,
    manager::an_office_manager_comes_to_a_link_that_works,
    keyboard::alone_is_enough,
    access::no_engine_finds_a_fault,
    access::a_seeded_fault_is_found,
    access::no_width_cuts_anything_off,
    access::it_begins_in_the_browsers_language,
    access::both_languages_say_everything,
    network::nothing_is_fetched_or_kept,
    network::every_way_out_is_closed,
    network::each_of_these_ways_is_open_without_the_policy,
);
