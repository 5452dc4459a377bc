//! Each of the seven outcomes is reached by pressing through the built artefact, in the demo page, through both frames.

mod controls;
mod first_screen;
mod medicines;
mod people;

browser_tests::prove!(
    controls::a_consultation_is_reached_with_the_pointer,
    controls::an_empty_continue_says_what_to_do,
    controls::an_emergency_can_be_taken_back,
    controls::back_leads_from_the_crisis_page_to_its_answer,
    controls::an_urgent_answer_can_stop_or_go_on,
    controls::a_stop_answer_offers_the_result_early,
    controls::a_minor_comes_to_a_result_at_once,
    first_screen::the_first_screen_says_what_to_do,
    first_screen::the_way_to_a_consultation_is_short,
    medicines::medicines_are_found_as_people_type_them,
    medicines::a_ticked_medicine_stays_whatever_is_typed,
    medicines::the_page_of_medicines_is_short_and_folds_no_tick_away,
    medicines::an_error_leads_to_a_medicine_in_sight,
    people::the_worked_people_come_to_their_outcomes,
    people::an_answer_record_that_does_not_fit_is_noticed,
);
