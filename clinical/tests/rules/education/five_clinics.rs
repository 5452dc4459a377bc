//! What five clinics tell their patients, and where each part of it lives: with its errors put right.

use super::{Card, Lang, words};

/// All words of a card or claim in a language.
fn text(id: &str, lang: Lang) -> String {
    let claims = (0..Card::claims()).filter_map(Card::claim);
    let card = Card::all().chain(claims).find(|card| card.id() == id).unwrap_or_else(|| panic!("no card {id}"));
    let body = card.body().into_iter().filter_map(words).map(|text| text.in_lang(lang));
    [card.title(lang)].into_iter().chain(body).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn says(id: &str, english: &[&str], spanish: &[&str]) {
    for (code, words) in [("en", english), ("es", spanish)] {
        let text = text(id, Lang::from_code(code).unwrap_or_default());
        for word in words {
            assert!(text.contains(word), "{id} in {code} does not say {word:?}: {text}");
        }
    }
}

/// What else they say of it, and in which words a person may meet it.
#[test]
fn gains_beyond_mood() {
    says(
        "beyond-mood",
        &["anxiety", "sleep", "motivation", "energy", "quality of life", "comparison group"],
        &["ansiedad", "sueño", "motivación", "energía", "calidad de vida", "otro grupo"],
    );
    // Well-being, as the person means it.
    says("beyond-mood", &["what would you like to do again"], &["qué le gustaría volver a hacer"]);
    // Its errors: resistance overcome, people opened to therapy.
    says("overcomes-resistance", &["treatment-resistant", "doesn't help many others"], &["resistente al tratamiento"]);
    says("therapy-multiplies", &["opens people up to therapy"], &["abrirse en la terapia"]);
    says("therapy", &["or that ketamine opens people"], &["ni que con ketamina sea más fácil abrirse"]);
}

/// Beside an antidepressant: what differs, the bridge, whether to keep it, the side effects of both.
#[test]
fn beside_an_antidepressant() {
    says(
        "your-antidepressant",
        &[
            "ssris",
            "serotonin",
            "glutamate",
            "weeks",
            "do i keep taking mine",
            "bridge",
            "weight gain",
            "feeling unreal",
        ],
        &["isrs", "serotonina", "glutamato", "semanas", "sigo con el mío", "puente", "aumento de peso", "nada es real"],
    );
    says("questions", &["keep taking my antidepressant"], &["sigo tomando mi antidepresivo"]);
}

/// What it feels like, how much is given, and how a claim is checked.
#[test]
fn the_dose_and_what_is_felt() {
    says("routes", &["0.5 mg per kg", "for anesthesia"], &["0.5 mg por kg", "para la anestesia"]);
    says("visit", &["like on a psychedelic", "floaty"], &["a un psicodélico", "flota"]);
    says("full-trial", &["treatment-resistant, or hard to treat"], &["resistente al tratamiento, o difícil"]);
    says("full-trial", &["talk therapy that didn't help doesn't count"], &["no le ayudó no cuenta aquí"]);
    // Its errors: a quote without a source, a paper that is not where it is said to be.
    says("expert-says-so", &["quote", "paper", "search"], &["de dónde viene", "estudio", "busque"]);
}

/// IV infusion with psychotherapy, an assessment first, a plan of one's own, a support system.
#[test]
fn boston() {
    says("routes", &["iv drip", "off-label"], &["por vena"]);
    says("visit", &["blood pressure"], &["presión"]);
    says("therapy", &["not proven"], &["no está demostrado"]);
    says("people", &["home"], &["casa"]);
    // Its errors: relief at once, therapy that multiplies, a cause removed.
    says("immediate-relief", &["100"], &["100"]);
    says("therapy-multiplies", &["no study"], &["no"]);
    says("root-cause", &["no study"], &["no"]);
}

/// Who may benefit: depression that has not responded.
#[test]
fn who_may_benefit() {
    says("full-trial", &["6 weeks", "two"], &["6 semanas", "dos"]);
    says("who-waits", &["brain bleed", "heart attack"], &["cerebro", "corazón"]);
    // Its errors: NMDA receptors enhanced, "ideal candidates".
    says("boosts-nmda", &["it blocks them"], &["los bloquea"]);
    says("ideal-when-medicines-failed", &["ideal"], &["ideal"]);
}

/// How it works; nose spray and IV; beside CBT, medicines and daily life.
#[test]
fn denver() {
    says("how-it-works", &["blocks", "nmda", "no one fully knows"], &["bloquea", "nmda"]);
    says("routes", &["spravato", "fda-approved"], &["spravato", "con aprobación"]);
    says("daily-life", &["sleep", "light"], &["sueño", "luz"]);
    // Its errors: a reset, suicide prevented, better than the others.
    says("resets-the-brain", &["reset"], &["reinicia"]);
    says("stops-suicide", &["988"], &["988"]);
    says("better-than-medicines", &["27", "18"], &["27", "18"]);
}

/// Assisted therapy: about six sessions in three to six weeks, preparation, integration, boosters.
#[test]
fn assisted_therapy() {
    says(
        "course",
        &["six sessions", "3 to 6 weeks", "integration", "boosters", "no trial"],
        &["unas seis sesiones", "integración", "refuerzos", "ninguno"],
    );
    // Its errors: it acts on GABA, six sessions as a rule.
    says("acts-on-gaba", &["nmda"], &["nmda"]);
    says("six-sessions", &["weeks"], &["semanas"]);
}

/// Infusion, spray or lozenge; side effects; who it suits; call or write.
#[test]
fn new_york() {
    says("routes", &["lozenge", "not fda-approved"], &["pastilla", "sin aprobación"]);
    says("side-effects", &["bladder", "misuse"], &["vejiga", "uso indebido"]);
    // Its errors: as good as ECT, lasting change, every form the same, suicidal behavior.
    says("as-good-as-ect", &["ect"], &["ect"]);
    says("lasting-change", &["no study"], &["no"]);
    says("lozenges-same", &["home"], &["casa"]);
}
