//! Ending from outside what an account can do: its sessions, and every contact that opens it.
//!
//! What was asked and issued in the account stays where it is; nobody reads it through a contact any more. A contact that
//! was cut is free, so whoever reads it may open an account of their own with it. Nobody is told that this happened: the
//! contacts to tell are the very ones that are cut.

use kernel::{Id, Moment, NationalNumber, Outcome, marks};
use store::{
    Cx, Scope,
    lookup::{self, LookupKind},
};

use super::{contact::Contact, held::store as held, store as rows};

/// From where we know that the holder died.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeathKnown {
    /// A record of the registry says so.
    Record,
    /// The Authority approved the registration of the death.
    Registration,
}

impl DeathKnown {
    fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Registration => "registration",
        }
    }
}

/// Ends the sessions, one-time codes and contacts of `account`. Returns the contacts that were cut.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn cut(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Contact>> {
    let scope = Scope::System("people.cut");
    let mut contacts = Vec::new();
    for one in held::contacts(cx, &scope, account).await? {
        lookup::release(cx, LookupKind::Contact, one.contact.value(), account.uuid()).await?;
        contacts.push(one.contact);
    }
    held::retire(cx, account).await?;
    web::sessions::revoke_all(cx, account.uuid(), None).await?;
    Ok(contacts)
}

/// The account that holds a number, if one does. For decisions of the machine and of staff only; no page may show it.
///
/// # Errors
/// Faults of the database.
pub async fn holder_of(cx: &mut Cx, number: &NationalNumber) -> Outcome<Option<Id<marks::Account>>> {
    Ok(lookup::find(cx, LookupKind::NationalNumber, number.digits()).await?.map(Id::from_uuid))
}

/// Takes a number from `former`: the account is known by its contacts only, and those are cut too.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn take_number(cx: &mut Cx, former: Id<marks::Account>, number: &NationalNumber) -> Outcome<()> {
    lookup::release(cx, LookupKind::NationalNumber, number.digits(), former.uuid()).await?;
    rows::unbind(cx, former).await?;
    cut(cx, former).await.map(drop)
}

/// Notes that the holder died, once, and ends what the account could do. The number stays bound to it, so that nobody comes
/// to hold it. Returns the contacts that were cut; none if it was known.
///
/// # Errors
/// Faults of the database.
pub async fn departed(cx: &mut Cx, account: Id<marks::Account>, known: DeathKnown) -> Outcome<Option<Vec<Contact>>> {
    if rows::note_death(cx, account, known.as_str()).await? {
        return cut(cx, account).await.map(Some);
    }
    Ok(None)
}

/// When the holder's death became known, if it did. Nobody who died is reminded, recommended or offered anything.
///
/// # Errors
/// Faults of the database.
pub async fn death_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Option<Moment>> {
    rows::death(cx, account).await
}
