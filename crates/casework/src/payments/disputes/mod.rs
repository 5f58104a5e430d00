//! Disputed card payments (chargebacks): the payer's bank took the money back, and decides later for us or against us.
//!
//! Only the gateway tells of them, signed like everything it tells. What the bank took is booked apart from fees and
//! refunds, the file stands still, so that neither a document nor a refund leaves meanwhile, and finance is shown both.
//! Nothing here decides whether the bank is right, and nothing is asked of the bank.

mod job;
mod model;
mod store;
mod table;
mod taking;

pub use self::{
    job::{LISTENS, Resume},
    model::{Bank, Dispute, DisputeStage},
    store::of_file,
    table::table,
};
pub(super) use taking::take;
