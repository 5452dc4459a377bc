//! Anyone can use it: every page and state through two accessibility engines, in every variant; and what a screen
//! reader is handed and says.

mod a11y_tree;
mod demo;
pub mod engines;
mod keyboard;
mod layout;
mod node;
mod screen_reader;
mod snapshots;
mod speech;
mod variants;

use std::collections::BTreeMap;

/// Notes for `docs/accessibility.md` how many of each thing a test has looked at. `test` is its own name in one run.
fn count(test: &str, counts: &[(&str, usize)]) -> anyhow::Result<()> {
    let counts: BTreeMap<&str, usize> = counts.iter().copied().collect();
    browser_tests::write_metrics("access-measures", test, &counts)
}

browser_tests::prove!(
    each_run: [
        screen_reader::an_empty_continue_is_announced,
        screen_reader::each_move_is_read,
        screen_reader::the_idle_warning_is_announced,
        screen_reader::without_its_role_a_region_is_silent,
        screen_reader::every_reading_is_as_before,
        a11y_tree::every_page_says_what_it_is,
        a11y_tree::a_seeded_fault_is_found,
        snapshots::every_difference_is_found,
        engines::a_seeded_fault_is_found_by_each,
        keyboard::journey::leads_to_each_outcome,
        keyboard::journey::a_lost_focus_is_seen,
        keyboard::stops::are_in_order_and_in_sight,
        keyboard::stops::a_bad_order_and_a_hidden_stop_are_seen,
        keyboard::ring::is_seen_in_light,
        keyboard::ring::a_bad_one_is_found,
        keyboard::frame::lets_the_focus_in_and_out,
        keyboard::frame::a_trap_is_seen,
        keyboard::fields::enter_and_escape_do_no_harm_in_the_search,
        keyboard::fields::enter_and_escape_do_no_harm_in_a_form,
        keyboard::fields::a_key_that_changes_something_is_seen,
        layout::each_seeded_fault_is_seen,
        layout::tours::fit_every_screen,
        layout::cover::nothing_lies_over_the_bar,
        layout::cover::a_box_over_the_bar_is_seen,
        layout::room::the_heading_is_in_sight,
        layout::room::the_warning_leaves_room,
        layout::room::a_frame_of_fixed_height_cuts_nothing_off,
        layout::room::the_shell_fits,
        variants::desktop,
        variants::spanish,
    ],
    in_full: [
        screen_reader::keeping_the_answers_open_is_announced,
        screen_reader::what_is_counted_is_announced,
        screen_reader::another_language_is_read,
        demo::the_pages_around_the_frame_have_no_fault,
        demo::a_fault_around_the_frame_is_found,
        keyboard::stops::are_in_order_on_a_phone,
        keyboard::stops::are_in_order_from_right_to_left,
        keyboard::stops::are_in_order_in_large_text,
        keyboard::stops::are_in_order_at_a_large_zoom,
        keyboard::stops::are_in_sight_while_the_page_warns,
        keyboard::ring::is_seen_in_dark,
        keyboard::ring::is_seen_in_forced_colours,
        layout::tours::fit_every_screen_in_spanish,
        layout::tours::fit_from_right_to_left,
        layout::tours::fit_in_large_text,
        layout::tours::fit_with_wide_spacing,
        layout::cover::nothing_lies_over_the_bar_that_warns,
        variants::phone,
        variants::tablet,
        variants::dark,
        variants::forced_colours,
        variants::reduced_motion,
        variants::large_text,
        variants::text_spacing,
        variants::right_to_left,
    ],
);
