//! The basket before it is submitted: its files with what each still wants and costs, what they cost together, and the one
//! act that submits all of them.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Refusal, RefusalKind};
use store::Scope;
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{BackLink, Button, Checkboxes, Choice, ErrorSummary, FeeTable, LinkButton, Slip, Tag, Tone},
};

use crate::{
    applications::{
        drafts::{
            self,
            pages::{At, asks_itself, opened},
        },
        fees,
        model::{Application, Quote, Stage, is_free},
        outcomes::Once,
        sheet::Sheet,
        titles::title_of,
    },
    baskets::{
        commands::{self, anchor},
        model::{MOST, Total, destination},
        pricing, together,
    },
};

/// The name of the tick under the files.
const DECLARED: &str = "declared";

#[derive(Template)]
#[template(path = "baskets/one.html")]
struct BasketPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    lead: String,
    items: Vec<Item>,
    remove_action: String,
    add: Option<LinkButton>,
    total: Option<Slip>,
    note: Option<String>,
    /// That paper to one address comes in one envelope.
    envelope: Option<String>,
    action: String,
    hidden: Hidden,
    declaration: Option<Checkboxes>,
    submit: Option<Button>,
}

/// One file on the page.
struct Item {
    anchor: String,
    name: String,
    tag: Tag,
    fees: FeeTable,
    reference: String,
    see: LinkButton,
    hidden: Hidden,
    remove: Option<Button>,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    Ok(page(&v, &catalogue, at.reference()?, &Filled::blank()).await?)
}

async fn page(v: &Visit, catalogue: &Catalogue, reference: Reference, filled: &Filled) -> Outcome<Response> {
    let (mut cx, own) = opened(v, catalogue, reference).await?;
    if !own.file.is_unsubmitted_draft() {
        return Ok(v.redirect(format!("/files/{reference}")));
    }
    let mut sheets = Vec::new();
    for file in together::with(&mut cx, &Scope::Owner(own.file.owner), &own.file).await? {
        let sheet = Sheet::of(&mut cx, catalogue, file).await?;
        if sheet.definition.service.sensitive {
            v.mark_sensitive();
        }
        sheets.push(sheet);
    }
    let quotes = pricing::drafts(&mut cx, &mut sheets).await?;
    drop(cx);
    let ready = sheets.iter().all(is_ready);
    let total = pricing::total(&quotes)?;
    let several = sheets.len() > 1;
    let statement = vec![Choice::new("yes", v.t("application-declaration"))];
    let declaration = (ready && !sheets.iter().all(asks_itself))
        .then(|| Checkboxes::new(DECLARED, v.t("application-declaration-legend"), statement).filled(v, filled));
    let free = quotes.iter().all(is_free);
    let page = BasketPage {
        v,
        back: BackLink::to(v.path("/files"), v.t("application-files-title")),
        errors: ErrorSummary::new(v, filled),
        lead: v.t("basket-lead"),
        items: sheets.iter().zip(&quotes).map(|(sheet, quote)| item(v, sheet, quote, several)).collect(),
        remove_action: v.path(&format!("/files/{reference}/basket/remove")),
        add: (sheets.len() < MOST)
            .then(|| LinkButton::quiet(v.path(&format!("/files/{reference}/basket/add")), v.t("basket-add"))),
        total: total.as_ref().map(|total| sum(v, &own, total, sheets.len())),
        note: (!ready).then(|| v.t("basket-not-ready")),
        envelope: shares_an_envelope(&sheets).then(|| {
            let days = v.number(i64::from(own.definition.country.paper_waits_days));
            v.t_with("basket-one-envelope", &[("days", &days)])
        }),
        action: v.path(&format!("/files/{reference}/basket")),
        hidden: v.csrf_field(),
        declaration,
        submit: ready.then(|| Button::new(v.t(if free { "basket-submit-free" } else { "basket-submit" }))),
    };
    Ok(v.page_with(filled.status(), v.t("basket-title"), page))
}

/// Whether paper of two of them is brought to the same place.
fn shares_an_envelope(sheets: &[Sheet]) -> bool {
    let carried = |sheet: &&Sheet| {
        let delivery = sheet.definition.service.delivery.as_ref();
        delivery.and_then(|delivery| delivery.wanted(sheet.journey.kept())).is_some_and(|mode| mode.is_carried())
    };
    let places: Vec<_> = sheets
        .iter()
        .filter(carried)
        .map(|sheet| destination(&sheet.definition.service, sheet.journey.kept()))
        .collect();
    places.iter().enumerate().any(|(at, place)| places[..at].contains(place))
}

