//! Asking for a code.
//!
//! The same work is done and the same answer given for a known and for an unknown contact, and when a country's messages
//! are used up: whether anything was sent is seen only by whoever reads the contact.

use kernel::{Failure, Id, Outcome, RefusalKind};
use serde_json::json;
use store::{
    Cx, Place,
    idempotency::{self, Claim},
    jobs,
    jobs::NewJob,
    throttle,
    vault::RootKey,
};
use uuid::Uuid;

use super::{
    jobs::SEND,
    model::{Asked, Asking, Code, Holder, LIFE, Parcel, REPEATED, Request, draw_digits},
    store::{self as rows, NewCode},
    throttles,
};
use crate::{accounts::contact::Contact, settings::Settings};

/// Owner of what belongs to nobody yet. Its data key seals only rows that are deleted within a day.
pub(super) const NOBODY: Uuid = Uuid::nil();

/// The scope of the keys of forms that ask for a code.
const ROUTE: &str = "people.code";

/// Draws a code, stores its HMAC and leaves the message to a job. The same form sent twice within a minute asks once.
///
/// # Errors
/// TooMany if this contact or this network asked too often; the count survives.
pub async fn ask(cx: &mut Cx, settings: &Settings, asking: Asking<'_>) -> Outcome<Asked> {
    ask_for(cx, settings, asking, None).await
}

/// The same for signing a text: the message names its `fingerprint`, so that nobody is talked into signing another one.
///
/// # Errors
/// As [`ask`].
pub async fn ask_to_sign(cx: &mut Cx, settings: &Settings, asking: Asking<'_>, fingerprint: &str) -> Outcome<Asked> {
    ask_for(cx, settings, asking, Some(fingerprint)).await
}

async fn ask_for(cx: &mut Cx, settings: &Settings, asking: Asking<'_>, signs: Option<&str>) -> Outcome<Asked> {
    let Some(request) = asking.request else {
        let holder = Holder::draw(cx.now(), cx.dice());
        return send(cx, settings, &asking, (holder, signs)).await;
    };
    match idempotency::claim(cx, ROUTE, request.key, request.hash).await? {
        Claim::Fresh => {
            let holder = holder_of(cx, request, Id::unowned(cx.now(), cx.dice()));
            let row = holder.id().uuid();
            let asked = send(cx, settings, &asking, (holder, signs)).await?;
            idempotency::settle(cx, ROUTE, request.key, row).await?;
            Ok(asked)
        }
        Claim::Done(row) => {
            let holder = holder_of(cx, request, Id::from_uuid(row));
            match rows::waiting(cx, &holder, asking.purpose).await? {
                Some(code) if code.proved_at.is_none() && cx.now() < code.expires_at.minus(LIFE).plus(REPEATED) => {
                    Ok(Asked { holder, expires_at: code.expires_at })
                }
                _ => {
                    let holder = Holder::draw(cx.now(), cx.dice());
                    send(cx, settings, &asking, (holder, signs)).await
                }
            }
        }
    }
}

/// The holder that this sending of a form gets, each time it is sent: its secret is worked out and never kept.
fn holder_of(cx: &Cx, request: Request<'_>, id: Id<Code>) -> Holder {
    let mut message = id.uuid().as_bytes().to_vec();
    message.extend_from_slice(request.key.as_bytes());
    Holder::of(id, cx.vault().mac(RootKey::Session, "people.code.holder", &message))
}

async fn send(
    cx: &mut Cx,
    settings: &Settings,
    asking: &Asking<'_>,
    (holder, signs): (Holder, Option<&str>),
) -> Outcome<Asked> {
    throttle::hit(cx, &throttles::NETWORK, asking.network).await?;
    throttle::hit(cx, &throttles::CONTACT, asking.contact.value()).await?;
    throttle::hit(cx, &throttles::CONTACT_DAY, asking.contact.value()).await?;
    let to = carried_to(cx, settings, asking.contact).await?;

    let now = cx.now();
    let digits = draw_digits(cx.dice());
    let row = holder.id().uuid();
    let contact = cx.seal(&place("people.code.contact", row), asking.contact).await?;
    let mac = mac(cx, &holder, &digits);
    let parcel = match to {
        Some(to) => {
            let parcel = Parcel { code: digits, to, language: asking.language, signs: signs.map(str::to_owned) };
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
