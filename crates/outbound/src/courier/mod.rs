//! The courier, as a port: a parcel is announced under our own number, followed by asking, and reported by signed pushes.
//!
//! A courier learns where a parcel goes, whom to ring, what it weighs and what it is worth if it is lost. [`Parcel`] has no
//! field for what lies in it, so no caller can tell: «وثائق» is all that is on the wire, whatever the document is.

mod adapter;
mod failure;
pub mod simulator;
#[cfg(test)]
mod tests;
pub mod webhook;
mod wire;

use async_trait::async_trait;
use kernel::{Moment, Money};
use serde::{Deserialize, Serialize};

pub use self::{
    adapter::{CourierSettings, HttpCourier, check_config},
    failure::CourierError,
    webhook::{Notice, WebhookFault},
};

/// What the platform asks of a courier.
#[async_trait]
pub trait Courier: Send + Sync {
    /// The name in `/hooks/courier/{carrier}` and beside tracking numbers.
    fn carrier(&self) -> &str;

    /// Announces a parcel. The same number announced again with the same contents is the same parcel.
    async fn announce(&self, parcel: &Parcel) -> Result<(), CourierError>;

    /// Everything reported about a parcel so far, in no promised order.
    async fn track(&self, number: &str) -> Result<Vec<Report>, CourierError>;

    /// Checks a push's signature and age and reads it. Nothing in it is believed before that.
    fn read_webhook(&self, notice: &Notice<'_>, now: Moment) -> Result<Pushed, WebhookFault>;
}

/// A parcel to be fetched and brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parcel {
    /// Our number on its label (UPU S10).
    pub number: String,
    /// Who may take it.
    pub name: String,
    /// Where that person is rung, in international form.
    pub phone: String,
    /// The address line by line, as it is written on the label.
    pub address: Vec<String>,
    /// Grams.
    pub weight: u32,
    /// What is paid if it is lost.
    pub value: Money,
    /// Where pushes go.
    pub notify: String,
}

/// How far a parcel is, in the courier's eyes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Taken from us.
    Accepted,
    /// On its way.
    InTransit,
    /// With the person who brings it.
    OutForDelivery,
    /// Kept, for instance by customs.
    Held,
    /// Brought, and nobody took it.
    Failed,
    /// Taken by the recipient.
    Delivered,
    /// Brought back to us.
    Returned,
    /// Not to be found.
    Lost,
}

/// One thing that happened to a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The courier's id of it; the same thing told twice has the same.
    pub event: String,
    /// What.
    pub status: Status,
    /// When it happened, not when it was told.
    pub at: Moment,
}

/// A verified push: one report about one parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pushed {
    /// The parcel's number.
    pub number: String,
    /// What happened.
    pub report: Report,
}
