//! What `MORE_INFO` and `OTHER_STEPS` say.

use super::{advice, change, words};
use crate::common::{self, DIAGNOSED, YES_NO, failed, items};
use clinical::{
    answer::{Answer, Dose, Effect},
    factors::FactorPage,
    outcome::{Outcome, assess},
    text::{Lang, say},
    trials::Trial,
};

#[test]
fn more_info_names_what_is_missing() {
    let page = advice(&change(|a| a.phq9 = items(3, 6)));
    assert_eq!(page.missing.iter().map(|page| page.link_id()).collect::<Vec<_>>(), ["phq9-1", "phq9-2", "phq9-3"]);
    let page = advice(&change(|a| (a.diagnosed, a.asq.wish, a.asq.now) = (Answer::Skipped, YES_NO[1], YES_NO[0])));
    assert_eq!(page.missing.iter().map(|page| page.link_id()).collect::<Vec<_>>(), ["history"]);
    let page = advice(&change(|a| a.set_medicines(common::trials(&[failed("sertraline"), common::unsure("doxepin")]))));
    assert_eq!(page.missing.iter().map(|page| page.link_id()).collect::<Vec<_>>(), ["medicine-2"]);
    assert!(words(&page).contains("a list from your pharmacy"));
}

/// A dose that the doctor chose stands on no bottle.
#[test]
fn a_lower_dose_on_purpose_is_a_question_for_the_doctor() {
    let (lower, find) = (say::more_info_next_lower(Lang::En), say::more_info_next_find(Lang::En));
    let (on_purpose_said, unclear) = (say::more_info_lower(Lang::En), say::more_info_trials_unclear(Lang::En));
    let on_purpose = |id| Trial { dose: Answer::Given(Dose::Lower), ..failed(id) };
    for (taken, asks, finds) in [
        (vec![failed("sertraline"), on_purpose("nortriptyline")], true, false),
        (vec![common::unsure("sertraline"), on_purpose("nortriptyline")], true, true),
        (vec![common::unsure("sertraline"), failed("nortriptyline")], false, true),
    ] {
        let answers = change(|a| a.set_medicines(common::trials(&taken)));
        let words = words(&advice(&answers));
        assert_eq!(assess(&answers).outcome, Outcome::MoreInfo);
        assert_eq!((words.contains(lower), words.contains(find)), (asks, finds), "{taken:?}");
        // The reason is the answer that was given, not that the person does not know.
        let said = (words.contains(on_purpose_said), words.contains(unclear));
        assert_eq!(said, (asks, finds), "{taken:?}");
        // A doctor who looks first reads the same.
        let mut held = answers;
        common::tick(&mut held, "B-LIVER");
        let also = advice(&held).also;
        assert_eq!(also.contains(&on_purpose_said), !finds, "{also:?}");
        assert_eq!(also.contains(&say::doctor_first_also_trials_unclear(Lang::En)), finds, "{also:?}");
    }
}

/// A pharmacy's list is named where it can answer what was skipped, and nowhere else.
#[test]
fn a_pharmacy_is_asked_for_medicines_alone() {
    let find = clinical::text::say::more_info_next_find(Lang::En);
    let skips = |page| change(|answers| answers.set_factors(page, Answer::Skipped));
    let no_list = change(|answers| answers.set_medicines(Answer::Skipped));
    for (answers, is_named) in [
        (&no_list, true),
        (&skips(FactorPage::MedicinesNow), true),
        (&skips(FactorPage::Mind), false),
        (&skips(FactorPage::Heart), false),
    ] {
        assert_eq!(assess(answers).outcome, Outcome::MoreInfo);
        assert_eq!(words(&advice(answers)).contains(find), is_named, "{answers:?}");
    }
}

#[test]
fn other_steps_says_why() {
    let stopped = |id| Trial { effect: Answer::Given(Effect::SideEffects), ..failed(id) };
    let few = |trials: &[Trial]| words(&advice(&change(|a| a.set_medicines(common::trials(trials)))));
    assert!(few(&[stopped("sertraline"), stopped("doxepin")]).contains("ask a psychiatrist what else may fit you"));
    assert!(!few(&[stopped("sertraline")]).contains("ask a psychiatrist"));
    let short = Trial { weeks: Answer::Given(clinical::answer::YesNoUnsure::No), ..failed("sertraline") };
    assert!(few(&[short]).contains("didn't have enough time to work"));
    let nothing = change(|a| {
        a.diagnosed = DIAGNOSED[1];
        a.set_medicines(common::trials(&[]));
    });
    let page = advice(&nothing);
    assert!(words(&page).contains("A good first step is to see a doctor and find out what's going on."));
    assert!(!page.lead.contains("Your depression"), "nobody has said that it is depression: {}", page.lead);
}

/// Told by nobody, and no medicine that may count: then it has to be found out first what this is.
#[test]
fn who_was_told_nothing_and_took_nothing_is_sent_to_find_out() {
    let unknown = clinical::text::say::other_steps_unknown(Lang::En);
    let better = Trial { effect: Answer::Given(Effect::Better), ..failed("sertraline") };
    for (diagnosed, taken, is_said) in [
        (DIAGNOSED[1], vec![], true),
        (DIAGNOSED[2], vec![better], true),
        (DIAGNOSED[1], vec![failed("sertraline")], false),
        (DIAGNOSED[0], vec![better], false),
    ] {
        let answers = change(|answers| {
            answers.diagnosed = diagnosed;
            answers.set_medicines(common::trials(&taken));
        });
        assert_eq!(assess(&answers).outcome, Outcome::OtherSteps);
        assert_eq!(words(&advice(&answers)).contains(unknown), is_said, "{diagnosed:?} {taken:?}");
    }
}
