//! The person a record is about, where somebody else asks for it.
//!
//! An adult is told that a document about her was asked for: which kind, by whom as that person stated, on which day; never
//! where from, through which mission or by which contact. She may want to be asked first. Of a record to which two spouses
//! are parties nobody is told anything. And one account asks about so many people a year.
//!
//! Whoever asks about somebody else must not be able to tell apart that nothing was located, that a datum differs, that the
//! registry answers by hand only, that the person wants to be asked first, or that he has asked about too many: all of it is
//! judged in the one job that asks the registry, after the registry was asked, and becomes the same answer. The reason is
//! for the desk alone. Nothing here decides about a file; it keeps a record back.

mod api;
mod commands;
mod judging;
mod model;
mod pages;
pub(crate) mod store;

use ::store::Cx;
use axum::{Extension, Router};
use catalogue::Catalogue;
use kernel::{Id, NationalNumber, Outcome, marks};
use utoipa::OpenApi;
use web::{Site, TextFile};

pub(crate) use commands::must_not_be_kept_back;
pub use commands::{Request, allow, lock, requests, unlock};
pub(crate) use judging::judge;
pub use model::{ASK_FIRST, TOO_MANY};

use crate::applications::holding;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "subject", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "subject", locale: "en", body: include_str!("texts/en.ftl") },
];

/// `number` went from `former` to another account: what it laid down about documents ends, and its unfinished files about
/// that person stand still.
///
/// # Errors
/// Faults of the database.
pub async fn number_moved(cx: &mut Cx, former: Id<marks::Account>, number: &NationalNumber) -> Outcome<()> {
    store::forget_account(cx, former).await?;
    holding::number_moved(cx, former, number).await
}

/// The pages of the person asked about.
pub fn routes(catalogue: Catalogue) -> Router<Site> {
    pages::routes().layer(Extension(catalogue))
}

/// The same over the API; merged below `/api/v1`.
pub fn api_routes() -> Router<Site> {
    api::routes()
}

/// The description of those operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::Ours::openapi()
}
