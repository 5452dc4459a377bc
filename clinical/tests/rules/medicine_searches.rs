//! The search of the pick list: what people type, and what it finds.

use clinical::{
    medicines::{Medicine, search},
    row_set::Row as _,
    text::Lang,
};
use proptest::prelude::*;

const TABLE: &str = include_str!("medicine_searches.txt");

const DOSES: [&str; 4] = ["50 mg", "150mg", "20 miligramos", "37.5mg/day"];

/// What stands beside a name on a box or a prescription.
const BESIDE: [&str; 32] = [
    "HCl",
    "hydrochloride",
    "clorhidrato",
    "succinate",
    "succinato",
    "maleate",
    "maleato",
    "hydrobromide",
    "bromhidrato",
    "mesylate",
    "mesilato",
    "oxalate",
    "oxalato",
    "sulfate",
    "XL",
    "SR",
    "XR",
    "ER",
    "CR",
    "LA",
    "PR",
    "DR",
    "ODT",
    "retard",
    "patch",
    "tablets",
    "capsule",
    "extended-release",
    "parche",
    "pastillas",
    "tabletas",
    "cápsulas",
];

/// What a search finds, as the table writes it.
fn found(typed: &str) -> String {
    let Some(found) = search(typed) else { return "the whole list".into() };
    if found.medicines.is_empty() {
        return "nothing".into();
    }
    let ids: Vec<_> = found.medicines.iter().map(|medicine| medicine.id()).collect();
    format!("{}{}", if found.is_near { "~ " } else { "" }, ids.join(", "))
}

/// Each generic name in English and in Spanish, each brand, each other name.
fn names() -> Vec<(Medicine, String)> {
    let mut names = Vec::new();
    for medicine in Medicine::all().filter(|medicine| medicine.is_named()) {
        let generic = ["en", "es"].map(|code| medicine.generic(Lang::from_code(code).unwrap()));
        let others = [medicine.brands(), medicine.elsewhere()];
        let all = generic.into_iter().chain(others.into_iter().flat_map(|names| names.split(", ")));
        names.extend(all.filter(|name| !name.is_empty()).map(|name| (medicine, name.to_owned())));
    }
    names
}

/// The name with each letter dropped, doubled, and changed with the next one.
fn slips(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut slips = Vec::new();
    for at in (0..letters.len()).filter(|at| letters[*at].is_alphabetic()) {
        let (mut dropped, mut doubled, mut changed) = (letters.clone(), letters.clone(), letters.clone());
        dropped.remove(at);
        doubled.insert(at, letters[at]);
        slips.push(dropped);
        slips.push(doubled);
        if letters.get(at + 1).is_some_and(|next| next.is_alphabetic()) {
            changed.swap(at, at + 1);
            slips.push(changed);
        }
    }
    slips.into_iter().map(String::from_iter).collect()
}

#[test]
fn each_search_of_the_table_finds_what_it_says() {
    let (mut searches, mut wrong) = (0, Vec::new());
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let rows: Vec<(&str, &str)> = match (line.strip_prefix("- "), line.split_once(" | ")) {
            (Some(none), _) => none.split(", ").map(|typed| (typed, "nothing")).collect(),
            (None, Some(row)) => vec![row],
            (None, None) => panic!("{line}: expected what is typed, a bar, and what it finds"),
        };
        for (typed, expected) in rows {
            // Written out, because a combining accent cannot be seen.
            let accents = ['\u{301}', '\u{304}', '\u{f2}'];
            let as_typed = accents.iter().fold(typed.to_owned(), |typed, accent| {
                typed.replace(&accent.escape_unicode().to_string(), &accent.to_string())
            });
            let found = found(&as_typed);
            println!("{typed}: {found}");
            searches += 1;
            if found != expected {
                wrong.push(format!("{typed} | {found}, expected {expected}"));
            }
        }
    }
    println!("{searches} searches");
    assert!(searches > 300, "the table is read: {searches}");
    assert_eq!(wrong, [] as [String; 0]);
}

