//! The keyboard alone: real keys, and no pointer anywhere.

pub mod fields;
pub mod frame;
pub mod journey;
mod keys;
pub mod ring;
pub mod stops;
