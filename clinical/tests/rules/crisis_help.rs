//! The crisis page leads with its cause, in the right order and the right words for every set of causes; and a line
//! whose numbers are past their date is still shown, with help of the world beside it.

use crate::common;
use crate::common::{YES_NO, consult, factors, with};
use clinical::{
    advice::Advice,
    answer::Age,
    crisis::{Country, FRESH_DAYS, Line},
    crisis_help::{CrisisHelp, Lead, crisis_help, main_line, reach},
    date::Date,
    factors::{Factor, FactorPage, Factors},
    outcome::assess,
    row_set::Row,
    settings::Settings,
    text::Lang,
};

fn help(answers: &clinical::answers::Answers, country: &str) -> CrisisHelp {
    crisis_help(&assess(answers), Country::from_code(country).unwrap(), Lang::En)
}

fn all_words(help: &CrisisHelp) -> String {
    format!("{}\n{}", help.heading, help.says.join("\n"))
}

#[test]
fn every_set_of_urgent_answers_is_led_by_its_first_cause() {
    let order = [
        ("U-SELFHARM", Lead::SelfHarm, "Call 911 now, even if you feel fine."),
        ("U-MEDICAL", Lead::Medical, "Call 911 now."),
        ("U-REALITY", Lead::Reality, "Call 911, or ask someone to take you to an emergency room."),
        ("U-INTENT", Lead::Intent, "You matter, and help is available right now"),
    ];
    let gate: Vec<Factor> = Factor::on(FactorPage::Urgent).collect();
    for set in 1..1_u32 << gate.len() {
        let ticked: Factors = gate.iter().enumerate().filter(|(i, _)| set & (1 << i) != 0).map(|(_, f)| *f).collect();
        let has = |code: &str| ticked.contains(common::factor(code));
        let mut answers = consult();
        answers.set_urgent(ticked);
        let help = help(&answers, "US");
        let (_, lead, heading) = order.into_iter().find(|(code, ..)| has(code)).unwrap();
        assert_eq!((help.lead, help.heading.as_ref()), (lead, heading), "{ticked:?}");
        let words = all_words(&help);
        assert_eq!(help.is_emergency_first, lead != Lead::Intent, "988 and 911 weigh the same for intent: {ticked:?}");
        assert_eq!(help.has_panel, has("U-SELFHARM") || has("U-INTENT"), "words for suicide: {ticked:?}");
        assert_eq!(help.is_emergency_alone, lead == Lead::Medical && !has("U-INTENT"), "no crisis line: {ticked:?}");
        assert_eq!(words.contains("Poison Help, 1-800-222-1222"), lead == Lead::SelfHarm, "{ticked:?}");
        assert_eq!(words.contains("Don't drive yourself. Unlock the door."), has("U-MEDICAL"), "{ticked:?}");
        assert_eq!(words.contains("Try not to be alone."), has("U-REALITY"), "{ticked:?}");
        assert_eq!(words.contains("If you might hurt someone"), has("U-INTENT"), "{ticked:?}");
        assert!(words.contains("911") && words.contains("988"), "{ticked:?}");
    }
}

#[test]
fn a_medical_emergency_alone_has_no_word_of_suicide() {
    let words = all_words(&help(&with(&["U-MEDICAL"]), "US")).to_lowercase();
    for word in ["suicid", "hurt yourself", "thoughts", "matter"] {
        assert!(!words.contains(word), "{word}: {words}");
    }
}

#[test]
fn suicide_today_goes_before_mania_and_mania_before_voices() {
    let both = ["M-MANIA-NOW", "M-VOICES-NOW"];
    for set in 0..1_u32 << 2 {
        let codes: Vec<_> = both.into_iter().enumerate().filter(|(i, _)| set & (1 << i) != 0).map(|(_, c)| c).collect();
        for suicidal in [false, true] {
            let mut answers = with(&codes);
            if suicidal {
                (answers.asq.thoughts, answers.asq.now) = (YES_NO[2], YES_NO[0]);
            }
            if codes.is_empty() && !suicidal {
                continue;
            }
            let help = help(&answers, "US");
            let lead = if suicidal {
                Lead::Today
            } else if codes.contains(&"M-MANIA-NOW") {
                Lead::Mania
            } else {
                Lead::Voices
            };
            assert_eq!(help.lead, lead, "{codes:?}");
            let words = all_words(&help);
            let mania = "If you have far more energy than usual and hardly sleep, you need care today.";
            assert_eq!(words.contains(mania), codes.contains(&both[0]), "{codes:?}: {words}");
            assert_eq!(words.contains("Don't start or stop any medicine on your own."), codes.contains(&both[0]));
            assert_eq!(words.contains("If you feel unsafe, call 911."), codes.contains(&both[1]), "{codes:?}");
            let heading = "See a doctor today.";
            let says = help.says.iter().filter(|said| said.as_ref() == heading).count();
            assert_eq!(says, usize::from(suicidal && !codes.is_empty()), "said once: {codes:?}: {words}");
            assert_eq!(help.has_panel, suicidal, "{codes:?}");
            assert_eq!(words.contains("or a crisis line today."), suicidal);
            if !suicidal {
                assert_eq!(help.heading, "See a doctor today.");
            }
        }
    }
}

