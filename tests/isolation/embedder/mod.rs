//! The page around the frame: what it learns, how it may embed the self-check, and what stays alive in it.

pub mod adversary;
pub mod adversary_control;
pub mod clinic;
pub mod element;
pub mod element_link;
pub mod element_places;
pub mod forms;
pub mod indistinguishable;
pub mod links;
mod random_answers;
pub mod reset;
