//! Opening an account for whoever proved a contact nobody holds yet.

use kernel::{Bucket, Id, Locale, Outcome, marks};
use store::{
    Cx,
    lookup::{self, LookupKind},
};

use crate::{
    accounts::{contact::Contact, held::store as held, name::PersonName, store as rows},
    consent::{self, Choice},
};

/// What an account begins with.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// The contact that was proved.
    pub contact: &'a Contact,
    /// The person's name.
    pub name: &'a PersonName,
    /// The language of messages.
    pub language: Locale,
    /// The notices seen, with what was agreed to.
    pub choices: &'a [Choice],
}

/// Opens the account. If the contact found an owner in the meantime (two tabs, two devices), that account is returned:
/// whoever proved the contact may enter it.
///
/// # Errors
/// A slip if a necessary notice was not accepted.
pub async fn open_account(cx: &mut Cx, new: NewAccount<'_>) -> Outcome<Id<marks::Account>> {
    consent::require_necessary(new.choices)?;
    let now = cx.now();
    let account = Id::<marks::Account>::new(Bucket::draw(cx.dice()), now, cx.dice());
    if !lookup::claim(cx, LookupKind::Contact, new.contact.value(), account.uuid()).await? {
        return held::account_of(cx, new.contact).await?.ok_or_else(kernel::Failure::not_found);
    }
    rows::insert(cx, account, new.name, new.language).await?;
    held::put_contact(cx, account, new.contact).await?;
    consent::record(cx, account, new.language, new.choices).await?;
    Ok(account)
}
