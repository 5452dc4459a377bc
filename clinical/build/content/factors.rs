//! `factors.toml`: the safety factors.

use super::{
    Country, Evidence,
    source::{Faults, Place, Source},
};

/// The pages that ask for factors, and the letter that their codes begin with.
const PAGES: [(&str, &str); 9] = [
    ("urgent", "U-"),
    ("age", "A-"),
    ("mind", "M-"),
    ("heart", "H-"),
    ("health", "B-"),
    ("pregnancy", "P-"),
    ("substances", "S-"),
    ("medicines-now", "R-"),
    ("practical", "C-"),
];

const LEVELS: [&str; 6] = ["EMERGENCY", "URGENT", "STOP", "CLEAR", "DISCUSS", "INFO"];

/// The causes that lead a crisis page, and the one level each belongs to.
const CAUSES: [(&str, &str); 6] = [
    ("self-harm", "EMERGENCY"),
    ("medical", "EMERGENCY"),
    ("reality", "EMERGENCY"),
    ("intent", "EMERGENCY"),
    ("mania", "URGENT"),
    ("voices", "URGENT"),
];

/// What rules of their own know factors by, and the one page each belongs to.
const ROLES: [(&str, &str); 3] =
    [("bipolar", "mind"), ("treated-now", "medicines-now"), ("taken-now", "medicines-now")];

/// Factors are held as the bits of one number.
const MAX_FACTORS: usize = 128;

pub struct Factor {
    pub code: String,
    pub page: String,
    pub level: String,
    pub cause: Option<String>,
    /// What a rule of its own knows it by.
    pub role: Option<String>,
    /// Crisis lines that an answer adds to the result.
    pub lines: Vec<String>,
    pub source: String,
    pub evidence: Evidence,
    pub place: Place,
}

pub fn read(source: &Source, faults: &mut Faults) -> Vec<Factor> {
    let table = source.table();
    source.top(&table).only(&["factor"], faults);
    let rows = source.rows(&table, "factor");
    let pages = PAGES.map(|(page, _)| page);
    let mut factors: Vec<Factor> = Vec::new();
    for row in rows {
        row.only(&["code", "page", "level", "cause", "role", "lines", "source", "read", "url"], faults);
        let source = row.required("source", faults);
        let factor = Factor {
            code: row.required("code", faults),
            page: row.one_of("page", &pages, faults),
            level: row.one_of("level", &LEVELS, faults),
            cause: row.optional("cause", faults),
            role: row.optional("role", faults),
            lines: row.list("lines", faults),
            evidence: Evidence::of(&row, &source, false, faults),
            source,
            place: row.key_place("code"),
        };
        if factors.iter().any(|f| f.code == factor.code) {
            faults.add(&factor.place, format!("the code `{}` stands twice", factor.code));
        }
        // The one answer that ends the questionnaire by age: the rules take the first of that page.
        if factor.page == "age" && factors.iter().any(|f| f.page == "age") {
            faults.add(&factor.place, format!("`{}`: expected one factor on the page `age`", factor.code));
        }
        check(&factor, faults);
        factors.push(factor);
    }
    // A rule whose factor is gone would never decide again.
    if let Some(last) = factors.last() {
        for (role, _) in ROLES.iter().filter(|(role, _)| !factors.iter().any(|f| f.role.as_deref() == Some(role))) {
            faults.add(&last.place, format!("no factor has the role `{role}`, which a rule needs"));
        }
        if !factors.iter().any(|f| f.page == "age") {
            faults.add(&last.place, "no factor is on the page `age`: expected the one of who is under 18");
        }
    }
    if let Some(beyond) = factors.get(MAX_FACTORS) {
        faults.add(&beyond.place, format!("{} factors: expected at most {MAX_FACTORS}", factors.len()));
    }
    factors
}

fn check(factor: &Factor, faults: &mut Faults) {
    let Factor { code, page, level, cause, role, place, .. } = factor;
    let prefix = PAGES.iter().find(|(p, _)| p == page).map_or("", |(_, prefix)| prefix);
    if !code.starts_with(prefix) {
        faults.add(place, format!("the code `{code}` is on page `{page}`: expected it to begin with `{prefix}`"));
    }
    // The record ends after the urgent page with any code, so what stands there must be an emergency.
    if (page == "urgent") != (level == "EMERGENCY") {
        faults.add(place, format!("`{code}`: expected EMERGENCY on the page `urgent`, and nowhere else"));
    }
    if page == "age" && level != "STOP" {
        faults.add(place, format!("`{code}`: expected STOP on the page `age`"));
    }
    if let Some(role) = role.as_ref().filter(|role| !ROLES.contains(&(role.as_str(), page.as_str()))) {
        let known: Vec<_> = ROLES.iter().map(|(role, page)| format!("{role} (page {page})")).collect();
        faults.add(place, format!("`{code}` has the role `{role}`: expected one of {}", known.join(", ")));
    }
    let expected = CAUSES.iter().find(|(c, _)| Some(*c) == cause.as_deref()).map(|(_, level)| *level);
    let interrupts = level == "EMERGENCY" || level == "URGENT";
    let fits = if interrupts { expected == Some(level.as_str()) } else { cause.is_none() };
    if !fits {
        let known: Vec<_> = CAUSES.iter().filter(|(_, l)| l == level).map(|(c, _)| *c).collect();
        let known = if known.is_empty() { "none".into() } else { known.join(", ") };
        faults.add(place, format!("`{code}` with level {level}: expected as `cause` {known}"));
    }
}

/// A line that a factor adds must exist.
pub fn check_lines(factors: &[Factor], countries: &[Country], faults: &mut Faults) {
    let known = |id: &str| countries.iter().flat_map(|c| &c.lines).any(|line| line.id == id);
    for factor in factors {
        for id in factor.lines.iter().filter(|id| !known(id)) {
            faults
                .add(&factor.place, format!("`{}` adds the crisis line `{id}`, which crisis.toml lacks", factor.code));
        }
    }
}
