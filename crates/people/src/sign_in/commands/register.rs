//! Giving a name to a proved contact: the account begins.

use kernel::{Id, Locale, Outcome, marks};
use store::Cx;

use crate::{
    accounts::{
        commands::{NewAccount, open_account},
        name::PersonName,
    },
    codes::{self, Purpose, model::Holder, refusal},
    consent::{self, Choice},
};

/// Opens the account of the contact that was proved with this code.
///
/// # Errors
/// A rule if the proof is gone (ten minutes), a slip if a necessary notice was not accepted.
pub async fn register(
    cx: &mut Cx,
    holder: &Holder,
    name: &PersonName,
    (language, choices): (Locale, &[Choice]),
) -> Outcome<Id<marks::Account>> {
    consent::require_necessary(choices)?;
    let proved = codes::use_up(cx, holder, Purpose::Enter).await?.ok_or_else(refusal::gone)?;
    open_account(cx, NewAccount { contact: &proved.contact, name, language, choices }).await
}
