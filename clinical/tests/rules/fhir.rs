//! The file that a person keeps: it reads back as what was saved, and nothing else is opened.

use crate::common;
use crate::common::{consult, failed, generated, trials, unsure, with};
use clinical::{
    answer::{Age, Answer},
    answers::Answers,
    date::Date,
    fhir::{self, OpenError},
    page,
    text::Lang,
};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 11, 20).unwrap()
}

fn saved(answers: &Answers) -> String {
    fhir::bundle(answers, today(), Lang::En, true)
}

/// Whether the reader of engineers' records takes these answers.
fn engineers_read(answers: &Answers) -> bool {
    record::read(&record::write(answers).unwrap()).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(1_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_is_opened_as_the_same(seed in any::<[u8; 40]>(), spanish in any::<bool>()) {
        let answers = generated(&seed);
        let file = fhir::bundle(&answers, today(), if spanish { Lang::Es } else { Lang::En }, true);
        prop_assert!(file.len() < fhir::LARGEST / 4, "{} bytes", file.len());
        prop_assert_eq!(fhir::open(&file), Ok(answers.clone()));
        // Both readers of records agree on what a record is.
        let by_engineers = record::read(&record::write(&answers).unwrap());
        prop_assert_eq!(by_engineers.map_err(|fault| TestCaseError::fail(fault.to_string()))?, answers);
    }

    #[test]
    fn answers_that_are_no_record_are_not_opened(seed in any::<[u8; 40]>(), hole in any::<usize>()) {
        let mut answers = generated(&seed);
        let pages = page::required_pages(&answers);
        common::take_back(&mut answers, pages[hole % pages.len()]);
        let is_record = engineers_read(&answers);
        prop_assert_eq!(page::is_record(&answers), is_record);
        prop_assert_eq!(fhir::open(&saved(&answers)).is_ok(), is_record);
    }
}

/// Stopped before each page in turn. Who may stop, may do so only once the ASQ has been put.
#[test]
fn both_readers_agree_on_who_may_stop_where() {
    let mut suicidal = consult();
    suicidal.phq9.set(clinical::phq9::Item::NINTH, common::NINE[4]);
    suicidal.asq.now = common::YES_NO[1];
    for (person, may_stop) in [(consult(), false), (suicidal, true), (with(&["M-MANIA-NOW"]), true)] {
        let mut records = 0;
        for page in page::required_pages(&person) {
            let stopped = common::walk_to(&person, page.link_id());
            let answers = stopped.answers();
            let is_record = engineers_read(answers);
            assert_eq!(page::is_record(answers), is_record, "before {page:?}: {answers:?}");
            assert!(!is_record || answers.is_asq_asked(), "a record before the ASQ: {answers:?}");
            records += usize::from(is_record);
        }
        assert_eq!(records > 0, may_stop, "{records} records: {person:?}");
    }
}

#[test]
fn a_record_has_the_codes_of_the_field() {
    let mut answers = with(&["M-BIPOLAR"]);
    answers.set_medicines(trials(&[failed("sertraline"), unsure("unknown-1")]));
    answers.phq9.set(clinical::phq9::Item::all().nth(1).unwrap(), Answer::Skipped);
    let file = saved(&answers);
    for part in [
        r#""resourceType":"Bundle","type":"collection""#,
        r#""status":"completed","authored":"2026-11-20""#,
        // An answer of the PHQ-9, with LOINC's code and its ordinal value.
        r#"{"linkId":"phq9-1","text":"Little interest or pleasure in doing things","answer":[{"valueCoding":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}],"system":"http://loinc.org","code":"LA6571-9","display":"Nearly every day"}}]}"#,
        // One that was skipped.
        r#"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"asked-declined"}],"linkId":"phq9-2","text":"Feeling down, depressed, or hopeless"}"#,
        // "None of these" is an answer.
        r#""code":"none","display":"None of these"}"#,
        r#""code":"M-BIPOLAR""#,
        r#""linkId":"medicine-1.dose""#,
        r#""linkId":"medicine-2.effect""#,
        r#""code":"44261-6""#,
        r#""valueQuantity":{"value":15,"unit":"{score}""#,
    ] {
        assert!(file.contains(part), "{part} is not in {file}");
    }
    // A medicine without a name has no dose to ask for.
    assert!(!file.contains("medicine-2.dose"), "{file}");
    assert!(!file.contains("identifier") && !file.contains("subject"), "nobody is named");
}

#[test]
fn a_total_that_cannot_be_reckoned_is_not_observed() {
    let mut answers = consult();
    answers.phq9.set(clinical::phq9::Item::NINTH, Answer::Skipped);
    answers.asq.now = common::YES_NO[0];
    let file = saved(&answers);
    assert!(!file.contains("Observation") && fhir::open(&file) == Ok(answers), "{file}");
    assert!(saved(&consult()).contains("Observation"), "the control");
}

#[test]
fn a_day_that_nobody_knows_is_left_out() {
    let file = fhir::bundle(&consult(), Date::LATEST, Lang::En, true);
    assert!(!file.contains("authored") && !file.contains("effectiveDateTime"));
    assert_eq!(fhir::open(&file), Ok(consult()));
}

#[test]
fn what_does_not_matter_may_be_changed() {
    let file = saved(&consult());
    let spaced = file.replace(",\"", ",\n\t\"").replace("\":", "\" : ").replace('{', "{\r\n");
    let spaced = spaced.replace("{\r\nscore}", "{score}") + "\n";
    assert_eq!(fhir::open(&spaced), Ok(consult()), "{spaced}");
    for (old, new) in [
        ("Little interest", "Poco inter\\u00e9s \\ud83d\\ude00 \\\"\\/"),
        ("\"language\":\"en\"", "\"language\":\"es\""),
        ("2026-11-20", "2027-01-01"),
        ("urn:uuid:", "urn:oid:"),
    ] {
        assert!(file.contains(old));
        assert_eq!(fhir::open(&file.replacen(old, new, 1)), Ok(consult()), "{old}");
    }
}

/// A file as version 2 of the questions had it: nobody was asked how long the episode has lasted.
fn in_version_2(file: &str) -> String {
    let old = file.replace("|3\"", "|2\"");
    let Some((before, after)) = old.split_once(r#"{"linkId":"episode","#) else { return old };
    let (_, after) = after.split_once("]},").unwrap();
    [before, after].concat()
}

/// A file as version 1 of the questions had it: beside that, ASQ 4 and its time were one question.
fn in_version_1(file: &str) -> String {
    let (yes, when) = (r#""code":"yes","display":"Yes"}}]},{"linkId":"asq-4-when","#, r#""answer":[{"valueCoding":{"#);
    let mut old = in_version_2(file).replace("|2\"", "|1\"");
    if let Some((before, after)) = old.split_once(yes) {
        // The answer to the second question is that of the first: what stands between them goes.
        let start = before.rfind(when).unwrap();
        let answer = &after[after.find(when).unwrap()..];
        old = format!("{}{answer}", &before[..start]);
    }
    old
}

#[test]
fn a_file_of_version_1_is_opened_with_what_its_answers_mean_now() {
    for (attempt, last_attempt) in common::ATTEMPT {
        let mut person = consult();
        person.episode = Answer::NotAsked;
        (person.asq.attempt, person.asq.last_attempt) = (attempt, last_attempt);
        person.asq.now = if person.is_asq_now_due() { common::YES_NO[0] } else { Answer::NotAsked };
        let old = in_version_1(&saved(&with_episode(&person)));
        assert!(old.contains("|1\"") && (last_attempt.is_skipped() || !old.contains("asq-4-when")), "{old}");
        // Version 1 had no "tried, and the time was not said".
        let expected = if last_attempt.is_skipped() { Err(OpenError::Altered) } else { Ok(person) };
        assert_eq!(fhir::open(&old), expected, "{attempt:?}, {last_attempt:?}");
        // The same answers under the number of this version are no record.
        if last_attempt.given().is_some() {
            assert_eq!(fhir::open(&old.replace("|1\"", "|2\"")), Err(OpenError::Altered), "{last_attempt:?}");
        }
    }
}

fn with_episode(person: &Answers) -> Answers {
    let mut person = person.clone();
    person.episode = consult().episode;
    person
}

#[test]
fn a_file_of_version_2_is_opened_and_the_new_question_is_put() {
    for codes in [&[][..], &["M-BIPOLAR", "R-OPIOID"], &["H-ICP"]] {
        let mut person = with(codes);
        person.episode = Answer::NotAsked;
        let new = saved(&with_episode(&person));
        let old = in_version_2(&new);
        assert!(old.contains("|2\"") && !old.contains("\"episode") && old.contains("completed"), "{old}");
        assert_eq!(fhir::open(&old), Ok(person.clone()), "{codes:?}");
        let session = clinical::session::Session::default().open(person);
        let asks = |id| common::is_question(&session, id);
        assert!(asks("episode") || session.assessment().outcome.rank() > 2, "{:?}", session.view());
        // Under the number of this version it is no whole record; and version 2 knew of no episode.
        assert_eq!(fhir::open(&old.replace("|2\"", "|3\"")), Err(OpenError::Altered));
        assert_eq!(fhir::open(&new.replace("|3\"", "|2\"")), Err(OpenError::Altered));
    }
}

/// What is refused, and why.
#[test]
fn whatever_else_is_changed_is_refused() {
    let file = saved(&with(&["M-BIPOLAR", "R-OPIOID"]));
    let cases = [
        ("", "", OpenError::Foreign),
        ("}", "}}", OpenError::Altered),
        ("\"collection\"", "\"document\"", OpenError::Altered),
        ("\"collection\"", "\"collection\",\"total\":1", OpenError::Altered),
        ("\"collection\"", "\"collection\",\"type\":\"collection\"", OpenError::Altered),
        ("\"collection\"", "\"collection\",\"id\":\"1\",\"id\":\"2\"", OpenError::Altered),
        ("\"resourceType\":\"Bundle\",", "", OpenError::Altered),
        ("\"entry\"", "\"contained\"", OpenError::Altered),
        ("\"type\":\"collection\"", "\"type\" \"collection\"", OpenError::Altered),
        ("\"type\":\"collection\"", "type:\"collection\"", OpenError::Altered),
        ("]}]}}", "]}]}},", OpenError::Altered),
        (fhir::QUESTIONNAIRE, "http://loinc.org/q/44249-1|1", OpenError::Foreign),
        (fhir::QUESTIONNAIRE, "http://loinc.org/q/44249-1", OpenError::Foreign),
        ("|3\"", "|4\"", OpenError::OtherVersion),
        ("|3\"", "|0\"", OpenError::OtherVersion),
        ("|3\"", "\"", OpenError::Foreign),
        ("completed", "amended", OpenError::Altered),
        ("\"authored\":\"2026-11-20\",", "", OpenError::Altered),
        ("\"authored\":\"2026-11-20\"", "\"authored\":2026", OpenError::Altered),
        // The sum no longer fits the answers.
        ("\"value\":16", "\"value\":6", OpenError::Altered),
        ("LA6571-9", "LA6570-1", OpenError::Altered),
        ("\"valueDecimal\":3", "\"valueDecimal\":2", OpenError::Altered),
        ("\"valueDecimal\":3", "\"valueDecimal\":3.0", OpenError::Altered),
        ("http://loinc.org\",\"code\":\"LA", "http://snomed.info/sct\",\"code\":\"LA", OpenError::Altered),
        // A question that was answered is missing, stands twice, or is another one.
        ("\"linkId\":\"phq9-3\"", "\"linkId\":\"phq9-2\"", OpenError::Altered),
        ("\"linkId\":\"phq9-3\"", "\"linkId\":\"phq9-33\"", OpenError::Altered),
        ("\"linkId\":\"asq-4\"", "\"linkId\":\"asq-5\"", OpenError::Altered),
        ("\"linkId\":\"medicine-1\"", "\"linkId\":\"medicine-3\"", OpenError::Altered),
        ("\"code\":\"sertraline\"", "\"code\":\"aspirin\"", OpenError::Altered),
        ("\"code\":\"sertraline\"", "\"code\":\"venlafaxine\"", OpenError::Altered),
        ("\"code\":\"R-OPIOID\"", "\"code\":\"M-BIPOLAR\"", OpenError::Altered),
        ("\"code\":\"adult\"", "\"code\":\"minor\"", OpenError::Altered),
        ("\"code\":\"none\"", "\"code\":\"U-INTENT\"", OpenError::Altered),
        // Something that a reader of FHIR may not pass over.
        ("\"linkId\":\"mind\"", "\"modifierExtension\":[],\"linkId\":\"mind\"", OpenError::Altered),
        ("\"linkId\":\"mind\"", "\"linkId\":7", OpenError::Altered),
        ("[{\"valueCoding\"", "[{\"valueString\":\"x\",\"valueCoding\"", OpenError::Altered),
        ("\"answer\":[{", "\"answer\":[],\"item\":[{", OpenError::Altered),
    ];
    for (old, new, fault) in cases {
        assert!(file.contains(old), "{old} is not in {file}");
        let changed = if old.is_empty() { String::new() } else { file.replacen(old, new, 1) };
        assert_eq!(fhir::open(&changed), Err(fault), "{old} -> {new}");
    }
    for other in ["null", "[]", "7", "{}", "<html>", "{\"resourceType\":\"Patient\"}", "%PDF-1.7"] {
        assert_eq!(fhir::open(other), Err(OpenError::Foreign), "{other}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let file = saved(&consult());
    for end in (0..file.len()).step_by(crate::common::step()).filter(|end| file.is_char_boundary(*end)) {
        assert!(matches!(fhir::open(&file[..end]), Err(OpenError::Foreign | OpenError::Altered)), "cut off at {end}");
    }
    assert!(fhir::open(&format!("{file}\n")).is_ok(), "the control");
}

#[test]
fn a_file_made_to_exhaust_is_refused() {
    let large = format!("{}{}", saved(&consult()), " ".repeat(fhir::LARGEST));
    assert_eq!(fhir::open(&large), Err(OpenError::TooLarge));
    for (open, close) in [("[", "]"), ("{\"entry\":", "}"), ("{\"item\":[", "]}")] {
        let times = fhir::LARGEST / (open.len() + close.len() + 1);
        assert_eq!(fhir::open(&open.repeat(times)), Err(OpenError::Foreign));
        let deep = format!("{}0{}", open.repeat(times / 2), close.repeat(times / 2));
        assert_eq!(fhir::open(&saved(&consult()).replacen("\"adult\"", &deep, 1)), Err(OpenError::Altered));
    }
    // Very many keys, and very many items.
    let keys: Vec<_> = (0..20_000).map(|i| format!("\"{i}\":0")).collect();
    assert_eq!(fhir::open(&format!("{{{}}}", keys.join(","))), Err(OpenError::Foreign));
    for item in ["{\"linkId\":\"urgent\"},", "{\"linkId\":\"practical\"},", "{\"code\":\"x\"},", "{\"code\":\"none\"},"]
    {
        let times = (fhir::LARGEST - saved(&consult()).len()) / item.len();
        let many = saved(&consult()).replacen("\"item\":[", &format!("\"item\":[{}", item.repeat(times)), 1);
        assert_eq!(fhir::open(&many), Err(OpenError::Altered), "{item}");
    }
    let codes = "{\"valueCoding\":{\"code\":\"M-BIPOLAR\"}},".repeat(5_000);
    let many = saved(&with(&["M-BIPOLAR"])).replacen("\"answer\":[", &format!("\"answer\":[{codes}"), 1);
    assert_eq!(fhir::open(&many), Err(OpenError::Altered));
}

#[test]
fn answers_on_suicide_can_be_left_out_but_then_nothing_can_be_said_any_more() {
    let file = fhir::bundle(&consult(), today(), Lang::En, false);
    assert!(!file.contains("asq-") && file.contains("\"linkId\":\"mind\""));
    assert_eq!(fhir::open(&file), Err(OpenError::WithoutAsq));
}

#[test]
fn early_ends_are_kept() {
    let urgent = with(&["U-MEDICAL"]).trimmed();
    let mut minor = consult();
    minor.age = Some(Age::Minor);
    let minor = minor.trimmed();
    let mut stopped = with(&["M-DEMENTIA"]);
    for page in page::required_pages(&stopped.clone()).into_iter().rev().take(9) {
        common::take_back(&mut stopped, page);
    }
    assert!(!stopped.factors(clinical::factors::FactorPage::Substances).is_asked());
    for (answers, status) in [(urgent, "completed"), (minor, "completed"), (stopped, "stopped")] {
        let file = saved(&answers);
        assert!(file.contains(&format!("\"status\":\"{status}\"")), "{file}");
        assert_eq!(fhir::open(&file), Ok(answers));
    }
}

#[test]
fn every_fault_has_its_words() {
    for fault in OpenError::ALL {
        for lang in Lang::all() {
            assert!(fault.says(lang).len() > 20, "{fault:?}");
        }
    }
}
