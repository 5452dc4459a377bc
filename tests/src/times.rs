//! How long each test took, in each browser: what the next run begins with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::engine::Engine;
use crate::server::target;

/// By browser and test, in seconds.
pub type Times = BTreeMap<String, BTreeMap<String, f32>>;

fn file() -> PathBuf {
    target().join("test-times.json")
}

fn read(file: &Path) -> Times {
    fs::read(file).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

fn add(all: &mut Times, more: &Times) {
    for (engine, times) in more {
        all.entry(engine.clone()).or_default().extend(times.clone());
    }
}

/// What the last runs took here; before those, the tests that take long, in `tests/long.json`.
pub fn known() -> Times {
    let mut all = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("long.json"));
    add(&mut all, &read(&file()));
    all
}

/// What a test took in a browser; where that is not known, in another one.
pub fn of(known: &Times, engine: Engine, path: &str) -> f32 {
    let own = known.get(engine.name()).and_then(|times| times.get(path));
    own.or_else(|| known.values().find_map(|times| times.get(path))).copied().unwrap_or_default()
}

/// Keeps these beside those of the tests that have not run now.
pub fn keep(new: &Times) -> Result<()> {
    let mut all = read(&file());
    add(&mut all, new);
    let file = file();
    fs::write(&file, serde_json::to_vec_pretty(&all)?).with_context(|| format!("cannot write {}", file.display()))
}
