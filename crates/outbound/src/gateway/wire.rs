//! The gateway protocol's JSON, version 1, shaped like Paymob's intention API. Amounts are minor units.
//!
//! `POST /v1/intentions`, `GET /v1/intentions/{id}`, `POST /v1/refunds`, `GET /v1/statements/{day}`, each with
//! `authorization: Token …`. A repeated reference gives the same thing; with other contents, 409.

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{DisputeNote, Event, Intention, StatementLine, Status, Transaction};

pub(super) const INTENTIONS: &str = "/v1/intentions";
pub(super) const REFUNDS: &str = "/v1/refunds";
pub(super) const STATEMENTS: &str = "/v1/statements";

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct IntentionRequest {
    pub merchant: String,
    pub amount: i64,
    pub currency: String,
    pub exponent: u8,
    pub special_reference: String,
    pub items: Vec<ItemWire>,
    pub notification_url: String,
    pub redirection_url: String,
    pub locale: String,
    pub expires_at: Moment,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct ItemWire {
    pub name: String,
    pub amount: i64,
    pub quantity: u32,
}

#[derive(Serialize, Deserialize)]
pub(super) struct IntentionWire {
    pub id: String,
    pub special_reference: String,
    pub merchant: String,
    pub status: Status,
    pub checkout_url: String,
    pub transactions: Vec<TransactionWire>,
    /// What banks said of disputed charges, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<TransactionWire>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct TransactionWire {
    pub id: String,
    pub status: Status,
    pub amount: i64,
    pub currency: String,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<DisputeNote>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct EventWire {
    pub event: String,
    pub merchant: String,
    pub intention: String,
    pub special_reference: String,
    pub transaction: TransactionWire,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct RefundRequestWire {
    pub special_reference: String,
    pub transaction: String,
    pub amount: i64,
    pub currency: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefundWire {
    pub id: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StatementWire {
    pub lines: Vec<StatementLine>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefusalWire {
    pub code: String,
}

impl From<TransactionWire> for Transaction {
    fn from(wire: TransactionWire) -> Self {
        let TransactionWire { id, status, amount, currency, at, dispute } = wire;
        Self { id, status, minor: amount, currency, at, dispute }
    }
}

impl From<IntentionWire> for Intention {
    fn from(wire: IntentionWire) -> Self {
        Self {
            id: wire.id,
            reference: wire.special_reference,
            merchant: wire.merchant,
            status: wire.status,
            transactions: wire.transactions.into_iter().chain(wire.disputes).map(Transaction::from).collect(),
        }
    }
}

impl From<EventWire> for Event {
    fn from(wire: EventWire) -> Self {
        Self {
            id: wire.event,
            merchant: wire.merchant,
            intention: wire.intention,
            reference: wire.special_reference,
            transaction: wire.transaction.into(),
        }
    }
}
