//! What URGENT says: help first, each thing once, and the rest after "Finish for my own notes"; other treatments with
//! mania, voices and bipolar disorder.

use super::{advice, change};
use crate::common::{self, ATTEMPT, YES_NO, with};
use clinical::{
    advice::{Contact, Crisis},
    answer::Answer,
    answers::Answers,
    crisis::Country,
    outcome::{Outcome, assess},
    text::{Lang, say},
};

#[test]
fn urgent_puts_help_first_and_never_the_clinics_button() {
    let suicidal = change(|a| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[0]));
    let page = advice(&suicidal);
    assert_eq!((page.crisis, page.contact), (Crisis::Block, Contact::Text));
    let said = "It can take days or weeks to get into a clinic. Please talk to someone today.";
    assert_eq!(page.contact_says, Some(said));
    assert!(page.next[0].contains("your own doctor or therapist today"), "{:?}", page.next);
    let safety = say::urgent_next_distance(Lang::En);
    assert!(clinical::crisis_help::until(Lang::En).contains(&safety), "the block has the safety step");
    assert_eq!(page.heading, "Talk to someone today");
    for codes in [&["M-MANIA-NOW"][..], &["M-VOICES-NOW"], &["M-MANIA-NOW", "M-VOICES-NOW"]] {
        let page = advice(&with(codes));
        assert_eq!((page.contact, page.contact_says, page.heading), (Contact::Nowhere, None, "See a doctor today"));
        let mut both = with(codes);
        (both.asq.thoughts, both.asq.now) = (YES_NO[2], YES_NO[0]);
        assert_eq!(advice(&both).contact, Contact::Nowhere, "{codes:?} with thoughts of suicide");
    }
}

/// The crisis block stands right below the steps: no sentence of it stands there already. What it does not say does.
#[test]
fn the_steps_of_urgent_repeat_nothing_of_the_crisis_block() {
    let suicidal = |a: &mut Answers| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[0]);
    let attempt = |a: &mut Answers| ((a.asq.attempt, a.asq.last_attempt), a.asq.now) = (ATTEMPT[2], YES_NO[0]);
    let plain = |_: &mut Answers| ();
    let (medicine, distance) = (say::lead_mania_medicine(Lang::En), say::urgent_next_distance(Lang::En));
    for codes in [&[][..], &["M-MANIA-NOW"], &["M-VOICES-NOW"], &["M-MANIA-NOW", "M-VOICES-NOW"]] {
        for (how, has_spoken) in [(&suicidal as &dyn Fn(&mut Answers), true), (&attempt, true), (&plain, false)] {
            let mut answers = with(codes);
            how(&mut answers);
            let page = advice(&answers);
            if page.outcome != Outcome::Urgent {
                continue;
            }
            let found = assess(&answers);
            let block = clinical::crisis_help::crisis_help(&found, Country::default(), Lang::En);
            let mut in_block: Vec<&str> = block.says.iter().map(AsRef::as_ref).collect();
            if block.has_panel {
                in_block.extend(clinical::crisis_help::until(Lang::En));
            }
            for step in &page.next {
                assert!(!in_block.contains(&step.as_ref()), "{codes:?}: {step}");
            }
            assert_eq!(page.next[0].as_ref(), say::urgent_next_call(Lang::En), "{codes:?}");
            let says = |words: &str| in_block.contains(&words) || page.next.iter().any(|step| step.as_ref() == words);
            assert_eq!((says(medicine), says(distance)), (!codes.is_empty(), has_spoken), "{codes:?}");
        }
    }
}

