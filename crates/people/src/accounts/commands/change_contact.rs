//! Giving an account a new contact.

use kernel::{Id, Outcome, Permit, marks};
use serde_json::json;
use store::{
    Cx,
    jobs::{self, NewJob},
    lookup::{self, LookupKind},
};

use crate::{
    accounts::{contact::Contact, held::store as held, jobs::TELL_CHANGE, policy::ChangeContact, refusal},
    codes::{self, Purpose, model::Holder},
};

/// What changed.
#[derive(Debug)]
pub struct Changed {
    /// The new contact.
    pub contact: Contact,
}

/// Makes the contact whose code was just proved a contact of the account, in place of the one of its kind. The retired
/// contact and the remaining one are told, so that a change the owner did not make does not stay unseen.
///
/// # Errors
/// Rule if the proof is gone, conflict if another account holds the contact.
pub async fn change_contact(
    cx: &mut Cx,
    account: Id<marks::Account>,
    holder: &Holder,
    _permit: Permit<ChangeContact>,
) -> Outcome<Changed> {
    let proved = codes::use_up(cx, holder, Purpose::Contact).await?;
    let proved = proved.filter(|proved| proved.account == Some(account)).ok_or_else(refusal::proof_gone)?;
    let contact = proved.contact;
    if !lookup::claim(cx, LookupKind::Contact, contact.value(), account.uuid()).await? {
        let ours = held::account_of(cx, &contact).await? == Some(account);
        return if ours { Ok(Changed { contact }) } else { Err(refusal::contact_taken().into()) };
    }
    let (new, old) = held::put_contact(cx, account, &contact).await?;
    if let Some(old) = old {
        lookup::release(cx, LookupKind::Contact, old.value(), account.uuid()).await?;
    }
    jobs::enqueue(cx, NewJob::new(TELL_CHANGE, json!({ "account": account, "contact": new })).lane(account.uuid()))
        .await?;
    Ok(Changed { contact })
}
