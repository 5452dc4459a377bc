//! What counts as a full trial that failed, in full: every filling of a medicine card, every count of three of them and of six,
//! and that fluoxetine counts once with the combination it is part of.

use crate::common::{failed, medicine, unsure};
use clinical::{
    answer::{Answer, Dose, Effect, YesNoUnsure},
    medicines::Medicine,
    row_set::Row,
    trials::{MAX_MEDICINES, Trial, Trials, Value},
};

const TRI: [Answer<YesNoUnsure>; 4] = [
    Answer::Given(YesNoUnsure::Yes),
    Answer::Given(YesNoUnsure::No),
    Answer::Given(YesNoUnsure::Unsure),
    Answer::Skipped,
];

const DOSES: [Answer<Dose>; 5] = [
    Answer::Given(Dose::Yes),
    Answer::Given(Dose::No),
    Answer::Given(Dose::Unsure),
    Answer::Given(Dose::Lower),
    Answer::Skipped,
];

const EFFECTS: [Answer<Effect>; 7] = [
    Answer::Given(Effect::Better),
    Answer::Given(Effect::Partly),
    Answer::Given(Effect::Little),
    Answer::Given(Effect::Lost),
    Answer::Given(Effect::SideEffects),
    Answer::Given(Effect::Unsure),
    Answer::Skipped,
];

/// A way to fill a card.
type Kind = fn(&str) -> Trial;

#[test]
fn every_filling_of_a_card_has_its_value() {
    // Rows: dose and weeks as yes-yes, yes-unsure (or lower on purpose), with a no. Columns: better, partly, little, lost,
    // side effects, unsure, skipped.
    let full = ["not", "failed", "failed", "failed", "not", "unsure", "unsure"];
    let doubtful = ["not", "unsure", "unsure", "unsure", "not", "unsure", "unsure"];
    let low = ["not"; 7];
    for (d, dose) in DOSES.into_iter().enumerate() {
        for (w, weeks) in TRI.into_iter().enumerate() {
            for (e, effect) in EFFECTS.into_iter().enumerate() {
                let trial = Trial { dose, weeks, effect, ..failed("sertraline") };
                let row = match (d, w) {
                    (1, _) | (_, 1) => low,
                    (0, 0) => full,
                    _ => doubtful,
                };
                let value = match trial.value() {
                    Value::NotFailed => "not",
                    Value::Unsure => "unsure",
                    Value::Failed => "failed",
                };
                assert_eq!(value, row[e], "{trial:?}");
            }
        }
    }
}

#[test]
fn a_medicine_that_cannot_be_named_never_counts_as_a_full_trial() {
    for id in ["unknown-1", "unknown-2", "unknown-3"] {
        for effect in EFFECTS {
            let trial = Trial { effect, ..Trial::picked(medicine(id)) };
            assert_ne!(trial.value(), Value::Failed, "{id} {effect:?}");
        }
    }
}

#[test]
fn counts_are_those_of_the_cards() {
    let good = |id: &str| Trial { effect: Answer::Given(Effect::Better), ..failed(id) };
    let kinds: [(Kind, usize, usize); 3] = [(failed, 1, 0), (unsure, 0, 1), (good, 0, 0)];
    for a in kinds {
        for b in kinds {
            for c in kinds {
                let trials = Trials::new(vec![(a.0)("sertraline"), (b.0)("bupropion"), (c.0)("phenelzine")]).unwrap();
                assert_eq!(trials.counts(), (a.1 + b.1 + c.1, a.2 + b.2 + c.2), "{trials:?}");
            }
        }
    }
    // Six, of which the last three are listed only: they may have failed.
    let listed = |id| Trial { dose: Answer::Skipped, weeks: Answer::Skipped, effect: Answer::Skipped, ..failed(id) };
    for fails in 0..=3 {
        let ids = ["sertraline", "bupropion", "phenelzine"];
        let mut trials: Vec<_> =
            ids.iter().enumerate().map(|(i, id)| if i < fails { failed(id) } else { good(id) }).collect();
        trials.extend(["doxepin", "mirtazapine", "venlafaxine"].map(listed));
        assert_eq!(Trials::new(trials).unwrap().counts(), (fails, 3));
    }
    // Two of one class count as two.
    assert_eq!(Trials::new(vec![failed("sertraline"), failed("citalopram")]).unwrap().counts(), (2, 0));
}

