//! A fault in the content stops the build and is named with its file and line: each case breaks one thing in a copy of
//! the content and holds the fault against what a clinician needs in order to mend it.

use crate::broken::{Copy, check};
use crate::content;
use std::fs;

const FACTORS: &str = "factors.toml";
const MEDICINES: &str = "medicines.toml";
const CRISIS: &str = "crisis.toml";
const LINT: &str = "lint.toml";
const WORDS: &str = "locales/en/factors.toml";

#[test]
fn the_content_as_it_stands_has_no_fault() {
    assert_eq!(Copy::new().faults(), []);
}

#[test]
fn faults_of_safety_factors_are_named() {
    check(&[
        (
            FACTORS,
            "code = \"H-ICP\"",
            "code = \"H-HEART\"",
            FACTORS,
            "code = \"H-HEART\"\npage = \"heart\"\nlevel = \"CLEAR\"",
            "`H-HEART` stands twice",
        ),
        (FACTORS, "page = \"urgent\"", "page = \"urgnt\"", FACTORS, "page = \"urgnt\"", "expected one of urgent"),
        (FACTORS, "level = \"STOP\"", "level = \"HALT\"", FACTORS, "level = \"HALT\"", "expected one of EMERGENCY"),
        (
            FACTORS,
            "code = \"B-EYE\"\npage = \"health\"\nlevel = \"CLEAR\"",
            "code = \"B-EYE\"\npage = \"health\"",
            FACTORS,
            "",
            "`level` is missing",
        ),
        (
            FACTORS,
            "source = \"Product decision, conservative: medical emergency\"",
            "",
            FACTORS,
            "",
            "`source` is missing",
        ),
        (
            FACTORS,
            "source = \"Product decision, conservative: medical emergency\"",
            "source = \" \"",
            FACTORS,
            "",
            "`source` is missing",
        ),
        (
            FACTORS,
            "code = \"B-EYE\"",
            "code = \"H-EYE\"",
            FACTORS,
            "code = \"H-EYE\"",
            "expected it to begin with `B-`",
        ),
        (FACTORS, "cause = \"mania\"\n", "", FACTORS, "code = \"M-MANIA-NOW\"", "expected as `cause` mania, voices"),
        (FACTORS, "cause = \"mania\"", "cause = \"intent\"", FACTORS, "code = \"M-MANIA-NOW\"", "expected as `cause`"),
        (
            FACTORS,
            "lines = [\"us-maternal\"]",
            "lines = [\"us-mothers\"]",
            FACTORS,
            "code = \"P-PREGNANT\"",
            "`us-mothers`, which crisis.toml lacks",
        ),
        (
            FACTORS,
            "role = \"treated-now\"",
            "role = \"treated\"",
            FACTORS,
            "code = \"R-KET-CLINIC\"",
            "`treated`: expected one of bipolar (page mind)",
        ),
        (
            FACTORS,
            "code = \"M-DEMENTIA\"\npage = \"mind\"\n",
            "code = \"M-DEMENTIA\"\npage = \"mind\"\nrole = \"taken-now\"\n",
            FACTORS,
            "code = \"M-DEMENTIA\"",
            "`M-DEMENTIA` has the role `taken-now`",
        ),
        (FACTORS, "role = \"taken-now\"\n", "", FACTORS, "", "no factor has the role `taken-now`"),
        (
            FACTORS,
            "code = \"A-MINOR\"\npage = \"age\"\nlevel = \"STOP\"",
            "code = \"A-MINOR\"\npage = \"age\"\nlevel = \"CLEAR\"",
            FACTORS,
            "code = \"A-MINOR\"",
            "expected STOP on the page `age`",
        ),
        (
            FACTORS,
            "code = \"M-DEMENTIA\"\npage = \"mind\"",
            "code = \"M-DEMENTIA\"\npage = \"age\"",
            FACTORS,
            "code = \"M-DEMENTIA\"",
            "expected one factor on the page `age`",
        ),
        (
            FACTORS,
            "code = \"A-MINOR\"\npage = \"age\"",
            "code = \"A-MINOR\"\npage = \"mind\"",
            FACTORS,
            "",
            "no factor is on the page `age`",
        ),
        (FACTORS, "imminent risk\"\nread = ", "imminent risk\"\nraed = ", FACTORS, "raed = ", "unknown key `raed`"),
        (
            FACTORS,
            "code = \"B-EYE\"\npage = \"health\"\nlevel = \"CLEAR\"",
            "code = \"B-EYE\"\npage = \"health\"\nlevel = \"EMERGENCY\"",
            FACTORS,
            "code = \"B-EYE\"",
            "expected EMERGENCY on the page `urgent`",
        ),
        (
            WORDS,
            "[factor.B-KIDNEY]\nlabel = \"I'm on dialysis\"",
            "[factor.B-KIDNEY]",
            FACTORS,
            "code = \"B-KIDNEY\"",
            "`factor.B-KIDNEY.label` is missing",
        ),
        (
            WORDS,
            "because = \"Not much is known about this treatment for",
            "becuase = \"Not much is known about this treatment for",
            FACTORS,
            "code = \"B-KIDNEY\"",
            "`factor.B-KIDNEY.because` is missing",
        ),
        (
            WORDS,
            "ask = \"What do we know about this treatment for people on dialysis",
            "ak = \"What do we know about this treatment for people on dialysis",
            FACTORS,
            "code = \"B-KIDNEY\"",
            "`factor.B-KIDNEY.ask` is missing",
        ),
        (
            WORDS,
            "[factor.B-KIDNEY]",
            "[factor.B-KIDNEYS]",
            WORDS,
            "label = \"I'm on dialysis\"",
            "no row has the id `B-KIDNEYS`",
        ),
    ]);
}

