//! Ends processes, each by its id: other builders' browsers run on the same machine.

use std::fs;
use std::process::{Command, Stdio};

/// A process and all that it has started, each by id and name, the youngest last. On systems without `/proc` the process
/// alone.
pub fn family(id: u32) -> Vec<(u32, String)> {
    let all: Vec<(u32, u32, String)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let child: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{child}/stat")).ok()?;
            // The name stands in brackets and may hold anything; the state and the parent follow it.
            let (before, after) = stat.rsplit_once(')')?;
            let parent = after.split_whitespace().nth(1)?.parse().ok()?;
            Some((child, parent, before.split_once('(')?.1.to_owned()))
        })
        .collect();
    let name = all.iter().find(|(child, ..)| *child == id).map(|(.., name)| name.clone());
    let mut found = vec![(id, name.unwrap_or_default())];
    let mut at = 0;
    while let Some(parent) = found.get(at).map(|(id, _)| *id) {
        found.extend(all.iter().filter(|(_, of, _)| *of == parent).map(|(child, _, name)| (*child, name.clone())));
        at += 1;
    }
    found
}

/// Ends a process and all that it has started.
pub fn end_family(id: u32) {
    let ids = family(id).into_iter().map(|(id, _)| id.to_string());
    // One that has ended by itself in the meantime makes `kill` complain, which matters to nobody.
    let _ = Command::new("kill").arg("-KILL").args(ids).stderr(Stdio::null()).status();
}
