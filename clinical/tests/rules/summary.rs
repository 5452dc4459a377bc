//! The copy for people holds all that was answered, names no illness as a finding, and leaves out what the person chose.

use clinical::{
    answer::{Answer, Effect},
    answers::Answers,
    crisis::Country,
    date::Date,
    labels,
    page::{self, Page},
    settings::Settings,
    summary::{self, LineKind, Options, Summary, as_html, as_text},
    text::Lang,
    trials::Trial,
};
use proptest::prelude::*;

use super::common::{self, consult, failed, generated, trials, unsure, with};

fn sheets(answers: &Answers, lang: Lang, has_asq: bool) -> Vec<Summary> {
    let settings = Settings::default();
    let today = Date::new(2026, 11, 20).unwrap();
    let options = Options { today, country: Country::default(), settings: &settings, has_asq, questions: &[0, 2] };
    Summary::all(answers, &options, lang)
}

fn text(answers: &Answers) -> String {
    as_text(&sheets(answers, Lang::En, true))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common::cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    /// Every answer stands in every form of the copy: nothing is lost between the record and the paper.
    #[test]
    fn every_answer_stands_in_it(seed in any::<[u8; 40]>(), spanish in any::<bool>()) {
        let answers = generated(&seed);
        let lang = if spanish { Lang::Es } else { Lang::En };
        let sheets = sheets(&answers, lang, true);
        let (text, html) = (as_text(&sheets), as_html(&sheets, "x"));
        for page in page::required_pages(&answers) {
            for said in labels::answer(page, &answers, lang) {
                prop_assert!(text.contains(&*said), "{said} of {} is not in\n{text}", page.link_id());
                prop_assert!(html.contains(&said.replace('&', "&amp;").replace('<', "&lt;")), "{said} is not in\n{html}");
            }
            if page.is_asked(&answers) && page.factor_page().is_none() && page != Page::Hard {
                prop_assert!(text.contains(&*labels::question(page, lang)), "{}", page.link_id());
            }
        }
    }

    #[test]
    fn what_is_left_out_is_told_by_nothing_else(seed in any::<[u8; 40]>()) {
        let answers = generated(&seed);
        let whole = as_text(&sheets(&answers, Lang::En, true));
        let text = as_text(&sheets(&answers, Lang::En, false));
        let said = ["wished you were dead", "tried to kill yourself", "killing yourself", "a past attempt", "You left a question about"];
        prop_assert!(said.iter().all(|said| !text.contains(said)), "{text}");
        if answers.asq.is_asked() {
            prop_assert!(text.contains("left these answers out"), "{text}");
            prop_assert!(whole.contains("wished you were dead"), "the control");
        }
    }
}

#[test]
fn a_clinician_reads_it_in_a_minute() {
    let mut answers = with(&["M-BIPOLAR", "R-OPIOID", "C-NO-RIDE", "P-TRYING"]);
    answers.set_medicines(trials(&[failed("sertraline"), unsure("unknown-1")]));
    answers.phq9.set(clinical::phq9::Item::all().nth(7).unwrap(), Answer::Skipped);
    let text = text(&answers);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in\n{text}"));
    let order = [
        "Answers from a self-check\n",
        "- Date: 2026-11-20\n",
        "\nWhat the self-check said\n- Have a doctor check first\n",
        "\nHelp is here if you want it\n",
        "\nA doctor needs to look at these first\n- I was told I have bipolar disorder\n",
        "\nWhat to mention\n",
        "\nYour last two weeks (PHQ-9)\n- PHQ-9 total: 18 of 27 (score range 15 to 19); skipped questions filled in with the average\n",
        "- Little interest or pleasure in doing things: Nearly every day\n",
        "You'd rather not say\n",
        "\nHard questions (ASQ)\n",
        "- Heart, blood vessels and brain: None of these\n",
        "- About sertraline: Did you reach at least 50 mg a day? Yes; ",
        "- Practical needs: No adult could take me home after treatment",
        "(version ",
    ];
    let places: Vec<_> = order.iter().map(|part| at(part)).collect();
    assert!(places.is_sorted(), "{places:?}\n{text}");
    // Nothing is said twice that is ticked once, and no page of factors that were ticked stands as "none".
    assert_eq!(text.matches("bipolar").count(), 1);
    assert!(!text.contains("Mind and memory:"));
    // About 200 words a minute, and what is asked is read by heart.
    assert!(text.split_whitespace().count() < 600, "{}", text.split_whitespace().count());
}

