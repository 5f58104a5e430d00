//! What is told to somebody who has neither telephone nor e-mail: printed at the mission where the account is kept, and handed
//! over there to whoever shows the code of a slip or the identity document.
//!
//! A paper says what a mail would say, and beside it the letters of the office, because its reader opens no page. The list
//! names references and no people; a paper is opened by an officer of that mission only, and each look is recorded.

mod commands;
mod pages;
pub(crate) mod store;

use axum::{Router, routing::get};
use kernel::{Id, Moment, marks};
use uuid::Uuid;
use web::Site;

/// By what whoever took a paper showed that it is hers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Proof {
    /// The code of a slip.
    Code,
    /// The identity document, compared again.
    Identity,
}

impl Proof {
    /// The name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Identity => "identity",
        }
    }
}

/// A paper to be printed and handed over.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    /// The notice it carries.
    pub notice: Uuid,
    /// Whose it is.
    pub account: Id<marks::Account>,
    /// The file it is about, if it is about one.
    pub file: Option<Id<marks::Application>>,
    /// When it was written.
    pub written_at: Moment,
    /// When it was printed.
    pub printed_at: Option<Moment>,
    /// When it was handed over.
    pub handed_at: Option<Moment>,
}

/// The pages of the mission.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/desk/counter/letters", get(pages::list))
        .route(pages::ONE, get(pages::show).post(pages::act))
}