/// An urgent answer hides the outcome of the others, but not their reasons, nor what they come to.
#[test]
fn urgent_says_which_answers_stand_against_the_treatment() {
    let suicidal = |codes: &[&str]| {
        let mut answers = with(codes);
        (answers.asq.thoughts, answers.asq.now) = (YES_NO[2], YES_NO[0]);
        answers
    };
    let (stops, clears) = (say::urgent_also_stop(Lang::En), say::doctor_first_lead(Lang::En));
    for (answers, stop, clear) in [
        (with(&["M-MANIA-NOW", "H-ANEURYSM", "B-LIVER"]), true, true),
        (suicidal(&["H-ANEURYSM"]), true, false),
        (suicidal(&["B-LIVER"]), false, true),
        (suicidal(&[]), false, false),
    ] {
        let page = advice(&answers);
        assert_eq!(page.outcome, Outcome::Urgent);
        let has = |code: &str| page.reasons.iter().any(|reason| reason.said == common::factor(code).label(Lang::En));
        assert_eq!((has("H-ANEURYSM"), has("B-LIVER")), (stop, clear), "{:?}", page.reasons);
        let says = (page.also.contains(&stops), page.also.contains(&clears));
        assert_eq!(says, (stop, clear && !stop), "{:?}", page.also);
    }
    assert!(!advice(&with(&["H-ANEURYSM"])).also.contains(&stops), "there it is the heading");
}

/// Who went on for their own notes learns what their answers show, and that no door is closed; nothing to press.
#[test]
fn urgent_tells_the_rest_once_all_is_answered() {
    let open = "Having thoughts of suicide doesn't rule out treatment";
    let suicidal = change(|a| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[0]));
    let page = advice(&suicidal);
    assert!(page.also.len() == 2 && page.also[0].contains(open), "{:?}", page.also);
    assert!(page.also[1].contains("At least two medicines didn't help enough"), "{:?}", page.also);
    assert_eq!((page.contact, page.has_treatment, page.has_education), (Contact::Text, false, false));
    // Of the answers that may be absent none is waited for; of the others each.
    let mut silent = suicidal.clone();
    (silent.episode, silent.other_treatments) = (Answer::NotAsked, Answer::NotAsked);
    assert_eq!(advice(&silent).also, page.also);
    let mut stopped = suicidal;
    stopped.set_medicines(Answer::NotAsked);
    assert!(advice(&stopped).also.is_empty(), "nothing is said of answers that were not given");
    // Nobody is told of thoughts of suicide who has not spoken of them.
    let page = advice(&with(&["M-MANIA-NOW"]));
    assert!(page.also.len() == 1 && !page.also[0].contains(open), "{:?}", page.also);
    let mut both = with(&["M-MANIA-NOW"]);
    (both.asq.thoughts, both.asq.now) = (YES_NO[2], YES_NO[0]);
    assert!(advice(&both).also[0].contains(open));
}

#[test]
fn with_mania_or_voices_care_the_same_day_leads_and_no_change_of_antidepressant_stands_there() {
    let (same_day, dose) = (say::alternatives_same_day(Lang::En), say::alternatives_dose(Lang::En));
    for codes in [&["M-MANIA-NOW"][..], &["M-VOICES-NOW"], &["M-VOICES-NOW", "H-ANEURYSM"]] {
        let page = advice(&with(codes));
        assert_eq!(page.alternatives.first(), Some(&same_day), "{codes:?}");
        assert_eq!(page.alternatives_lead, say::alternatives_today(Lang::En), "{codes:?}");
        assert!(!page.alternatives.contains(&dose) && page.alternatives.len() >= 3, "{:?}", page.alternatives);
    }
    for codes in [&[][..], &["H-ANEURYSM"]] {
        let page = advice(&with(codes));
        assert!(page.alternatives.contains(&dose) && !page.alternatives.contains(&same_day), "{codes:?}");
        assert_eq!(page.alternatives_lead, say::alternatives_what(Lang::En), "{codes:?}");
    }
    // Bipolar disorder, known or possible: a medicine made for it in place of a change of an antidepressant.
    let bipolar = say::alternatives_bipolar(Lang::En);
    for (codes, is_bipolar) in [
        (&["M-BIPOLAR"][..], true),
        (&["M-HIGH-PAST"], true),
        (&["M-BIPOLAR", "H-ANEURYSM"], true),
        (&["M-PSYCHOSIS-PAST"], false),
        (&[], false),
    ] {
        let page = advice(&with(codes));
        assert_eq!(page.alternatives.first(), Some(if is_bipolar { &bipolar } else { &dose }), "{codes:?}");
        assert!(!(page.alternatives.contains(&dose) && page.alternatives.contains(&bipolar)), "{codes:?}");
    }
    let now = advice(&with(&["M-BIPOLAR", "M-MANIA-NOW"]));
    assert_eq!(now.alternatives.first(), Some(&same_day), "with mania now, care the same day leads");
}
