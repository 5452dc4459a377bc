//! `instruments/*.toml` and `questionnaire.toml`: the codes and notices that a record for other software carries.

use super::source::{Day, Faults, Row, Source};
use std::path::Path;

/// What a saved record is called by, and the codes of the instruments in it.
#[derive(Default)]
pub struct Questionnaire {
    pub base: String,
    pub version: String,
    pub changed_on: Option<Day>,
    /// The LOINC codes of the PHQ-9's panel and total.
    pub panel: String,
    pub total: String,
    /// The LOINC codes of the PHQ-9's items 1 to 10.
    pub items: Vec<String>,
    /// The LOINC codes of the two answer lists: how often, how difficult; each with its options, from 0 to 3.
    pub lists: Vec<(String, Vec<String>)>,
    /// The notices of the PHQ-9, of the ASQ and of LOINC.
    pub notices: Vec<String>,
}

/// The two answer lists of the PHQ-9.
const LISTS: [&str; 2] = ["frequency", "difficulty"];

pub fn read(dir: &Path, faults: &mut Faults) -> Questionnaire {
    let source = Source::open(dir, "questionnaire.toml", faults);
    let table = source.table();
    let top = source.top(&table);
    top.only(&["base", "version", "changed_on"], faults);
    let changed_on = top.day("changed_on", faults);
    if !table.contains_key("changed_on") {
        faults.add(&top.place, "`changed_on` is missing: expected a date as YYYY-MM-DD");
    }
    let (base, version) = (top.required("base", faults), top.required("version", faults));
    if base.ends_with('/') || !base.starts_with("https://") {
        faults.add(&top.key_place("base"), "`base`: expected an https address without a slash at its end");
    }
    let mut questionnaire = Questionnaire { base, version, changed_on, ..Questionnaire::default() };
    phq9(&Source::open(dir, "instruments/phq9.toml", faults), &mut questionnaire, faults);
    asq(&Source::open(dir, "instruments/asq.toml", faults), &mut questionnaire, faults);
    questionnaire
}

fn phq9(source: &Source, questionnaire: &mut Questionnaire, faults: &mut Faults) {
    let table = source.table();
    let top = source.top(&table);
    top.only(&["notice", "loinc_notice", "loinc_panel", "loinc_total", "item", "answer_list"], faults);
    questionnaire.panel = loinc(&top, "loinc_panel", faults);
    questionnaire.total = loinc(&top, "loinc_total", faults);
    questionnaire.notices = vec![top.required("notice", faults), top.required("loinc_notice", faults)];
    let items = source.rows(&table, "item");
    for (i, item) in items.iter().enumerate() {
        item.only(&["link_id", "loinc", "answers"], faults);
        item.one_of("link_id", &[&format!("phq9-{}", i + 1)], faults);
        item.one_of("answers", &[if i < 9 { "frequency" } else { "difficulty" }], faults);
        questionnaire.items.push(loinc(item, "loinc", faults));
    }
    let lists = source.rows(&table, "answer_list");
    for (i, list) in lists.iter().enumerate() {
        list.only(&["id", "loinc", "option"], faults);
        list.one_of("id", &[LISTS.get(i).copied().unwrap_or_default()], faults);
        let options = source.rows(list.table, "option");
        for (value, option) in options.iter().enumerate() {
            option.only(&["value", "ordinal", "loinc"], faults);
            option.one_of("value", &[&value.to_string()], faults);
            if option.number("ordinal", faults) as usize != value {
                faults.add(&option.key_place("ordinal"), format!("`ordinal`: expected {value}"));
            }
        }
        let codes = options.iter().map(|option| loinc(option, "loinc", faults)).collect::<Vec<_>>();
        questionnaire.lists.push((loinc(list, "loinc", faults), codes));
    }
    let counts = (items.len(), questionnaire.lists.iter().map(|(_, options)| options.len()).collect::<Vec<_>>());
    if counts != (10, vec![4, 4]) {
        faults.add(&top.place, "expected ten items and two answer lists with four options each");
    }
}

fn asq(source: &Source, questionnaire: &mut Questionnaire, faults: &mut Faults) {
    let table = source.table();
    let top = source.top(&table);
    top.only(&["notice", "item", "answer_list"], faults);
    questionnaire.notices.insert(questionnaire.notices.len().min(1), top.required("notice", faults));
    for item in source.rows(&table, "item") {
        // A code that is made up would be worse than none.
        item.only(&["link_id", "answers"], faults);
    }
}

/// A LOINC code, whose last digit checks the others.
fn loinc(row: &Row<'_>, key: &str, faults: &mut Faults) -> String {
    let code = row.required(key, faults);
    if !code.is_empty() && !is_loinc(&code) {
        faults.add(&row.key_place(key), format!("`{code}` is no LOINC code: its last digit does not check"));
    }
    code
}

/// Modulus 10, as on a credit card. With the letters of an answer or of a list in front, the sum is further by 5 or by 1:
/// found from published codes, since LOINC describes the check of the plain ones only.
fn is_loinc(code: &str) -> bool {
    let Some((body, check)) = code.split_once('-') else { return false };
    let prefixes = [("LA", 5), ("LL", 1), ("", 0)];
    let found = prefixes.iter().find_map(|(prefix, further)| Some((body.strip_prefix(prefix)?, further)));
    let Some((number, further)) = found else { return false };
    let digits: Option<Vec<u32>> = number.chars().rev().map(|c| c.to_digit(10)).collect();
    let doubled = |(i, digit): (usize, &u32)| if i % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
    let sum: Option<u32> = digits.map(|digits| digits.iter().enumerate().map(doubled).sum());
    sum.is_some_and(|sum| check == ((10 - sum % 10 + further) % 10).to_string())
}