#[test]
fn faults_of_medicines_are_named() {
    check(&[
        (MEDICINES, "floor = \"50 mg\"\n", "", MEDICINES, "", "`floor` is missing"),
        (
            MEDICINES,
            "floor = \"50 mg\"",
            "floor = \"fifty\"",
            MEDICINES,
            "floor = \"fifty\"",
            "expected an amount and mg",
        ),
        (
            MEDICINES,
            "id = \"citalopram\"",
            "id = \"escitalopram\"",
            MEDICINES,
            "id = \"escitalopram\"\nbrands = [\"Lexapro\"]",
            "stands twice",
        ),
        (
            MEDICINES,
            "counts_with = \"fluoxetine\"",
            "counts_with = \"prozac\"",
            MEDICINES,
            "id = \"olanzapine-fluoxetine\"",
            "counts with `prozac`",
        ),
        (
            MEDICINES,
            "class = \"sari\"\noften = true",
            "class = \"sari\"\noften = false",
            MEDICINES,
            "id = \"bupropion\"",
            "`often` stands at 7 medicines: expected 8",
        ),
        (
            MEDICINES,
            "brands = [\"Celexa\"]",
            "brand = [\"Celexa\"]",
            MEDICINES,
            "brand = [\"Celexa\"]",
            "unknown key `brand`",
        ),
        (
            MEDICINES,
            "brands = [\"Celexa\"]",
            "brands = [\"Celexa\", \"Lustral\"]",
            MEDICINES,
            "id = \"citalopram\"",
            "`Lustral` is the name of two medicines",
        ),
        (MEDICINES, "class = \"ssri\"", "class = \"sri\"", MEDICINES, "id = \"citalopram\"", "`class.sri` is missing"),
        (
            MEDICINES,
            "brands = [\"Rexulti\"]",
            "brnds = [\"Rexulti\"]",
            MEDICINES,
            "brnds = [\"Rexulti\"]",
            "unknown key `brnds`",
        ),
        (MEDICINES, "[[medicine]]", "[[medicin]]", MEDICINES, "[[medicin]]", "unknown key `medicin`"),
        (
            "locales/en/medicines.toml",
            "[medicine.trazodone]\nnote",
            "[medicine.trazodone]\nnotes",
            "locales/en/medicines.toml",
            "notes =",
            "medicine.trazodone.notes",
        ),
    ]);
}

#[test]
fn a_file_that_is_missing_or_no_toml_is_named() {
    for file in [FACTORS, MEDICINES, CRISIS, LINT] {
        let gone = Copy::new();
        fs::remove_file(gone.0.join(file)).unwrap();
        let named = |f: &content::ContentError| f.file == file && f.line == 1 && f.text.starts_with("cannot be read");
        assert!(gone.faults().iter().any(named), "{file}");
        let broken = Copy::new().replace(file, "", "\nthis is not TOML\n");
        let last = broken.line_of(file, "this is not TOML");
        let named = |f: &content::ContentError| f.file == file && f.line == last && f.text.starts_with("is not TOML");
        assert!(broken.faults().iter().any(named), "{file}: {:?}", broken.faults());
    }
    let gone = Copy::new();
    fs::remove_dir_all(gone.0.join("locales")).unwrap();
    assert!(gone.faults().iter().any(|f| f.file == "locales/en" && f.text.contains("is missing")));
}
