//! Anyone can use it: every page and state through two accessibility engines, in every variant; and what no engine sees.

mod demo;
mod engines;
mod variants;

browser_tests::prove!(
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
