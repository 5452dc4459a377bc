//! What each result page must say and must never say: help first where it is due, the clinic only where it may stand,
//! other treatments everywhere but in an emergency, and no score beside a crisis.

mod held_back;
mod more_info;
mod treated_now;
mod urgent;

use crate::common::{self, ATTEMPT, YES_NO, consult, items, with, worked};
use clinical::{
    advice::{Advice, Contact, Crisis},
    answers::Answers,
    crisis::Country,
    outcome::{Outcome, assess},
    settings::Settings,
    text::Lang,
};

fn advice(answers: &Answers) -> Advice {
    Advice::of(answers, &Settings::default(), Country::default(), Lang::En)
}

fn change(how: impl FnOnce(&mut Answers)) -> Answers {
    let mut answers = consult();
    how(&mut answers);
    answers
}

/// All that the page says, in one text.
fn words(advice: &Advice) -> String {
    let mut all = vec![advice.heading.to_owned(), advice.lead.to_owned()];
    for reason in &advice.reasons {
        all.extend([Some(reason.said), reason.because, reason.ask].into_iter().flatten().map(str::to_owned));
    }
    all.extend(advice.score.clone());
    all.extend(advice.next.iter().map(ToString::to_string));
    all.extend(advice.keep_medicines.map(str::to_owned));
    all.extend(advice.also.iter().chain(&advice.alternatives).chain(&advice.questions).map(|s| (*s).to_owned()));
    all.extend(advice.contact_says.map(str::to_owned));
    all.extend(advice.before_yes.iter().map(ToString::to_string));
    all.join("\n")
}

#[test]
fn every_worked_person_is_told_what_the_outcome_allows() {
    for (name, answers) in worked() {
        let (found, advice) = (assess(&answers), advice(&answers));
        let words = words(&advice);
        let help_due = found.outcome.rank() >= Outcome::Urgent.rank();
        let is_minor = found.flags().contains(&"A-MINOR");
        assert_eq!(advice.outcome, found.outcome, "{name}");
        assert_eq!(advice.alternatives.is_empty(), found.outcome == Outcome::Emergency, "{name}: other treatments");
        assert_eq!(advice.score.is_none(), help_due || found.phq9.is_none() || is_minor, "{name}: score");
        assert_eq!(advice.has_treatment, found.outcome == Outcome::Consult, "{name}: the treatment");
        let contact = match found.outcome {
            Outcome::Emergency => Contact::Nowhere,
            Outcome::NotHere if is_minor => Contact::Nowhere,
            Outcome::Urgent if !found.flags().contains(&"SI_URGENT") => Contact::Nowhere,
            Outcome::Urgent => Contact::Text,
            Outcome::NotHere | Outcome::DoctorFirst | Outcome::MoreInfo | Outcome::OtherSteps => Contact::Links,
            Outcome::Consult => Contact::Button,
        };
        assert_eq!(advice.contact, contact, "{name}: the clinic");
        let crisis = match (help_due || is_minor, found.flags().contains(&"SI_SUPPORT")) {
            (true, _) => Crisis::Block,
            // Who only left a question open is not told that they said anything.
            (false, true) if name.contains("skipped PHQ item 9") => Crisis::LeftOpen,
            (false, true) => Crisis::Support,
            (false, false) => Crisis::Standing,
        };
        assert_eq!(advice.crisis, crisis, "{name}: crisis help");
        let never = [
            "qualify",
            "eligible",
            "candidate",
            "pre-approved",
            "guarantee",
            "disqualified",
            "contraindicated",
            "minor issue",
            "easily cleared",
            "you don't need help",
            "not sick enough",
            "we will contact you",
            "limited slots",
            "works fast for suicidal",
        ];
        for never in never {
            assert!(!words.to_lowercase().contains(never), "{name}: {never}");
        }
        assert!(!advice.heading.is_empty() && !words.contains('{'), "{name}: {words}");
    }
}

#[test]
fn an_emergency_names_no_clinic_no_score_and_no_education() {
    let mut acute = with(&["H-ANEURYSM"]);
    (acute.asq.thoughts, acute.asq.now) = (YES_NO[2], YES_NO[2]);
    for answers in [with(&["U-SELFHARM"]), with(&["U-MEDICAL"]), acute] {
        let advice = advice(&answers);
        assert_eq!(
            (advice.outcome, advice.contact, advice.crisis),
            (Outcome::Emergency, Contact::Nowhere, Crisis::Block)
        );
        assert!(advice.score.is_none() && advice.alternatives.is_empty() && advice.questions.is_empty());
        assert!(!advice.has_treatment && advice.bring.is_empty() && advice.reasons.is_empty());
        assert!(!words(&advice).to_lowercase().contains("ketamine"));
    }
}

#[test]
fn consult_has_both_sides_the_alternatives_and_the_questions_before_the_button() {
    let page = advice(&with(&["R-SEDATIVE", "C-NO-RIDE"]));
    assert_eq!((page.outcome, page.contact), (Outcome::Consult, Contact::Button));
    assert!(page.has_treatment && page.alternatives.len() >= 5 && page.questions.len() == 12);
    assert_eq!(page.bring, [common::factor("R-SEDATIVE"), common::factor("C-NO-RIDE")]);
    assert!(page.lead.contains("Only a clinician can say what's right"));
}

#[test]
fn a_past_attempt_brings_the_support_panel_and_a_heavy_score_a_doctor_within_days() {
    let attempt = change(|a| ((a.asq.attempt, a.asq.last_attempt), a.asq.now) = (ATTEMPT[2], YES_NO[0]));
    assert_eq!((advice(&attempt).crisis, advice(&attempt).outcome), (Crisis::Support, Outcome::Consult));
    for (sum, within_days) in [(19, false), (20, true), (24, true)] {
        for code in [None, Some("H-ANEURYSM"), Some("B-LIVER"), Some("R-NASAL")] {
            let mut answers = with(code.as_slice());
            answers.phq9 = items(0, sum);
            assert_eq!(words(&advice(&answers)).contains("in the next few days"), within_days, "{sum} {code:?}");
        }
    }
}