#[test]
fn each_name_finds_its_medicine_first_whatever_stands_beside_it() {
    let mut searches = 0;
    let names = names();
    assert!(names.len() > 140, "{}", names.len());
    for (medicine, name) in &names {
        let upper = name.to_uppercase();
        let doses = DOSES.iter().flat_map(|dose| [format!("{name} {dose}"), format!("{dose} {name}")]);
        let beside = BESIDE.iter().flat_map(|word| [format!("{name} {word}"), format!("{name} {word} 25 mg")]);
        let signs = ["®", "™", "!", "/", "."].map(|sign| format!("{sign}{name}{sign}"));
        for typed in doses.chain(beside).chain(signs).chain([name.clone(), upper, name.replace(' ', "")]) {
            let found = search(&typed).unwrap();
            assert!(!found.is_near && found.medicines.first() == Some(medicine), "{typed}: {:?}", found.medicines);
            searches += 1;
        }
    }
    println!("{} names, {searches} searches", names.len());
}

#[test]
fn each_name_with_a_slip_finds_its_medicine() {
    let mut searches = 0;
    for (medicine, name) in names() {
        let letters = name.split(' ').next().unwrap().chars().count();
        for typed in slips(&name).into_iter().filter(|_| letters >= 6) {
            let found = search(&typed).unwrap();
            assert!(found.medicines.contains(&medicine), "{typed} for {name}: {:?}", found.medicines);
            assert!(found.medicines.len() <= 4, "{typed}: a few rows, not {:?}", found.medicines);
            searches += 1;
        }
    }
    println!("{searches} searches");
    assert!(searches > 2000);
}

#[test]
fn each_name_is_found_while_it_is_typed() {
    for (medicine, name) in names() {
        let mut typed = String::new();
        for letter in name.chars() {
            typed.push(letter);
            let found = search(&typed).unwrap();
            assert!(!found.is_near && found.medicines.contains(&medicine), "{typed} of {name}: {:?}", found.medicines);
        }
    }
}

#[test]
fn an_accent_on_any_letter_changes_nothing() {
    for (_, name) in names() {
        let plain = found(&name);
        for accent in ('\u{300}'..='\u{36f}').step_by(9) {
            let accented: String = name.chars().flat_map(|letter| [letter, accent]).collect();
            assert_eq!(found(&accented), plain, "{accented}");
        }
    }
    // Each Latin letter that has an accent of its own stands for its plain letter.
    let accented = "ÀÁÂÃÄÅàáâãäåĀāĂăĄą ÇçĆćĈĉĊċČč ĎďĐđ ÈÉÊËèéêëĒēĔĕĖėĘęĚě ĜĝĞğĠġĢģ ĤĥĦħ ÌÍÎÏìíîïĨĩĪīĬĭĮįİı Ĵĵ Ķķ ĹĺĻļĽľĿŀŁł \
        ÑñŃńŅņŇň ÒÓÔÕÖØòóôõöøŌōŎŏŐő ŔŕŖŗŘř ŚśŜŝŞşŠš ŢţŤťŦŧ ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų Ŵŵ ÝýÿŶŷŸ ŹźŻżŽž";
    let plain = "acdeghijklnorstuwyz";
    for (group, plain) in accented.split_whitespace().zip(plain.chars()) {
        for letter in group.chars() {
            for (_, name) in names().iter().filter(|(_, name)| name.contains(plain)).take(5) {
                assert_eq!(found(&name.replace(plain, &letter.to_string())), found(name), "{letter} in {name}");
            }
        }
    }
}

#[test]
fn no_letter_of_an_alphabet_trips_the_search() {
    for letter in '\0'..='\u{3ff}' {
        let _ = (search(&letter.to_string()), search(&format!("zol{letter}oft")), search(&format!("{letter} 50 mg")));
    }
}

proptest! {
    #[test]
    fn nothing_that_is_typed_trips_the_search(typed in any::<String>(), more in "[a-zçéñ ]{0,40}") {
        let all = Medicine::all().filter(|medicine| medicine.is_named()).count();
        for typed in [&typed, &more, &(typed.clone() + &more)] {
            let Some(found) = search(typed) else { continue };
            prop_assert!(found.medicines.len() <= all);
            for (at, medicine) in found.medicines.iter().enumerate() {
                prop_assert!(medicine.is_named() && !found.medicines[..at].contains(medicine));
            }
        }
    }
}
