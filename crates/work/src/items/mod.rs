//! Work items: which file waits for whom, since when, and by when it is promised.
//!
//! An item is one turn of one file in one queue. It never decides anything about the file: casework does, and tells the
//! item. It holds no personal datum, so that queues and figures can be read without opening anybody's file.

pub mod acts;
pub mod clock;
mod model;
mod policy;
pub mod queue;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{
    Claimed, FormerHolder, NewItem, Reached, claim, escalate, finish, hand_over, holder_acts, must_hold_now, open,
    reach_for, release, resume, wait_for_citizen,
};
pub use model::{Holder, Item, Outcome as TurnOutcome, Queue, Turn};
pub use queue::{Cursor, Listing, QueueFilter, View};