#[test]
fn fluoxetine_and_its_combination_count_once_by_the_stronger() {
    let good = |id: &str| Trial { effect: Answer::Given(Effect::SideEffects), ..failed(id) };
    let kinds: [(Kind, Value); 3] = [(failed, Value::Failed), (unsure, Value::Unsure), (good, Value::NotFailed)];
    for (one, first) in kinds {
        for (other, second) in kinds {
            let expected = match first.max(second) {
                Value::Failed => (1, 0),
                Value::Unsure => (0, 1),
                Value::NotFailed => (0, 0),
            };
            let pair = [one("fluoxetine"), other("olanzapine-fluoxetine")];
            let both_ways = [vec![pair[0], pair[1]], vec![pair[1], pair[0]]];
            for trials in both_ways {
                assert_eq!(Trials::new(trials).unwrap().counts(), expected);
            }
            let (f, u) = expected;
            let with_third = Trials::new(vec![pair[0], failed("duloxetine"), pair[1]]).unwrap();
            assert_eq!(with_third.counts(), (f + 1, u));
        }
    }
}

#[test]
fn no_other_two_medicines_count_as_one() {
    let mut pairs = 0;
    for one in Medicine::all() {
        for other in Medicine::all().filter(|other| other.index() > one.index()) {
            let both = Trials::new(vec![failed(one.id()), failed(other.id())]).unwrap().counts();
            let same = one.id() == "fluoxetine" && other.id() == "olanzapine-fluoxetine";
            assert_eq!(both, (if same { 1 } else { 2 }, 0), "{one:?} with {other:?}");
            pairs += 1;
        }
    }
    println!("walked {pairs} pairs");
}

#[test]
fn at_most_six_medicines_each_once() {
    assert_eq!(MAX_MEDICINES, 6);
    let ids = ["sertraline", "bupropion", "phenelzine", "doxepin", "mirtazapine", "venlafaxine", "duloxetine"];
    for n in 0..=ids.len() {
        let trials = ids.iter().take(n).map(|id| failed(id)).collect();
        assert_eq!(Trials::new(trials).is_some(), n <= MAX_MEDICINES, "{n}");
    }
    assert_eq!(Trials::new(vec![failed("doxepin"), unsure("doxepin")]), None);
}

#[test]
fn every_counted_medicine_has_a_floor_and_the_list_is_whole() {
    let named: Vec<_> = Medicine::all().filter(|medicine| medicine.is_named()).collect();
    assert_eq!(named.len(), 33);
    for medicine in named {
        assert!(medicine.floor().contains("mg"), "{medicine:?}");
        assert_eq!(
            medicine.id(),
            medicine.generic(clinical::text::Lang::default()).to_lowercase().replace(' ', "-"),
            "the id is the generic name"
        );
        assert_eq!(Medicine::from_id(medicine.id()), Some(medicine));
    }
    let floors = [
        ("citalopram", "20 mg"),
        ("escitalopram", "10 mg"),
        ("fluoxetine", "20 mg"),
        ("fluvoxamine", "100 mg"),
        ("paroxetine", "20 mg"),
        ("sertraline", "50 mg"),
        ("venlafaxine", "150 mg"),
        ("desvenlafaxine", "50 mg"),
        ("duloxetine", "60 mg"),
        ("levomilnacipran", "40 mg"),
        ("bupropion", "300 mg"),
        ("dextromethorphan-bupropion", "90/210 mg"),
        ("mirtazapine", "15 mg"),
        ("trazodone", "300 mg"),
        ("nefazodone", "300 mg"),
        ("vilazodone", "40 mg"),
        ("vortioxetine", "10 mg"),
        ("gepirone-er", "36.3 mg"),
        ("amitriptyline", "150 mg"),
        ("nortriptyline", "75 mg"),
        ("imipramine", "150 mg"),
        ("desipramine", "150 mg"),
        ("doxepin", "150 mg"),
        ("clomipramine", "150 mg"),
        ("protriptyline", "30 mg"),
        ("trimipramine", "150 mg"),
        ("amoxapine", "200 mg"),
        ("maprotiline", "150 mg"),
        ("phenelzine", "45 mg"),
        ("tranylcypromine", "30 mg"),
        ("isocarboxazid", "30 mg"),
        ("selegiline-patch", "6 mg/24 h"),
        ("olanzapine-fluoxetine", "6/25 mg"),
    ];
    assert_eq!(floors.len(), 33);
    for (id, floor) in floors {
        assert_eq!(medicine(id).floor(), floor, "{id}");
    }
}
