//! What is ticked when somebody comes back to a page: what they answered last, and nothing that they took back.

use crate::common::{consult, medicine, press, walk_to};
use clinical::{
    form_state::{Selection, Tick},
    medicines::OtherTreatment,
    row_set::Row as _,
    session::Event,
};

#[test]
fn what_was_ticked_and_then_skipped_is_no_longer_ticked() {
    let sertraline = Event::TickMedicine(Tick::Row(medicine("sertraline"), true));
    let medicines = press(walk_to(&consult(), "medicines"), [sertraline]);
    assert!(!medicines.medicine_ticks().is_nothing());
    assert!(press(medicines, [Event::Skip, Event::Back]).medicine_ticks().is_nothing());

    let other = OtherTreatment::all().next().unwrap();
    let others = press(walk_to(&consult(), "other-treatments"), [Event::TickOtherTreatment(Tick::Row(other, true))]);
    assert_eq!(others.other_treatment_ticks(), Selection::Some([other].into_iter().collect()));
    assert!(press(others, [Event::Skip, Event::Back]).other_treatment_ticks().is_nothing());
}

#[test]
fn none_of_these_is_ticked_where_it_was_answered() {
    let none = [Event::TickMedicine(Tick::None(true)), Event::Continue, Event::Back];
    let medicines = press(walk_to(&consult(), "medicines"), none).medicine_ticks();
    assert!(medicines.is_none() && !medicines.is_nothing());

    let none = [Event::TickOtherTreatment(Tick::None(true)), Event::Continue, Event::Back];
    let others = press(walk_to(&consult(), "other-treatments"), none).other_treatment_ticks();
    assert!(others.is_none() && !others.is_nothing());

    let untouched = walk_to(&consult(), "other-treatments").other_treatment_ticks();
    assert!(!untouched.is_none() && untouched.is_nothing());
}