/// For whoever stages the depression: the class of each medicine, and how far it helped, in the bands of trials.
#[test]
fn each_trial_names_its_class_and_its_response() {
    let of = |id, effect| Trial { effect: Answer::Given(effect), ..failed(id) };
    let mut answers = consult();
    answers.set_medicines(trials(&[
        of("sertraline", Effect::Little),
        of("venlafaxine", Effect::Partly),
        of("nortriptyline", Effect::Better),
        of("mirtazapine", Effect::Lost),
        of("phenelzine", Effect::SideEffects),
        unsure("unknown-1"),
    ]));
    let text = text(&answers);
    let line = |begin: &str| text.lines().find(|line| line.starts_with(begin)).unwrap();
    for (medicine, ends) in [
        ("sertraline", "; SSRIs; response: less than 25%"),
        ("venlafaxine", "; SNRIs; response: 25 to 50%"),
        ("nortriptyline", "; Tricyclics (TCAs); response: more than 50%"),
        ("mirtazapine", "; Mirtazapine (alpha-2 blocker); response, then lost"),
        ("phenelzine", "I stopped because of side effects; MAOIs"),
    ] {
        let line = line(&format!("- About {medicine}"));
        assert!(line.ends_with(ends), "{line}");
    }
    assert!(text.contains("- How long has this episode lasted?: 1 to 2 years\n"), "{text}");
}

#[test]
fn help_stands_first_where_today_matters() {
    let said = "What the self-check said";
    let at = |text: &str, part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in\n{text}"));
    for (code, number) in [("M-MANIA-NOW", "988"), ("A-MINOR", "911")] {
        let text = text(&with(&[code]));
        assert!(at(&text, number) < at(&text, said), "{text}");
    }
    let text = text(&consult());
    assert!(at(&text, "988") > at(&text, said), "{text}");
}

#[test]
fn totals_are_ranges() {
    for (sum, told) in [
        (0, "0 of 27 (score range 0 to 4)"),
        (9, "9 of 27 (score range 5 to 9)"),
        (24, "24 of 27 (score range 20 to 27)"),
    ] {
        let mut answers = consult();
        answers.phq9 = common::items(0, sum);
        assert!(text(&answers).contains(told), "{sum}");
    }
    let mut answers = consult();
    answers.phq9 = common::items(3, 10);
    assert!(text(&answers).contains("- PHQ-9 total: too many questions were skipped\n"));
    for word in ["severe", "severa", "grave"] {
        assert!(!as_text(&sheets(&consult(), Lang::Es, true)).contains(word));
    }
}

#[test]
fn english_for_the_clinician_follows_another_language_once() {
    let sheets = sheets(&consult(), Lang::Es, true);
    assert_eq!(sheets.iter().map(|sheet| sheet.lang).collect::<Vec<_>>(), [Lang::Es, Lang::En]);
    let crisis = |sheet: &Summary| sheet.lines.iter().any(|line| line.said.contains("988"));
    assert_eq!(sheets.iter().map(crisis).collect::<Vec<_>>(), [true, false], "help is for the person");
    for sheet in &sheets {
        assert_eq!(sheet.lines[0].kind, LineKind::Title);
        let twice = sheet.lines.windows(2).any(|two| two[0].kind == LineKind::Heading && two[1].kind != LineKind::Line);
        assert!(!twice, "a heading without a line: {sheet:?}");
    }
}

#[test]
fn no_name_of_a_copy_says_more_than_the_person_chose() {
    for lang in [Lang::En, Lang::Es] {
        for name in [summary::title(false, lang), summary::file_name(lang)] {
            assert!(!name.to_lowercase().contains("depr"), "{name}");
        }
        assert!(summary::title(true, lang).contains("depr"), "the control");
        assert!(summary::file_name(lang).chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    }
}

#[test]
fn markup_in_a_word_stays_a_word() {
    let mut sheets = sheets(&consult(), Lang::En, true);
    sheets[0].lines[1].said = "<script>&".into();
    let html = as_html(&sheets, "</title><b>");
    assert!(html.contains("&lt;script>&amp;") && !html.contains("<script"), "{html}");
    assert!(html.contains("<title>&lt;/title>&lt;b></title>"));
    for part in
        ["<!doctype html>", "<main lang=en>", "<h1>Answers from a self-check</h1>", "<h2>What the self-check said</h2>"]
    {
        assert!(html.contains(part), "{part}");
    }
    for part in ["http", "href", "src=", "url("] {
        assert!(!html.contains(part), "{part}");
    }
}
