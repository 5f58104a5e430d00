//! The document as it will be, before it is approved: for the officer who recommends and for the approver, beside what it is
//! made from.
//!
//! It is shown as pictures that say across the page that they are no document; no file is handed out. What the desk never
//! shows, and what it shows only for a reason, is veiled here as everywhere: the certificate itself will carry it.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use web::{Answer, Visit, components::BackLink};

use super::{At, DOCUMENT, path, pictures::picture, sections};
use crate::{
    applications::store as files,
    certificates::Unsealed,
    desk::{
        dossier::Dossier,
        look::{self, Leave},
        masking, policy,
        ports::Desk,
        purpose::LookPurpose,
        raster::{MOST_PAGES, page_count},
    },
};

/// The document on the file's page: its first page, which leads to all of them.
pub(super) struct Shown {
    pub href: String,
    pub picture: String,
}

/// Where the document can be seen, if there will be one and it can be typeset from what the file holds now.
pub(super) fn of(v: &Visit, dossier: &Dossier, purpose: LookPurpose) -> Option<Shown> {
    let file = &dossier.file;
    let record = dossier.evidence.as_ref().is_some_and(|evidence| evidence.record.is_some());
    let document = !dossier.definition.service.outputs.is_empty() && !file.stage().is_end();
    (record && document && decides(purpose)).then(|| Shown {
        href: v.path(&path(file.reference, "/document")),
        picture: v.path(&path(file.reference, "/document/1")),
    })
}

/// Only whoever recommends or decides sees it: everybody else looks for another reason.
fn decides(purpose: LookPurpose) -> bool {
    matches!(purpose, LookPurpose::Examine | LookPurpose::Decide)
}

#[derive(Template)]
#[template(path = "desk/document.html")]
struct DocumentPage {
    back: BackLink,
    title: String,
    lead: String,
    /// Address and description of each page.
    pages: Vec<(String, String)>,
}

/// Every page of the document, one under the other.
pub(super) async fn show(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    let reference = at.reference()?;
    let pdf = typeset(&v, &desk, &at).await?;
    let last = page_count(pdf).await?.min(MOST_PAGES);
    let title = sections::heading(&v, "desk-document-title", reference);
    let page = |number: u32| {
        let at = v.number(i64::from(number));
        (v.path(&path(reference, &format!("/document/{number}"))), v.t_with("desk-document-alt", &[("page", &at)]))
    };
    let body = DocumentPage {
        back: BackLink::new(&v, v.path(&path(reference, ""))),
        lead: v.t("desk-document-lead"),
        pages: (1..=last).map(page).collect(),
        title: title.clone(),
    };
    Ok(v.page(title, body))
}

/// The path of one page.
#[derive(Deserialize)]
pub(super) struct AtDocument {
    reference: String,
    page: u32,
}

/// One page as a picture.
pub(super) async fn page(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<AtDocument>) -> Answer {
    let pdf = typeset(&v, &desk, &At { reference: at.reference }).await?;
    let drawn = desk.rasteriser.page(&pdf, at.page).await?.ok_or_else(Failure::not_found)?;
    Ok(picture("image/png", drawn))
}

/// Typesets what the person at the page may see of the document, and records that she looked at it.
async fn typeset(v: &Visit, desk: &Desk, at: &At) -> Outcome<Vec<u8>> {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    let leave = look::leave(&mut cx, &scope, &file, staff).await?;
    let Leave { purpose, stranger, .. } =
        leave.filter(|leave| decides(leave.purpose)).ok_or_else(Failure::not_found)?;
    look::at_file(&mut cx, &file, (purpose, &stranger), DOCUMENT, &["document_preview"]).await?;
    let dossier = Dossier::of(&mut cx, &desk.catalogue, file).await?;
    if of(v, &dossier, purpose).is_none() {
        return Err(Failure::not_found());
    }
    let mut unsealed = Unsealed::of(&mut cx, &dossier.file).await?;
    cx.commit().await?;
    unsealed.record = masking::veiled(&unsealed.record);
    unsealed.typeset(v.site().store(), &desk.certificates, v.now()).await
}
