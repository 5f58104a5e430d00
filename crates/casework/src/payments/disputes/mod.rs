//! Disputed card payments (chargebacks): the payer's bank took money back, all of a charge or a part of it, and decides later for
//! us or against us.
//!
//! Only the gateway tells of them, signed like everything it tells. What the bank took is booked apart from fees and
//! refunds, the file stands still, so that neither a document nor a refund leaves meanwhile, and finance is shown both. What a
//! bank leaves with the payer is owed by the payer until it is set off, paid again, or two people of finance decide what is done
//! about it; whoever owes is reminded of it.
//! Nothing here decides whether the bank is right, and nothing is asked of the bank.

mod following;
mod job;
mod model;
mod pages;
mod reminding;
mod repaying;
mod setting_off;
mod settle;
mod store;
mod table;
mod taking;

pub(crate) use self::following::{ToldOwner, for_the_desk, for_the_owner};
pub(super) use self::{
    job::ON,
    pages::routes,
    reminding::periodic,
    repaying::{owed, repaid},
    setting_off::set_off,
    taking::take,
};
pub use self::{
    job::{LISTENS, Resume},
    model::{Bank, Dispute, DisputeStage, DisputedShare, Settlement},
    reminding::RemindDebts,
    settle::SettleDispute,
    store::of_file,
    table::table,
};
