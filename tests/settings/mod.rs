//! Whatever a clinic puts in the fragment: the self-check starts, crisis help stands, and each fault is named.

mod bad;
mod demo;
mod fragments;
mod good;
mod pinned;

browser_tests::prove!(
    each_run: [
        bad::any_fragment_starts_with_crisis_help_and_names_its_faults,
        bad::markup_that_is_let_in_is_seen,
        good::each_setting_appears_where_it_should,
        good::settings_are_read_as_they_were_meant,
        good::the_country_leads_the_crisis_lines,
        pinned::they_win_over_those_of_an_address,
        demo::each_page_embeds_it_as_documented,
        demo::no_page_has_a_fault,
    ],
    in_full: [
        good::every_person_is_shown_the_same_contact,
    ],
);
