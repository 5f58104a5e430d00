//! What is known of an account's owner, opened for that person's own pages and for jobs that act for them.

use kernel::{Failure, Id, Outcome, marks};
use store::{Cx, Scope};

use crate::consent;

use super::{
    address::Address,
    held::store as held,
    model::{Assurance, HeldContact, Outline, Profile},
    name::PersonName,
    store as rows,
};

/// How certain it is who holds the account.
///
/// # Errors
/// Not found for an unknown or closed account.
pub async fn assurance(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Assurance> {
    Ok(rows::facts(cx, &own(cx)?, account).await?.level())
}

/// Everything an application may prefill.
///
/// # Errors
/// Not found for an unknown, closed or foreign account; the refusal `erased` if its key was destroyed.
pub async fn profile(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Profile> {
    let scope = own(cx)?;
    let (row, contacts) = held::account_with_contacts(cx, &scope, account).await?;
    let name = cx.open(&rows::place("people.account.name", account), &row.name).await?;
    let number = match &row.national_number {
        Some(sealed) => {
            let digits = cx.open(&rows::place("people.account.national_number", account), sealed).await?;
            let parsed = digits.parse().map_err(|error| Failure::fault("reading a kept national number", error))?;
            Some::<kernel::NationalNumber>(parsed)
        }
        None => None,
    };
    let address = cx.open_optional(&rows::place("people.account.address", account), row.address.as_ref()).await?;
    Ok(Profile {
        account,
        name,
        birth: number.map(|number| number.birth_date()),
        sex: number.map(|number| number.sex()),
        number,
        contacts,
        address,
        language: row.locale(),
        assurance: row.facts().level(),
        registered_at: row.registered_at,
    })
}

/// What the rules of a form look at, for whoever prepares an application together with its owner. Name, number and contacts
/// stay closed to him, whoever he is; that he may help at all is asked where the help is kept.
///
/// # Errors
/// Not found for an unknown or closed account.
pub async fn outline(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Outline> {
    let row = rows::load(cx, &Scope::System("people.outline"), account).await?;
    let number = match &row.national_number {
        Some(sealed) => {
            let digits = cx.open(&rows::place("people.account.national_number", account), sealed).await?;
            let parsed = digits.parse().map_err(|error| Failure::fault("reading a kept national number", error))?;
            Some::<kernel::NationalNumber>(parsed)
        }
        None => None,
    };
    Ok(Outline {
        birth: number.map(|number| number.birth_date()),
        sex: number.map(|number| number.sex()),
        assurance: row.facts().level(),
    })
}

/// The name of an account's owner and nothing else, for a list at the desk. Whoever shows it records the look.
///
/// # Errors
/// Not found for an unknown, closed or foreign account.
pub async fn name_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<String> {
    let scope = own(cx)?;
    let row = rows::load(cx, &scope, account).await?;
    let name: PersonName = cx.open(&rows::place("people.account.name", account), &row.name).await?;
    Ok(name.as_str().to_owned())
}

/// How to reach the owner, and in which language; for messages.
///
/// # Errors
/// Not found for an unknown or closed account.
pub async fn reach(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<(kernel::Locale, Vec<HeldContact>)> {
    let scope = own(cx)?;
    let (row, contacts) = held::account_with_contacts(cx, &scope, account).await?;
    Ok((row.locale(), contacts))
}

/// Keeps a delivery address for the next application, if its owner agreed to that; says whether it was kept.
///
/// # Errors
/// Not found for a foreign account.
pub async fn keep_address(cx: &mut Cx, account: Id<marks::Account>, address: &Address) -> Outcome<bool> {
    let scope = own(cx)?;
    rows::facts(cx, &scope, account).await?;
    if !consent::is_given(cx, &scope, account, consent::KEEP_ADDRESS).await? {
        return Ok(false);
    }
    rows::put_address(cx, account, address).await?;
    Ok(true)
}

/// A citizen reaches the own account only; a job or a webhook, and the desk as far as the database lets it, reach the one
/// they were given. A visitor reaches none.
fn own(cx: &Cx) -> Outcome<Scope> {
    match cx.actor() {
        kernel::Actor::Visitor => Err(Failure::not_found()),
        kernel::Actor::Citizen { account } => Ok(Scope::Owner(Id::from_uuid(*account))),
        kernel::Actor::Staff { .. } => Ok(Scope::System("people.desk")),
        kernel::Actor::System(reason) => Ok(Scope::System(reason)),
    }
}
