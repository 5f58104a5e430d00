//! The public pages of services: the list, a service, and the questions before applying.
//!
//! What is asked here is never personal: the answers travel in the address, nothing is stored, nobody is signed in. Every
//! page is whole without scripts.

pub(crate) mod api;
mod asked;
mod facts;
mod list;
mod one;
mod price;
mod questions;
mod result;
mod told;
mod used;

use std::sync::Arc;

use asked::Asked;
use axum::{Extension, Router, extract::Query, routing::get};
pub use list::index;
pub(crate) use list::stage_tag;
use serde::Deserialize;
pub use told::{About, Told, told};
use web::{Site, Visit};

use crate::{ports::Readings, reading::Catalogue};

pub(crate) const LIST: &str = "/{lang}/services";
pub(crate) const ONE: &str = "/{lang}/services/{key}";
pub(crate) const QUESTIONS: &str = "/{lang}/services/{key}/questions";
pub(crate) const RESULT: &str = "/{lang}/services/{key}/result";

/// The pages.
pub(crate) fn routes(catalogue: Catalogue, library: Arc<dyn Readings>) -> Router<Site> {
    Router::new()
        .route(LIST, get(list::list))
        .route(ONE, get(one::one))
        .route(QUESTIONS, get(questions::questions))
        .route(RESULT, get(result::result))
        .layer(Extension(catalogue))
        .layer(Extension(library))
}

/// The service in the path.
#[derive(Deserialize)]
struct At {
    key: String,
}

/// Answers in the address.
type Pairs = Query<Vec<(String, String)>>;

/// One question back: the last answer is taken out.
fn back(v: &Visit, key: &str, asked: &Asked) -> String {
    let mut pairs = asked.pairs();
    if pairs.pop().is_none() {
        return v.path(&format!("/services/{key}"));
    }
    let query: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    v.path(&format!("/services/{key}/questions?{}", query.join("&")))
}

fn address(v: &Visit, key: &str, page: &str, asked: &Asked) -> String {
    let query = asked.query();
    let mark = if query.is_empty() { "" } else { "?" };
    v.path(&format!("/services/{key}/{page}{mark}{query}"))
}
