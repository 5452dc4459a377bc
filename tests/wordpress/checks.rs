//! The plugin's own checks, without a browser.

use std::fs::{self, File};
use std::io::Write as _;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{TestContext, artefact, count, output};
use clinical::settings::{SETTINGS, Settings};
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::site::php;

/// Values that are just right and just wrong, for any setting.
const VALUES: [&str; 94] = [
    "",
    " ",
    "a",
    "Harbor Street",
    "  Harbor  ",
    "\u{a0}Harbor\u{2003}",
    "<b>",
    "a>b",
    "a\nb",
    "a\tb",
    "\u{85}x",
    "a\u{202e}b",
    "a\u{200b}b",
    "a\u{ad}b",
    "a\u{feff}b",
    "a\u{e0001}b",
    "a\u{180e}b",
    "Söhne & Töchter",
    "診療所",
    "a\0b",
    "12",
    "123",
    " 123 ",
    "+1 555 010 0100",
    "+1+555",
    "(617) 555-0142",
    "617.555.0142",
    "1234567890123456",
    "123456789012345",
    "++123",
    "+",
    "123x",
    "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6",
    "https://a.example",
    "https://a.example/",
    "https://a.example:443/x",
    "https://a.example:0443",
    "https://a.example:+80",
    "https://a.example:",
    "https://a.example:65535",
    "https://a.example:65536",
    "https://a.example:80:80",
    "https://a",
    "https://a.",
    "https://.a",
    "https://a..b",
    "https://-a.b-",
    "https://a_b.example",
    "https://u@a.example",
    "https://a.example?x#y",
    "https://a.example#",
    "https://a.example\\b",
    "https://a.example/\"",
    "https://a.example/'",
    "https://a.example/`",
    "https://a.example/{}",
    "https://a.example/|",
    "https://a.example/^",
    "https://a.example/ü",
    "https://a.example/a b",
    "https://a.example/%20",
    " https://a.example ",
    "HTTPS://a.example",
    "http://a.example",
    "javascript:alert(1)",
    "a@b.c",
    "a@b",
    "a@b.",
    "@b.c",
    "a@",
    "a@b@c.d",
    "a.b_c+d-e@f-g.h",
    "a b@c.d",
    "a@b.c\n",
    "en",
    "EN-us",
    "es_MX",
    "-en",
    "tlh",
    "us",
    "GB",
    "GB ",
    "UK",
    " es ",
    "iv",
    "iv,kap",
    "kap, iv ,kap",
    "iv,,kap",
    "IV",
    "#14524a",
    "14524A",
    "##14524",
    "#14524g",
    "red",
];

/// What the self-check itself makes of a value: nothing, or the value as it takes it. A colour that it makes darker is taken.
fn is_taken(key: &str, value: &[u8]) -> bool {
    let encoded: String = value
        .iter()
        .flat_map(|byte| ['%'].into_iter().chain(format!("{byte:02X}").chars().collect::<Vec<_>>()))
        .collect();
    let (_, problems) = Settings::read(&format!("{key}={encoded}"));
    problems.iter().all(|problem| problem.instead.is_some())
}

/// Values made of the parts of others, the same in each run.
fn more(many: usize) -> Vec<Vec<u8>> {
    let mut seed = 0x5EED_u64;
    let mut next = |end: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % end as u64) as usize
    };
    let mut made = Vec::new();
    for _ in 0..many {
        let mut value = Vec::new();
        for _ in 0..=next(4) {
            let part = VALUES.get(next(VALUES.len())).copied().unwrap_or_default().as_bytes();
            let from = next(part.len() + 1);
            let length = next(part.len() + 1 - from) + 1;
            value.extend(part.iter().skip(from).take(length));
        }
        made.push(value);
    }
    made
}

