//! Somebody else pays: the owner of a file makes a link, and whoever opens it pays without an account and without seeing the
//! file.
//!
//! The payer reads an amount, its currency and that it is the fee of a government service, and never the document, a name,
//! the file's number or where it stands. The link carries a drawn secret of 256 bits of which we keep the hash. It pays
//! once, ends by itself, and can be taken back. Opening it changes nothing, so that a messenger's preview of it harms nobody.

mod api;
mod commands;
mod model;
mod owner_pages;
mod pass;
mod payer_pages;
mod policy;
mod refusal;
mod store;

use axum::Router;
use web::{Site, TextFile};

pub(crate) use self::policy::may_pay;
pub(super) use self::{
    api::{Ours, routes as api_routes},
    pass::return_path,
};
pub use self::{
    commands::{Made, MakeRequest, StartRequest, ended_by_death, make, make_at_counter, revoke, start},
    model::{LinkStage, PayerLink},
    store::of_file,
};
pub use crate::secret_link::Token;

/// What the gateway shows a payer instead of a file's number: the name of the platform and nothing else.
pub(super) const LABEL: &str = "Wasl";

/// The texts of this part.
pub(super) const AR: TextFile = TextFile { module: "payer", locale: "ar", body: include_str!("texts/ar.ftl") };
/// The same in English.
pub(super) const EN: TextFile = TextFile { module: "payer", locale: "en", body: include_str!("texts/en.ftl") };

/// The owner's page and the payer's.
pub(super) fn routes() -> Router<Site> {
    owner_pages::routes().merge(payer_pages::routes())
}
