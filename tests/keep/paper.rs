//! A printed file, as a person would see it: its words, its pages, its colours.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, output, until};
use thirtyfour::common::print::PrintParameters;

use crate::keep::fixtures;

/// What was printed.
pub struct Paper {
    /// Its words, without any space: where lines break is the browser's choice.
    words: String,
    pub pages: usize,
    path: PathBuf,
}

impl Paper {
    /// Waits until the browser has printed. Every file is kept in `target/printed/`, to be looked at.
    pub async fn printed(cx: &TestContext, name: &str) -> Result<Self> {
        let folder = cx.browser.saved();
        let printed = until("something to be printed", || async {
            let files = fs::read_dir(&folder)?.flatten().map(|file| file.path());
            let whole = |path: &PathBuf| fs::read(path).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF"));
            Ok(files.into_iter().find(whole))
        })
        .await?;
        // It may still be open.
        tokio::time::sleep(Duration::from_millis(100)).await;
        let file = fs::read(&printed)?;
        fs::remove_file(&printed)?;
        Self::kept(cx, name, &file)
    }

    /// What the browser's own menu prints: the window as it is.
    pub async fn by_menu(cx: &TestContext, name: &str) -> Result<Self> {
        let file = cx.driver().print_page(PrintParameters::default()).await?;
        Self::kept(cx, &format!("menu-{name}"), &file)
    }

    fn kept(cx: &TestContext, name: &str, file: &[u8]) -> Result<Self> {
        let keep = browser_tests::target().join("printed");
        fs::create_dir_all(&keep)?;
        let path = keep.join(format!("{}-{name}.pdf", cx.engine.name()));
        fs::write(&path, file)?;
        let text = told("pdftotext", &[OsStr::new("-raw"), path.as_os_str(), OsStr::new("-")])?;
        let pages = text.matches('\u{c}').count();
        Ok(Self { words: squeezed(&text), pages, path })
    }

    /// Whether this stands on it.
    pub fn says(&self, piece: &str) -> bool {
        self.words.contains(&squeezed(piece))
    }

    /// Fails unless each of these lines stands on it, in their order.
    pub fn holds(&self, lines: &[String]) -> Result<()> {
        let lines: Vec<String> = lines.iter().map(|line| squeezed(line)).collect();
        fixtures::hold_in_order(&self.words, &lines).with_context(|| self.path.display().to_string())
    }

    /// The share of its first page that is white, and whether anything on it is black.
    pub fn light(&self) -> Result<(f64, bool)> {
        let pixels = pixels(&self.path)?;
        let white = pixels.iter().filter(|&&grey| grey > 250).count();
        #[allow(clippy::cast_precision_loss, reason = "far fewer than a float can count")]
        Ok((white as f64 / pixels.len() as f64, pixels.iter().any(|&grey| grey < 60)))
    }
}

/// Letters that fonts draw as one.
const LIGATURES: [(char, &str); 5] = [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl")];

/// Without spaces, and with letters that fonts draw as one taken apart.
fn squeezed(text: &str) -> String {
    let text = LIGATURES.iter().fold(text.to_owned(), |text, (one, letters)| text.replace(*one, letters));
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The first page as grey pixels, by a picture of the simplest format there is (PGM).
fn pixels(path: &Path) -> Result<Vec<u8>> {
    let picture = path.with_extension("");
    let switches = ["-gray", "-singlefile", "-r", "60"].map(OsStr::new);
    told("pdftoppm", &[&switches[..], &[path.as_os_str(), picture.as_os_str()]].concat())?;
    let bytes = fs::read(picture.with_extension("pgm"))?;
    fs::remove_file(picture.with_extension("pgm"))?;
    // `P5`, the width and height, the largest value: then one byte for each pixel.
    let start = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).context("no picture")?.0 + 1;
    let pixels = bytes.get(start..).filter(|pixels| !pixels.is_empty()).context("an empty picture")?;
    Ok(pixels.to_vec())
}

/// What a program of poppler says.
fn told(program: &str, arguments: &[&OsStr]) -> Result<String> {
    let (told, is_content) = output(Command::new(program).args(arguments))?;
    ensure!(is_content, "{program} says {told}");
    Ok(told)
}