/// Over each kind of value that there is, and many made of their parts: what the plugin lets in is what the self-check
/// takes, no more and no less; and what the plugin makes of it, the self-check takes too.
pub async fn values_are_judged_as_the_self_check_judges_them(_: &TestContext) -> Result<()> {
    let plugin = unpacked()?;
    let mut cases: Vec<(&str, Vec<u8>)> = Vec::new();
    for setting in SETTINGS {
        let mut values: Vec<Vec<u8>> = VALUES.iter().map(|value| value.as_bytes().to_vec()).collect();
        values.extend([
            vec![0xff, 0xfe],
            b"a".repeat(80),
            b"a".repeat(81),
            "ü".repeat(80).into_bytes(),
            "ü".repeat(81).into_bytes(),
        ]);
        let link = |length: usize| format!("https://a.example/{}", "a".repeat(length - 18)).into_bytes();
        values.extend([
            link(512),
            link(513),
            [&b"a".repeat(506)[..], b"@b.com"].concat(),
            [&b"a".repeat(507)[..], b"@b.com"].concat(),
        ]);
        values.extend([b"a".repeat(100_000), b"1".repeat(100_000)]);
        values.push(setting.example.as_bytes().to_vec());
        values.extend(more(count(400, 5000)));
        cases.extend(values.into_iter().map(|value| (setting.key, value)));
    }
    let script = plugin.path().join("checks-of-tests.php");
    fs::write(&script, include_str!("php/checks.php"))?;
    let lines: Vec<_> = cases.iter().map(|(key, value)| json!([key, STANDARD.encode(value)]).to_string()).collect();
    let lines = lines.join("\n");
    let mut command = php();
    command.arg(&script).arg(plugin.path().join("trd-screener")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut php = command.spawn()?;
    let mut stdin = php.stdin.take().context("no way to write to PHP")?;
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let told = String::from_utf8(php.wait_with_output()?.stdout)?;
    writer.join().ok().context("PHP does not read")??;
    let answers: Vec<&str> = told.lines().collect();
    ensure!(answers.len() == cases.len(), "PHP answers {} of {}: {told:.300}", answers.len(), cases.len());
    let (mut taken, mut faults) = (0, Vec::new());
    for ((key, value), answer) in cases.iter().zip(answers) {
        let answer: Option<String> = serde_json::from_str(answer)?;
        let expected = is_taken(key, value);
        let shown = String::from_utf8_lossy(value);
        if answer.is_some() != expected {
            faults.push(format!("{key}={shown:?}: the plugin says {answer:?}, the self-check {expected}"));
        }
        if let Some(answer) = answer {
            taken += 1;
            if !is_taken(key, &STANDARD.decode(&answer)?) {
                faults.push(format!(
                    "{key}={shown:?}: the self-check does not take what the plugin makes of it, {answer:?}"
                ));
            }
        }
    }
    faults.truncate(20);
    ensure!(faults.is_empty(), "{faults:#?}");
    ensure!(
        taken > 500 && taken < cases.len() / 2,
        "{taken} of {} are let in: the values are too much alike",
        cases.len()
    );
    println!("{} values, {taken} let in by both", cases.len());
    Ok(())
}

/// The plugin as it is packed, in a folder of its own.
pub fn unpacked() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let archive = artefact::folder().join("trd-screener-wordpress.zip");
    let file = File::open(&archive).with_context(|| format!("no {} (run `cargo xtask dist`)", archive.display()))?;
    ZipArchive::new(file)?.extract(folder.path())?;
    Ok(folder)
}

/// No word of a newer PHP than the readme promises, and no function that asks the network. Control: both are seen.
pub async fn the_sources_keep_to_old_php_and_ask_nobody(_: &TestContext) -> Result<()> {
    let plugin = unpacked()?;
    let script = plugin.path().join("tokens.php");
    fs::write(&script, include_str!("php/tokens.php"))?;
    let sources = plugin.path().join("trd-screener");
    let look = || output(php().arg(&script).arg(&sources));
    let (told, is_well) = look()?;
    ensure!(is_well && told.lines().count() == 1 && told.ends_with(" files\n"), "{told}");
    let newer = "<?php echo match (1) { 1 => $a?->b }; wp_remote_get( 'https://example.com' );";
    fs::write(sources.join("newer.php"), newer)?;
    let (told, _) = look()?;
    ensure!(told.lines().count() == 4, "expected match, ?-> and wp_remote_get to be seen: {told}");
    let json: Value = serde_json::from_str(&fs::read_to_string(sources.join("block/block.json"))?)?;
    ensure!(json.get("attributes").is_some(), "the block has no attributes");
    Ok(())
}

/// What the directory of plugins asks of each, as its own checker has it: no archive among the files, a name behind it,
/// nothing of a request that is used as it came. And that no plugin of the same name elsewhere is taken for an update.
pub async fn it_keeps_to_the_rules_for_plugins(_: &TestContext) -> Result<()> {
    const ARCHIVES: [&str; 8] = ["gz", "br", "zip", "tar", "tgz", "rar", "7z", "phar"];
    let plugin = unpacked()?;
    let root = plugin.path().join("trd-screener");
    let mut folders = vec![root.clone()];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            count += 1;
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            ensure!(!ARCHIVES.contains(&ending), "{} is an archive", path.display());
            if ending != "php" {
                continue;
            }
            let is_raw = |line: &&str| line.contains("$_") && !line.contains("sanitize_text_field( wp_unslash( $_");
            let text = fs::read_to_string(&path)?;
            ensure!(!text.lines().any(|line| is_raw(&line)), "{}: {:?}", path.display(), text.lines().find(is_raw));
        }
    }
    ensure!(count > 15, "only {count} files");
    let main = fs::read_to_string(root.join("trd-screener.php"))?;
    ensure!(
        main.contains("\n * Update URI:        false\n") && main.contains("\n * Author:            The "),
        "{main}"
    );
    let readme = fs::read_to_string(root.join("readme.txt"))?;
    ensure!(readme.contains("\nTested up to: 7.1\n"), "{readme}");
    Ok(())
}
