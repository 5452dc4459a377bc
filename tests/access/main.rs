//! Anyone can use it: every page and state through two accessibility engines, in every variant; and what a screen
//! reader is handed and says.

mod demo;
mod engines;
mod node;
mod reader;
mod snapshots;
mod tree;
mod variants;
mod voice;

browser_tests::prove!(
    reader::an_empty_continue_is_announced,
    reader::each_move_is_read,
    reader::the_idle_warning_is_announced,
    reader::keeping_the_answers_open_is_announced,
    reader::what_is_counted_is_announced,
    reader::another_language_is_read,
    reader::without_its_role_a_region_is_silent,
    reader::every_reading_is_as_before,
    tree::every_page_says_what_it_is,
    tree::a_seeded_fault_is_found,
    snapshots::every_difference_is_found,
    engines::a_seeded_fault_is_found_by_each,
    demo::the_pages_around_the_frame_have_no_fault,
    demo::a_fault_around_the_frame_is_found,
    variants::desktop,
    variants::phone,
    variants::tablet,
    variants::dark,
    variants::forced_colours,
    variants::reduced_motion,
    variants::large_text,
    variants::text_spacing,
    variants::right_to_left,
    variants::spanish,
);
