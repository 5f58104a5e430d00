//! Opening an attempt: decided in one transaction, asked of the gateway in none, kept in another.
//!
//! A crash between them loses nothing: the attempt's own job asks the gateway again under the same reference, which gives
//! the same checkout.

use std::time::Duration;

use kernel::{Actor, Id, Locale, Moment, Money, Outcome, Reference, marks};
use serde_json::json;
use store::{
    Cx, Scope, Store, events,
    idempotency::{self, Claim},
    jobs::{self, NewJob},
    throttle::{self, Rule},
};

use super::{
    by_link::{self, PayerLink},
    jobs::POLL,
    model::{Attempt, Share},
    policy,
    port::{Gateway, OpenCheckout, WantedCheckout},
    refusal, store as rows,
};
use crate::{
    applications::{
        model::{Application, due},
        store as files,
    },
    baskets,
};

/// How long a hosted checkout takes money, unless the quote ends before.
pub(super) const CHECKOUT_LIFE: Duration = Duration::from_secs(30 * 60);
/// The first time the gateway is asked without having said anything.
const FIRST_POLL: Duration = Duration::from_secs(20);
/// Starts of payments on one file; each may cost a call to the gateway.
pub(super) const STARTS: Rule = Rule { name: "payment-throttle-start", limit: 20, window: Duration::from_secs(3600) };

/// A request to pay a file, made once.
pub struct PayRequest<'a> {
    /// The file.
    pub reference: Reference,
    /// The language of the hosted page.
    pub locale: Locale,
    /// Route of the request.
    pub route: &'static str,
    /// Its idempotency key.
    pub key: &'a str,
    /// Its hash.
    pub hash: [u8; 32],
}

/// Decides whether an attempt may be opened, for the file and for those that are paid with it, and writes it; or finds the one whose checkout is still good. Commits.
pub async fn decide(mut cx: Cx, provider: &str, request: &PayRequest<'_>) -> Outcome<Attempt> {
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, request.reference).await?;
    let _permit = policy::may_pay(cx.actor(), &file)?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, request.route, request.key, request.hash).await? {
        return rows::load(&mut cx, Id::from_uuid(known)).await;
    }
    throttle::hit(&cx, &STARTS, &file.id.to_string()).await?;
    rows::lock_file(&mut cx, file.id).await?;
    // Whoever held the lock may have settled the file meanwhile.
    let file = files::load(&mut cx, &scope, file.id).await?;
    let _permit = policy::may_pay(cx.actor(), &file)?;
    let wanted = Wanted { provider, locale: request.locale, by_link: None };
    let attempt = usable_or_new(&mut cx, &scope, &file, &wanted).await?;
    idempotency::settle(&mut cx, request.route, request.key, attempt.id.uuid()).await?;
    cx.commit().await?;
    Ok(attempt)
}

/// What an attempt is opened for, besides its file.
pub(super) struct Wanted<'a> {
    /// The gateway.
    pub provider: &'a str,
    /// The language of the hosted page.
    pub locale: Locale,
    /// The link by which somebody else pays.
    pub by_link: Option<Id<PayerLink>>,
}

/// The attempt whose checkout is still good for this, or a new one. The caller has locked the file and asked who may pay.
pub(super) async fn usable_or_new(
    cx: &mut Cx,
    scope: &Scope,
    file: &Application,
    wanted: &Wanted<'_>,
) -> Outcome<Attempt> {
    let now = cx.now();
    let order = baskets::order(cx, scope, file).await?;
    let total = baskets::total(order.iter().filter_map(|one| one.quote.as_ref()))?.ok_or_else(refusal::not_awaited)?;
    if now >= total.valid_until {
        return Err(refusal::quote_expired());
    }
    let earlier = rows::of_file(cx, scope, file.id).await?;
    let usable = |attempt: &Attempt| {
        attempt.can_be_used_for(total.charged, now)
            && attempt.is_for_all(&order)
            && attempt.provider == wanted.provider
            && attempt.locale == wanted.locale
            && attempt.by_link == wanted.by_link
    };
    if let Some(attempt) = earlier.into_iter().find(usable) {
        return Ok(attempt);
    }
    let mut shares: Vec<Share> =
        order.iter().filter_map(|one| Some(Share { file: one.id, amount: due(one.quote.as_ref()?) })).collect();
    shares.sort_by_key(|share| share.file.uuid());
    let until = now.plus(CHECKOUT_LIFE).min(total.valid_until);
    open_new(cx, file.id, wanted, Terms { amount: total.charged, shares, until, repays: false }).await
}

