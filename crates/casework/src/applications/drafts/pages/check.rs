//! Check the answers, declare, submit; and what happens next.

use std::sync::Arc;

use ::store::{
    Scope,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Refusal, RefusalKind};
use service_model::fields::FieldKind;
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Value, Visit,
    components::{
        BackLink, Button, Checkboxes, Choice, Confirmation, ErrorSummary, FeeTable, InstallOffer, LinkButton, Slip,
        SummaryList, SummaryRow, TaskList,
    },
};

use super::{At, path, sheet, tasks::banners};
use crate::{
    applications::{
        drafts, fees, forms,
        model::{Application, Quote, Stage, is_free},
        sheet::Sheet,
        store as rows,
        titles::{condolence, title_of},
    },
    baskets, estimates,
    ports::{Listener, Step, StepEvent},
};

/// The name of the tick under the answers.
const DECLARED: &str = "declared";

#[derive(Template)]
#[template(path = "applications/check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    banners: Vec<Markup>,
    sections: Vec<SummaryList>,
    /// The way to the basket that the draft is submitted with.
    basket: Option<LinkButton>,
    add: LinkButton,
    fees: Option<FeeTable>,
    action: String,
    hidden: Hidden,
    declaration: Option<Checkboxes>,
    submit: Button,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let sheet = sheet(&v, &catalogue, at.reference()?).await?;
    if sheet.file.stage() != Stage::Draft || !sheet.journey.is_complete() {
        return Ok(v.redirect(path(&sheet, "")));
    }
    Ok(check_page(&v, &sheet, &Filled::blank()).await?)
}

/// Submits once for each page that was rendered: a repeated click finds the file it made.
pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(steps): Extension<Arc<dyn Listener>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match commit(&v, (&catalogue, &steps), &at, &form).await {
        Ok(file) if file.quote.as_ref().is_some_and(is_free) => {
            Ok(v.redirect(format!("/files/{}/confirmation", file.reference)))
        }
        Ok(file) => Ok(v.redirect(format!("/files/{}/pay", file.reference))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let sheet = sheet(&v, &catalogue, at.reference()?).await?;
            Ok(check_page(&v, &sheet, &filled).await?)
        }
    }
}

async fn commit(
    v: &Visit,
    (catalogue, steps): (&Catalogue, &Arc<dyn Listener>),
    at: &At,
    form: &Form<Fields>,
) -> Outcome<Application> {
    const ROUTE: &str = "applications.submit";
    let owner = v.account()?;
    let reference = at.reference()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return rows::load(&mut cx, &Scope::Owner(owner), Id::from_uuid(id)).await;
    }
    let sheet = Sheet::open(&mut cx, catalogue, owner, reference).await?;
    if !asks_itself(&sheet) && !form.fields.ticked(DECLARED) {
        let text = "application-slip-declare";
        return Err(Refusal::new(RefusalKind::Rule, "application.not_declared", text).at(DECLARED).into());
    }
    drafts::must_be_alone(&mut cx, &sheet.file).await?;
    let quiet = sheet.definition.service.sensitive || sheet.definition.service.voice.is_sober();
    let file = drafts::submit(&mut cx, sheet, v.signed_in_at()).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, file.id.uuid()).await?;
    if !quiet {
        let (service, country) = (file.service.as_str(), file.country.as_str());
        let step = Step { account: owner, event: StepEvent::Submitted, service, page: "", country };
        steps.happened(&mut cx, &step).await?;
    }
    cx.commit().await?;
    Ok(file)
}

/// Whether the form has a declaration of its own on its last page; then it is not asked twice.
pub(crate) fn asks_itself(sheet: &Sheet) -> bool {
    let pages = sheet.definition.service.form.pages.iter();
    pages
        .rev()
        .find(|page| sheet.journey.pages.iter().any(|state| state.key == page.key && state.visible))
        .is_some_and(|page| page.fields.iter().any(|field| matches!(field.kind, FieldKind::Declaration(_))))
}

async fn check_page(v: &Visit, sheet: &Sheet, filled: &Filled) -> Outcome<Response> {
    let unmet = sheet.unmet()?;
    let mut cx = v.begin().await?;
    let alone = drafts::is_alone(&mut cx, &sheet.file).await?;
    let quote = drafts::price(&mut cx, sheet).await?;
    let statement = vec![Choice::new("yes", v.t("application-declaration"))];
    let declaration = (!asks_itself(sheet))
        .then(|| Checkboxes::new(DECLARED, v.t("application-declaration-legend"), statement).filled(v, filled));
    let page = CheckPage {
        v,
        back: BackLink::new(v, v.path(&path(sheet, ""))),
        errors: ErrorSummary::new(v, filled),
        heading: v.t("application-check-title"),
        banners: banners(v, sheet, &unmet),
        sections: sections(v, sheet),
        basket: (!alone).then(|| LinkButton::new(v.path(&path(sheet, "/basket")), v.t("basket-to"))),
        add: LinkButton::quiet(v.path(&path(sheet, "/basket/add")), v.t("basket-add")),
        fees: alone.then(|| price(v, sheet, &quote)),
        action: v.path(&path(sheet, "/check")),
        hidden: v.csrf_field(),
        declaration,
        submit: Button::new(v.t(if is_free(&quote) { "application-submit-free" } else { "application-submit" })),
    };
    Ok(v.page_with(filled.status(), v.t("application-check-title"), page))
}

