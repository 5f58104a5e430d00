//! Makes a link.

use std::time::Duration;

use ::store::{
    Cx,
    idempotency::{self, Claim},
    throttle::{self, Rule},
};
use kernel::{Id, Moment, Outcome, Permit, Reference, marks};
use web::Visit;

use crate::{
    Ports,
    model::{Link, Wanted},
    policy::{self, Share},
    ports::Document,
    refusal,
    secret::Secret,
    store as rows,
};

/// Links one account may make in a day.
const MADE: Rule = Rule { name: "sharing-throttle-made", limit: 30, window: Duration::from_secs(24 * 3600) };
/// Links of one document that may be open at once.
const MOST_OPEN: i64 = 10;

/// A request for a link, made once.
pub(crate) struct Request<'a> {
    /// The file of the document.
    pub reference: Reference,
    /// What is wanted.
    pub wanted: &'a Wanted,
    /// Route of the request.
    pub route: &'static str,
    /// Its idempotency key.
    pub key: &'a str,
    /// Its hash.
    pub hash: [u8; 32],
}

/// A link that was made, with the secret that is told this once.
pub(crate) struct Made {
    pub id: Id<Link>,
    pub secret: Secret,
    pub expires_at: Moment,
    pub document: Document,
}

/// Makes a link of the holder's document. The same request sent again is told the same secret. Commits.
///
/// # Errors
/// As [`policy::may_share`]; not found for a foreign file; a conflict beyond the open links of one document; TooMany.
pub(crate) async fn make(v: &Visit, ports: &Ports, request: &Request<'_>) -> Outcome<Made> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let document = ports.documents.of_file(&mut cx, account, request.reference).await?;
    let level = people::assurance(&mut cx, account).await?;
    let permit = policy::may_share(v, &document, level)?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, request.route, request.key, request.hash).await? {
        let link = rows::own(&mut cx, account, Id::from_uuid(known)).await?;
        let secret = Secret::of(cx.vault(), link.id, request.key);
        return Ok(Made { id: link.id, secret, expires_at: link.expires_at, document });
    }
    throttle::hit(&cx, &MADE, &account.to_string()).await?;
    if rows::open_links(&mut cx, account, document.certificate).await? >= MOST_OPEN {
        return Err(refusal::too_many().into());
    }
    let made = insert(&mut cx, (account, document), request.wanted, request.key, permit).await?;
    idempotency::settle(&mut cx, request.route, request.key, made.id.uuid()).await?;
    cx.commit().await?;
    Ok(made)
}

async fn insert(
    cx: &mut Cx,
    (account, document): (Id<marks::Account>, Document),
    wanted: &Wanted,
    key: &str,
    _permit: Permit<Share>,
) -> Outcome<Made> {
    let id = Id::new(account.bucket(), cx.now(), cx.dice());
    let secret = Secret::of(cx.vault(), id, key);
    let expires_at = wanted.until(cx.now());
    rows::insert(cx, (id, account, document.certificate), wanted, (&secret, expires_at)).await?;
    Ok(Made { id, secret, expires_at, document })
}
