//! Making a link, taking it back, and starting a payment by it.

use std::time::Duration;

use kernel::{Actor, Failure, Id, Locale, Moment, Outcome, Permit, Reference, marks};
use serde_json::json;
use store::{
    Cx, Scope, events,
    idempotency::{self, Claim},
    throttle::{self, Rule},
    vault::RootKey,
};

use super::{
    model::{LinkStage, PayerLink, expiry},
    policy, refusal, store as rows,
};
use crate::{
    applications::{model::Application, store as files},
    baskets, counter,
    payments::{
        model::Attempt,
        opening::{self, Wanted},
        policy::{Pay, may_pay, may_pay_at_counter},
        refusal::{not_awaited, quote_expired},
        store as attempts,
    },
    secret_link::Token,
};

/// Links made for one file; each puts an end to the one before.
const MADE: Rule = Rule { name: "payer-throttle-made", limit: 20, window: Duration::from_secs(24 * 3600) };
/// Starts of payments by one link; each may cost a call to the gateway.
const STARTS: Rule = Rule { name: "payer-throttle-start", limit: 20, window: Duration::from_secs(3600) };
/// Addresses opened or paid by from one network. The secret cannot be guessed; this keeps whoever tries from costing us.
const NETWORK: Rule = Rule { name: "payer-throttle-network", limit: 120, window: Duration::from_secs(10 * 60) };

const REASON: &str = "payments.by_link";

/// A request for a link, made once.
pub struct MakeRequest<'a> {
    /// The file.
    pub reference: Reference,
    /// Route of the request.
    pub route: &'static str,
    /// Its idempotency key.
    pub key: &'a str,
    /// Its hash.
    pub hash: [u8; 32],
}

/// A link that was made, with the secret that is told this once.
pub struct Made {
    /// Its identifier.
    pub id: Id<PayerLink>,
    /// The secret of its address.
    pub token: Token,
    /// Until when it pays.
    pub expires_at: Moment,
}

/// Makes the link of a file, by which it and those that are paid with it are paid, and takes back the one before. The same request sent again is told the same secret, which is
/// worked out from it and kept nowhere. Commits.
///
/// # Errors
/// What [`may_pay`] says; `payment.quote_expired` when the price no longer holds; TooMany.
pub async fn make(cx: Cx, request: &MakeRequest<'_>) -> Outcome<Made> {
    let scope = Scope::of(cx.actor())?;
    make_within(cx, &scope, may_pay, request).await
}

/// The same by an officer, for the owner of a file who stands at her counter and has no device of her own.
///
/// # Errors
/// Not found for a file of another counter; otherwise as [`make`].
pub async fn make_at_counter(mut cx: Cx, request: &MakeRequest<'_>) -> Outcome<Made> {
    counter::at_theirs(&mut cx, request.reference).await?;
    make_within(cx, &Scope::System(REASON), may_pay_at_counter, request).await
}

/// Who may have a link made for a file.
type MayPay = fn(&Actor, &Application) -> Outcome<Permit<Pay>>;

async fn make_within(mut cx: Cx, scope: &Scope, may_pay: MayPay, request: &MakeRequest<'_>) -> Outcome<Made> {
    let file = files::load_by_reference(&mut cx, scope, request.reference).await?;
    let _permit = may_pay(cx.actor(), &file)?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, request.route, request.key, request.hash).await? {
        let link = rows::load(&mut cx, scope, Id::from_uuid(known)).await?;
        return Ok(Made { id: link.id, token: token_of(&cx, link.id, request.key), expires_at: link.expires_at });
    }
    throttle::hit(&cx, &MADE, &file.id.to_string()).await?;
    attempts::lock_file(&mut cx, file.id).await?;
    // Whoever held the lock may have settled the file meanwhile.
    let file = files::load(&mut cx, scope, file.id).await?;
    let _permit = may_pay(cx.actor(), &file)?;
    let now = cx.now();
    let order = baskets::order(&mut cx, scope, &file).await?;
    let total = baskets::total(order.iter().filter_map(|one| one.quote.as_ref()))?.ok_or_else(not_awaited)?;
    let price_until = total.valid_until;
    if now >= price_until {
        return Err(quote_expired());
    }
    let id = Id::new(file.id.bucket(), now, cx.dice());
    let token = token_of(&cx, id, request.key);
    let link = PayerLink {
        id,
        file: file.id,
        made_at: now,
        expires_at: expiry(now, price_until),
        revoked_at: None,
        used_at: None,
    };
    // A link pays for everything that is paid together, so one in force is enough.
    for one in &order {
        rows::revoke_open(&mut cx, one.id).await?;
    }
    rows::insert(&mut cx, &link, &token).await?;
    events::append(&mut cx, file.id, "payment.link_made", 1, &json!({ "link": id }), None).await?;
    idempotency::settle(&mut cx, request.route, request.key, id.uuid()).await?;
    cx.commit().await?;
    Ok(Made { id, token, expires_at: link.expires_at })
}

