//! The instruments keep their exact wording, and every crisis number is the one that was signed: a changed word makes
//! another instrument, and a changed digit can cost a life.

use clinical::{
    answer::{Coded, Difficulty, Frequency, YesNo},
    asq,
    crisis::Country,
    education::{Block, Card},
    labels,
    page::Page,
    phq9,
    row_set::Row,
    text::{Lang, say},
};

const EN: Lang = Lang::En;

#[test]
fn the_phq_9_keeps_its_wording() {
    let items = [
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
        "Trouble falling or staying asleep, or sleeping too much",
        "Feeling tired or having little energy",
        "Poor appetite or overeating",
        "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
        "Trouble concentrating on things, such as reading the newspaper or watching television",
        "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
        "Thoughts that you would be better off dead or of hurting yourself in some way",
    ];
    let stem = "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
    assert_eq!(say::phq9_stem(EN), stem);
    let shown: Vec<_> = phq9::Item::all().map(|item| labels::question(Page::Phq9(item), EN)).collect();
    assert_eq!(shown, items);
    let difficulty = "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?";
    assert_eq!(labels::question(Page::Difficulty, EN), difficulty);
    let frequencies: Vec<_> =
        Frequency::CODES.iter().map(|(code, value)| (*code, labels::frequency(*value, EN))).collect();
    let expected =
        [("0", "Not at all"), ("1", "Several days"), ("2", "More than half the days"), ("3", "Nearly every day")];
    assert_eq!(frequencies, expected);
    let difficulties: Vec<_> =
        Difficulty::CODES.iter().map(|(code, value)| (*code, labels::difficulty(*value, EN))).collect();
    let expected = [
        ("0", "Not difficult at all"),
        ("1", "Somewhat difficult"),
        ("2", "Very difficult"),
        ("3", "Extremely difficult"),
    ];
    assert_eq!(difficulties, expected);
}

#[test]
fn the_asq_keeps_its_wording() {
    let items = [
        "In the past few weeks, have you wished you were dead?",
        "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
        "In the past week, have you been having thoughts about killing yourself?",
        "Have you ever tried to kill yourself?",
        "Are you having thoughts of killing yourself right now?",
    ];
    assert_eq!(asq::Item::ALL.map(|item| labels::question(Page::Asq(item), EN)), items);
    assert_eq!(YesNo::CODES.iter().map(|(_, value)| labels::yes_no(*value, EN)).collect::<Vec<_>>(), ["Yes", "No"]);
}

/// FNV-1a, 64 bits: one number for all lines, so that none is changed unnoticed.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Country, emergency numbers; then each line as id, call, dial, text, keyword, `WhatsApp`, page.
fn numbers() -> String {
    let mut out = String::new();
    for country in Country::all() {
        out.push_str(&[country.code(), " ", &country.emergency().join(" "), "\n"].concat());
        for line in country.lines() {
            let parts = [line.call, line.dial, line.text, line.keyword, line.whatsapp, line.page]
                .map(|part| part.unwrap_or("-"));
            out.push_str(&[line.id, "|", &parts.join("|"), "\n"].concat());
        }
    }
    out
}

#[test]
fn every_crisis_number_is_the_one_that_was_read_twice() {
    let (listed, found) = (include_str!("crisis_numbers.txt"), numbers());
    for (listed, found) in listed.lines().zip(found.lines()) {
        assert_eq!(
            found, listed,
            "a crisis number has changed: read it in its source once more, then write it in crisis_numbers.txt"
        );
    }
    assert_eq!(found.lines().count(), listed.lines().count(), "a line was added or is gone");
    assert_eq!(checksum(&found), checksum(listed));
}

#[test]
fn the_numbers_of_the_united_states_are_known_by_heart() {
    let line = |id: &str| clinical::crisis::Line::from_id(id).unwrap_or_else(|| panic!("no line {id}"));
    assert_eq!(Country::default().emergency(), ["911"]);
    for (id, call, text) in [
        ("us-988", Some("988"), Some("988")),
        ("us-crisis-text", None, Some("741741")),
        ("us-veterans", Some("988"), Some("838255")),
        ("us-trevor", Some("1-866-488-7386"), Some("678-678")),
        ("us-trans", Some("877-565-8860"), None),
        ("us-maternal", Some("1-833-852-6262"), Some("1-833-852-6262")),
        ("us-samhsa", Some("1-800-662-4357"), None),
        ("us-violence", Some("1-800-799-7233"), Some("88788")),
        ("us-poison", Some("1-800-222-1222"), None),
    ] {
        assert_eq!((line(id).call, line(id).text), (call, text), "{id}");
    }
    assert_eq!(line("us-988").call_href().as_deref(), Some("tel:988"));
    assert_eq!(line("us-veterans").call_href().as_deref(), Some("tel:988,1"));
    assert_eq!(line("us-crisis-text").text_href().as_deref(), Some("sms:741741?&body=HOME"));
    assert_eq!(line("us-maternal").call_href().as_deref(), Some("tel:18338526262"));
}

#[test]
fn every_line_has_a_link_that_can_be_pressed_and_an_unlisted_country_has_help() {
    for country in Country::all() {
        assert!(!country.emergency().is_empty() && !country.lines().is_empty(), "{country:?}");
        for line in country.lines() {
            let links = [line.call_href(), line.text_href(), line.whatsapp_href(), line.page.map(str::to_owned)];
            assert!(links.iter().any(Option::is_some), "{} leads nowhere", line.id);
            for link in links.into_iter().flatten() {
                let (scheme, rest) = link.split_once(':').unwrap();
                assert!(["tel", "sms", "https"].contains(&scheme) && rest.len() >= 3, "{link}");
            }
        }
    }
    let any_other = Country::from_code("ZZ").unwrap();
    assert!(any_other.is_any_other());
    assert_eq!(any_other.lines()[0].page, Some("https://findahelpline.com"));
}

/// What the result page says of trials of ketamine by IV has its size and its source, and says what the card says.
#[test]
fn trials_of_ketamine_by_iv_have_their_size_and_source() {
    let card = Card::from_id("how-well").unwrap();
    for lang in ["en", "es"].map(|code| Lang::from_code(code).unwrap()) {
        let (said, sources) = (say::treatment_benefits(lang), say::treatment_checked(lang, ""));
        let rows: Vec<_> = card.body().into_iter().skip_while(|block| !is_picture_of(*block, "73", lang)).collect();
        let [Block::Picture(_), Block::Row(_, ketamine), Block::Row(_, sedative), ..] = rows[..] else {
            panic!("no picture of 73 people: {rows:?}")
        };
        for figure in ["73".to_owned(), ketamine.to_string(), sedative.to_string(), "2025".to_owned()] {
            assert!(said.contains(&figure), "{figure}: {said}");
        }
        for source in ["Murrough 2013", "Jelovac 2025"] {
            assert!(sources.contains(source), "{source}: {sources}");
            assert!(card.facts().iter().any(|fact| fact.source.starts_with(source)), "{source}");
        }
    }
}

fn is_picture_of(block: Block, people: &str, lang: Lang) -> bool {
    matches!(block, Block::Picture(text) if text.in_lang(lang).contains(people))
}
