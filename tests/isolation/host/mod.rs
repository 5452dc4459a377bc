//! The page around the frame: what it learns, how it may embed the self-check, and what stays alive in it.

pub mod adversary;
pub mod adversary_control;
mod clinic;
pub mod element;
pub mod forms;
pub mod fresh;
pub mod links;
mod people;
pub mod same_trace;
