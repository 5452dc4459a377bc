//! What `NOT_HERE` and `DOCTOR_FIRST` say.

use super::{advice, words};
use crate::common::{self, DIAGNOSED, failed, items, with};
use clinical::{
    advice::{Contact, Crisis},
    answer::Answer,
    answers::Answers,
    outcome::Outcome,
};

#[test]
fn not_here_says_which_answer_that_it_is_not_about_the_person_and_who_to_call() {
    let page = advice(&with(&["H-ANEURYSM", "B-LIVER"]));
    assert_eq!((page.outcome, page.contact), (Outcome::NotHere, Contact::Links));
    assert!(page.reasons[0].said.contains("aneurysm") && page.reasons[0].because.is_some());
    assert_eq!(page.lead, "This is about the treatment and the timing, not about you.");
    let words = words(&page);
    assert!(words.contains("Ask your own doctor") && words.contains("If you feel worse"), "{words}");
    assert!(page.questions.is_empty(), "no hint on how to get it elsewhere");
    assert!(!words.contains("You didn't need to answer the rest"), "all was answered");
    let mut early = Answers::default();
    let whole = with(&["H-ANEURYSM"]);
    early.set_urgent(whole.urgent().unwrap());
    (early.age, early.phq9, early.asq) = (whole.age, whole.phq9, whole.asq);
    let heart = clinical::factors::FactorPage::Heart;
    early.set_factors(heart, whole.factors(heart));
    assert!(super::words(&advice(&early)).contains("You didn't need to answer the rest"));
}

#[test]
fn the_line_for_mothers_stands_with_pregnancy_and_birth_and_nowhere_else() {
    for (codes, stands) in [
        (&["P-PREGNANT"][..], true),
        (&["P-BREASTFEEDING", "H-ANEURYSM"], true),
        (&["P-NOCONTRA", "H-ANEURYSM"], false),
        (&["H-ANEURYSM"], false),
    ] {
        let page = advice(&with(codes));
        assert_eq!(page.outcome, Outcome::NotHere);
        assert_eq!(words(&page).contains("1-833-852-6262"), stands, "{codes:?}: {:?}", page.next);
    }
    let line = |code: &str, id: &str| advice(&with(&[code])).lines.iter().filter(|line| line.id == id).count();
    for code in ["P-PREGNANT", "P-BREASTFEEDING", "P-TRYING", "P-UNSURE"] {
        assert_eq!(line(code, "us-maternal"), 1, "{code}");
    }
    for code in ["S-KETAMINE", "S-ALCOHOL", "S-DRUGS", "S-OPIOID", "S-EARLY-RECOVERY", "S-RECOVERY", "S-CANNABIS"] {
        assert_eq!(line(code, "us-samhsa"), 1, "{code}");
    }
    assert_eq!(advice(&with(&["S-ALCOHOL", "S-DRUGS"])).lines.len(), 1, "each line once");
}

#[test]
fn a_minor_is_led_to_help_and_to_people_nearby() {
    let page = advice(&with(&["A-MINOR"]));
    assert_eq!((page.outcome, page.crisis, page.contact), (Outcome::NotHere, Crisis::Block, Contact::Nowhere));
    let words = words(&page);
    for must in ["an adult you trust", "pediatrician", "988"] {
        assert!(words.contains(must), "{must}: {words}");
    }
    assert!(page.score.is_none() && page.bring.is_empty() && !page.alternatives.is_empty());
}

#[test]
fn doctor_first_says_what_to_ask_and_what_else_the_answers_show() {
    let page = advice(&with(&["B-LIVER", "R-THEO", "R-NASAL"]));
    assert_eq!((page.outcome, page.contact), (Outcome::DoctorFirst, Contact::Links));
    assert_eq!(page.reasons.len(), 2);
    assert!(page.reasons.iter().all(|reason| reason.because.is_some() && reason.ask.is_some()));
    assert_eq!(page.contact_says, Some("You can ask the clinic what records they need."));
    assert!(
        page.lead.contains("your doctor or the clinic's") && page.next[0].contains("before any dose"),
        "{:?}",
        page.next
    );
    assert_eq!(page.bring, [common::factor("R-NASAL")]);
    assert!(words(&page).contains("Don't stop or change any medicine"));
    let also = |how: fn(&mut Answers)| {
        let mut answers = with(&["B-LIVER"]);
        how(&mut answers);
        advice(&answers).also
    };
    let open = "You skipped at least one page, so we couldn't look at everything.";
    for (rule, how) in [
        ("At least two medicines didn't help enough.", (|_| ()) as fn(&mut Answers)),
        ("you didn't say that a doctor or therapist told you it's depression", |a| a.diagnosed = DIAGNOSED[1]),
        ("few or mild symptoms over the last two weeks.", |a| a.phq9 = items(0, 5)),
        ("there's no score", |a| a.phq9 = items(4, 5)),
        ("don't show two antidepressants that you took long enough", |a| a.set_medicines(common::trials(&[]))),
        ("We don't know enough about how", |a| {
            a.set_medicines(common::trials(&[common::unsure("doxepin"), failed("sertraline")]));
        }),
        (open, |a| a.diagnosed = Answer::Skipped),
    ] {
        let also = also(how);
        assert!(also.len() == 1 && also[0].contains(rule), "{rule}: {also:?}");
    }
    let both = also(|a| (a.phq9, a.diagnosed) = (items(4, 5), Answer::Skipped));
    assert!(both.len() == 2 && both[1] == open, "{both:?}");
}

#[test]
fn what_to_ask_before_this_treatment_is_not_said_where_it_does_not_fit() {
    let ask = |codes: &[&str]| advice(&with(codes)).reasons.iter().filter(|reason| reason.ask.is_some()).count();
    assert!(ask(&["B-LIVER"]) > 0, "the control");
    assert_eq!(ask(&["B-LIVER", "M-DEMENTIA"]), 0);
}
