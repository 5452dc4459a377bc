//! What is said to a person who takes ketamine or Spravato now.

use super::{advice, words};
use crate::common::{self, failed, items, with};
use clinical::{
    advice::{Advice, Contact},
    answer::Answer,
    answers::Answers,
    crisis::Country,
    factors::FactorPage,
    outcome::{Outcome, Rule, assess},
    settings::Settings,
    text::{Lang, say},
};

#[test]
fn who_is_treated_now_is_told_to_go_on_and_not_of_other_steps() {
    let few = |a: &mut Answers| a.set_medicines(common::trials(&[failed("sertraline")]));
    let low = |a: &mut Answers| a.phq9 = items(0, 5);
    for how in [&few as &dyn Fn(&mut Answers), &low] {
        let mut answers = with(&["R-KET-CLINIC"]);
        how(&mut answers);
        let page = advice(&answers);
        assert_eq!((page.outcome, page.contact), (Outcome::Consult, Contact::Button));
        assert_eq!((page.heading, page.has_treatment, page.has_education), ("Keep your care going", true, true));
        let words = words(&page);
        // What a trial saw in people who were well is no lead for who is not.
        let is_well = page.lead.contains("27 of 100") && page.lead.contains("45 of 100");
        assert_eq!(is_well, page.lead != say::continuing_symptoms_lead(Lang::En), "{words}");
        assert_eq!(is_well, assess(&answers).phq9.is_some_and(|total| total < 10), "{words}");
        assert!(!words.contains("Other steps") && !words.contains("if the next steps don't help"), "{words}");
        // Without that care they are other steps.
        answers.set_factors(FactorPage::MedicinesNow, Answer::Given(clinical::factors::Factors::EMPTY));
        assert_eq!(advice(&answers).outcome, Outcome::OtherSteps);
        // A doctor who has to look first is told that it goes on.
        common::tick(&mut answers, "R-KET-CLINIC");
        common::tick(&mut answers, "B-LIVER");
        assert_eq!(advice(&answers).also, [say::doctor_first_also_continuing(Lang::En)]);
    }
    let likely = advice(&with(&["R-KET-CLINIC"]));
    assert_eq!(likely.heading, "Ketamine or Spravato may be worth a conversation", "where rule 7 decides, it decides");
}

/// A person who is already in treatment asks about the next dose, a new patient about the treatment.
#[test]
fn who_is_treated_now_asks_about_the_next_dose() {
    let (still, licensed) = ("Does it still help me?", "are they licensed to prescribe?");
    let (therapy_only, problems) = Settings::read("offers=kap");
    assert!(problems.is_empty() && therapy_only.is_therapy_only());
    let few = |a: &mut Answers| a.set_medicines(common::trials(&[failed("sertraline")]));
    let open = |a: &mut Answers| a.diagnosed = Answer::Skipped;
    for (how, outcome) in
        [(&few as &dyn Fn(&mut Answers), Outcome::Consult), (&open, Outcome::MoreInfo), (&|_| (), Outcome::Consult)]
    {
        for (code, is_treated) in [("R-KET-CLINIC", true), ("R-LITHIUM", false)] {
            let mut answers = with(&[code]);
            how(&mut answers);
            let found = assess(&answers);
            let is_returning = is_treated && found.rule != Some(Rule::TrdLikely);
            let page = Advice::of(&answers, &therapy_only, Country::default(), Lang::En);
            assert!(page.outcome == outcome || !is_treated, "{code}");
            let has = |words: &str| page.questions.iter().any(|question| question.contains(words));
            assert_eq!((has(still), has(licensed)), (is_returning, !is_returning), "{code}: {:?}", page.questions);
            assert_eq!(page.questions.contains(&say::question_kap_who(Lang::En)), !is_returning, "{code}");
        }
    }
}

/// Who takes ketamine or Spravato now has a next dose: what a doctor has to see comes before it.
#[test]
fn who_takes_it_now_is_told_to_call_before_the_next_dose() {
    let call = say::result_before_dose(Lang::En);
    let says = |codes: &[&str]| advice(&with(codes)).next.iter().any(|next| next.as_ref() == call);
    for now in ["R-KET-CLINIC", "R-KET-HOME"] {
        for code in ["B-LIVER", "H-ANEURYSM", "P-PREGNANT"] {
            assert_eq!(advice(&with(&[now, code])).next[0].as_ref(), call, "{now} with {code}");
            assert!(!says(&[code]), "{code} alone");
        }
        // With mania or voices help today goes first, and the next dose still waits for a call.
        for code in ["M-MANIA-NOW", "M-VOICES-NOW"] {
            assert!(says(&[now, code]) && !says(&[code]), "{now} with {code}");
            assert_eq!(advice(&with(&[now, code])).next[0].as_ref(), say::urgent_next_call(Lang::En));
        }
    }
    assert!(!says(&["R-KET-CLINIC"]), "nothing stands against the next dose");
}
