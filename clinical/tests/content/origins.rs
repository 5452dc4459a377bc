//! Each row of crisis.toml says where its numbers were read, and what no source confirms, or is no crisis line, never
//! comes first.

use crate::broken::{Copy, check};

const CRISIS: &str = "crisis.toml";
const OF_US: &str = "emergency = [\"911\"]\nsource = \"A list by others that names the page of the service or the authority\"\n\
                     source_url = \"https://www.fcc.gov/988-suicide-and-crisis-lifeline\"\nsource_kind = \"dataset\"\n\
                     seen_on = \"2026-09-09\"\n";

fn faults_with(old: &str, new: &str) -> String {
    Copy::new().replace(CRISIS, old, new).faults().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_row_without_its_source_is_a_fault() {
    let us = |new: &str| OF_US.replace("source_kind = \"dataset\"\nseen_on = \"2026-09-09\"\n", new);
    for (new, says) in [
        ("source_kind = \"blog\"\nseen_on = \"2026-09-09\"\n", "`source_kind` is `blog`: expected one of own page"),
        ("seen_on = \"2026-09-09\"\n", "`source_kind` is missing"),
        ("source_kind = \"dataset\"\n", "expected one of seen_on, undated, unconfirmed, found none"),
        (
            "source_kind = \"dataset\"\nseen_on = \"2026-09-09\"\nunconfirmed = \"who knows\"\n",
            "expected one of seen_on, undated, unconfirmed, found seen_on and unconfirmed",
        ),
        (
            "source_kind = \"dataset\"\nseen_on = \"2026-09-09\"\nundated = \"old\"\n",
            "expected one of seen_on, undated, unconfirmed, found seen_on and undated",
        ),
        ("source_kind = \"dataset\"\nseen_on = \"soon\"\n", "`seen_on` is `soon`: expected a date"),
        ("source_kind = \"dataset\"\nundated = \" \"\n", "`undated` is missing: expected a text"),
        ("source_kind = \"dataset\"\nunconfirmed = true\n", "`unconfirmed`: expected a text"),
        (
            "source_kind = \"dataset\"\nseen_on = \"2026-09-09\"\nrecheck = \"\"\n",
            "`recheck` is missing: expected a text",
        ),
        (
            "source_kind = \"dataset\"\nunconfirmed = \"no page\"\ntested_on = \"2026-09-09\"\n",
            "`tested_on`: who has called confirms the row",
        ),
    ] {
        let found = faults_with(OF_US, &us(new));
        assert!(found.contains(says), "{new}: {found}");
    }
    check(&[
        (
            CRISIS,
            "\"https://www.fcc.gov/988",
            "\"www.fcc.gov/988",
            CRISIS,
            "source_url = \"www",
            "begins with https://",
        ),
        (
            CRISIS,
            "source_url = \"https://www.gov.uk/foreign-travel-advice/canada\"\n",
            "",
            CRISIS,
            "",
            "`source_url` is missing: only a source of the kind dataset may have none",
        ),
    ]);
    // A list of others may be a file without an address.
    assert_eq!(faults_with("source_url = \"https://988.ca\"\n", ""), "");
}

#[test]
fn what_no_source_confirms_never_comes_first() {
    let seen = "source_url = \"https://988lifeline.org/get-help/what-to-expect\"\nsource_kind = \"own page\"\n\
                seen_on = \"2026-10-05\"\nrecheck";
    let unconfirmed = seen.replace("seen_on = \"2026-10-05\"", "unconfirmed = \"no page was read\"");
    let found = faults_with(seen, &unconfirmed);
    assert!(found.contains("`us-988` comes before `us-crisis-text`, which a source confirms"), "{found}");
    // Where no line of a country is confirmed, one of them stands first all the same.
    let of_france = "seen_on = \"2026-10-05\"\n\n[[country]]\ncode = \"DE\"";
    assert_eq!(faults_with(of_france, &of_france.replace("seen_on = \"2026-10-05\"", "unconfirmed = \"none\"")), "");
}

#[test]
fn a_support_line_stands_last_and_is_for_a_group() {
    let found = faults_with("id = \"us-veterans\"\n", "id = \"us-veterans\"\nkind = \"support\"\n");
    for id in ["us-trevor", "us-deaf"] {
        assert!(found.contains(&format!("`{id}` is a crisis line: expected it before the support lines")), "{found}");
    }
    assert!(!found.contains("`us-samhsa`"), "{found}");
    check(&[
        (
            CRISIS,
            "kind = \"support\"",
            "kind = \"suport\"",
            CRISIS,
            "kind = \"suport\"",
            "expected one of crisis, support",
        ),
        (
            CRISIS,
            "kind = \"support\"\nfor = \"maternal\"",
            "kind = \"support\"\nfor = \"anyone\"",
            CRISIS,
            "kind = \"support\"\nfor = \"anyone\"",
            "`kind`: a line for anyone is a crisis line",
        ),
    ]);
    assert_eq!(faults_with("id = \"us-veterans\"\n", "id = \"us-veterans\"\nkind = \"crisis\"\n"), "");
}
