//! What the scripts may name: every property, every global, every place where a name is worked out, in the shell's script,
//! the lockdown and wasm-bindgen's glue.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use browser_tests::artefact;

use crate::list;
use crate::tokens::{Token, ends_expression, is_word, tokens};

/// The scripts of both documents.
fn scripts() -> Result<Vec<String>> {
    let document = artefact::document()?;
    let frame = artefact::frame(&document)?;
    let shell = artefact::shell(&document)?;
    let scripts: Vec<String> = [shell.as_str(), &frame]
        .iter()
        .flat_map(|html| artefact::contents(html, "script"))
        .map(str::to_owned)
        .collect();
    ensure!(scripts.len() == 2, "expected one script in each document, found {}", scripts.len());
    Ok(scripts)
}

/// What a script names: `.name` for a property, `name` for a global, and how often it looks something up by a name that
/// it works out. Names of one or two letters are the minifier's own; the browser has no global that short.
fn names(script: &str) -> BTreeSet<String> {
    let tokens = tokens(script);
    let at = |index: usize| tokens.get(index);
    let mut names = BTreeSet::new();
    let mut lookups = 0;
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(at);
        match (*token, before, at(index + 1)) {
            (Token::Sign('['), _, Some(Token::Text(name))) if ends_expression(before) => {
                names.insert(format!(".{name}"));
            }
            (Token::Sign('['), _, after) if ends_expression(before) && after != Some(&Token::Other) => lookups += 1,
            // Three dots spread a list, and what follows them is no property.
            (Token::Name(name), Some(Token::Sign('.')), _) if index < 2 || at(index - 2) != Some(&Token::Sign('.')) => {
                names.insert(format!(".{}", without_hashes(name)));
            }
            // The key of an object.
            (Token::Name(_), Some(Token::Sign('{' | ',')), Some(Token::Sign(':'))) => {}
            (Token::Name(name), ..) if name.chars().count() > 2 && !is_word(name) => {
                names.insert(without_hashes(name));
            }
            _ => {}
        }
    }
    names.insert(format!("[lookups] ×{lookups}"));
    names
}

/// wasm-bindgen puts hashes into the names of what the wasm exports.
fn without_hashes(name: &str) -> String {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split('_').map(|part| if is_hash(part) { "#" } else { part }).collect::<Vec<_>>().join("_")
}

/// The scripts name what `names.txt` lists, and nothing else.
#[test]
fn the_scripts_name_what_is_listed() -> Result<()> {
    let mut all = BTreeSet::new();
    for (document, script) in ["shell", "frame"].iter().zip(scripts()?) {
        all.extend(names(&script).into_iter().map(|name| format!("{document} {name}")));
    }
    ensure!(all.len() > 100, "expected the names of two scripts, found {}", all.len());
    list::check("names.txt", &all)
}

/// What stands around each `postMessage`: so many tokens before it, and so many after.
fn posts(script: &str, before: usize, after: usize) -> Vec<Vec<Token<'_>>> {
    let tokens = tokens(script);
    let places = tokens.iter().enumerate().filter(|(_, token)| **token == Token::Name("postMessage"));
    let around = places.map(|(at, _)| {
        let (start, first) = if before > 0 { (at.saturating_sub(before), before) } else { (at + 1, after) };
        tokens.iter().skip(start).take(first).copied().collect()
    });
    around.collect()
}

/// Two things are ever posted: the wasm, by the shell, to its own frame; and the one constant `exit`, by the frame, where
/// every answer is. So `postMessage` stands in each script once, as that call, and the wasm, which cannot post by itself,
/// holds no such name.
#[test]
fn one_constant_leaves_the_frame() -> Result<()> {
    let scripts = scripts()?;
    let [shell, frame] = scripts.as_slice() else { bail!("expected two scripts, found {}", scripts.len()) };
    let exit = [Token::Sign('('), Token::Text("exit"), Token::Sign(','), Token::Text("*"), Token::Sign(')')];
    let posted = posts(frame, 0, 5);
    ensure!(matches!(posted.as_slice(), [call] if *call == exit), "{posted:?}");
    // In the shell it is its own frame that is posted to, and no answer is ever in the shell.
    let posted = posts(shell, 3, 0);
    ensure!(matches!(posted.as_slice(), [call] if call.contains(&Token::Name("contentWindow"))), "{posted:?}");
    let wasm = artefact::wasm(&artefact::document()?)?;
    ensure!(!String::from_utf8_lossy(&wasm).contains("postMessage"), "the wasm names postMessage");
    Ok(())
}