/// Every visible answer under its section, each with a link to change it.
pub(crate) fn sections(v: &Visit, sheet: &Sheet) -> Vec<SummaryList> {
    let list = |section: Said| {
        let row = |answer: SaidRow| {
            let href = v.path(&path(sheet, &format!("/q/{}", answer.page)));
            SummaryRow::new(answer.label, answer.value).change(v, href)
        };
        SummaryList::new(section.rows.into_iter().map(row).collect()).heading(section.name)
    };
    said(v, sheet).into_iter().map(list).collect()
}

/// What was said under one section.
pub(crate) struct Said {
    /// Its name.
    pub name: String,
    /// The answers, in the order of the form.
    pub rows: Vec<SaidRow>,
}

/// One answer.
pub(crate) struct SaidRow {
    /// Key of the page that asks for it.
    pub page: String,
    /// What was asked.
    pub label: String,
    /// What was said.
    pub value: Value,
}

/// Every visible answer under its section, in the order of the form; a section without one is left out.
pub(crate) fn said(v: &Visit, sheet: &Sheet) -> Vec<Said> {
    let service = &sheet.definition.service;
    let mut sections = Vec::new();
    for section in &service.sections {
        let mut rows = Vec::new();
        for state in sheet.journey.pages.iter().filter(|page| page.visible && page.section == section.key) {
            let Some(page) = service.form.page(&state.key) else { continue };
            for field in page.fields.iter().filter(|field| sheet.journey.kept().seen(&field.name)) {
                let label = service.texts.text(v.locale(), &field.label()).to_owned();
                let value =
                    forms::shown(v, service, &sheet.context.address_form, field, sheet.journey.kept().get(&field.name));
                rows.push(SaidRow { page: page.key.clone(), label, value });
            }
        }
        if !rows.is_empty() {
            let name = service.texts.text(v.locale(), &format!("sections.{}", section.key)).to_owned();
            sections.push(Said { name, rows });
        }
    }
    sections
}

/// The price with its rate, its source and how long it holds.
pub(crate) fn price(v: &Visit, sheet: &Sheet, quote: &Quote) -> FeeTable {
    let country = &sheet.definition.country;
    let until = v.t_with("application-fees-until", &[("until", &v.moment(quote.valid_until, &country.zone))]);
    let notes = fees::rate(v, country, quote).into_iter().chain([until]).collect::<Vec<_>>();
    fees::table(v, &sheet.definition.service, quote).note(notes.join(" "))
}

/// What happens next, after submitting and after paying.
pub(super) async fn confirmation(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let sheet = sheet(&v, &catalogue, at.reference()?).await?;
    let stage = sheet.file.stage();
    if stage == Stage::Draft {
        return Ok(v.redirect(path(&sheet, "")));
    }
    let mut cx = v.begin().await?;
    let usual = estimates::told(&v, &mut cx, &sheet.file).await?;
    let together = baskets::beside(&mut cx, &v, &catalogue, &sheet.file).await?;
    cx.commit().await?;
    let service = &sheet.definition.service;
    let reference = sheet.file.reference.to_string();
    let unpaid = stage == Stage::AwaitingPayment;
    let heading = v.t(if unpaid { "application-confirmation-received" } else { "application-confirmation-paid" });
    let mut slip = Slip::reference(v.t("application-reference"), reference)
        .row(v.t("application-slip-document"), title_of(&v, &sheet));
    if let Some(quote) = &sheet.file.quote {
        let key = if unpaid { "application-slip-fees" } else { "application-slip-fees-paid" };
        slip = slip.row(v.t(key), v.money(quote.charged));
    }
    if let Some(day) = sheet.file.promised_on {
        slip = slip.row(v.t("application-slip-promised"), v.weekday(day));
    }
    let mut confirmation = Confirmation::new(&v, heading.clone()).slip(slip);
    if service.voice.is_sober() {
        confirmation = confirmation.unmarked();
    }
    if let Some(own) = service.texts.get(v.locale(), "confirmation") {
        confirmation = confirmation.text(own);
    }
    if unpaid {
        confirmation = confirmation.then(v.t("application-next-pay"));
    }
    confirmation = confirmation
        .then(v.t("application-next-registry"))
        .then(v.t("application-next-review"))
        .then(v.t("application-next-approval"))
        .then(v.t("application-next-told"));
    if let Some(usual) = usual {
        confirmation = confirmation.then(usual);
    }
    let (href, text) = if unpaid {
        (path(&sheet, "/pay"), v.t("application-pay"))
    } else {
        (path(&sheet, ""), v.t("application-track"))
    };
    let confirmation = confirmation.action(&LinkButton::new(v.path(&href), text));
    let welcome = !service.voice.is_sober() && v.session().is_some_and(|session| !session.shared);
    let install = welcome.then(|| InstallOffer::once(&v));
    Ok(v.page(heading, ConfirmationPage { condolence: condolence(&v, service), confirmation, together, install }))
}

#[derive(Template)]
#[template(path = "applications/confirmation.html")]
struct ConfirmationPage {
    condolence: Option<String>,
    confirmation: Confirmation,
    /// What was submitted in one go with it.
    together: Option<TaskList>,
    /// Wasl on the home screen, now that there is something to follow; not where the page may be seen by another.
    install: Option<InstallOffer>,
}
