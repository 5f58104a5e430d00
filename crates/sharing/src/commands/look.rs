//! Looks by a link: finding what it leads to, and showing it once more.

use std::time::Duration;

use ::store::{
    Cx, access,
    jobs::{self, NewJob},
    throttle::{self, Rule},
};
use kernel::Outcome;
use serde_json::json;

use crate::{
    Ports,
    model::{Detail, Link},
    ports::{Document, Standing},
    secret::Secret,
    store as rows,
};

/// Addresses opened from one network. The secret cannot be guessed; this keeps whoever tries from costing us.
const NETWORK: Rule = Rule { name: "sharing-throttle-network", limit: 120, window: Duration::from_secs(10 * 60) };
/// The job by which messaging tells an account something; its payload is `{account, notice, cause}`.
const TELL: &str = "messaging.tell_account";
/// The notice of a first look.
const NOTICE: &str = "shared_opened";
/// The purpose in the log of looks, which its holder reads.
const PURPOSE: &str = "shared_link";

/// What a link leads to.
pub(crate) enum Found {
    /// Nothing: it never was, has ended, or leads to what may not be shown any more. Nobody is told which.
    Gone,
    /// The document was withdrawn or replaced.
    Ended(Standing),
    /// A document that stands.
    Here(Box<(Link, Document)>),
}

/// What the link with this text leads to. Finding it shows nothing and counts nothing.
///
/// # Errors
/// TooMany from one network.
pub(crate) async fn find(cx: &mut Cx, ports: &Ports, text: &str, network: &str) -> Outcome<Found> {
    throttle::hit(cx, &NETWORK, network).await?;
    let Some(secret) = Secret::parse(text) else { return Ok(Found::Gone) };
    let Some(link) = rows::find(cx, &secret).await?.filter(|link| link.is_open(cx.now())) else {
        return Ok(Found::Gone);
    };
    // Nobody shows the papers of somebody who died in her name, and her death is told to nobody by it.
    if people::death_of(cx, link.account).await?.is_some() {
        return Ok(Found::Gone);
    }
    let document = ports.documents.of_link(cx, link.account, link.certificate).await?;
    // Whoever is not known any more as well as the document asks, because her number went to somebody else, shows nothing.
    let level = people::assurance(cx, link.account).await?;
    Ok(match document {
        Some(document) if !document.may_be_shown() || level < document.release => Found::Gone,
        Some(document) if document.standing != Standing::Valid => Found::Ended(document.standing),
        Some(document) => Found::Here(Box::new((link, document))),
        None => Found::Gone,
    })
}

/// The same once more, counted: of many who look at once no more see it than the link allows. The look stands in the holder's
/// log, and she is told of the first one if she asked to be. The caller commits before anything is shown.
///
/// # Errors
/// As [`find`].
pub(crate) async fn look(
    cx: &mut Cx,
    ports: &Ports,
    (text, route): (&str, &'static str),
    network: &str,
) -> Outcome<Found> {
    let (link, document) = match find(cx, ports, text, network).await? {
        Found::Here(found) => *found,
        other => return Ok(other),
    };
    let Some(looks) = rows::count(cx, &link).await? else { return Ok(Found::Gone) };
    let fields: Vec<&str> =
        ["document", "serial", "subject_name"].into_iter().chain(link.also.iter().copied().map(field)).collect();
    let seen = access::Access { file: Some(document.file), purpose: PURPOSE.to_owned(), route, fields: &fields };
    access::record(cx, seen).await?;
    if looks == 1 && link.tell {
        let cause = format!("shared:{}", link.id);
        let payload = json!({ "account": link.account, "notice": NOTICE, "cause": cause });
        jobs::enqueue(cx, NewJob::new(TELL, payload).dedup(cause)).await?;
    }
    Ok(Found::Here(Box::new((link, document))))
}

/// The name of a datum in the log of looks.
fn field(detail: Detail) -> &'static str {
    match detail {
        Detail::LatinName => "latin_name",
        Detail::BirthYear => "birth_year",
        Detail::NumberEnd => "number_end",
    }
}
