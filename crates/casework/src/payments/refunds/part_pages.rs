//! The page on which finance asks that one component is given back: by the file's reference, what is held of it, and the
//! coded reason. The second person decides on the pages of proposals.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{
    Extension, Router,
    extract::Query,
    response::Response,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Currency, Failure, Locale, Money, Outcome, Reference, Refusal, RefusalKind, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Site, Visit,
    components::{BackLink, Button, Choice, DataTable, ErrorSummary, Radios, TextInput, Textarea},
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::part::{self, Asked, KIND};
use crate::{
    applications::{
        definitions::{self, Definition},
        model::Application,
        store as files,
    },
    ledger::Holding,
    payments::{model::RefundReason, policy},
};

const PAGE: &str = "/{lang}/desk/refunds/part";
const PROPOSE: &str = "/{lang}/desk/refunds/part/propose";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(PAGE, get(show)).route(PROPOSE, post(propose))
}

#[derive(Template)]
#[template(path = "payments/part_refund.html")]
struct PartPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    find_action: String,
    reference: TextInput,
    find: Button,
    held: Option<DataTable>,
    form: Option<AskForm>,
}

struct AskForm {
    action: String,
    hidden: Hidden,
    reference: String,
    component: Radios,
    pounds: TextInput,
    reason: Radios,
    why: Textarea,
    button: Button,
}

/// What is asked, by the place of the component among those held.
struct Asking {
    reference: Reference,
    component: usize,
    /// All of it, if absent.
    pounds: Option<Money>,
    reason: RefundReason,
    why: String,
}

impl FromFields for Asking {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reference = fields.text("reference").trim().parse().ok();
        if reference.is_none() {
            slips.add("reference", "payment-part-slip-reference");
        }
        let component = fields.text("component").parse().ok();
        if component.is_none() {
            slips.add("component", "payment-part-slip-component");
        }
        let typed = kernel::arabic::latin_digits(fields.text("pounds")).replace('٫', ".");
        let pounds = match typed.trim() {
            "" => Ok(None),
            typed => Money::from_decimal(typed, Currency::EGP).map(Some),
        };
        if pounds.is_err() {
            slips.add("pounds", "payment-part-slip-pounds");
        }
        let reason = RefundReason::parse(fields.text("reason")).filter(|reason| RefundReason::ASKED.contains(reason));
        if reason.is_none() {
            slips.add("reason", "payment-part-slip-reason");
        }
        let why = fields.required("why", "payment-refund-slip-reason", &mut slips).to_owned();
        match (reference, component, pounds, reason) {
            (Some(reference), Some(component), Ok(pounds), Some(reason)) if slips.is_empty() => {
                Ok(Self { reference, component, pounds, reason, why })
            }
            _ => Err(slips),
        }
    }
}

#[derive(serde::Deserialize)]
struct Of {
    #[serde(default)]
    reference: String,
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Query(of): Query<Of>) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let mut filled = Filled::blank();
    filled.fields.set("reference", of.reference);
    Ok(page(&v, &catalogue, &filled).await?)
}

async fn page(v: &Visit, catalogue: &Catalogue, filled: &Filled) -> Outcome<Response> {
    let opened = match filled.value("reference").trim() {
        "" => Ok(None),
        typed => open(v, catalogue, typed).await.map(Some),
    };
    let (opened, filled) = match opened {
        Ok(opened) => (opened, filled.clone()),
        Err(failure) => {
            let fields = filled.fields.clone();
            let at_its_field = match failure {
                Failure::Refusal(Refusal { kind: RefusalKind::NotFound, .. }) => {
                    Slips::one("reference", "payment-part-slip-reference")
                }
                other => other,
            };
            (None, Filled::after(fields, at_its_field).map_err(|stop| stop.0)?)
        }
    };
    let filled = &filled;
    let page = PartPage {
        v,
        back: BackLink::to(v.path("/desk/refunds"), v.t("payment-refunds-title")),
        errors: ErrorSummary::new(v, filled),
        find_action: v.path("/desk/refunds/part"),
        reference: TextInput::code("reference", v.t("payment-refund-file")).filled(v, filled),
        find: Button::quiet(v.t("payment-part-find")),
        held: opened.as_ref().map(|opened| held_table(v, opened)),
        form: opened.as_ref().map(|opened| form(v, opened, filled)),
    };
    Ok(v.page_with(filled.status(), v.t("payment-part-title"), page))
}

struct Opened {
    file: Application,
    definition: Definition,
    held: Vec<Holding>,
}

