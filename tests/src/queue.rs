//! The tests that are still to run, in parts: some of one promise in one browser, in the order in which they are listed, as
//! a browser keeps much from test to test. Each lane asks for its next part.

use std::sync::{Mutex, PoisonError};

use crate::engine::Engine;
use crate::runner::{Case, Promise};

/// A test in one browser.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub engine: Engine,
    pub promise: &'a Promise,
    pub case: &'a Case,
    /// How long it took the last time; nothing where that is not known.
    pub seconds: f32,
}

impl Job<'_> {
    /// One that is not known takes some time too.
    const fn work(&self) -> f32 {
        self.seconds.max(1.0)
    }
}

/// No part is longer than this share of all that a lane has to do.
const SHARE: f32 = 0.15;

/// The parts; the next one stands last.
pub struct Queue<'a>(Mutex<Vec<Vec<Job<'a>>>>);

fn work(jobs: &[Job]) -> f32 {
    jobs.iter().map(Job::work).sum()
}

impl<'a> Queue<'a> {
    /// The parts in the order in which the promises are listed; for several lanes the longest first, so that they end
    /// together.
    pub fn new(jobs: &[Job<'a>], lanes: u8) -> Self {
        let longest = if lanes > 1 { SHARE * work(jobs) / f32::from(lanes) } else { f32::INFINITY };
        let mut parts: Vec<Vec<Job>> = Vec::new();
        for job in jobs {
            let is_same = |other: &Job| other.engine == job.engine && other.promise.name == job.promise.name;
            // The last part of its own, while there is room in it.
            let own = parts.iter_mut().rev().find(|part| part.last().is_some_and(is_same));
            match own.filter(|part| work(part) + job.work() <= longest) {
                Some(part) => part.push(*job),
                None => parts.push(vec![*job]),
            }
        }
        if lanes > 1 {
            parts.sort_by(|a, b| work(a).total_cmp(&work(b)));
        } else {
            parts.reverse();
        }
        Self(Mutex::new(parts))
    }

    /// The next part.
    pub fn next(&self) -> Option<Vec<Job<'a>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}