/// What a new attempt is for.
pub(super) struct Terms {
    /// What is to be paid.
    pub amount: Money,
    /// What each file has in it.
    pub shares: Vec<Share>,
    /// Until when its checkout takes money.
    pub until: Moment,
    /// Whether it is for what is owed after disputes.
    pub repays: bool,
}

/// Writes a new attempt, opened from the page of `file`, and has the gateway asked about it. The caller has locked the file.
pub(super) async fn open_new(
    cx: &mut Cx,
    file: Id<marks::Application>,
    wanted: &Wanted<'_>,
    terms: Terms,
) -> Outcome<Attempt> {
    let now = cx.now();
    let attempt = Attempt {
        id: Id::new(file.bucket(), now, cx.dice()),
        file,
        provider: wanted.provider.to_owned(),
        amount: terms.amount,
        shares: terms.shares,
        locale: wanted.locale,
        by_link: wanted.by_link,
        repays: terms.repays,
        opened_at: now,
        expires_at: terms.until,
        checkout: None,
        pending_at: None,
        declined_at: None,
        succeeded_at: None,
        closed_at: None,
    };
    rows::insert(cx, &attempt).await?;
    events::append(cx, file, "payment.started", 1, &json!({ "attempt": attempt.id }), None).await?;
    let poll = NewJob::new(POLL, json!({ "attempt": attempt.id })).dedup(format!("poll:{}", attempt.id));
    jobs::enqueue(cx, poll.at(now.plus(FIRST_POLL))).await?;
    Ok(attempt)
}

/// Where the product is reached; the gateway is told both.
#[derive(Clone, Debug)]
pub struct Addresses {
    /// Where people reach us, without a slash at the end.
    pub public: String,
    /// Where the gateway reaches us, without a slash at the end; usually the same.
    pub hooks: String,
}

/// Has the gateway open the attempt's checkout, unless it did before, and keeps it. Holds no transaction meanwhile.
pub async fn checkout(
    store: &Store,
    gateway: &dyn Gateway,
    addresses: &Addresses,
    attempt: &Attempt,
    reference: Reference,
) -> Outcome<OpenCheckout> {
    if let Some((intention, url)) = attempt.checkout.clone() {
        return Ok(OpenCheckout { intention, url });
    }
    let (path, label) = match attempt.by_link {
        None => {
            let page = if attempt.repays { "pay/again/return" } else { "pay/return" };
            (format!("/{}/files/{reference}/{page}", attempt.locale), reference.to_string())
        }
        // Neither the gateway's page nor the way back tells a payer anything of the file.
        Some(_) => (by_link::return_path(store.vault(), attempt.id, attempt.locale), by_link::LABEL.to_owned()),
    };
    let wanted = WantedCheckout {
        reference: attempt.id.to_string(),
        amount: attempt.amount,
        label,
        notify: format!("{}/hooks/payments/{}", addresses.hooks, gateway.provider()),
        back: format!("{}{path}", addresses.public),
        locale: attempt.locale,
        expires: attempt.expires_at,
    };
    let open = gateway.open_checkout(&wanted).await?;
    let mut cx = store.begin(Actor::System("payments.checkout")).await?;
    rows::keep_checkout(&mut cx, attempt.id, &open.intention, &open.url).await?;
    cx.commit().await?;
    Ok(open)
}
