//! The education part, and the languages: the right cards at the right time, and a switch that loses nothing.

mod cards;
mod language;
mod pseudo;

browser_tests::prove!(
    each_run: [
        cards::the_result_leads_with_the_cards_that_answer_the_person,
        cards::a_crisis_shows_none,
        cards::what_the_clinic_offers_comes_first_and_nothing_goes,
        language::a_switch_in_mid_flow_keeps_every_answer,
        language::each_language_gives_the_same_outcome,
        language::spanish_crisis_lines_come_first_in_spanish,
        pseudo::the_made_languages_walk_through_and_turn,
        pseudo::the_artefact_knows_neither,
    ],
    in_full: [
        cards::every_card_and_claim_is_shown_in_every_language,
    ],
);
