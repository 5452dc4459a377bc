//! Leaving wipes at once, by the button, by the keyboard, by closing, and by itself after ten quiet minutes.

mod exit;
mod idle;
mod kept;
mod restored;

browser_tests::prove_everywhere!(
    everywhere: [
        exit::the_button_wipes_and_opens_a_neutral_page_in_a_new_tab,
        exit::shift_three_times_wipes,
        exit::a_page_that_goes_away_is_wiped,
        idle::ten_quiet_minutes_wipe,
    ],
    once: [
        exit::a_pop_up_without_a_press_is_blocked,
        exit::as_a_page_of_its_own_it_is_replaced,
        exit::another_key_between_does_not,
        idle::ten_quiet_minutes_wipe_a_page_that_is_scrolled,
        idle::the_warning_can_be_answered,
        idle::the_wipe_can_be_turned_off,
        idle::crisis_help_stays_where_it_was,
        idle::a_person_who_is_there_is_left_alone,
    ],
    in_full: [
        restored::a_restored_tab_is_a_fresh_start,
    ],
);
