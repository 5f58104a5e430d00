//! The JSON of the exchange with other agencies, version 1: what leaves the house, and what is told back.
//!
//! `POST /v1/agencies/{agency}/requests` and `GET /v1/agencies/{agency}/requests/{reference}`, each signed as
//! [`crate::signing`] says, and each answer signed back. A repeated reference gives the same request; with other contents,
//! 409. [`RequestWire`] is the whole of what an agency is ever told.

use std::collections::BTreeMap;

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{Pushed, Report, Request};

/// The path of the requests of an agency.
pub(super) fn requests(agency: &str) -> String {
    format!("/v1/agencies/{agency}/requests")
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RequestWire {
    pub reference: String,
    pub service: String,
    pub notification_url: String,
    pub data: BTreeMap<String, String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct ReportWire {
    pub event: String,
    pub state: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_at: Option<Moment>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct FollowedWire {
    pub reference: String,
    pub reports: Vec<ReportWire>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct PushWire {
    pub reference: String,
    pub report: ReportWire,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefusalWire {
    pub code: String,
}

impl RequestWire {
    pub(super) fn of(request: &Request) -> Self {
        Self {
            reference: request.reference.clone(),
            service: request.service.clone(),
            notification_url: request.notify.clone(),
            data: request.data.clone(),
        }
    }
}

impl From<ReportWire> for Report {
    fn from(wire: ReportWire) -> Self {
        let ReportWire { event, state, at, reason, visit_at } = wire;
        Self { event, state, at, reason, visit_at }
    }
}

impl From<PushWire> for Pushed {
    fn from(wire: PushWire) -> Self {
        Self { reference: wire.reference, report: wire.report.into() }
    }
}
