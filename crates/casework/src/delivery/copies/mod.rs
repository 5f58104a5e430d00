//! The paper copies in a parcel: which of them are printed, and which will not be.
//!
//! Each is printed on one blank and bears a serial of its own. A copy that will not be printed is given back in money by a rule
//! and never silently left out of the envelope.

mod fewer;
mod job;
mod model;
pub(super) mod postage;
pub mod store;

pub use fewer::fewer;
pub(super) use job::order;
pub use job::{AfterEnd, GiveBack};
pub use model::{Dropped, PaperCopy, is_called_off, live, printed_at, to_print};
