//! Which accounts each fact about money moves. Pure.
//!
//! Dues are in pounds, a charge may be in another currency: then the charge is exchanged at the frozen rate through
//! `fx_difference`, which holds the position in both currencies until the Treasury settles it, and in the currency charged
//! says of which component it is. What is given back later is valued at the rate of that day: what that costs more or less
//! than the fees that are undone is booked on `rate_difference`.

use kernel::{Currency, Id, Money, MoneyError, marks};
use service_model::fees::Rate;

use super::{
    holdings::Change,
    model::{Account, Entry, EntryKind},
};

/// The frozen quote became owed. Booked together with the charge that settles it: an unpaid quote is no claim.
pub fn due(file: Id<marks::Application>, change: &Change, charge: &str) -> Entry {
    let start = Entry::new(file, EntryKind::Due, format!("due:{charge}"));
    change.moved.iter().fold(start, |entry, one| {
        let account = Account::of_fees(one.component.kind);
        entry.debited(one.pounds.negated(), account, Some(&one.component)).debited(
            one.pounds,
            Account::CitizenReceivable,
            None,
        )
    })
}

/// A charge settled what `change` made due. `charge` names attempt and transaction.
pub fn charge(file: Id<marks::Application>, change: &Change, paid: Money, charge: &str) -> Result<Entry, MoneyError> {
    let entry = Entry::new(file, EntryKind::Charge, format!("charge:{charge}"));
    if paid.currency() == Currency::EGP {
        return Ok(entry.moved(paid, Account::CitizenReceivable, Account::GatewayClearing));
    }
    let entry = entry.debited(paid, Account::GatewayClearing, None);
    Ok(exchanged(entry, change).moved(change.pounds()?, Account::CitizenReceivable, Account::FxDifference))
}

/// A charge came that settles nothing: all of it is to be given back.
pub fn surplus(file: Id<marks::Application>, amount: Money, charge: &str) -> Entry {
    Entry::new(file, EntryKind::Surplus, format!("surplus:{charge}")).moved(
        amount,
        Account::RefundsPayable,
        Account::GatewayClearing,
    )
}

/// What was settled changes without new money: fees are undone, or become another's, and what is left over is to be given
/// back. `today` is the rate by which what goes back is valued, if one is known.
pub fn reversal(
    file: Id<marks::Application>,
    change: &Change,
    today: Option<&Rate>,
    name: &str,
) -> Result<Entry, MoneyError> {
    let mut entry = Entry::new(file, EntryKind::Reversal, format!("reversal:{name}"));
    for one in &change.moved {
        let account = Account::of_fees(one.component.kind);
        entry = entry.debited(one.pounds.negated(), account, Some(&one.component));
    }
    entry = exchanged(entry, change);
    let mut exchanged_pounds = change.pounds()?.negated();
    let mut foreign = Vec::new();
    for back in &change.back {
        entry = entry.debited(back.negated(), Account::RefundsPayable, None);
        if back.currency() == Currency::EGP {
            exchanged_pounds = exchanged_pounds.plus(back.negated())?;
        } else {
            foreign.push(*back);
        }
    }
    // What was undone in pounds and not given back in pounds stood against money in another currency.
    entry = entry.debited(exchanged_pounds.negated(), Account::FxDifference, None);
    if let (Some(rate), [back]) = (today, foreign.as_slice())
        && back.currency() == rate.currency
    {
        let dearer = rate.worth(*back)?.plus(exchanged_pounds.negated())?;
        entry = entry.moved(dearer, Account::FxDifference, Account::RateDifference);
    }
    Ok(entry)
}

/// Money was given back.
pub fn refund(file: Id<marks::Application>, amount: Money, refund: &str) -> Entry {
    Entry::new(file, EntryKind::Refund, format!("refund:{refund}")).moved(
        amount,
        Account::GatewayClearing,
        Account::RefundsPayable,
    )
}

/// A bank took money back from us. The fees stay what they are: whoever had the service still owes for it.
pub fn charge_back(file: Id<marks::Application>, amount: Money, name: &str) -> Entry {
    Entry::new(file, EntryKind::ChargeBack, format!("charge_back:{name}")).moved(
        amount,
        Account::GatewayClearing,
        Account::ChargedBack,
    )
}

/// The bank gave back what it had taken.
pub fn charge_back_undone(file: Id<marks::Application>, amount: Money, name: &str) -> Entry {
    Entry::new(file, EntryKind::ChargeBack, format!("charge_back_undone:{name}")).moved(
        amount,
        Account::ChargedBack,
        Account::GatewayClearing,
    )
}

/// The bank decided for the payer: what it had taken is owed by whoever paid.
pub fn charge_back_kept(file: Id<marks::Application>, amount: Money, name: &str) -> Entry {
    Entry::new(file, EntryKind::ChargeBackKept, format!("charge_back_kept:{name}")).moved(
        amount,
        Account::ChargedBack,
        Account::PayerReceivable,
    )
}

/// A gateway charges us for a dispute, whoever is right in the end. It is nobody's fee: the platform bears it.
pub fn dispute_fee(file: Id<marks::Application>, amount: Money, name: &str) -> Entry {
    Entry::new(file, EntryKind::DisputeFee, format!("dispute_fee:{name}")).moved(
        amount,
        Account::GatewayClearing,
        Account::DisputeCosts,
    )
}

/// What was to be given back has been taken by the payer's bank already.
pub fn set_off(file: Id<marks::Application>, amount: Money, name: &str) -> Entry {
    Entry::new(file, EntryKind::SetOff, format!("set_off:{name}")).moved(
        amount,
        Account::PayerReceivable,
        Account::RefundsPayable,
    )
}

/// What was owed after a lost dispute was paid again: the fees were never undone, so nothing else moves.
pub fn repaid(file: Id<marks::Application>, amount: Money, charge: &str) -> Entry {
    Entry::new(file, EntryKind::Repaid, format!("repaid:{charge}")).moved(
        amount,
        Account::PayerReceivable,
        Account::GatewayClearing,
    )
}

/// Two people decided that the platform bears what a payer owes.
pub fn borne(file: Id<marks::Application>, amount: Money, name: &str) -> Entry {
    Entry::new(file, EntryKind::Borne, format!("borne:{name}")).moved(
        amount,
        Account::PayerReceivable,
        Account::DisputesBorne,
    )
}

/// The side of a change that is in another currency, component by component.
fn exchanged(mut entry: Entry, change: &Change) -> Entry {
    for one in &change.moved {
        for money in one.charged.iter().filter(|money| money.currency() != Currency::EGP) {
            entry = entry.debited(money.negated(), Account::FxDifference, Some(&one.component));
        }
    }
    entry
}
