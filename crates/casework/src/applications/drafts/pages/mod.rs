//! The pages of a draft.

mod apply;
mod check;
mod question;
mod so_far;
mod tasks;
mod uploads;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use store::Cx;
use web::{Site, Visit};

pub(in crate::applications) use apply::answered_before;
pub(crate) use check::{Said, asks_itself, price as price_table, said, sections};
pub(crate) use question::{at_file, at_seat as question_page, next};
pub(crate) use tasks::rows as task_rows;
pub(in crate::applications) use tasks::tasks;
pub(crate) use uploads::{page as documents_page, receive};

use crate::applications::{sheet::Sheet, uploads::inspect::LIMIT_BYTES};

/// Room for the other fields of a form that carries a file.
const FORM_BYTES: u64 = 64 * 1024;

/// The limit of a body that carries one file.
pub(crate) fn file_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(usize::try_from(LIMIT_BYTES + FORM_BYTES).unwrap_or(usize::MAX))
}

pub(in crate::applications) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/apply/{service}", get(apply::show).post(apply::submit))
        .route("/{lang}/files/{reference}/q/{page}", get(question::show).post(question::submit))
        .route("/{lang}/files/{reference}/q/{page}/upload", post(uploads::add).layer(file_limit()))
        .route("/{lang}/files/{reference}/q/{page}/remove", post(uploads::remove))
        .route("/{lang}/files/{reference}/check", get(check::show).post(check::submit))
        .route("/{lang}/files/{reference}/confirmation", get(check::confirmation))
}

/// The file named in a path.
#[derive(Deserialize)]
pub(crate) struct At {
    reference: String,
}

/// A page of the file named in a path.
#[derive(Deserialize)]
pub(in crate::applications) struct AtPage {
    reference: String,
    page: String,
}

impl At {
    /// The reference, or the 404 of an unknown file.
    pub(crate) fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

impl AtPage {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

/// Opens a file of the signed-in person for a step: the transaction and the sheet.
pub(crate) async fn opened(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<(Cx, Sheet)> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, catalogue, owner, reference).await?;
    if sheet.definition.service.sensitive {
        v.mark_sensitive();
    }
    Ok((cx, sheet))
}

/// Opens a sheet for reading.
pub(in crate::applications) async fn sheet(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<Sheet> {
    opened(v, catalogue, reference).await.map(|(_, sheet)| sheet)
}

/// The path of a file, after the language.
pub(in crate::applications) fn path(sheet: &Sheet, rest: &str) -> String {
    format!("{}{rest}", sheet.seat.path(sheet.file.reference))
}
