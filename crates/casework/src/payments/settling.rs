//! Settling: one fact about money, one transaction, whoever told it and however often.
//!
//! The browser's return never comes here. A fact that is not about an attempt of ours is believed in nothing; taken money
//! that settles nothing is booked all the same and opens its refund by itself.

use kernel::{Actor, Failure, Id, Money, MoneyError, Outcome, marks};
use serde_json::json;
use store::{
    Cx, Scope, Store, events,
    lookup::{self, LookupKind},
};

use super::{
    debts,
    disputes::{self, Bank},
    model::{Attempt, Learned, RefundReason, Share, Verdict, verdict},
    port::{Charged, Gateway, Told},
    refunds, refusal,
    store::{self as rows, shares},
};
use crate::{
    applications::{
        model::{Application, Quote, in_full},
        record, requote, store as files,
    },
    ledger,
};

/// What came of a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// It was known.
    Known,
    /// The bank has not decided.
    Pending,
    /// The bank said no.
    Declined,
    /// A file is paid; of several files that were paid together, at least one.
    Paid,
    /// All of the money is to be given back.
    Surplus(RefundReason),
    /// The payer's bank took the money back.
    Disputed,
    /// The bank decided about what it had taken back.
    DisputeEnded,
}

const REASON: &str = "payments.settle";

/// Takes a fact into our books: for each file of the attempt, in one transaction. Repeats and any order of facts end in the same state.
///
/// # Errors
/// The refusal `payment.not_ours` if attempt, merchant, intention, amount or currency is not ours; then nothing changed.
pub async fn settle(store: &Store, gateway: &dyn Gateway, told: &Told, learned: Learned) -> Outcome<Settled> {
    let attempt: Id<Attempt> = told.reference.parse().map_err(|_| refusal::not_ours())?;
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let file = rows::file_of(&mut cx, attempt).await?.ok_or_else(refusal::not_ours)?;
    rows::lock_file(&mut cx, file).await?;
    let attempt = rows::load(&mut cx, attempt).await?;
    if !attempt.is_told_of(told, gateway.provider(), gateway.merchant()) {
        return Err(refusal::not_ours());
    }
    let settled = match told.charged {
        Charged::Pending => pending(&mut cx, &attempt, told).await?,
        Charged::Declined => declined(&mut cx, &attempt, told).await?,
        Charged::Taken => taken(&mut cx, &attempt, told, learned).await?,
        Charged::Disputed => disputes::take(&mut cx, &attempt, told, Bank::Disputes).await?,
        Charged::DisputeWon => disputes::take(&mut cx, &attempt, told, Bank::ForUs).await?,
        Charged::DisputeLost => disputes::take(&mut cx, &attempt, told, Bank::AgainstUs).await?,
    };
    cx.commit().await?;
    Ok(settled)
}

async fn pending(cx: &mut Cx, attempt: &Attempt, told: &Told) -> Outcome<Settled> {
    if rows::note_pending(cx, attempt.id, told.at).await? {
        events::append(cx, attempt.file, "payment.pending", 1, &json!({ "attempt": attempt.id }), None).await?;
        return Ok(Settled::Pending);
    }
    Ok(Settled::Known)
}

async fn declined(cx: &mut Cx, attempt: &Attempt, told: &Told) -> Outcome<Settled> {
    if rows::note_declined(cx, attempt.id, told.at).await? {
        events::append(cx, attempt.file, "payment.declined", 1, &json!({ "attempt": attempt.id }), None).await?;
        return Ok(Settled::Declined);
    }
    Ok(Settled::Known)
}

async fn taken(cx: &mut Cx, attempt: &Attempt, told: &Told, learned: Learned) -> Outcome<Settled> {
    let external = format!("{}/{}", attempt.provider, told.transaction);
    if !lookup::claim(cx, LookupKind::ProviderReference, &external, attempt.id.uuid()).await? {
        let holder = lookup::find(cx, LookupKind::ProviderReference, &external).await?;
        return if holder == Some(attempt.id.uuid()) { Ok(Settled::Known) } else { Err(refusal::not_ours()) };
    }
    if attempt.repays {
        return debts::taken(cx, attempt, told, learned).await;
    }
    // What the money means is asked for each file it is for: one may have ended meanwhile, and the others are paid.
    let mut judged = Vec::with_capacity(attempt.shares.len());
    for share in &attempt.shares {
        let file = files::load(cx, &Scope::System(REASON), share.file).await?;
        // The price the checkout was opened for, where the file has another since.
        let former = requote::former(cx, &file, attempt.opened_at).await?;
        let verdict = verdict(&file, attempt, former.as_ref(), told.at);
        judged.push(Judged { file, former, verdict, amount: share.amount });
    }
    let settles = judged.iter().any(|one| one.verdict.settles());
    rows::insert_charge(cx, attempt, told, settles, learned).await?;
    rows::note_succeeded(cx, attempt.id, told.at).await?;
    let mut settled = None;
    for one in judged {
        let came = one.take(cx, attempt, told).await?;
        settled = match settled {
            Some(Settled::Paid) => settled,
            _ => Some(came),
        };
    }
    settled.ok_or_else(|| Failure::fault("taking a charge", "its attempt is for no file"))
}

/// A file with what its share of the money means for it.
struct Judged {
    file: Application,
    former: Option<Quote>,
    verdict: Verdict,
    amount: Money,
}

impl Judged {
    async fn take(mut self, cx: &mut Cx, attempt: &Attempt, told: &Told) -> Outcome<Settled> {
        if let Verdict::SettlesFormer = self.verdict {
            let former = self.former.take().ok_or_else(refusal::not_awaited)?;
            record::requoted(cx, &mut self.file, former).await?;
        }
        let charge = charge_name(attempt, &told.transaction, self.file.id);
        match self.verdict {
            Verdict::Settles | Verdict::SettlesFormer => {
                self.pay(cx, &charge).await?;
                shares::settled(cx, attempt.id, self.file.id, &told.transaction).await?;
                record::paid(cx, &mut self.file, Some(attempt.id.uuid())).await?;
                Ok(Settled::Paid)
            }
            Verdict::Surplus(reason) => {
                ledger::post(cx, &ledger::entries::surplus(self.file.id, self.amount, &charge)).await?;
                let share = Share { file: self.file.id, amount: self.amount };
                refunds::open(cx, (attempt.id, &told.transaction), share, reason).await?;
                Ok(Settled::Surplus(reason))
            }
        }
    }

    /// Books that its share settled its quote.
    async fn pay(&self, cx: &mut Cx, charge: &str) -> Outcome<()> {
        let file = &self.file;
        let quote = file.quote.as_ref().ok_or_else(refusal::not_awaited)?;
        let held = ledger::held(cx, file.id).await?;
        let booked = |error: MoneyError| Failure::fault("booking a charge", error);
        let change = ledger::rebook(&held, &ledger::wanted(in_full(quote)), Some(self.amount)).map_err(booked)?;
        ledger::post(cx, &ledger::entries::due(file.id, &change, charge)).await?;
        let entry = ledger::entries::charge(file.id, &change, self.amount, charge).map_err(booked)?;
        ledger::post(cx, &entry).await?;
        Ok(())
    }
}

/// The name of what a charge does to a file in the ledger.
pub(super) fn charge_name(attempt: &Attempt, transaction: &str, file: Id<marks::Application>) -> String {
    format!("{}:{transaction}:{file}", attempt.id)
}
