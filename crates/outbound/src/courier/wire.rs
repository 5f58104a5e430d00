//! The courier protocol's JSON, version 1: what leaves the house, and what is told back.
//!
//! `POST /v1/parcels` and `GET /v1/parcels/{number}`, each with `authorization: Token …`. A repeated number gives the same
//! parcel; with other contents, 409. [`ParcelWire`] is the whole of what a courier is ever told.

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{Parcel, Pushed, Report, Status};

pub(super) const PARCELS: &str = "/v1/parcels";

/// What every parcel is said to hold: the word on the customs declaration, the same for all of them.
pub(super) const CONTENTS: &str = "documents";

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct ParcelWire {
    pub account: String,
    pub number: String,
    pub recipient: RecipientWire,
    pub weight_grams: u32,
    pub value: i64,
    pub currency: String,
    pub exponent: u8,
    pub contents: String,
    pub notification_url: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct RecipientWire {
    pub name: String,
    pub phone: String,
    pub address: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct ReportWire {
    pub event: String,
    pub status: Status,
    pub at: Moment,
}

#[derive(Serialize, Deserialize)]
pub(super) struct TrackedWire {
    pub number: String,
    pub reports: Vec<ReportWire>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct PushWire {
    pub number: String,
    pub report: ReportWire,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefusalWire {
    pub code: String,
}

impl ParcelWire {
    pub(super) fn of(parcel: &Parcel, account: &str) -> Self {
        let currency = parcel.value.currency();
        Self {
            account: account.to_owned(),
            number: parcel.number.clone(),
            recipient: RecipientWire {
                name: parcel.name.clone(),
                phone: parcel.phone.clone(),
                address: parcel.address.clone(),
            },
            weight_grams: parcel.weight,
            value: parcel.value.minor(),
            currency: currency.code().to_owned(),
            exponent: currency.exponent(),
            contents: CONTENTS.to_owned(),
            notification_url: parcel.notify.clone(),
        }
    }
}

impl From<ReportWire> for Report {
    fn from(wire: ReportWire) -> Self {
        Self { event: wire.event, status: wire.status, at: wire.at }
    }
}

impl From<PushWire> for Pushed {
    fn from(wire: PushWire) -> Self {
        Self { number: wire.number, report: wire.report.into() }
    }
}
