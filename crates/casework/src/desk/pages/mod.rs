//! The desk's pages: dense tables for a day's work, whole without scripts, every one of them a 404 for whoever does not
//! work there or for files of another mission.

mod again;
mod asking;
mod custody;
mod decide;
mod document;
mod duplicates;
mod file;
mod form;
mod grievance;
mod latin;
pub(super) mod names;
mod narrowing;
mod opening;
mod pictures;
mod preview;
mod queue;
mod religion;
mod search;
pub(super) mod sections;
mod signatures;
mod together;

pub(super) use names::Names;
pub(super) use narrowing::start_of;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use web::Site;

use super::{bulk, green};
use crate::applications::file_limit;

/// The queue.
pub const QUEUE: &str = "/{lang}/desk";
/// Searching for a file.
pub const SEARCH: &str = "/{lang}/desk/search";
/// A file.
pub const FILE: &str = "/{lang}/desk/files/{reference}";
/// Opening it with a purpose.
pub const OPEN: &str = "/{lang}/desk/files/{reference}/open";
/// Taking it.
pub const CLAIM: &str = "/{lang}/desk/files/{reference}/claim";
/// Giving it back.
pub const RELEASE: &str = "/{lang}/desk/files/{reference}/release";
/// Passing it to a colleague.
pub const HAND_OVER: &str = "/{lang}/desk/files/{reference}/hand-over";
/// Asking for a correction.
pub const CORRECTION: &str = "/{lang}/desk/files/{reference}/correction";
/// Asking the registry again.
pub const ASK_AGAIN: &str = "/{lang}/desk/files/{reference}/ask-registry";
/// Rejecting it.
pub const REJECT: &str = "/{lang}/desk/files/{reference}/reject";
/// Recommending it.
pub const RECOMMEND: &str = "/{lang}/desk/files/{reference}/recommend";
/// Inviting its person to an appointment.
pub const INVITE: &str = "/{lang}/desk/files/{reference}/invite";
/// Approving it.
pub const APPROVE: &str = "/{lang}/desk/files/{reference}/approve";
/// Handing it back to the officer.
pub const HAND_BACK: &str = "/{lang}/desk/files/{reference}/return";
/// Seeing religion, for a coded reason.
pub const RELIGION: &str = "/{lang}/desk/files/{reference}/religion";
/// Writing down the Latin spelling of the name beside the passport.
pub const LATIN_NAME: &str = "/{lang}/desk/files/{reference}/latin-name";
/// Answering a grievance against its decision.
pub const GRIEVANCE: &str = "/{lang}/desk/files/{reference}/grievance";
/// Other files about the same person.
pub const DUPLICATES: &str = "/{lang}/desk/files/{reference}/duplicates";
/// The document as it will be.
pub const DOCUMENT: &str = "/{lang}/desk/files/{reference}/document";
/// One page of it as a picture.
pub const DOCUMENT_PAGE: &str = "/{lang}/desk/files/{reference}/document/{page}";
/// A page of an upload as a picture.
pub const PICTURE: &str = "/{lang}/desk/files/{reference}/uploads/{upload}/{page}";
/// A page of a signed declaration as a picture.
pub const SIGNATURE: &str = "/{lang}/desk/files/{reference}/declarations/{signature}/{page}";

/// Every route of the desk on a file or a list of files, with its method: what the matrix of missions walks.
pub const ROUTES: [(&str, &str); 44] = [
    ("GET", QUEUE),
    ("GET", SEARCH),
    ("POST", SEARCH),
    ("GET", FILE),
    ("POST", OPEN),
    ("POST", CLAIM),
    ("GET", RELEASE),
    ("POST", RELEASE),
    ("GET", HAND_OVER),
    ("POST", HAND_OVER),
    ("GET", CORRECTION),
    ("POST", CORRECTION),
    ("GET", ASK_AGAIN),
    ("POST", ASK_AGAIN),
    ("GET", REJECT),
    ("POST", REJECT),
    ("GET", RECOMMEND),
    ("POST", RECOMMEND),
    ("GET", INVITE),
    ("POST", INVITE),
    ("GET", APPROVE),
    ("POST", APPROVE),
    ("GET", HAND_BACK),
    ("POST", HAND_BACK),
    ("GET", RELIGION),
    ("POST", RELIGION),
    ("GET", LATIN_NAME),
    ("POST", LATIN_NAME),
    ("GET", DUPLICATES),
    ("POST", DUPLICATES),
    ("GET", GRIEVANCE),
    ("POST", GRIEVANCE),
    ("GET", bulk::BULK),
    ("POST", bulk::BULK),
    ("GET", green::GREEN),
    ("POST", green::GREEN),
    ("GET", green::LIMIT),
    ("POST", green::LIMIT),
    ("GET", green::REVIEWS),
    ("GET", green::REVIEW),
    ("POST", green::REVIEW),
    ("GET", PICTURE),
    ("GET", DOCUMENT),
    ("GET", DOCUMENT_PAGE),
];

/// The routes.
pub(super) fn routes() -> Router<Site> {
    Router::new()
        .merge(bulk::routes())
        .merge(green::routes())
        .route(QUEUE, get(queue::show))
        .route(SEARCH, get(search::ask).post(search::find))
        .route(FILE, get(file::show))
        .route(OPEN, post(opening::open))
        .route(CLAIM, post(custody::claim))
        .route(RELEASE, get(custody::release_form).post(custody::release))
        .route(HAND_OVER, get(custody::hand_over_form).post(custody::hand_over))
        .route(CORRECTION, get(asking::correction_form).post(asking::correction))
        .route(ASK_AGAIN, get(file::show).post(again::ask))
        .route(REJECT, get(asking::reject_form).post(asking::reject))
        .route(RECOMMEND, get(file::show).post(decide::recommend))
        .route(INVITE, get(file::show).post(decide::invite))
        .route(APPROVE, get(file::show).post(decide::approve))
        .route(HAND_BACK, get(decide::hand_back_form).post(decide::hand_back))
        .route(RELIGION, get(religion::ask).post(religion::show))
        .route(LATIN_NAME, get(latin::ask).post(latin::record))
        .route(DUPLICATES, get(duplicates::show).post(duplicates::rule))
        .route(GRIEVANCE, get(grievance::answer_form).post(grievance::answer).layer(file_limit()))
        .route(PICTURE, get(pictures::show))
        .route(DOCUMENT, get(document::show))
        .route(DOCUMENT_PAGE, get(document::page))
        .route(SIGNATURE, get(signatures::show))
}

/// The file of a path.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
}

impl At {
    /// The reference; anything else is the one 404.
    pub(super) fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

/// The path of a file at the desk, without language.
pub(super) fn path(reference: Reference, rest: &str) -> String {
    format!("/desk/files/{}{rest}", reference.compact())
}
