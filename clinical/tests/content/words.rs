//! A fault in a sentence or a crisis line stops the build and is named with its file and line: a missing or unknown key,
//! a forbidden word, a text too hard to read, a wrong number or date, a language that lacks what the first has.

use crate::broken::check;

const CRISIS: &str = "crisis.toml";
const LINT: &str = "lint.toml";
const PAGES: &str = "locales/en/pages.toml";
const RESULTS: &str = "locales/en/results.toml";
const RESULTS_ES: &str = "locales/es/results.toml";
const INSTRUMENTS: &str = "locales/en/instruments.toml";

#[test]
fn faults_of_crisis_lines_are_named() {
    check(&[
        (
            CRISIS,
            "call = \"1-866-488-7386\"",
            "call = \"1-866-HELP\"",
            CRISIS,
            "call = \"1-866-HELP\"",
            "expected a phone number",
        ),
        (CRISIS, "text = \"741741\"", "text = \"seven\"", CRISIS, "text = \"seven\"", "expected a phone number"),
        (
            CRISIS,
            "seen_on = \"2026-10-05\"",
            "seen_on = \"2026-13-20\"",
            CRISIS,
            "seen_on = \"2026-13-20\"",
            "expected a date as YYYY-MM-DD",
        ),
        (
            CRISIS,
            "seen_on = \"2026-10-05\"",
            "seen_on = \"2026-11-00\"",
            CRISIS,
            "seen_on = \"2026-11-00\"",
            "expected a date",
        ),
        (
            CRISIS,
            "seen_on = \"2026-10-05\"",
            "seen_on = \"yesterday\"",
            CRISIS,
            "seen_on = \"yesterday\"",
            "expected a date",
        ),
        (
            CRISIS,
            "seen_on = \"2026-10-05\"",
            "seen_on = \"2026-02-31\"",
            CRISIS,
            "seen_on = \"2026-02-31\"",
            "expected a date",
        ),
        (CRISIS, "emergency = [\"911\"]", "emergency = []", CRISIS, "code = \"US\"", "`US` has no emergency number"),
        (
            CRISIS,
            "page = \"https://988lifeline.org\"",
            "page = \"http://988lifeline.org\"",
            CRISIS,
            "page = \"http://988",
            "begins with https://",
        ),
        (CRISIS, "id = \"us-trans\"", "id = \"us-trevor\"", CRISIS, "code = \"US\"", "`us-trevor` stands twice"),
        (
            CRISIS,
            "code = \"CA\"",
            "code = \"US\"",
            CRISIS,
            "code = \"US\"\nemergency = [\"911\"]\nsource = \"UK",
            "the country `US` stands twice",
        ),
        (CRISIS, "code = \"ZZ\"", "code = \"ZX\"", CRISIS, "", "the country `ZZ` is missing"),
        (CRISIS, "for = \"anyone\"", "for = \"veterans\"", CRISIS, "code = \"US\"", "must be for anyone"),
        (CRISIS, "hours = \"24/7\"", "houres = \"24/7\"", CRISIS, "houres =", "unknown key `houres`"),
        (CRISIS, "owner = \"crisis data owner (clinic to name one)\"\n", "", CRISIS, "", "`owner` is missing"),
    ]);
}

#[test]
fn faults_of_sentences_are_named() {
    check(&[
        (
            PAGES,
            "none = \"None of these, or it doesn't apply to me\"\n",
            "",
            "locales",
            "",
            "`page.pregnancy.none` is missing",
        ),
        (PAGES, "[page.mind]\ntitle", "[page.mind]\nnone = \"None\"\ntitle", PAGES, "", "is not TOML"),
        (
            "locales/en/help.toml",
            "",
            "\n[page.mind]\nnone = \"None\"\n",
            PAGES,
            "none = \"None of these\"\n\n[page.heart]",
            "the key `page.mind.none` stands twice",
        ),
        (
            RESULTS,
            "Before you say yes",
            "You qualify. Before you say yes",
            RESULTS,
            "next_questions =",
            "forbidden word `qualify`",
        ),
        (
            RESULTS,
            "Before you say yes",
            "Easily Cleared, before you say yes",
            RESULTS,
            "next_questions =",
            "forbidden word `easily cleared`",
        ),
        (
            RESULTS,
            "Before you say yes, ask the questions below.",
            "Notwithstanding considerable heterogeneity, individualized pharmacotherapeutic consultation necessitates comprehensive interdisciplinary deliberation.",
            RESULTS,
            "next_questions =",
            "by Flesch-Kincaid",
        ),
        (RESULTS, "Hours: {hours}", "Hours: {hours", RESULTS, "hours = \"Hours", "a brace is not closed"),
        (RESULTS, "Hours: {hours}", "", RESULTS, "hours = \"\"", "is empty"),
        (PAGES, "back = \"Back\"", "back = 7", PAGES, "back = 7", "expected a text"),
        (
            INSTRUMENTS,
            "\n9 = \"Thoughts that you would be better off dead or of hurting yourself in some way\"",
            "",
            "",
            "",
            "phq9.item.9",
        ),
        (INSTRUMENTS, "\n5 = \"Are you having thoughts of killing yourself right now?\"", "", "", "", "asq.item.5"),
        (INSTRUMENTS, "3 = \"Nearly every day\"", "4 = \"Nearly every day\"", "", "", "phq9.frequency.3"),
        (
            LINT,
            "word = \"aprobado\"",
            "word = \"comprobado\"",
            LINT,
            "[[exempt]]\nkey = \"treatment.status\"",
            "nothing needs the exemption of `comprobado`",
        ),
        (LINT, "word = \"aprobado\"", "word = \"comprobado\"", RESULTS_ES, "status = ", "forbidden word `aprobado`"),
        (LINT, "reason = \"an FDA fact\"", "", LINT, "[[exempt]]\nkey = \"treatment.status\"", "`reason` is missing"),
    ]);
}
