//! The page of a document of several pages: its pictures in their order, each to be moved or removed, one more to be added, all
//! of them put together, and what came of it sent. Every step is a form of its own, so that none needs a script.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use serde::Deserialize;
use uuid::Uuid;
use web::{
    Answer, Filled, Form, Hidden, Upload, UploadedFile, Visit,
    components::{BackLink, Button, ErrorSummary, FileUpload, LinkButton},
};

use super::{MOST_PAGES, Whole};
use crate::{
    Ports, SCANS,
    ports::Wanted,
    scans,
    store::{self as trays, OnItsWay},
    tray,
};

#[derive(Template)]
#[template(path = "uploads/scan.html")]
struct ScanPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    wanted: &'a Wanted,
    lead: String,
    ready: Option<Ready>,
    leaves: Vec<Leaf>,
    here: String,
    earlier: Button,
    remove: Button,
    field: FileUpload,
    room: bool,
    add: Button,
    join: Button,
}

/// The document that came of the pages.
struct Ready {
    what: String,
    sent: bool,
    look: LinkButton,
    to: String,
    hidden: Hidden,
    file: Uuid,
    send: Button,
}

struct Leaf {
    id: Uuid,
    name: String,
    alt: String,
    picture: String,
}

#[derive(Deserialize)]
pub(crate) struct At {
    reference: String,
    page: String,
}

impl At {
    fn path(&self) -> String {
        format!("{SCANS}/{}/{}", self.reference, self.page)
    }
}

#[derive(Deserialize)]
pub(crate) struct AtLeaf {
    reference: String,
    page: String,
    leaf: Uuid,
}

/// Where a scan belongs.
fn place(wanted: &Wanted) -> String {
    format!("{}/{}", wanted.reference, wanted.page)
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    page(&v, &ports, &at, &Filled::blank()).await
}

