//! The gateway's own books: intentions, charges, refunds, webhooks to send. Every change is on the disk before it counts.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};

use super::super::{
    DisputeNote, LineKind, StatementLine, Status,
    wire::{EventWire, IntentionRequest, RefundRequestWire, TransactionWire},
};
use crate::simulators::Journal;

/// An intention and what happened to it.
#[derive(Clone, Debug)]
pub(super) struct Charge {
    pub(super) id: String,
    /// The hard-to-guess part of the checkout's address.
    pub(super) secret: String,
    pub(super) request: IntentionRequest,
    pub(super) transactions: Vec<TransactionWire>,
    /// What banks said of its charges, in its order.
    pub(super) disputes: Vec<TransactionWire>,
}

/// What a dispute is about, as whoever plays the bank says; the whole charge and nothing charged for it, if not said.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Extent {
    pub(super) minor: Option<i64>,
    pub(super) fee: Option<i64>,
}

impl Charge {
    /// How far it is: one success is enough, and money can come after a decline.
    pub(super) fn status(&self, now: Moment) -> Status {
        let any = |status| self.transactions.iter().any(|transaction| transaction.status == status);
        if any(Status::Succeeded) {
            Status::Succeeded
        } else if any(Status::Pending) {
            Status::Pending
        } else if now > self.request.expires_at {
            Status::Expired
        } else if any(Status::Declined) {
            Status::Declined
        } else {
            Status::Open
        }
    }
}

impl Charge {
    /// What disputes moved: the first word of one took the money and its fee, a decision for us gave the money back. The first
    /// decision stays.
    fn disputed_lines(&self) -> Vec<StatementLine> {
        let mut lines = Vec::new();
        for (place, told) in self.disputes.iter().enumerate() {
            let Some(note) = &told.dispute else { continue };
            let before = self.disputes[..place].iter().filter(|known| known.dispute.as_ref() == Some(note));
            let line = |kind, minor| StatementLine {
                id: note.id.clone(),
                kind,
                reference: self.request.special_reference.clone(),
                minor,
                currency: told.currency.clone(),
                at: told.at,
            };
            let before: Vec<Status> = before.map(|known| known.status).collect();
            if before.is_empty() {
                lines.push(line(LineKind::ChargeBack, told.amount));
                lines.extend((note.fee > 0).then(|| line(LineKind::DisputeFee, note.fee)));
            }
            let decided = before.iter().any(|known| matches!(known, Status::DisputeWon | Status::DisputeLost));
            if told.status == Status::DisputeWon && !decided {
                lines.push(line(LineKind::ChargeBackReturned, told.amount));
            }
        }
        lines
    }
}

/// What a line of the journal says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    Created { request: IntentionRequest },
    Charged { event: EventWire, announced: bool },
    Delivered { event: String },
    Refunded { id: String, request: RefundRequestWire, at: Moment },
    Disputed { event: EventWire },
}

#[derive(Default)]
struct State {
    charges: BTreeMap<String, Charge>,
    events: Vec<EventWire>,
    delivered: HashSet<String>,
    refunds: HashMap<String, (String, RefundRequestWire, Moment)>,
}

pub(super) struct Books {
    journal: Journal<Entry>,
    state: Mutex<State>,
}

/// Why the books refuse.
#[derive(Debug)]
pub(super) enum BooksError {
    /// The reference was used with other contents.
    Differs,
    /// No such intention or charge.
    Unknown,
    /// It takes no money any more.
    Closed,
    /// More would be given back than was taken.
    TooMuch,
    /// The journal cannot be written.
    Disk(io::Error),
}