/// A file with what is held of it, and a row of the access log.
async fn open(v: &Visit, catalogue: &Catalogue, typed: &str) -> Outcome<Opened> {
    let reference: Reference = typed.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let look =
        Access { file: Some(file.id), purpose: "refunds".to_owned(), route: PAGE, fields: &["reference", "amounts"] };
    access::record(&mut cx, look).await?;
    let held = part::held(&mut cx, &file).await;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    cx.commit().await?;
    Ok(Opened { file, definition, held: held? })
}

/// The words of a definition for a code, or the code itself where the file turned away from the service that had it.
fn named<'a>(v: &Visit, definition: &'a Definition, key: &str, code: &'a str) -> &'a str {
    let texts = &definition.service.texts;
    texts.get(v.locale(), key).or_else(|| texts.get(Locale::AR, key)).unwrap_or(code)
}

fn name(v: &Visit, opened: &Opened, one: &Holding) -> String {
    named(v, &opened.definition, &format!("fees.{}", one.component.code), &one.component.code).to_owned()
}

fn held_table(v: &Visit, opened: &Opened) -> DataTable {
    let table = DataTable::new(v, v.t("payment-part-held"))
        .column(v.t("payment-part-component"))
        .column(v.t("payment-part-beneficiary"))
        .number_column(v.t("payment-part-in-pounds"))
        .number_column(v.t("payment-part-charged"));
    opened.held.iter().fold(table, |table, one| {
        let code = &one.component.beneficiary;
        let charged: Vec<String> = one.charged.iter().map(|money| v.money(*money)).collect();
        table.row(vec![
            name(v, opened, one).into(),
            named(v, &opened.definition, &format!("beneficiaries.{code}"), code).to_owned().into(),
            v.money(one.pounds).into(),
            charged.join(" · ").into(),
        ])
    })
}

fn form(v: &Visit, opened: &Opened, filled: &Filled) -> AskForm {
    let components = opened.held.iter().enumerate();
    let components = components.map(|(at, one)| Choice::new(at.to_string(), name(v, opened, one))).collect();
    let reasons = RefundReason::ASKED
        .iter()
        .map(|reason| Choice::new(reason.as_str(), v.t(&format!("payment-refund-reason-{}", reason.as_str()))));
    AskForm {
        action: v.path("/desk/refunds/part/propose"),
        hidden: v.csrf_field(),
        reference: opened.file.reference.to_string(),
        component: Radios::new("component", v.t("payment-part-component"), components).filled(v, filled),
        pounds: TextInput::code("pounds", v.t("payment-part-pounds"))
            .hint(v.t("payment-part-pounds-hint"))
            .width("short")
            .filled(v, filled),
        reason: Radios::new("reason", v.t("payment-refund-reason"), reasons.collect()).filled(v, filled),
        why: Textarea::new("why", v.t("payment-part-why")).filled(v, filled),
        button: Button::new(v.t("payment-part-propose")),
    }
}

async fn propose(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Extension(catalogue): Extension<Catalogue>,
    form: Form<Asking>,
) -> Answer {
    v.staff()?;
    match proposed(&v, &acts, &form).await {
        Ok(proposal) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Err(failure) => Ok(page(&v, &catalogue, &form.filled(failure)?).await?),
    }
}

async fn proposed(v: &Visit, acts: &Acts, form: &Form<Asking>) -> Outcome<uuid::Uuid> {
    let _permit = policy::finance(v.actor())?;
    let asking = form.read()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, PROPOSE, &form.idempotency_key, form.request_hash).await? {
        return Ok(known);
    }
    let subject = subject(&mut cx, v, &asking).await?;
    let new = NewProposal { kind: KIND, subject, reason: &asking.why, seen: None };
    let proposal = match proposals::propose(&mut cx, acts, new).await {
        // The reason's field has another name here.
        Err(Failure::Slips(_)) => return Err(Slips::one("why", "payment-refund-slip-reason")),
        other => other?,
    };
    idempotency::settle(&mut cx, PROPOSE, &form.idempotency_key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}

async fn subject(cx: &mut Cx, v: &Visit, asking: &Asking) -> Outcome<Subject> {
    let file = files::load_by_reference(cx, &Scope::of(v.actor())?, asking.reference).await?;
    let held = part::held(cx, &file).await?;
    let one = held.get(asking.component).ok_or_else(|| Slips::one("component", "payment-part-slip-component"))?;
    let asked = Asked {
        kind: one.component.kind,
        code: one.component.code.clone(),
        beneficiary: one.component.beneficiary.clone(),
        piastres: asking.pounds.unwrap_or(one.pounds).minor(),
        reason: asking.reason.as_str().to_owned(),
    };
    let details = serde_json::to_value(&asked).map_err(|error| Failure::fault("writing a part refund", error))?;
    Ok(Subject { thing: file.id.uuid(), details })
}