async fn page(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let wanted = ports.requests.wanted(&mut cx, v, account, (&at.reference, &at.page)).await?;
    let own = scans::whole(&mut cx, account, &place(&wanted)).await?;
    let joined = match own.as_ref().and_then(|own| own.scan.joined) {
        Some(file) => trays::one(&mut cx, account, file).await?,
        None => None,
    };
    drop(cx);
    let here = v.path(&at.path());
    let leaves = own.iter().flat_map(|own| &own.leaves).zip(1..).map(|(leaf, number)| {
        let name = v.t_with("uploads-pages-page", &[("number", &v.number(number))]);
        let alt = v.t_with("uploads-pages-alt", &[("page", &name)]);
        Leaf { id: leaf.id, name, alt, picture: format!("{here}/{}/picture", leaf.id) }
    });
    let leaves: Vec<Leaf> = leaves.collect();
    let ready = joined.map(|file| ready(v, &here, (&wanted, &file), leaves.len()));
    let label = v.t(if leaves.is_empty() { "uploads-pages-first" } else { "uploads-pages-next" });
    let rules = v.t("uploads-pages-rules");
    let title = v.t("uploads-pages-title");
    let body = ScanPage {
        v,
        back: BackLink::new(v, v.path(&wanted.asked_at)),
        errors: ErrorSummary::new(v, filled),
        wanted: &wanted,
        lead: v.t_with("uploads-pages-lead", &[("document", &wanted.document)]),
        earlier: Button::quiet(v.t("uploads-pages-earlier")),
        remove: Button::quiet(v.t("uploads-pages-remove")),
        field: FileUpload::new(v, "file", label, wanted.most_bytes)
            .only("image/jpeg,image/png,image/heic,.heic", rules)
            .filled(v, filled),
        room: leaves.len() < MOST_PAGES,
        add: match leaves.is_empty() {
            true => Button::new(v.t("uploads-pages-add")),
            false => Button::quiet(v.t("uploads-pages-add-next")),
        },
        join: match ready {
            Some(_) => Button::quiet(v.t("uploads-pages-join-again")),
            None => Button::new(v.t("uploads-pages-join")),
        },
        ready,
        leaves,
        here,
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn ready(v: &Visit, here: &str, (wanted, file): (&Wanted, &OnItsWay), pages: usize) -> Ready {
    let size = v.number((file.length / 1024).max(1));
    let pages = i64::try_from(pages).unwrap_or(i64::MAX);
    Ready {
        what: v.t_count_with("uploads-pages-ready", pages, &[("size", &size)]),
        sent: file.taken_at.is_some(),
        look: LinkButton::quiet(format!("{here}/document"), v.t("uploads-pages-look")).download(),
        to: v.path(&wanted.taken_at),
        hidden: v.csrf_field(),
        file: file.id,
        send: Button::new(v.t("uploads-pages-send")),
    }
}

/// Takes one more page.
pub(crate) async fn add(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, mut form: Upload) -> Answer {
    let file = form.file.take();
    match take(&v, &ports, &at, (file, &form)).await {
        Ok(()) => Ok(v.redirect(at.path())),
        Err(failure) => page(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

async fn take(v: &Visit, ports: &Ports, at: &At, (file, form): (Option<UploadedFile>, &Upload)) -> Outcome<()> {
    const ROUTE: &str = "uploads.page";
    let (key, hash) = (&form.idempotency_key, form.request_hash);
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let wanted = ports.requests.wanted(&mut cx, v, account, (&at.reference, &at.page)).await?;
    let place = place(&wanted);
    // The claim goes with this transaction; the one that adds the page makes it again.
    if idempotency::claim(&mut cx, ROUTE, key, hash).await? != Claim::Fresh {
        return Ok(());
    }
    scans::may_add(&mut cx, account, &place).await?;
    drop(cx);
    let picture = ports.pictures.picture(file).await?.ok_or_else(|| {
        Refusal::new(RefusalKind::Rule, "uploads.no_picture", "uploads-pages-only-pictures").at("file")
    })?;
    let kept = scans::keep(v.site().store(), account, picture).await?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, key, hash).await? == Claim::Fresh {
        let leaf = scans::add(&mut cx, account, &place, kept).await?;
        idempotency::settle(&mut cx, ROUTE, key, leaf).await?;
    }
    cx.commit().await
}

/// What is done with one page among the others.
#[derive(Clone, Copy)]
enum Step {
    Earlier,
    Out,
}

/// Lays a page before the one before it.
pub(crate) async fn earlier(v: Visit, ports: Extension<Ports>, at: Path<AtLeaf>, form: Form<()>) -> Answer {
    step(v, ports, at, (form, Step::Earlier)).await
}

/// Takes a page out.
pub(crate) async fn remove(v: Visit, ports: Extension<Ports>, at: Path<AtLeaf>, form: Form<()>) -> Answer {
    step(v, ports, at, (form, Step::Out)).await
}

async fn step(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtLeaf>,
    (form, step): (Form<()>, Step),
) -> Answer {
    let route = match step {
        Step::Earlier => "uploads.page_earlier",
        Step::Out => "uploads.page_remove",
    };
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let wanted = ports.requests.wanted(&mut cx, &v, account, (&at.reference, &at.page)).await?;
    let place = place(&wanted);
    if idempotency::claim(&mut cx, route, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        match step {
            Step::Earlier => scans::earlier(&mut cx, account, (&place, at.leaf)).await?,
            Step::Out => scans::take_out(&mut cx, account, (&place, at.leaf)).await?,
        }
        idempotency::settle(&mut cx, route, &form.idempotency_key, at.leaf).await?;
    }
    cx.commit().await?;
    Ok(v.redirect(format!("{SCANS}/{place}")))
}

/// The picture of a page, for whoever sent it.
pub(crate) async fn picture(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtLeaf>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let wanted = ports.requests.wanted(&mut cx, &v, account, (&at.reference, &at.page)).await?;
    let bytes = scans::picture(&mut cx, account, (&place(&wanted), at.leaf)).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Puts the pages together.
pub(crate) async fn join(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<()>) -> Answer {
    match put_together(&v, &ports, &at, &form).await {
        Ok(()) => Ok(v.redirect(at.path())),
        Err(failure) => page(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

async fn put_together(v: &Visit, ports: &Ports, at: &At, form: &Form<()>) -> Outcome<()> {
    const ROUTE: &str = "uploads.join";
    let (key, hash) = (&form.idempotency_key, form.request_hash);
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let wanted = ports.requests.wanted(&mut cx, v, account, (&at.reference, &at.page)).await?;
    let place = place(&wanted);
    if idempotency::claim(&mut cx, ROUTE, key, hash).await? != Claim::Fresh {
        return Ok(());
    }
    let own: Whole = scans::whole(&mut cx, account, &place).await?.ok_or_else(Failure::not_found)?;
    if own.leaves.is_empty() {
        return Err(Failure::not_found());
    }
    let mut pages = Vec::with_capacity(own.leaves.len());
    for leaf in &own.leaves {
        pages.push(scans::picture(&mut cx, account, (&place, leaf.id)).await?);
    }
    drop(cx);
    let document = scans::drawn(v.site().store(), account, pages, wanted.most_bytes).await?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, key, hash).await? == Claim::Fresh {
        let file = scans::join(&mut cx, account, (&place, &own.leaves), document).await?;
        idempotency::settle(&mut cx, ROUTE, key, file).await?;
    }
    cx.commit().await
}

/// The document as it will be sent.
pub(crate) async fn document(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let wanted = ports.requests.wanted(&mut cx, &v, account, (&at.reference, &at.page)).await?;
    let own = scans::whole(&mut cx, account, &place(&wanted)).await?.ok_or_else(Failure::not_found)?;
    let file = own.scan.joined.ok_or_else(Failure::not_found)?;
    let bytes = tray::bytes(&mut cx, account, file).await?;
    Ok(v.file("wasl-pages.pdf", "application/pdf", bytes))
}
