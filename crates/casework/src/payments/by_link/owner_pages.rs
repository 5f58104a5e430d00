//! Where the owner of a file makes the link, sees what became of it, and takes it back.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference};
use web::{
    Answer, Filled, Form, Hidden, Site, Value, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, SummaryList, SummaryRow, Tone, Warning},
};

use super::{
    commands::{self, Made, MakeRequest},
    model::{LinkStage, PayerLink},
    store as rows,
};
use crate::{
    applications::{
        definitions,
        model::{Act, Application, Party},
        store as files,
    },
    payments::opening::Addresses,
};

const LINK: &str = "/{lang}/files/{reference}/pay/link";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(LINK, get(show).post(make))
        .route("/{lang}/files/{reference}/pay/link/{link}/revoke", post(revoke))
}

#[derive(serde::Deserialize)]
struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

#[derive(serde::Deserialize)]
struct AtLink {
    reference: String,
    link: Id<PayerLink>,
}

#[derive(Template)]
#[template(path = "payments/payer_link.html")]
struct LinkPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    /// The address, told once: right after it was made.
    made: Option<(String, Warning)>,
    banner: Option<Banner>,
    last: Option<SummaryList>,
    revoke: Option<(String, Hidden, Button)>,
    action: String,
    hidden: Hidden,
    make: Option<Button>,
}

/// A file with its links.
struct Opened {
    file: Application,
    zone: String,
    links: Vec<PayerLink>,
}

async fn open(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<Opened> {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    let links = rows::of_file(&mut cx, &scope, file.id).await?;
    Ok(Opened { zone: definition.country.zone.clone(), file, links })
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let opened = open(&v, &catalogue, at.reference()?).await?;
    if !opened.file.may(Party::Owner, Act::Pay) && opened.links.is_empty() {
        return Ok(v.redirect(format!("/files/{}", opened.file.reference)));
    }
    Ok(page(&v, &opened, None, &Filled::blank()))
}

/// Shows the link in the answer itself: it is told once and kept nowhere, so no other page could. The same form sent again
/// is told the same link.
async fn make(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(at): Path<At>,
    form: Form<()>,
) -> Answer {
    v.account()?;
    let reference = at.reference()?;
    let request = MakeRequest { reference, route: LINK, key: &form.idempotency_key, hash: form.request_hash };
    let (made, filled) = match commands::make(v.begin().await?, &request).await {
        Ok(made) => (Some(made), Filled::blank()),
        Err(failure) => (None, form.filled(failure)?),
    };
    let opened = open(&v, &catalogue, reference).await?;
    let address = made.map(|made| address(&v, &addresses, &made));
    Ok(page(&v, &opened, address, &filled))
}

/// The complete address of a link, in the language of whoever made it; the payer may change that.
fn address(v: &Visit, addresses: &Addresses, made: &Made) -> String {
    format!("{}{}", addresses.public, v.path(&format!("/pay/{}", made.token.text())))
}

async fn revoke(v: Visit, Path(at): Path<AtLink>, _form: Form<()>) -> Answer {
    v.account()?;
    let reference: Reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    commands::revoke(v.begin().await?, reference, at.link).await?;
    Ok(v.redirect(format!("/files/{reference}/pay/link")))
}

fn page(v: &Visit, opened: &Opened, address: Option<String>, filled: &Filled) -> Response {
    let file = &opened.file;
    let here = format!("/files/{}/pay/link", file.reference);
    let last = opened.links.first();
    let is_open = last.is_some_and(|link| link.stage(v.now()) == LinkStage::Open);
    let may = file.may(Party::Owner, Act::Pay);
    let page = LinkPage {
        v,
        back: BackLink::to(v.path(&format!("/files/{}/pay", file.reference)), v.t("payer-link-back")),
        errors: ErrorSummary::new(v, filled),
        banner: banner(v, last),
        last: last.map(|link| about(v, link, &opened.zone)),
        revoke: last.filter(|_| is_open && may).map(|link| {
            let action = v.path(&format!("{here}/{}/revoke", link.id));
            (action, v.csrf_field(), Button::grave(v.t("payer-link-revoke")))
        }),
        action: v.path(&here),
        hidden: v.csrf_field(),
        make: (may && address.is_none()).then(|| {
            if is_open { Button::quiet(v.t("payer-link-make-another")) } else { Button::new(v.t("payer-link-make")) }
        }),
        made: address.map(|address| (address, Warning::new(v, v.t("payer-link-once")))),
    };
    v.page_with(filled.status(), v.t("payer-link-title"), page)
}

fn banner(v: &Visit, last: Option<&PayerLink>) -> Option<Banner> {
    let used = last.filter(|link| link.used_at.is_some());
    used.map(|_| Banner::new(Tone::Ok, v.t("payer-link-used-text")))
}

fn about(v: &Visit, link: &PayerLink, zone: &str) -> SummaryList {
    let stage = link.stage(v.now());
    let mut rows = vec![
        SummaryRow::new(v.t("payer-link-stage"), v.t(&format!("payer-link-stage-{}", stage.as_str()))),
        SummaryRow::new(v.t("payer-link-made"), v.moment(link.made_at, zone)),
    ];
    let end = match stage {
        LinkStage::Open | LinkStage::Expired => Some(("payer-link-until", link.expires_at)),
        LinkStage::Used => link.used_at.map(|at| ("payer-link-used", at)),
        LinkStage::Revoked => link.revoked_at.map(|at| ("payer-link-revoked", at)),
    };
    rows.extend(end.map(|(key, at)| SummaryRow::new(v.t(key), Value::from(v.moment(at, zone)))));
    SummaryList::new(rows).heading(v.t("payer-link-last"))
}
