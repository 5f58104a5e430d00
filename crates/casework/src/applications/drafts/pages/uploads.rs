//! A page that asks for a document: what was sent, a form to send one more, and the way on.

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Upload, UploadedFile, Visit,
    components::{BackLink, Button, ErrorSummary, FileUpload, Player, Steps},
};

use super::{AtPage, path, question, sheet, so_far::so_far};
use crate::applications::{
    drafts::documents,
    outcomes::Once,
    sheet::{Seat, Sheet},
    uploads::{
        self, Examiner,
        inspect::{Clean, LIMIT_BYTES},
    },
};

#[derive(Template)]
#[template(path = "applications/documents.html")]
struct DocumentsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    steps: Steps,
    errors: ErrorSummary,
    heading: String,
    heard: Option<Player>,
    lead: Option<String>,
    hint: Option<String>,
    sent: Vec<Sent>,
    add: Option<Adding>,
    remove_action: String,
    go_on_action: String,
    may_go_on: bool,
    go_on: Button,
    /// What was answered so far, in a pane of its own.
    so_far: Option<Markup>,
}

struct Sent {
    id: Uuid,
    what: String,
    hidden: Hidden,
    remove: Button,
}

struct Adding {
    action: String,
    /// Where pages are photographed one by one for this document, at the owner's seat.
    pages: Option<String>,
    hidden: Hidden,
    field: FileUpload,
    button: Button,
}

/// The page.
pub(crate) async fn page(cx: &mut Cx, v: &Visit, sheet: &Sheet, key: &str, filled: &Filled) -> Answer {
    let page = sheet.page(key)?;
    let (name, asked) = documents::asked(page).ok_or_else(kernel::Failure::not_found)?;
    let texts = &sheet.definition.service.texts;
    let required = page.fields.iter().any(|field| field.name == name && field.required);
    let there = uploads::in_force(cx, &sheet.file).await?;
    let sent: Vec<Sent> = there
        .iter()
        .filter(|one| one.document == asked.document)
        .enumerate()
        .map(|(at, one)| Sent {
            id: one.id,
            what: v.t_with(
                "application-document-sent",
                &[
                    ("number", &v.number(i64::try_from(at + 1).unwrap_or(1))),
                    ("kind", one.kind.as_str()),
                    ("size", &v.number((one.size_bytes / 1024).max(1))),
                ],
            ),
            hidden: v.csrf_field(),
            remove: Button::quiet(v.t("application-document-remove")),
        })
        .collect();
    let room = sent.len() < asked.most;
    let label = texts.text(v.locale(), &format!("documents.{}.name", asked.document)).to_owned();
    let limit = asked.most_bytes.min(LIMIT_BYTES);
    // What comes next leads: sending while nothing is sent, going on afterwards.
    let (send, go_on) = if sent.is_empty() {
        (Button::new(v.t("application-document-send")), Button::quiet(v.t("application-document-skip")))
    } else {
        (Button::quiet(v.t("application-document-send-more")), Button::new(v.t("web-continue")))
    };
    let add = room.then(|| Adding {
        action: v.path(&path(sheet, &format!("/q/{key}/upload"))),
        pages: (sheet.seat == Seat::Owner).then(|| v.scans(&sheet.file.reference.to_string(), key)).flatten(),
        hidden: v.csrf_field(),
        field: FileUpload::new(v, "file", label, limit).filled(v, filled),
        button: send,
    });
    let heading = texts.text(v.locale(), &page.title()).to_owned();
    let body = DocumentsPage {
        v,
        back: question::back(v, sheet, key),
        steps: question::steps(v, sheet, key),
        errors: ErrorSummary::new(v, filled),
        heard: v.heard(&page.spoken(texts, v.locale())),
        lead: texts.get(v.locale(), &page.lead()).map(str::to_owned),
        hint: texts.get(v.locale(), &format!("documents.{}.hint", asked.document)).map(str::to_owned),
        may_go_on: !sent.is_empty() || !required,
        sent,
        add,
        remove_action: v.path(&path(sheet, &format!("/q/{key}/remove"))),
        go_on_action: v.path(&path(sheet, &format!("/q/{key}"))),
        go_on,
        so_far: so_far(v, sheet, key),
        heading: heading.clone(),
    };
    Ok(v.page_with(filled.status(), heading, body))
}

/// Takes one document, once for each page that was rendered. It is examined before it is stored and attached only if the
/// file still asks for it.
pub(super) async fn add(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtPage>,
    Extension(examiner): Extension<Examiner>,
    mut form: Upload,
) -> Answer {
    let file = form.file.take();
    let once = Once { route: "applications.upload", key: &form.idempotency_key, hash: form.request_hash };
    match take(&v, (&catalogue, &examiner), &at, file, &once).await {
        Ok(()) => Ok(v.redirect(format!("/files/{}/q/{}", at.reference()?, at.page))),
        Err(failure) => {
            let filled = form.filled(question::at_file(failure))?;
            let sheet = sheet(&v, &catalogue, at.reference()?).await?;
            let mut cx = v.begin().await?;
            page(&mut cx, &v, &sheet, &at.page, &filled).await
        }
    }
}

async fn take(
    v: &Visit,
    (catalogue, examiner): (&Catalogue, &Examiner),
    at: &AtPage,
    file: Option<UploadedFile>,
    once: &Once<'_>,
) -> Outcome<()> {
    let owner = v.account()?;
    // Who may not attach anything is told before a single byte is examined.
    let mut cx = v.begin().await?;
    let before = Sheet::open(&mut cx, catalogue, owner, at.reference()?).await?;
    crate::applications::drafts::may_answer(&mut cx, &before, &at.page).await?;
    let fresh = once.claim(&mut cx).await?;
    // The claim goes with this transaction; the one that attaches makes it again.
    drop(cx);
    if !fresh {
        return Ok(());
    }
    let (clean, blob) = receive(v, examiner, &before, file).await?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, catalogue, owner, at.reference()?).await?;
    if once.claim(&mut cx).await? {
        documents::attach(&mut cx, &sheet, &at.page, &clean, blob).await?;
        once.settle(&mut cx, sheet.file.id).await?;
    }
    cx.commit().await
}

/// Reads, examines and stores a file, outside any transaction.
pub(crate) async fn receive(
    v: &Visit,
    examiner: &Examiner,
    sheet: &Sheet,
    file: Option<UploadedFile>,
) -> Outcome<(Clean, Id<marks::Blob>)> {
    let Some(file) = file else { return Err(uploads::nothing_chosen()) };
    let clean = examiner.examine(uploads::read_limited(file).await?).await?;
    let blob = uploads::keep(v.site().store(), &sheet.file, &clean).await?;
    Ok((clean, blob))
}

/// Takes a document back.
pub(super) async fn remove(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtPage>,
    form: Form<Fields>,
) -> Answer {
    let owner = v.account()?;
    let upload = form.fields.text("upload").parse().map_err(|_| kernel::Failure::not_found())?;
    let once = Once { route: "applications.remove", key: &form.idempotency_key, hash: form.request_hash };
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &catalogue, owner, at.reference()?).await?;
    if once.claim(&mut cx).await? {
        documents::remove(&mut cx, &sheet, &at.page, upload).await?;
        once.settle(&mut cx, sheet.file.id).await?;
    }
    cx.commit().await?;
    Ok(v.redirect(format!("/files/{}/q/{}", at.reference()?, at.page)))
}
