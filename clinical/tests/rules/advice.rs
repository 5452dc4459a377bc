//! What each result page must say and must never say: help first where it is due, the clinic only where it may stand,
//! other treatments everywhere but in an emergency, and no score beside a crisis.

use crate::common;
use crate::common::{ATTEMPT, DIAGNOSED, YES_NO, consult, failed, items, with, worked};
use clinical::{
    advice::{Advice, Contact, Crisis},
    answer::{Answer, Dose, Effect},
    answers::Answers,
    crisis::Country,
    factors::FactorPage,
    outcome::{Outcome, Rule, assess},
    settings::Settings,
    text::{Lang, say},
    trials::Trial,
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
    all.extend(advice.also.iter().chain(&advice.alternatives).chain(&advice.questions).map(|s| (*s).to_owned()));
    all.extend(advice.contact_says.map(str::to_owned));
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
        let is_new = found.rule != Some(Rule::ContinuingCare);
        assert_eq!(advice.has_treatment, found.outcome == Outcome::Consult && is_new, "{name}: the treatment");
        let contact = match found.outcome {
            Outcome::Emergency => Contact::Nowhere,
            Outcome::NotHere if is_minor => Contact::Nowhere,
            Outcome::Urgent if !found.flags().contains(&"SI_URGENT") => Contact::Nowhere,
            Outcome::Urgent => Contact::Text,
            Outcome::NotHere | Outcome::DoctorFirst | Outcome::MoreInfo | Outcome::OtherSteps => Contact::Links,
            Outcome::Consult if !is_new => Contact::Links,
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
fn urgent_puts_help_first_and_never_the_clinics_button() {
    let suicidal = change(|a| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[0]));
    let page = advice(&suicidal);
    assert_eq!((page.crisis, page.contact), (Crisis::Block, Contact::Text));
    let said = "A clinic visit can take days or weeks to get. Please talk to someone today.";
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

/// The crisis block stands right above the steps: no sentence of it stands there again. What it does not say does.
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
            let mut above: Vec<&str> = block.says.iter().map(AsRef::as_ref).collect();
            if block.has_panel {
                above.extend(clinical::crisis_help::until(Lang::En));
            }
            for step in &page.next {
                assert!(!above.contains(&step.as_ref()), "{codes:?}: {step}");
            }
            assert_eq!(page.next[0].as_ref(), say::urgent_next_call(Lang::En), "{codes:?}");
            let says = |words: &str| above.contains(&words) || page.next.iter().any(|step| step.as_ref() == words);
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
    let open = "Thoughts of suicide do not rule out treatment";
    let suicidal = change(|a| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[0]));
    let page = advice(&suicidal);
    assert!(page.also.len() == 2 && page.also[0].contains(open), "{:?}", page.also);
    assert!(page.also[1].contains("At least two medicines did not help enough"), "{:?}", page.also);
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

#[test]
fn who_is_treated_now_is_told_to_go_on_and_not_of_other_steps() {
    let few = |a: &mut Answers| a.set_medicines(common::trials(&[failed("sertraline")]));
    let low = |a: &mut Answers| a.phq9 = items(0, 5);
    for how in [&few as &dyn Fn(&mut Answers), &low] {
        let mut answers = with(&["R-KET-CLINIC"]);
        how(&mut answers);
        let page = advice(&answers);
        assert_eq!((page.outcome, page.contact), (Outcome::Consult, Contact::Links));
        assert_eq!((page.heading, page.has_treatment, page.has_education), ("Keep your care going", false, true));
        let words = words(&page);
        // What a trial saw in people who were well is no lead for who is not.
        let is_well = page.lead.contains("27 of 100") && page.lead.contains("45 of 100");
        assert_eq!(is_well, page.lead != say::continuing_symptoms_lead(Lang::En), "{words}");
        assert_eq!(is_well, assess(&answers).phq9.is_some_and(|total| total < 10), "{words}");
        assert!(!words.contains("Other steps") && !words.contains("if the next steps do not help"), "{words}");
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

#[test]
fn not_here_says_which_answer_that_it_is_not_about_the_person_and_who_to_call() {
    let page = advice(&with(&["H-ANEURYSM", "B-LIVER"]));
    assert_eq!((page.outcome, page.contact), (Outcome::NotHere, Contact::Links));
    assert!(page.reasons[0].said.contains("aneurysm") && page.reasons[0].because.is_some());
    assert_eq!(page.lead, "This is about the treatment and the timing, not about you.");
    let words = words(&page);
    assert!(words.contains("Talk to your own doctor") && words.contains("If you feel worse"), "{words}");
    assert!(page.questions.is_empty(), "no hint on how to get it elsewhere");
    assert!(!words.contains("You did not have to answer the rest"), "all was answered");
    let mut early = Answers::default();
    let whole = with(&["H-ANEURYSM"]);
    early.set_urgent(whole.urgent().unwrap());
    (early.age, early.phq9, early.asq) = (whole.age, whole.phq9, whole.asq);
    let heart = clinical::factors::FactorPage::Heart;
    early.set_factors(heart, whole.factors(heart));
    assert!(self::words(&advice(&early)).contains("You did not have to answer the rest"));
}

#[test]
fn the_line_for_mothers_stands_with_pregnancy_and_birth_and_nowhere_else() {
    for (codes, stands) in [
        (&["P-PREGNANT"][..], true),
        (&["P-BREASTFEEDING", "H-ANEURYSM"], true),
        (&["P-NOCONTRA", "H-ANEURYSM"], false),
        (&["H-ANEURYSM"], false),
    ] {
        let page = advice(&with(codes));
        assert_eq!(page.outcome, Outcome::NotHere);
        assert_eq!(words(&page).contains("1-833-852-6262"), stands, "{codes:?}: {:?}", page.next);
    }
    let line = |code: &str, id: &str| advice(&with(&[code])).lines.iter().filter(|line| line.id == id).count();
    for code in ["P-PREGNANT", "P-BREASTFEEDING", "P-TRYING", "P-UNSURE"] {
        assert_eq!(line(code, "us-maternal"), 1, "{code}");
    }
    for code in ["S-KETAMINE", "S-ALCOHOL", "S-DRUGS", "S-OPIOID", "S-EARLY-RECOVERY", "S-RECOVERY", "S-CANNABIS"] {
        assert_eq!(line(code, "us-samhsa"), 1, "{code}");
    }
    assert_eq!(advice(&with(&["S-ALCOHOL", "S-DRUGS"])).lines.len(), 1, "each line once");
}

#[test]
fn a_minor_is_led_to_help_and_to_people_nearby() {
    let page = advice(&with(&["A-MINOR"]));
    assert_eq!((page.outcome, page.crisis, page.contact), (Outcome::NotHere, Crisis::Block, Contact::Nowhere));
    let words = words(&page);
    for must in ["an adult you trust", "pediatrician", "988"] {
        assert!(words.contains(must), "{must}: {words}");
    }
    assert!(page.score.is_none() && page.bring.is_empty() && !page.alternatives.is_empty());
}

#[test]
fn doctor_first_says_what_to_ask_and_what_else_the_answers_show() {
    let page = advice(&with(&["B-LIVER", "R-THEO", "R-NASAL"]));
    assert_eq!((page.outcome, page.contact), (Outcome::DoctorFirst, Contact::Links));
    assert_eq!(page.reasons.len(), 2);
    assert!(page.reasons.iter().all(|reason| reason.because.is_some() && reason.ask.is_some()));
    assert_eq!(page.contact_says, Some("You can ask the clinic what records they need."));
    assert!(
        page.lead.contains("your doctor or the clinic's") && page.next[0].contains("before any dose"),
        "{:?}",
        page.next
    );
    assert_eq!(page.bring, [common::factor("R-NASAL")]);
    assert!(words(&page).contains("Do not stop or change any medicine"));
    let also = |how: fn(&mut Answers)| {
        let mut answers = with(&["B-LIVER"]);
        how(&mut answers);
        advice(&answers).also
    };
    let open = "You skipped at least one page, so we could not look at all of it.";
    for (rule, how) in [
        ("At least two medicines did not help enough.", (|_| ()) as fn(&mut Answers)),
        ("you did not say that a doctor or therapist told you it is depression", |a| a.diagnosed = DIAGNOSED[1]),
        ("few or mild symptoms over the last two weeks.", |a| a.phq9 = items(0, 5)),
        ("there is no score", |a| a.phq9 = items(4, 5)),
        ("do not show two antidepressants that you took long enough", |a| a.set_medicines(common::trials(&[]))),
        ("We do not know enough about how", |a| {
            a.set_medicines(common::trials(&[common::unsure("doxepin"), failed("sertraline")]));
        }),
        (open, |a| a.diagnosed = Answer::Skipped),
    ] {
        let also = also(how);
        assert!(also.len() == 1 && also[0].contains(rule), "{rule}: {also:?}");
    }
    let both = also(|a| (a.phq9, a.diagnosed) = (items(4, 5), Answer::Skipped));
    assert!(both.len() == 2 && both[1] == open, "{both:?}");
}

#[test]
fn what_to_ask_before_this_treatment_is_not_said_where_it_does_not_fit() {
    let ask = |codes: &[&str]| advice(&with(codes)).reasons.iter().filter(|reason| reason.ask.is_some()).count();
    assert!(ask(&["B-LIVER"]) > 0, "the control");
    assert_eq!(ask(&["B-LIVER", "M-DEMENTIA"]), 0);
}

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

#[test]
fn other_steps_says_why() {
    let stopped = |id| Trial { effect: Answer::Given(Effect::SideEffects), ..failed(id) };
    let few = |trials: &[Trial]| words(&advice(&change(|a| a.set_medicines(common::trials(trials)))));
    assert!(few(&[stopped("sertraline"), stopped("doxepin")]).contains("ask a psychiatrist what else may fit you"));
    assert!(!few(&[stopped("sertraline")]).contains("ask a psychiatrist"));
    let short = Trial { weeks: Answer::Given(clinical::answer::YesNoUnsure::No), ..failed("sertraline") };
    assert!(few(&[short]).contains("did not get enough time"));
    let nothing = change(|a| {
        a.diagnosed = DIAGNOSED[1];
        a.set_medicines(common::trials(&[]));
    });
    let page = advice(&nothing);
    assert!(words(&page).contains("A good first step is a visit to find out what is going on."));
    assert!(!page.lead.contains("Your depression"), "nobody has said that it is depression: {}", page.lead);
}

#[test]
fn consult_has_both_sides_the_alternatives_and_the_questions_before_the_button() {
    let page = advice(&with(&["R-SEDATIVE", "C-NO-RIDE"]));
    assert_eq!((page.outcome, page.contact), (Outcome::Consult, Contact::Button));
    assert!(page.has_treatment && page.alternatives.len() >= 5 && page.questions.len() == 12);
    assert_eq!(page.bring, [common::factor("R-SEDATIVE"), common::factor("C-NO-RIDE")]);
    assert!(page.lead.contains("Only a clinician can say what is right"));
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
