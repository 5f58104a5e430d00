//! Telling people apart, whatever accounts they hold. Two-person acts and the rule that nobody acts on a file of her own
//! or of kin compare these indexes; no number is opened for it.

use kernel::{Failure, Id, NationalNumber, Outcome, marks};
use store::{Cx, Vault};

use crate::{accounts, staff};

/// The blind index of a national number: equal for equal people.
pub fn number_index(vault: &Vault, number: &NationalNumber) -> Vec<u8> {
    vault.blind("people.person", number.digits())
}

/// The index of the person a member of staff is.
///
/// # Errors
/// Not found for an unknown record.
pub async fn staff_number_hash(cx: &mut Cx, id: Id<marks::Staff>) -> Outcome<Vec<u8>> {
    staff::store::number_index(cx, id).await?.ok_or_else(Failure::not_found)
}

/// The index of the person behind an account, if a number was ever confirmed for it.
///
/// # Errors
/// A fault if the database is away.
pub async fn account_number_hash(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Option<Vec<u8>>> {
    accounts::store::mark(cx, account).await
}

/// Whether a member of staff and the holder of an account are one person. An account without a confirmed number cannot
/// be compared and counts as somebody else; acts that must be sure demand a level first.
///
/// # Errors
/// Not found for an unknown member of staff.
pub async fn is_same_person(cx: &mut Cx, staff: Id<marks::Staff>, account: Id<marks::Account>) -> Outcome<bool> {
    let hers = staff_number_hash(cx, staff).await?;
    Ok(account_number_hash(cx, account).await?.is_some_and(|index| index == hers))
}