#[test]
fn acute_answers_have_the_words_of_intent() {
    let mut answers = consult();
    (answers.asq.thoughts, answers.asq.now) = (YES_NO[2], YES_NO[2]);
    let help = help(&answers, "US");
    assert_eq!((help.lead, help.has_panel, help.is_emergency_first), (Lead::Intent, true, false));
    let words = all_words(&help);
    assert!(words.contains("or might act on these thoughts, call 911"), "{words}");
    assert!(words.contains("move away from them and call 911 or 988"), "{words}");
}

#[test]
fn without_a_cause_the_words_fit_whoever_asks() {
    assert_eq!(help(&consult(), "US").lead, Lead::Today);
    let mut minor = consult();
    minor.age = Some(Age::Minor);
    let help = help(&minor, "US");
    assert_eq!((help.lead, help.is_emergency_alone), (Lead::Minor, false));
}

#[test]
fn a_sentence_reaches_the_first_line_in_the_way_that_it_has() {
    for country in Country::all() {
        for lang in [Lang::En, Lang::Es] {
            let reach = reach(country, lang);
            let Some(line) = country.lines_in(lang).first().copied() else {
                assert_eq!(reach, "", "{country:?}");
                continue;
            };
            assert_eq!(reach.contains("oprima") || reach.contains("press"), line.key_to_press().is_some(), "{reach}");
            let is_one_number = line.key_to_press().is_none() && line.call.is_some() && line.call == line.text;
            let is_both = reach.contains("call or text") || reach.contains("llame o envíe un texto");
            assert_eq!(is_both, is_one_number, "{country:?}: {reach}");
            let ways = [line.key_to_press(), line.call.or(line.text)];
            assert!(ways.into_iter().flatten().all(|way| reach.contains(way)), "{country:?}: {reach}");
        }
    }
}

#[test]
fn every_country_names_its_own_emergency_number_and_poison_help_is_for_the_us_alone() {
    for country in Country::all() {
        let words = all_words(&help(&with(&["U-SELFHARM"]), country.code()));
        assert!(words.contains(&format!("Call {} now", country.emergency()[0])), "{country:?}: {words}");
        assert_eq!(words.contains("Poison"), country.code() == "US", "{country:?}");
        assert!(country.code() == "US" || country.code() == "CA" || !words.contains("988"), "{country:?}: {words}");
    }
    assert_eq!(factors(&["U-INTENT"]).len(), 1);
}

#[test]
fn a_line_past_its_date_is_still_shown_with_the_lines_of_the_world() {
    let day = |y, m, d| Date::new(y, m, d).unwrap();
    let world = |country: &str, today| Country::from_code(country).unwrap().world_lines(today);
    let spain = Line::from_id("es-024").unwrap();
    let seen = spain.seen_on.unwrap();
    assert_eq!((seen, FRESH_DAYS), (day(2026, 10, 5), 90));
    assert!(!spain.is_past_date(day(2027, 1, 3)), "the ninetieth day");
    assert!(spain.is_past_date(day(2027, 1, 4)), "the day after");
    assert!(world("ES", day(2026, 11, 20)).is_empty());
    for today in [day(2027, 2, 19), day(2040, 1, 1), day(9999, 12, 31)] {
        for country in Country::all() {
            assert!(!country.lines().is_empty(), "{country:?} keeps its lines");
            assert!(country.lines().iter().all(|line| line.is_past_date(today)));
            let beside: Vec<_> = world(country.code(), today).iter().filter_map(|line| line.page).collect();
            let any_other = country.is_any_other();
            assert_eq!(beside.contains(&"https://findahelpline.com"), !any_other, "{country:?}");
        }
    }
    // The day this number was read is not known: it counts as past its date from the first day.
    assert!(Line::from_id("gb-nhs-111").unwrap().is_past_date(day(2026, 11, 20)));
    assert!(!world("GB", day(2026, 11, 20)).is_empty());
    // A clock that runs before the day the number was seen cannot say that it is fresh.
    for country in Country::all() {
        assert!(!country.lines().is_empty());
        let _ = world(country.code(), day(0, 1, 1));
    }
}

#[test]
fn a_sentence_says_call_or_text_only_of_a_line_that_can_be_called_or_texted() {
    let mut wrong = Vec::new();
    for country in Country::all() {
        let first = &country.lines()[0];
        let mut said = Vec::new();
        for codes in [&["A-MINOR"][..], &["H-ANEURYSM"], &["M-MANIA-NOW"]] {
            let answers = with(codes);
            let advice = Advice::of(&answers, &Settings::default(), country, Lang::En);
            said.extend(advice.next.iter().map(ToString::to_string));
            said.extend(help(&answers, country.code()).says.iter().map(ToString::to_string));
        }
        let line = main_line(country);
        let text = format!("call or text {line}");
        let call = format!("call {line}");
        let promises = |words: &str| said.iter().any(|said| said.contains(words));
        if (promises(&text) && first.text.is_none()) || (promises(&call) && first.call.is_none()) {
            wrong.push(country.code());
        }
    }
    assert!(wrong.is_empty(), "told to text or call where nobody answers that way: {wrong:?}");
}
