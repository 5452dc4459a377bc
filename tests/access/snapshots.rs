//! Snapshots: text files that a person reads, one for each page, in a folder of their own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use browser_tests::TestContext;
use similar::TextDiff;

/// How to take over what is there now, for who has read the difference.
const BLESS: &str =
    "read the difference; if it is right: UPDATE_SNAPSHOTS=1 cargo test -p browser-tests --test promises --";

/// The snapshots of one test: what each page is now, by the name of its file.
pub struct Snapshots {
    folder: &'static str,
    pages: BTreeMap<String, String>,
}

impl Snapshots {
    /// `folder` stands beside this file, and is the name of the test too.
    pub const fn new(folder: &'static str) -> Self {
        Self { folder, pages: BTreeMap::new() }
    }

    /// Takes a page in.
    pub fn add(&mut self, page: &str, text: String) -> Result<()> {
        let before = self.pages.insert(file_name(page), text);
        ensure!(before.is_none(), "two pages have the snapshot {}", file_name(page));
        Ok(())
    }

    /// Fails with the lines in which a page differs from its file, with each page that has no file, and with each file
    /// that has no page.
    pub fn check(&self) -> Result<()> {
        if env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
            return self.bless();
        }
        let faults = differences(&self.files()?, &self.pages);
        ensure!(faults.is_empty(), "{}\n{BLESS} {}", faults.join("\n"), self.folder);
        Ok(())
    }

    fn path(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("access").join(self.folder)
    }

    fn bless(&self) -> Result<()> {
        fs::create_dir_all(self.path())?;
        for name in self.files()?.keys().filter(|name| !self.pages.contains_key(*name)) {
            fs::remove_file(self.path().join(name))?;
        }
        for (name, now) in &self.pages {
            fs::write(self.path().join(name), now)?;
        }
        Ok(())
    }

    fn files(&self) -> Result<BTreeMap<String, String>> {
        let mut files = BTreeMap::new();
        let folder = self.path();
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            let text = fs::read_to_string(entry.path())?;
            files.insert(entry.file_name().to_string_lossy().into_owned(), text);
        }
        Ok(files)
    }
}

/// `phq9-1, answered` becomes `phq9-1-answered.txt`.
fn file_name(page: &str) -> String {
    let words: Vec<&str> = page.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("{}.txt", words.join("-").to_ascii_lowercase())
}

fn differences(files: &BTreeMap<String, String>, pages: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, now) in pages {
        let before = files.get(name).map_or("", String::as_str);
        if before != now {
            let diff = TextDiff::from_lines(before, now);
            faults.push(diff.unified_diff().context_radius(2).header(name, "now").to_string());
        }
    }
    let stale = files.keys().filter(|name| !pages.contains_key(*name));
    faults.extend(stale.map(|name| format!("{name} is of no page")));
    faults
}

/// Control: one changed line, a page without a file and a file without a page are each found.
pub async fn every_difference_is_found(_: &TestContext) -> Result<()> {
    let file = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let start = file("start.txt", "main\nbutton\n");
    ensure!(differences(&start, &start).is_empty(), "a difference where there is none");
    let changed = differences(&start, &file("start.txt", "main\nlink\n"));
    ensure!(matches!(changed.as_slice(), [one] if one.contains("-button\n+link\n")), "{changed:?}");
    let renamed = differences(&start, &file("begin.txt", "main\n"));
    ensure!(
        matches!(renamed.as_slice(), [new, old] if new.contains("+main\n") && old == "start.txt is of no page"),
        "{renamed:?}"
    );
    Ok(())
}
