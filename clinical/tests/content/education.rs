//! A fault in a card, or in one language only, stops the build and is named with its file and line.

use crate::broken::{Copy, check};

const SEDATIVES: &str = "education/sedatives.md";
const HOW_LONG: &str = "education/how-long.md";
const ROUTES: &str = "education/routes.md";
const CLAIM: &str = "education/claims/boosts-nmda.md";
const LINT: &str = "lint.toml";

#[test]
fn faults_of_a_card_s_head_are_named() {
    check(&[
        (
            SEDATIVES,
            "for = [\"R-SEDATIVE\"]",
            "for = [\"R-SEDATIVES\"]",
            SEDATIVES,
            "for =",
            "unknown flag `R-SEDATIVES`",
        ),
        (SEDATIVES, "source = \"", "sauce = \"", SEDATIVES, "[[fact]]", "`source` is missing"),
        (SEDATIVES, "checked_on = 2026-11-20\n", "", SEDATIVES, "[[fact]]", "`checked_on` is missing"),
        (
            SEDATIVES,
            "checked_on = 2026-11-20",
            "checked_on = \"soon\"",
            SEDATIVES,
            "checked_on = \"soon\"",
            "expected a date",
        ),
        (SEDATIVES, "order = ", "ordre = ", SEDATIVES, "ordre = ", "unknown key `ordre`"),
        (ROUTES, "offers = [\"iv\"", "offers = [\"drip\"", ROUTES, "offers =", "unknown offer `drip`"),
        (ROUTES, "offers = [\"iv\", ", "offers = [", ROUTES, "- IV drip", "`offers` has 4 codes"),
        (
            CLAIM,
            "verdict = \"not-quite\"",
            "verdict = \"false\"",
            CLAIM,
            "verdict =",
            "expected one of true, not-quite",
        ),
        (CLAIM, "+++\norder", "order", CLAIM, "", "expected a head between two lines of `+++`"),
        (SEDATIVES, "order = ", "order = = ", SEDATIVES, "order = = ", "is not TOML"),
    ]);
}

/// What was read of a source is one of six words, and says where.
#[test]
fn faults_of_what_was_read_are_named() {
    const FACTORS: &str = "factors.toml";
    const MINOR: &str = "(pediatric use)\"\nread = \"label copy\"\nurl = \"https://wcmedicine.com/?p=441\"";
    const VERAART: &str = "doi = \"10.1093/ijnp/pyab039\"\nread = \"abstract\"";
    const OWN: &str = "medical emergency\"\nread = \"own\"";
    check(&[
        (SEDATIVES, VERAART, "read = \"everything\"", SEDATIVES, "read = \"everything\"", "expected one of full text"),
        (SEDATIVES, VERAART, "", SEDATIVES, "[[fact]]", "`read` is missing"),
        (SEDATIVES, VERAART, "read = \"abstract\"", SEDATIVES, "read = \"abstract\"", "expected its address as `url`"),
        (
            SEDATIVES,
            VERAART,
            "doi = \"10.1093/ijnp/pyab039\"\nread = \"secondary\"",
            SEDATIVES,
            "read = \"secondary\"",
            "expected its address as `url`",
        ),
        (SEDATIVES, "url = \"https://", "url = \"", SEDATIVES, "url = ", "expected an address"),
        (CLAIM, "read = \"abstract\"", "read = \"full text\"", CLAIM, "[[fact]]", "`mechanism` differs from that at"),
        (SEDATIVES, VERAART, "read = \"own\"", SEDATIVES, "read = \"own\"", "a source that begins with Product rule"),
        (FACTORS, MINOR, "(pediatric use)\"", FACTORS, "", "`read` is missing"),
        (
            FACTORS,
            MINOR,
            "(pediatric use)\"\nread = \"label copy\"",
            FACTORS,
            "read = \"label copy\"",
            "expected its address as `url`",
        ),
        (
            FACTORS,
            OWN,
            "medical emergency\"\nread = \"own\"\nurl = \"https://example.org\"",
            FACTORS,
            "read = \"own\"",
            "has no address",
        ),
    ]);
}

