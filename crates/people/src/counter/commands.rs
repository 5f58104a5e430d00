//! Opening an account for somebody who stands at the counter, finding it again, and the codes on her slips.

use std::time::Duration;

use kernel::{Bucket, Failure, Id, NationalNumber, Outcome, Permit, SpokenCode, marks};
use store::{
    Cx,
    access::{self, Access},
    lookup::{self, LookupKind},
    throttle,
};

use super::{
    model::{KeptAccount, NewAtCounter},
    policy, refusal, store as rows,
};
use crate::{
    accounts::{self, commands::change_contact, policy::ChangeContact, store::Raise},
    codes::model::Holder,
    consent,
    same_person::{number_index, staff_number_hash},
    verification::policy::may_verify,
};

type AccountId = Id<marks::Account>;

/// How many codes may be typed for one account: 31⁸ codes are not found by trying.
const TRIES: throttle::Rule =
    throttle::Rule { name: "counter-throttle-code", limit: 10, window: Duration::from_secs(3_600) };
/// How many people one officer may look for.
const SEARCHES: throttle::Rule =
    throttle::Rule { name: "counter-throttle-search", limit: 200, window: Duration::from_secs(86_400) };

/// Opens the account: the officer compared face and document, so the person is verified from the first moment.
///
/// # Errors
/// Not found for another mission's officer; Forbidden for her own person; a slip without the declaration or without a
/// necessary notice; a conflict if an account holds the number.
pub async fn open(cx: &mut Cx, new: NewAtCounter<'_>) -> Outcome<AccountId> {
    let officer = policy::officer_of(cx.actor(), new.mission)?;
    consent::require_necessary(new.choices)?;
    let hers = staff_number_hash(cx, officer).await?;
    let index = new.number.map(|number| number_index(cx.vault(), number));
    let (_, _permit) = may_verify(cx.actor(), index.as_ref() == Some(&hers), new.declared)?;
    let account = AccountId::new(Bucket::draw(cx.dice()), cx.now(), cx.dice());
    if let Some(number) = new.number
        && !lookup::claim(cx, LookupKind::NationalNumber, number.digits(), account.uuid()).await?
    {
        let holder = accounts::cut::holder_of(cx, number).await?;
        let here = match holder {
            Some(holder) => theirs(cx, holder).await.is_ok(),
            None => false,
        };
        return Err(if here { refusal::known_here() } else { refusal::number_taken() });
    }
    accounts::store::insert(cx, account, new.name, new.language).await?;
    accounts::store::raise(cx, account, new.number, Raise::Verified).await?;
    consent::record(cx, account, new.language, new.choices).await?;
    rows::insert(cx, account, &new, officer).await?;
    let look = Access {
        file: None,
        purpose: format!("counter account {account}"),
        route: "/{lang}/desk/counter/people/new",
        fields: &["name", "national_number", "identity_document"],
    };
    access::record(cx, look).await?;
    Ok(account)
}

/// The account as it is kept at the counter of a mission of the officer who acts.
///
/// # Errors
/// Not found for every other account, and for everybody else.
pub async fn theirs(cx: &mut Cx, account: AccountId) -> Outcome<KeptAccount> {
    let kept = rows::find(cx, account).await?.ok_or_else(Failure::not_found)?;
    policy::officer_of(cx.actor(), &kept.mission)?;
    Ok(kept)
}

/// The account by the national number on the document that the officer has in her hand.
///
/// # Errors
/// A rule where nobody of this counter has the number: whether another account has it is not said; too many.
pub async fn by_number(cx: &mut Cx, number: &NationalNumber) -> Outcome<KeptAccount> {
    let (officer, _) = policy::officer(cx.actor())?;
    throttle::hit(cx, &SEARCHES, &officer.to_string()).await?;
    let Some(holder) = accounts::cut::holder_of(cx, number).await? else { return Err(refusal::nobody()) };
    match theirs(cx, holder).await {
        Err(Failure::Refusal(_)) => Err(refusal::nobody()),
        other => other,
    }
}

/// That `typed` is on a slip of this account. Each try counts, and the caller says nothing else about the account before.
///
/// # Errors
/// A rule if it is not; too many tries.
pub async fn by_code(cx: &mut Cx, account: AccountId, typed: &str) -> Outcome<()> {
    if proves(cx, account, typed).await? { Ok(()) } else { Err(refusal::nobody()) }
}

/// Whether `typed` is on a slip of this account. Each try counts.
///
/// # Errors
/// Too many tries.
pub async fn proves(cx: &mut Cx, account: AccountId, typed: &str) -> Outcome<bool> {
    throttle::hit(cx, &TRIES, &account.to_string()).await?;
    match SpokenCode::parse(typed) {
        Some(code) => rows::has_code(cx, account, &code).await,
        None => Ok(false),
    }
}

/// Draws a code for a slip; it is told this once.
///
/// # Errors
/// Not found for an account that is not kept at a counter of hers.
pub async fn draw_code(cx: &mut Cx, account: AccountId) -> Outcome<SpokenCode> {
    theirs(cx, account).await?;
    let (officer, _) = policy::officer(cx.actor())?;
    let code = SpokenCode::draw(cx.dice());
    rows::put_code(cx, account, &code, officer).await?;
    Ok(code)
}

/// Key of the mission where the letters of an account are printed; nothing for an account that can be reached otherwise.
///
/// # Errors
/// Faults of the database.
pub async fn kept_at(cx: &mut Cx, account: AccountId) -> Outcome<Option<String>> {
    Ok(rows::find(cx, account).await?.map(|kept| kept.mission))
}

/// Gives the account the contact whose code was just proved: from now on its owner signs in by it, and no slip opens
/// anything any more.
///
/// # Errors
/// Not found for an account that is not kept at a counter of hers; otherwise as changing a contact.
pub(super) async fn give_contact(
    cx: &mut Cx,
    account: AccountId,
    holder: &Holder,
    permit: Permit<ChangeContact>,
) -> Outcome<()> {
    theirs(cx, account).await?;
    change_contact(cx, account, holder, permit).await?;
    rows::end(cx, account).await?;
    let look = Access {
        file: None,
        purpose: format!("counter contact {account}"),
        route: "/{lang}/desk/counter/contact/code",
        fields: &["contact", "identity_document"],
    };
    access::record(cx, look).await
}