impl Books {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let (journal, entries) = Journal::open(path)?;
        let mut state = State::default();
        for entry in entries {
            state.take(entry);
        }
        Ok(Self { journal, state: Mutex::new(state) })
    }

    /// The intention of this reference, made if it is new.
    pub(super) fn create(&self, request: IntentionRequest) -> Result<Charge, BooksError> {
        let mut state = self.locked();
        let id = named("int", &request.special_reference);
        if let Some(known) = state.charges.get(&id) {
            return if known.request == request { Ok(known.clone()) } else { Err(BooksError::Differs) };
        }
        self.enter(&mut state, Entry::Created { request })?;
        state.charges.get(&id).cloned().ok_or(BooksError::Unknown)
    }

    pub(super) fn find(&self, id: &str) -> Option<Charge> {
        self.locked().charges.get(id).cloned()
    }

    pub(super) fn by_secret(&self, secret: &str) -> Option<Charge> {
        self.locked().charges.values().find(|charge| charge.secret == secret).cloned()
    }

    pub(super) fn all(&self) -> Vec<Charge> {
        self.locked().charges.values().cloned().collect()
    }

    /// Records what the bank did to a new charge of this intention; `announced` charges get a webhook.
    pub(super) fn charge(
        &self,
        id: &str,
        status: Status,
        now: Moment,
        announced: bool,
    ) -> Result<EventWire, BooksError> {
        let mut state = self.locked();
        let charge = state.charges.get(id).ok_or(BooksError::Unknown)?;
        if charge.status(now) == Status::Expired {
            return Err(BooksError::Closed);
        }
        // A pending charge is decided, not repeated.
        let pending = charge.transactions.iter().find(|known| known.status == Status::Pending);
        let transaction_id = match pending {
            Some(pending) => pending.id.clone(),
            None => named("txn", &format!("{id}.{}", charge.transactions.len())),
        };
        let transaction = TransactionWire {
            id: transaction_id,
            status,
            amount: charge.request.amount,
            currency: charge.request.currency.clone(),
            at: now,
            dispute: None,
        };
        let event = EventWire {
            event: named("evt", &format!("{}.{status:?}", transaction.id)),
            merchant: charge.request.merchant.clone(),
            intention: id.to_owned(),
            special_reference: charge.request.special_reference.clone(),
            transaction,
        };
        self.enter(&mut state, Entry::Charged { event: event.clone(), announced })?;
        Ok(event)
    }

    /// Records what the payer's bank says of the first charge of this intention that succeeded; it gets a webhook. The
    /// charge itself stays what it is. How much is disputed is said once.
    pub(super) fn dispute(
        &self,
        id: &str,
        status: Status,
        extent: Extent,
        now: Moment,
    ) -> Result<EventWire, BooksError> {
        let mut state = self.locked();
        let charge = state.charges.get(id).ok_or(BooksError::Unknown)?;
        let taken = charge.transactions.iter().find(|known| known.status == Status::Succeeded);
        let taken = taken.ok_or(BooksError::Unknown)?;
        let known = charge.disputes.iter().find(|known| known.id == taken.id);
        let amount = known.map_or(extent.minor.unwrap_or(taken.amount), |known| known.amount);
        if !(1..=taken.amount).contains(&amount) {
            return Err(BooksError::TooMuch);
        }
        let note = known.and_then(|known| known.dispute.clone());
        let note = note.unwrap_or_else(|| DisputeNote { id: named("dsp", &taken.id), fee: extent.fee.unwrap_or(0) });
        let event = EventWire {
            event: named("evt", &format!("{}.{status:?}", taken.id)),
            merchant: charge.request.merchant.clone(),
            intention: id.to_owned(),
            special_reference: charge.request.special_reference.clone(),
            transaction: TransactionWire { status, at: now, amount, dispute: Some(note), ..taken.clone() },
        };
        self.enter(&mut state, Entry::Disputed { event: event.clone() })?;
        Ok(event)
    }

    pub(super) fn delivered(&self, event: &str) -> Result<(), BooksError> {
        let mut state = self.locked();
        self.enter(&mut state, Entry::Delivered { event: event.to_owned() })
    }

    /// Webhooks nobody has acknowledged.
    pub(super) fn undelivered(&self) -> Vec<EventWire> {
        let state = self.locked();
        state.events.iter().filter(|event| !state.delivered.contains(&event.event)).cloned().collect()
    }

    /// Gives back at most what was taken; the same reference gives the same refund.
    pub(super) fn refund(&self, request: RefundRequestWire, now: Moment) -> Result<String, BooksError> {
        let mut state = self.locked();
        if let Some((id, known, _)) = state.refunds.get(&request.special_reference) {
            return if *known == request { Ok(id.clone()) } else { Err(BooksError::Differs) };
        }
        let taken = state
            .charges
            .values()
            .flat_map(|charge| &charge.transactions)
            .find(|known| known.id == request.transaction && known.status == Status::Succeeded)
            .ok_or(BooksError::Unknown)?;
        let given: i64 = state
            .refunds
            .values()
            .filter(|(_, known, _)| known.transaction == request.transaction)
            .map(|(_, known, _)| known.amount)
            .sum();
        if taken.currency != request.currency || request.amount <= 0 || given + request.amount > taken.amount {
            return Err(BooksError::TooMuch);
        }
        let id = named("rfd", &request.special_reference);
        self.enter(&mut state, Entry::Refunded { id: id.clone(), request, at: now })?;
        Ok(id)
    }

    /// What was taken and given back on the day.
    pub(super) fn statement(&self, day: Day) -> Vec<StatementLine> {
        let state = self.locked();
        let mut lines = Vec::new();
        for charge in state.charges.values() {
            for taken in charge.transactions.iter().filter(|known| known.status == Status::Succeeded) {
                lines.push(StatementLine {
                    id: taken.id.clone(),
                    kind: LineKind::Payment,
                    reference: charge.request.special_reference.clone(),
                    minor: taken.amount,
                    currency: taken.currency.clone(),
                    at: taken.at,
                });
            }
            lines.extend(charge.disputed_lines());
        }
        for (id, request, at) in state.refunds.values() {
            lines.push(StatementLine {
                id: id.clone(),
                kind: LineKind::Refund,
                reference: request.special_reference.clone(),
                minor: request.amount,
                currency: request.currency.clone(),
                at: *at,
            });
        }
        lines.retain(|line| line.at.day_in("UTC") == day);
        lines.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        lines
    }

    fn enter(&self, state: &mut State, entry: Entry) -> Result<(), BooksError> {
        self.journal.append(&entry).map_err(BooksError::Disk)?;
        state.take(entry);
        Ok(())
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Created { request } => {
                let id = named("int", &request.special_reference);
                let secret = named("cs", &format!("{id}.{}", request.expires_at));
                let charge = Charge { id: id.clone(), secret, request, transactions: Vec::new(), disputes: Vec::new() };
                self.charges.insert(id, charge);
            }
            Entry::Charged { event, announced } => {
                if let Some(charge) = self.charges.get_mut(&event.intention) {
                    charge.transactions.retain(|known| known.id != event.transaction.id);
                    charge.transactions.push(event.transaction.clone());
                }
                if announced {
                    self.events.push(event);
                }
            }
            Entry::Delivered { event } => {
                self.delivered.insert(event);
            }
            Entry::Disputed { event } => {
                if let Some(charge) = self.charges.get_mut(&event.intention) {
                    charge.disputes.push(event.transaction.clone());
                }
                self.events.push(event);
            }
            Entry::Refunded { id, request, at } => {
                self.refunds.insert(request.special_reference.clone(), (id, request, at));
            }
        }
    }
}

/// Ids follow from what they name, so a wiped journal cannot hand out the same id for something else.
fn named(prefix: &str, what: &str) -> String {
    let hash = digest::digest(&digest::SHA256, format!("{prefix}:{what}").as_bytes());
    format!("{prefix}_{}", &HEXLOWER.encode(hash.as_ref())[..24])
}
