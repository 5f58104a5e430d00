//! Asking the agency: its owner saw the list of what is sent, agreed, and the request goes out in a job of the same
//! transaction.

use std::time::Duration;

use ::store::{
    Cx,
    jobs::{self, NewJob},
    lookup::{self, LookupKind},
    throttle,
};
use kernel::{Failure, Locale, Outcome, Permit, Reference, Slips};
use serde_json::json;
use service_model::AgencyService;

use crate::requests::{
    jobs::HAND_OVER,
    list_of_sent::{self, Sent},
    model::Request,
    policy::AskAgency,
    refusal,
    store::{self as rows, Agreed},
};

/// Nobody asks agencies by machine.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "agencies-throttle", limit: 20, window: Duration::from_secs(24 * 60 * 60) };

/// How often handing over is tried: an agency may be away for days.
const TRIES: i32 = 2_000;

/// What its owner says.
pub(crate) struct Agreement {
    /// That she agrees.
    pub agreed: bool,
    /// The hash of the list that was shown.
    pub shown: [u8; 32],
    /// The language in which it was shown.
    pub language: Locale,
}

/// Asks.
///
/// # Errors
/// A slip without agreement; a rule if what would be sent is not what was shown; too many in a day.
pub(crate) async fn ask(
    cx: &mut Cx,
    _permit: Permit<AskAgency>,
    (request, service): (&Request, &AgencyService),
    list: &[Sent<'_>],
    agreement: &Agreement,
) -> Outcome<Reference> {
    if !agreement.agreed {
        return Err(Slips::one("agreed", "agencies-slip-agreed"));
    }
    let digest = list_of_sent::digest_of(service, request.revision, list);
    if digest != agreement.shown {
        return Err(refusal::changed());
    }
    throttle::hit(cx, &LIMIT, &request.account.to_string()).await?;
    let reference = drawn(cx, request).await?;
    let sent = list_of_sent::wire(list);
    let agreed = Agreed { reference, sent: &sent, digest, language: agreement.language };
    if !rows::ask(cx, request, &agreed).await? {
        return Err(Failure::not_found());
    }
    let job = NewJob::new(HAND_OVER, json!({ "request": request.id }))
        .lane(request.id.uuid())
        .dedup(request.id.to_string())
        .attempts(TRIES);
    jobs::enqueue(cx, job).await?;
    Ok(reference)
}

/// A reference that no file and no request has.
async fn drawn(cx: &mut Cx, request: &Request) -> Outcome<Reference> {
    for _ in 0..8 {
        let reference = Reference::draw(request.id.bucket(), cx.dice());
        if lookup::claim(cx, LookupKind::Reference, reference.compact(), request.id.uuid()).await? {
            return Ok(reference);
        }
    }
    Err(Failure::fault("drawing a reference", "eight references in a row were taken"))
}
