//! The answers taken along: copied, saved and opened again in all three browsers; printed in those that print to a file.
//! What comes out is held against what the crate `clinical` makes of the same answers.

mod copy;
mod files;
mod fixtures;
mod open;
mod paper;
mod print;

browser_tests::prove_everywhere!(
    everywhere: [
        copy::the_copy_can_be_pasted_elsewhere,
        files::a_saved_file_is_the_record,
        open::a_saved_file_leads_to_its_outcome,
    ],
    once: [
        copy::where_nothing_can_be_copied_the_text_is_shown,
        files::a_saved_page_is_the_copy,
        open::a_file_that_is_let_fall_is_opened,
        open::a_wrong_file_changes_nothing,
        print::each_outcome_is_printed_whole,
        print::what_is_left_out_is_not_printed,
        print::the_dark_screen_prints_light,
        print::where_nothing_is_printed_it_says_so,
        print::the_browsers_own_menu_prints_the_page,
    ],
    in_full: [
        print::two_languages_stand_on_one_sheet,
    ],
);
