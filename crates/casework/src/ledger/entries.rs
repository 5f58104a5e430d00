//! Which accounts each fact about money moves. Pure.
//!
//! Dues are in pounds, a charge may be in another currency: then the charge is exchanged at the frozen rate through
//! `fx_difference`, which holds the position in both currencies until the Treasury settles it.

use kernel::{Id, Money, marks};
use service_model::fees::{FeeKind, Quote};

use super::model::{Account, Entry, EntryKind};

/// The frozen quote became owed. Booked together with the charge that settles it: an unpaid quote is no claim.
pub fn due(file: Id<marks::Application>, quote: &Quote, charge: &str) -> Entry {
    let start = Entry::new(file, EntryKind::Due, format!("due:{charge}"));
    quote
        .lines
        .iter()
        .fold(start, |entry, line| entry.moved(line.amount, kept_by(line.kind), Account::CitizenReceivable))
}

/// A charge settled the quote. `charge` names attempt and transaction.
pub fn charge(file: Id<marks::Application>, quote: &Quote, charge: &str) -> Entry {
    let entry = Entry::new(file, EntryKind::Charge, format!("charge:{charge}"));
    if quote.charged.currency() == quote.total.currency() {
        return entry.moved(quote.charged, Account::CitizenReceivable, Account::GatewayClearing);
    }
    entry.moved(quote.charged, Account::FxDifference, Account::GatewayClearing).moved(
        quote.total,
        Account::CitizenReceivable,
        Account::FxDifference,
    )
}

/// A charge came that settles nothing: all of it is to be given back.
pub fn surplus(file: Id<marks::Application>, amount: Money, charge: &str) -> Entry {
    Entry::new(file, EntryKind::Surplus, format!("surplus:{charge}")).moved(
        amount,
        Account::RefundsPayable,
        Account::GatewayClearing,
    )
}

/// A settled charge is to be given back: the dues and the exchange are undone line by line.
pub fn reversal(file: Id<marks::Application>, quote: &Quote, charge: &str) -> Entry {
    let start = Entry::new(file, EntryKind::Reversal, format!("reversal:{charge}"));
    let entry = quote
        .lines
        .iter()
        .fold(start, |entry, line| entry.moved(line.amount, Account::CitizenReceivable, kept_by(line.kind)));
    if quote.charged.currency() == quote.total.currency() {
        return entry.moved(quote.charged, Account::RefundsPayable, Account::CitizenReceivable);
    }
    entry.moved(quote.total, Account::FxDifference, Account::CitizenReceivable).moved(
        quote.charged,
        Account::RefundsPayable,
        Account::FxDifference,
    )
}

/// Money was given back.
pub fn refund(file: Id<marks::Application>, amount: Money, refund: &str) -> Entry {
    Entry::new(file, EntryKind::Refund, format!("refund:{refund}")).moved(
        amount,
        Account::GatewayClearing,
        Account::RefundsPayable,
    )
}

/// Who keeps a component of the fees.
fn kept_by(kind: FeeKind) -> Account {
    match kind {
        FeeKind::Statutory => Account::TreasuryStatutory,
        FeeKind::Service => Account::ServiceFees,
        FeeKind::Gateway => Account::GatewayFees,
        FeeKind::Delivery => Account::DeliveryFees,
    }
}