/// Chromium looks up the name of where a document wants to go before it asks the policy, so a name could tell an answer. So
/// `location` stands in the shell alone, where no answer is: neither the frame's script nor the wasm holds it.
#[test]
fn nothing_in_the_frame_goes_elsewhere() -> Result<()> {
    let scripts = scripts()?;
    let [shell, frame] = scripts.as_slice() else { bail!("expected two scripts, found {}", scripts.len()) };
    let names_it = |script: &str| names(script).iter().any(|name| name.trim_start_matches('.') == "location");
    ensure!(names_it(shell), "the look does not see what is there");
    ensure!(!names_it(frame), "the frame's script names location");
    let wasm = artefact::wasm(&artefact::document()?)?;
    ensure!(!String::from_utf8_lossy(&wasm).contains("location"), "the wasm names location");
    Ok(())
}

/// What the scripts are written for: the shell's for browsers that are too old for the rest, and have to hear so.
const READERS: [(&str, &str); 2] = [("shell", "es2017"), ("frame", "chrome108,firefox115,safari16")];

/// What browsers have learnt since: no script may build on it.
const NEWER: [&str; 18] = [
    "toSorted",
    "toReversed",
    "toSpliced",
    "groupBy",
    "withResolvers",
    "isWellFormed",
    "toWellFormed",
    "fromAsync",
    "showPopover",
    "hidePopover",
    "togglePopover",
    "checkVisibility",
    "getHTML",
    "moveBefore",
    "scrollend",
    "setHTML",
    "startViewTransition",
    "Iterator",
];

/// A script, written by esbuild for such browsers.
fn written_for(script: &str, target: &str) -> Result<String> {
    let mut node = Command::new("node");
    node.args(["node_modules/esbuild/bin/esbuild", "--log-level=error", &format!("--target={target}")]);
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut node = node.current_dir(root).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    node.stdin.take().context("node takes nothing")?.write_all(script.as_bytes())?;
    let told = node.wait_with_output()?;
    ensure!(told.status.success(), "esbuild cannot read the script for {target}");
    Ok(String::from_utf8(told.stdout)?)
}

/// Whether such browsers can read a script: for them it need not be written in another way than for the newest.
fn can_read(script: &str, target: &str) -> Result<bool> {
    Ok(written_for(script, target)? == written_for(script, "esnext")?)
}

/// The oldest browsers that the self-check is promised for can read each script, and find what it names.
#[test]
fn the_oldest_browsers_can_read_them() -> Result<()> {
    for ((document, target), script) in READERS.iter().zip(scripts()?) {
        ensure!(can_read(&script, target)?, "{target} cannot read the {document}'s script");
        let named = names(&script);
        let newer: Vec<&str> =
            NEWER.into_iter().filter(|name| named.contains(*name) || named.contains(&format!(".{name}"))).collect();
        ensure!(newer.is_empty(), "the {document}'s script builds on {newer:?}");
    }
    Ok(())
}

/// Control: what they cannot read is seen.
#[test]
fn a_newer_script_is_seen() -> Result<()> {
    for (script, target) in
        [("a?.b()", "es2017"), ("/[a--b]/v.test(c)", "chrome108"), ("class A { static { b() } }", "safari16")]
    {
        ensure!(!can_read(script, target)?, "{target} can read {script}");
    }
    ensure!(can_read("a.b()", "es2017")?, "es2017 cannot read a plain call");
    Ok(())
}

/// Control: what is new in a script is named, however it is written.
#[test]
fn a_new_name_is_named() -> Result<()> {
    let known: BTreeMap<&str, &str> =
        [("a.b(c)", "a.fetch(c)"), ("a.b(c)", "fetch(c)"), ("a.b(c)", "a['fetch'](c)")].into();
    for (before, after) in known.into_iter().chain([("a.b(c)", "a[b+c](c)"), ("`x`", "`${a.fetch(c)}`")]) {
        let listed: Vec<String> = names(before).into_iter().collect();
        let (new, _) = list::compare(&names(after), &listed.join("\n"));
        ensure!(!new.is_empty(), "{after} after {before} is not seen");
    }
    Ok(())
}
