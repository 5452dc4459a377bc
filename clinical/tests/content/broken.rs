//! A copy of the content with one thing broken, and what the checker says of it.

use crate::content;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// A copy of the content, gone when it is dropped.
pub struct Copy(pub PathBuf);

impl Copy {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("clinical-content-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let to = env::temp_dir().join(name);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &to);
        Self(to)
    }

    /// Replaces the first `old` of a file, which must be there; an empty `old` means the end of the file.
    pub fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.contains(old), "{file} has no {old}");
        let text = if old.is_empty() { text + new } else { text.replacen(old, new, 1) };
        fs::write(path, text).unwrap();
        self
    }

    pub fn faults(&self) -> Vec<content::ContentError> {
        content::read(&self.0).err().unwrap_or_default()
    }

    /// The line of the first `text` in a file, from 1.
    pub fn line_of(&self, file: &str, text: &str) -> usize {
        let all = fs::read_to_string(self.0.join(file)).unwrap();
        let at = all.find(text).unwrap_or_else(|| panic!("{file} has no {text}"));
        all[..at].matches('\n').count() + 1
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// One thing broken: a file, what stood there, what stands there now; then the file of the fault and a text on its line,
/// each empty where it is not fixed, and a part of what it says.
pub type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

pub fn check(cases: &[Case]) {
    let mut missed = Vec::new();
    for (file, old, new, at_file, at_text, says) in cases {
        let broken = Copy::new().replace(file, old, new);
        let line = if at_text.is_empty() { None } else { Some(broken.line_of(at_file, at_text)) };
        let faults = broken.faults();
        let fits = |fault: &content::ContentError| {
            (at_file.is_empty() || fault.file == *at_file)
                && line.is_none_or(|line| fault.line == line)
                && fault.text.contains(says)
        };
        if !faults.iter().any(fits) {
            let found: Vec<_> = faults.iter().map(ToString::to_string).collect();
            missed.push(format!(
                "{file}: {old:?} -> {new:?}\n  expected {at_file}:{line:?} {says:?}\n  found {found:#?}"
            ));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