#[test]
fn faults_of_a_card_s_words_are_named() {
    check(&[
        (HOW_LONG, "| 45 |", "| 54 |", HOW_LONG, "", "`# es` differs from `# en`"),
        (HOW_LONG, "within 18 days", "within 28 days", HOW_LONG, "", "has the numbers [18"),
        (
            CLAIM,
            "It blocks them.",
            "It blocks 9 of 10.\n\nIt blocks them.",
            CLAIM,
            "It blocks 9",
            "a number without a fact",
        ),
        (
            CLAIM,
            "[^mechanism]\n\n# es",
            "\n\n# es",
            CLAIM,
            "[[fact]]",
            "nothing under `# en` calls on the fact `mechanism`",
        ),
        (CLAIM, "It blocks them.", "It blocks them.[^popova]", CLAIM, "It blocks them.", "a mark without a fact"),
        (
            CLAIM,
            "It blocks them.",
            "It **blocks** them.",
            CLAIM,
            "It **blocks**",
            "expected headings, paragraphs, lists",
        ),
        (
            CLAIM,
            "It blocks them.",
            "It blocks them. If you qualify, it may help.",
            CLAIM,
            "It blocks them.",
            "forbidden word `qualify`",
        ),
        (CLAIM, "Los bloquea.", "Los bloquea. Es un milagro.", CLAIM, "Los bloquea.", "forbidden word `milagro`"),
        (
            CLAIM,
            "It blocks them.",
            "Notwithstanding considerable heterogeneity, individualized pharmacotherapeutic consultation necessitates deliberation.",
            CLAIM,
            "Notwithstanding",
            "by Flesch-Kincaid",
        ),
        (
            CLAIM,
            "Los bloquea.",
            "Independientemente de la heterogeneidad farmacoterapéutica, la interdisciplinariedad caracteriza extraordinariamente las deliberaciones.",
            CLAIM,
            "Independientemente",
            "by Szigriszt-Pazos",
        ),
        (CLAIM, "# es\n", "# fr\n", CLAIM, "# fr", "locales/ has no such language"),
        (CLAIM, "# es\n", "# fr\n", CLAIM, "", "`# es` is missing"),
        (CLAIM, "# es\n## ", "# es\n### ", CLAIM, "### ", "differs from `# en`"),
        (HOW_LONG, "| 45 |", "| 45% |", HOW_LONG, "| 45% |", "expected a whole number of people out of 100"),
    ]);
}

#[test]
fn faults_of_one_language_are_named() {
    check(&[
        (
            "locales/es/pages.toml",
            "begin = \"Empezar\"\n",
            "",
            "locales/en/pages.toml",
            "begin = ",
            "`start.begin` is missing in locales/es",
        ),
        (
            "locales/es/pages.toml",
            "begin = \"Empezar\"\n",
            "begin = \"Empezar\"\nbeginn = \"Empezar\"\n",
            "locales/es/pages.toml",
            "beginn",
            "unknown text `start.beginn`",
        ),
        ("locales/es/results.toml", "27 a 69", "27 a 79", "locales/es/results.toml", "27 a 79", "expected [100"),
        (
            "locales/es/results.toml",
            "{total} de 27. Con",
            "{suma} de 27. Con",
            "locales/es/results.toml",
            "{suma}",
            "expected the placeholders band, total",
        ),
        (LINT, "code = \"es\"", "code = \"eo\"", LINT, "", "expected a [[language]] with code = \"es\""),
        (
            LINT,
            "formula = \"szigriszt-pazos\"",
            "formula = \"guess\"",
            LINT,
            "formula = \"guess\"",
            "expected one of flesch-kincaid, szigriszt-pazos",
        ),
    ]);
}

#[test]
fn a_card_may_not_be_long() {
    let long = "Short words are fine here. ".repeat(30);
    let broken = Copy::new().replace(CLAIM, "It blocks them.", &long);
    assert!(broken.faults().iter().any(|fault| fault.text.contains("words before its details: expected at most 120")));
}
