//! `medicines.toml`: the pick list, and the other treatments.

use super::source::{Faults, Place, Row, Source};

pub struct Medicine {
    pub id: String,
    /// Whether it has a name; the others are those that the person cannot name.
    pub is_named: bool,
    pub brands: Vec<String>,
    /// Names that the search knows and the list does not show.
    pub elsewhere: Vec<String>,
    pub class: String,
    /// Whether the page shows it at once.
    pub is_often: bool,
    /// The least daily dose that counts, as it is shown.
    pub floor: String,
    /// Another medicine with which this one counts as one trial.
    pub counts_with: Option<String>,
    pub place: Place,
}

pub struct OtherTreatment {
    pub id: String,
    pub group: String,
    pub brands: Vec<String>,
    pub place: Place,
}

/// Medicines are held as the bits of one number.
const MAX_ROWS: usize = 128;

/// As many stand on the page before all others, which keeps it short.
const OFTEN: usize = 8;

pub fn read(source: &Source, faults: &mut Faults) -> (Vec<Medicine>, Vec<OtherTreatment>) {
    let table = source.table();
    source.top(&table).only(&["medicine", "unnamed", "other_treatment"], faults);
    let mut medicines: Vec<Medicine> = Vec::new();
    for row in source.rows(&table, "medicine") {
        row.only(
            &["id", "brands", "elsewhere", "class", "often", "floor", "counts_with", "source", "to_confirm"],
            faults,
        );
        row.required("source", faults);
        // It is read by clinicians only.
        row.is_true("to_confirm", faults);
        let medicine = Medicine {
            id: row.required("id", faults),
            is_named: true,
            brands: row.list("brands", faults),
            elsewhere: row.list("elsewhere", faults),
            class: row.required("class", faults),
            is_often: row.is_true("often", faults),
            floor: floor(&row, faults),
            counts_with: row.optional("counts_with", faults),
            place: row.key_place("id"),
        };
        medicines.push(medicine);
    }
    for row in source.rows(&table, "unnamed") {
        row.only(&["id"], faults);
        medicines.push(Medicine {
            id: row.required("id", faults),
            is_named: false,
            brands: Vec::new(),
            elsewhere: Vec::new(),
            class: String::new(),
            is_often: false,
            floor: String::new(),
            counts_with: None,
            place: row.key_place("id"),
        });
    }
    let mut others: Vec<OtherTreatment> = Vec::new();
    for row in source.rows(&table, "other_treatment") {
        row.only(&["id", "group", "brands"], faults);
        others.push(OtherTreatment {
            id: row.required("id", faults),
            group: row.required("group", faults),
            brands: row.list("brands", faults),
            place: row.key_place("id"),
        });
    }
    check(&medicines, &others, faults);
    (medicines, others)
}

/// A floor is an amount and its unit, so that it reads the same in every language.
fn floor(row: &Row<'_>, faults: &mut Faults) -> String {
    let floor = row.required("floor", faults);
    let (amount, unit) = floor.split_once(' ').unwrap_or((&floor, ""));
    let number = !amount.is_empty() && amount.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '/');
    if !floor.is_empty() && (!number || !["mg", "mg/24 h"].contains(&unit)) {
        let place = row.key_place("floor");
        faults.add(&place, format!("the floor is `{floor}`: expected an amount and mg or mg/24 h, such as `50 mg`"));
    }
    floor
}

fn check(medicines: &[Medicine], others: &[OtherTreatment], faults: &mut Faults) {
    for (i, medicine) in medicines.iter().enumerate() {
        if medicines.iter().take(i).any(|m| m.id == medicine.id) {
            faults.add(&medicine.place, format!("the id `{}` stands twice", medicine.id));
        }
        if let Some(other) = &medicine.counts_with
            && !medicines.iter().any(|m| m.id == *other)
        {
            faults.add(&medicine.place, format!("`{}` counts with `{other}`, which is not in the list", medicine.id));
        }
    }
    for medicine in medicines {
        let others = || medicines.iter().filter(|m| m.id != medicine.id);
        let is_taken = |name: &&String| others().any(|m| m.brands.contains(name) || m.elsewhere.contains(name));
        if let Some(name) = medicine.brands.iter().chain(&medicine.elsewhere).find(is_taken) {
            faults.add(&medicine.place, format!("`{name}` is the name of two medicines"));
        }
    }
    let often: Vec<&Medicine> = medicines.iter().filter(|m| m.is_often).collect();
    if let Some(last) = often.last().copied().or(medicines.first())
        && often.len() != OFTEN
    {
        faults.add(&last.place, format!("`often` stands at {} medicines: expected {OFTEN}", often.len()));
    }
    for (i, other) in others.iter().enumerate() {
        if others.iter().take(i).any(|o| o.id == other.id) {
            faults.add(&other.place, format!("the id `{}` stands twice", other.id));
        }
    }
    let beyond = medicines.get(MAX_ROWS).map(|m| &m.place).or_else(|| others.get(MAX_ROWS).map(|o| &o.place));
    if let Some(place) = beyond {
        faults.add(place, format!("expected at most {MAX_ROWS} rows"));
    }
}
