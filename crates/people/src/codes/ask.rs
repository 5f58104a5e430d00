//! Asking for a code.
//!
//! The same work is done and the same answer given for a known and for an unknown contact, and when a country's messages
//! are used up: whether anything was sent is seen only by whoever reads the contact.

use kernel::{Failure, Outcome, RefusalKind};
use serde_json::json;
use store::{Cx, Place, jobs, jobs::NewJob, throttle, vault::RootKey};
use uuid::Uuid;

use super::{
    jobs::SEND,
    model::{Asked, Asking, Holder, LIFE, Parcel, draw_digits},
    store::{self as rows, NewCode},
    throttles,
};
use crate::{accounts::contact::Contact, settings::Settings};

/// Owner of what belongs to nobody yet. Its data key seals only rows that are deleted within a day.
pub(super) const NOBODY: Uuid = Uuid::nil();

/// Draws a code, stores its HMAC and leaves the message to a job.
///
/// # Errors
/// TooMany if this contact or this network asked too often; the count survives.
pub async fn ask(cx: &mut Cx, settings: &Settings, asking: Asking<'_>) -> Outcome<Asked> {
    throttle::hit(cx, &throttles::NETWORK, asking.network).await?;
    throttle::hit(cx, &throttles::CONTACT, asking.contact.value()).await?;
    throttle::hit(cx, &throttles::CONTACT_DAY, asking.contact.value()).await?;
    let to = carried_to(cx, settings, asking.contact).await?;

    let now = cx.now();
    let holder = Holder::draw(now, cx.dice());
    let digits = draw_digits(cx.dice());
    let row = holder.id().uuid();
    let contact = cx.seal(&place("people.code.contact", row), asking.contact).await?;
    let mac = mac(cx, &holder, &digits);
    let parcel = match to {
        Some(to) => {
            let parcel = Parcel { code: digits, to, language: asking.language };
            Some(cx.seal(&place("people.code.parcel", row), &parcel).await?)
        }
        None => None,
    };
    let carried = parcel.is_some();
    let contact_index = cx.vault().blind("people.contact", asking.contact.value());
    let expires_at = now.plus(LIFE);
    let code = NewCode {
        holder: &holder,
        purpose: asking.purpose,
        account: asking.account,
        contact,
        contact_index,
        mac,
        parcel,
        expires_at,
    };
    rows::insert(cx, code).await?;
    if carried {
        jobs::enqueue(cx, NewJob::new(SEND, json!({ "code": row })).deadline(expires_at)).await?;
    }
    Ok(Asked { holder, expires_at })
}

pub(super) fn place(table_column: &'static str, row: Uuid) -> Place {
    Place::new(table_column, NOBODY, store::Purpose::Profile, row)
}

/// The HMAC that stands for a code: bound to its row, so that equal codes of two rows do not look equal.
pub(super) fn mac(cx: &Cx, holder: &Holder, digits: &str) -> Vec<u8> {
    let mut message = holder.id().uuid().as_bytes().to_vec();
    message.extend_from_slice(digits.as_bytes());
    cx.vault().mac(RootKey::Session, "people.code", &message).to_vec()
}

/// Where the message really goes: the contact itself, or the account's e-mail when the destination country's budget is
/// used up, or nowhere.
async fn carried_to(cx: &mut Cx, settings: &Settings, contact: &Contact) -> Outcome<Option<Contact>> {
    let Some(country) = contact.destination() else { return Ok(Some(contact.clone())) };
    match throttle::hit(cx, &throttles::country(settings.sms_an_hour), country).await {
        Ok(()) => Ok(Some(contact.clone())),
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::TooMany => {
            tracing::warn!(country, "messages to this country are used up for this hour; e-mail is used instead");
            crate::accounts::held::store::email_beside(cx, contact).await
        }
        Err(other) => Err(other),
    }
}
