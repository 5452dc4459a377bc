//! What each form of the self-check tells a page that is written against it, channel by channel: in a frame with a process
//! of its own, in one without, and as a page of its own.

pub mod forms;
mod hand;
pub mod holders;
mod measure;
mod opened;
pub mod scroll;
mod table;