/// The secret is a keyed digest over the link's drawn identifier and the request's drawn key: 256 bits that nobody works out
/// without our root key.
fn token_of(cx: &Cx, id: Id<PayerLink>, key: &str) -> Token {
    let mut message = id.uuid().as_bytes().to_vec();
    message.extend_from_slice(key.as_bytes());
    Token::of(id.bucket(), cx.vault().mac(RootKey::Session, "payments.payer_link", &message))
}

/// Takes a link back. Taking back what was taken back, or has been paid by, changes nothing. A payment that the payer has
/// on the gateway's page already is still taken: it pays the file as the owner wanted.
///
/// # Errors
/// Not found for a foreign link.
pub async fn revoke(mut cx: Cx, reference: Reference, link: Id<PayerLink>) -> Outcome<()> {
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    attempts::lock_file(&mut cx, file.id).await?;
    let link = rows::load(&mut cx, &scope, link).await?;
    if link.file != file.id {
        return Err(Failure::not_found());
    }
    if link.stage(cx.now()) == LinkStage::Open {
        rows::revoke_open(&mut cx, file.id).await?;
        events::append(&mut cx, file.id, "payment.link_revoked", 1, &json!({ "link": link.id }), None).await?;
    }
    cx.commit().await
}

/// Takes back every open link of somebody who died. Whoever holds one reads that it pays no more, and not why. The caller
/// commits.
///
/// # Errors
/// Faults of the database.
pub async fn ended_by_death(cx: &mut Cx, owner: Id<marks::Account>) -> Outcome<()> {
    for (file, link) in rows::revoke_open_of(cx, owner).await? {
        events::append(cx, file, "payment.link_revoked", 1, &json!({ "link": link }), None).await?;
    }
    Ok(())
}

/// What a payer's page needs, for the one who holds this link.
///
/// # Errors
/// `payer.link_gone` for a link that does not pay; `payment.not_awaited` where the fee has been paid; TooMany.
pub async fn look(cx: &mut Cx, token: &str, network: &str) -> Outcome<(PayerLink, kernel::Money)> {
    throttle::hit(cx, &NETWORK, network).await?;
    let link = found(cx, token).await?;
    let file = files::load(cx, &Scope::System(REASON), link.file).await?;
    let _permit = policy::may_pay(&link, &file, cx.now())?;
    let order = baskets::order(cx, &Scope::System(REASON), &file).await?;
    let total = baskets::total(order.iter().filter_map(|one| one.quote.as_ref()))?.ok_or_else(refusal::gone)?;
    Ok((link, total.charged))
}

async fn found(cx: &mut Cx, token: &str) -> Outcome<PayerLink> {
    let token = Token::parse(token).ok_or_else(refusal::gone)?;
    rows::find(cx, &token).await?.ok_or_else(refusal::gone)
}

/// A request to pay by a link, made once.
pub struct StartRequest<'a> {
    /// The text in the address.
    pub token: &'a str,
    /// The caller's network, the subject of a throttle.
    pub network: &'a str,
    /// The language of the hosted page.
    pub locale: Locale,
    /// Route of the request.
    pub route: &'static str,
    /// Its idempotency key, drawn by us: visitors share one scope of keys.
    pub key: &'a str,
    /// Its hash.
    pub hash: [u8; 32],
}

/// Opens the attempt of a payer, or finds the one whose checkout is still good. Commits.
///
/// # Errors
/// As [`look`].
pub async fn start(mut cx: Cx, provider: &str, request: &StartRequest<'_>) -> Outcome<Attempt> {
    throttle::hit(&cx, &NETWORK, request.network).await?;
    let link = found(&mut cx, request.token).await?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, request.route, request.key, request.hash).await? {
        let attempt = attempts::load(&mut cx, Id::from_uuid(known)).await?;
        return if attempt.by_link == Some(link.id) { Ok(attempt) } else { Err(refusal::gone()) };
    }
    throttle::hit(&cx, &STARTS, &link.id.to_string()).await?;
    attempts::lock_file(&mut cx, link.file).await?;
    // Whoever held the lock may have settled the file, or taken the link back.
    let scope = Scope::System(REASON);
    let link = rows::load(&mut cx, &scope, link.id).await?;
    let file = files::load(&mut cx, &scope, link.file).await?;
    let _permit = policy::may_pay(&link, &file, cx.now())?;
    let wanted = Wanted { provider, locale: request.locale, by_link: Some(link.id) };
    let attempt = opening::usable_or_new(&mut cx, &scope, &file, &wanted).await?;
    idempotency::settle(&mut cx, request.route, request.key, attempt.id.uuid()).await?;
    cx.commit().await?;
    Ok(attempt)
}
