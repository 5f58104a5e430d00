//! Forgetting a person: the keys are destroyed, the account and its sessions end, what the law demands stays.
//!
//! It never waits for anybody's permission and never happens while a file is under way.

use kernel::{Id, Moment, NationalNumber, Outcome, marks};
use store::{
    Cx, Purpose, Scope, erasure,
    lookup::{self, LookupKind},
};
use uuid::Uuid;

use super::{refusal, store as rows};
use crate::{accounts, devices, ports::AccountFiles};

/// For how many days a request may be taken back. Long enough that the owner notices if somebody else asked in her name.
pub const WAIT_DAYS: u16 = 14;

const DAY: u64 = 24 * 60 * 60;
const REASON: &str = "people.erase";

/// When a request made at `asked` is carried out.
pub(super) fn due(asked: Moment) -> Moment {
    asked.plus(std::time::Duration::from_secs(u64::from(WAIT_DAYS) * DAY))
}

/// The latest moment of asking that is due at `now`.
pub(super) fn asked_by(now: Moment) -> Moment {
    now.minus(std::time::Duration::from_secs(u64::from(WAIT_DAYS) * DAY))
}

/// Writes the request; the same one if it waits already.
///
/// # Errors
/// A refusal while a file of the account is under way; faults of the database.
pub(super) async fn ask(cx: &mut Cx, files: &dyn AccountFiles, account: Id<marks::Account>) -> Outcome<()> {
    if files.standing(cx, account).await?.under_way {
        return Err(refusal::under_way().into());
    }
    rows::insert(cx, account).await
}

/// Carries out a request that is due. False if a file was opened and submitted meanwhile: then it waits for its end.
///
/// # Errors
/// Faults of the database or of the key custody; nothing is half done then.
pub(super) async fn carry_out(
    cx: &mut Cx,
    files: &dyn AccountFiles,
    request: Uuid,
    account: Id<marks::Account>,
) -> Outcome<bool> {
    let standing = files.standing(cx, account).await?;
    if standing.under_way {
        return Ok(false);
    }
    release_what_was_unique(cx, account).await?;
    files.forget(cx, account).await?;
    web::sessions::revoke_all(cx, account.uuid(), None).await?;
    devices::store::forget(cx, account).await?;
    rows::forget(cx, account).await?;
    for purpose in Purpose::ALL {
        // The record that an issued document was made from is evidence of it, and is kept for its years. It lies under
        // a key of its own, and the file's own period ends it.
        if purpose != Purpose::Evidence || !standing.issued {
            erasure::erase(cx, account.uuid(), purpose, "person.asked").await?;
        }
    }
    rows::settle(cx, request, account, "erased").await?;
    Ok(true)
}

/// Number and contacts become free, so that the same person may come back as somebody new.
async fn release_what_was_unique(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let scope = Scope::System(REASON);
    let held = accounts::held::store::contacts(cx, &scope, account).await?;
    for contact in held {
        lookup::release(cx, LookupKind::Contact, contact.contact.value(), account.uuid()).await?;
    }
    let number: Option<NationalNumber> = accounts::profile::profile(cx, account).await?.number;
    if let Some(number) = number {
        lookup::release(cx, LookupKind::NationalNumber, number.digits(), account.uuid()).await?;
    }
    Ok(())
}