/// Whether nothing keeps the file from being submitted.
fn is_ready(sheet: &Sheet) -> bool {
    drafts::check(sheet).is_ok()
}

fn item(v: &Visit, sheet: &Sheet, quote: &Quote, several: bool) -> Item {
    let reference = sheet.file.reference;
    let ready = is_ready(sheet);
    let (key, tone, rest) = match ready {
        true if sheet.definition.service.voice.is_sober() => ("basket-item-ready", Tone::Quiet, "/check"),
        true => ("basket-item-ready", Tone::Ok, "/check"),
        false => ("basket-item-open", Tone::Wait, ""),
    };
    let see = if ready { "basket-item-check" } else { "basket-item-go-on" };
    Item {
        anchor: anchor(reference),
        name: title_of(v, sheet),
        tag: Tag::new(v.t(key), tone),
        fees: fees::table(v, &sheet.definition.service, quote),
        reference: reference.to_string(),
        see: LinkButton::quiet(v.path(&format!("/files/{reference}{rest}")), v.t(see)),
        hidden: v.csrf_field(),
        remove: several.then(|| Button::quiet(v.t("basket-item-remove"))),
    }
}

/// What the files cost together, and until when.
fn sum(v: &Visit, own: &Sheet, total: &Total, files: usize) -> Slip {
    let zone = &own.definition.country.zone;
    Slip::titled(v.t("basket-total-title"), v.t_count("basket-files", i64::try_from(files).unwrap_or(i64::MAX)))
        .row(v.t("basket-total-pounds"), v.money(total.total))
        .row(v.t("basket-total-until"), v.moment(total.valid_until, zone))
        .total(v.t("basket-total"), v.money(total.charged))
}

/// Submits all of them once for each page that was rendered.
pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let reference = at.reference()?;
    match commit(&v, &catalogue, reference, &form).await {
        Ok(files) => Ok(v.redirect(beyond(&files, reference))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(page(&v, &catalogue, reference, &filled).await?)
        }
    }
}

async fn commit(
    v: &Visit,
    catalogue: &Catalogue,
    reference: Reference,
    form: &Form<Fields>,
) -> Outcome<Vec<Application>> {
    let owner = v.account()?;
    let (mut cx, own) = opened(v, catalogue, reference).await?;
    let once = Once { route: "baskets.submit", key: &form.idempotency_key, hash: form.request_hash };
    if !form.fields.ticked(DECLARED) {
        for file in together::with(&mut cx, &Scope::Owner(owner), &own.file).await? {
            if !asks_itself(&Sheet::of(&mut cx, catalogue, file).await?) {
                let text = "application-slip-declare";
                return Err(Refusal::new(RefusalKind::Rule, "application.not_declared", text).at(DECLARED).into());
            }
        }
    }
    let files = commands::submit(&mut cx, catalogue, (owner, reference), v.signed_in_at(), &once).await?;
    cx.commit().await?;
    Ok(files)
}

/// Where it goes on: to paying what is to be paid, else to what happens next.
fn beyond(files: &[Application], reference: Reference) -> String {
    match files.iter().find(|file| file.stage() == Stage::AwaitingPayment) {
        Some(file) => format!("/files/{}/pay", file.reference),
        None => format!("/files/{reference}/confirmation"),
    }
}

/// Takes a file out; it stays a draft.
pub(super) async fn take_out(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    let owner = v.account()?;
    let here = at.reference()?;
    let item: Reference = form.fields.text("item").parse().map_err(|_| kernel::Failure::not_found())?;
    let once = Once { route: "baskets.take_out", key: &form.idempotency_key, hash: form.request_hash };
    let mut cx = v.begin().await?;
    commands::take_out(&mut cx, owner, item, &once).await?;
    cx.commit().await?;
    // The page of the file that was taken out shows no basket any more.
    let to = if item == here { "/files".to_owned() } else { format!("/files/{here}/basket") };
    Ok(v.redirect_with(to, "basket-taken-out"))
}
