//! The same over the API. Words come in the language of `Accept-Language`; the form is given field by field, so that a
//! client can ask what the pages ask.

use axum::{
    Extension, Json,
    extract::{Path, Query},
    response::IntoResponse,
};
use kernel::Outcome;
use serde::{Deserialize, Serialize};
use service_model::{Page, Service, documents, eligibility, fees::Quote, fields::Field};
use utoipa::ToSchema;
use web::{Answer, Visit, openapi::Problems};

use super::{asked::Asked, price};
use crate::{CurrentService, Snapshot, reading::Catalogue};

/// A service in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ServiceLine {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// What it gives.
    summary: String,
    /// The revision a new application keeps.
    revision: i32,
    /// Countries of residence from which applications are taken now.
    offered_in: Vec<String>,
}

/// A service with everything that is known before applying.
#[derive(Serialize, ToSchema)]
pub(crate) struct ServiceBody {
    #[serde(flatten)]
    line: ServiceLine,
    /// Name of the agency.
    agency: String,
    /// Level of assurance needed to apply: `contact`, `matched` or `verified`.
    assurance_to_apply: &'static str,
    /// Level of assurance needed to receive the first document.
    assurance_to_receive: &'static str,
    /// Who may ask.
    who: String,
    /// How it arrives.
    delivery: String,
    /// The country of residence these answers are for.
    country: String,
    /// Whether an application from that country is taken now.
    taken: bool,
    /// Rules that do not hold for the answers in the query.
    unmet: Vec<UnmetBody>,
    /// Documents asked for with these answers.
    documents: Vec<DocumentBody>,
    /// The price with these answers.
    price: PriceBody,
    /// The day by which it would be done if it were paid now (ISO 8601).
    promised_on: String,
    /// The questions of the form.
    pages: Vec<PageBody>,
}

/// A rule that does not hold.
#[derive(Serialize, ToSchema)]
pub(crate) struct UnmetBody {
    /// Its code.
    rule: String,
    /// Which rule it is.
    why: String,
    /// What would change it.
    remedy: String,
}

/// A document to bring.
#[derive(Serialize, ToSchema)]
pub(crate) struct DocumentBody {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// Whether one cannot apply without it.
    mandatory: bool,
}

/// A price.
#[derive(Serialize, ToSchema)]
pub(crate) struct PriceBody {
    /// The components in Egyptian pounds.
    lines: Vec<LineBody>,
    /// Their sum, a decimal text in Egyptian pounds.
    total_egp: String,
    /// What is charged, a decimal text.
    charged: String,
    /// The currency charged (ISO 4217).
    currency: String,
    /// Units of that currency for one pound, a decimal text.
    rate: String,
    /// Who published the rate.
    rate_source: String,
    /// When (RFC 3339).
    rate_at: String,
    /// Until when this price holds (RFC 3339).
    valid_until: String,
}

/// A component of a price.
#[derive(Serialize, ToSchema)]
pub(crate) struct LineBody {
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// Key of who receives it.
    beneficiary: String,
    /// A decimal text in Egyptian pounds.
    amount_egp: String,
    /// Whether the amount is indicative because no decree is confirmed.
    indicative: bool,
}

/// A page of the form.
#[derive(Serialize, ToSchema)]
pub(crate) struct PageBody {
    /// Its key.
    key: String,
    /// Its title.
    title: String,
    /// Whether it is asked before applying.
    before: bool,
    /// Its fields.
    fields: Vec<FieldBody>,
}

/// A field of a page.
#[derive(Serialize, ToSchema)]
pub(crate) struct FieldBody {
    /// Its name in answers.
    name: String,
    /// Its kind, for instance `date`.
    kind: &'static str,
    /// Its label.
    label: String,
    /// Whether it must be answered when it is shown.
    required: bool,
    /// Its choices, if it has some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<ChoiceBody>,
}

/// A choice of a field.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChoiceBody {
    /// The value in answers.
    value: String,
    /// The words.
    label: String,
}

#[derive(Deserialize)]
pub(crate) struct At {
    key: String,
}

/// Every service.
#[utoipa::path(get, path = "/api/v1/services", tag = "catalogue",
    responses((status = 200, body = Vec<ServiceLine>), Problems))]
pub(crate) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let lines: Vec<ServiceLine> = snapshot.services().map(|(_, service)| line(&v, &snapshot, service)).collect();
    Ok(Json(lines).into_response())
}

/// One service. The query may carry `country` and answers of the questions marked `before`.
#[utoipa::path(get, path = "/api/v1/services/{key}", tag = "catalogue",
    params(("key" = String, Path, description = "Key of the service"), ("country" = Option<String>, Query, description = "Key of the country of residence")),
    responses((status = 200, body = ServiceBody), Problems))]
pub(crate) async fn one(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let current = snapshot.service(&at.key)?;
    let asked = Asked::read(&current.definition, &snapshot, pairs, v.now())?;
    Ok(Json(body(&v, &snapshot, current, &asked)?).into_response())
}

fn line(v: &Visit, snapshot: &Snapshot, service: &CurrentService) -> ServiceLine {
    let definition = &service.definition;
    let offered = snapshot.countries().filter(|(key, _)| snapshot.takes(&definition.key, key));
    ServiceLine {
        key: definition.key.clone(),
        name: say(v, definition, "name"),
        summary: say(v, definition, "summary"),
        revision: service.revision,
        offered_in: offered.map(|(key, _)| key.to_owned()).collect(),
    }
}

fn body(v: &Visit, snapshot: &Snapshot, current: &CurrentService, asked: &Asked) -> Outcome<ServiceBody> {
    let service = &current.definition;
    let country = &snapshot.country(&asked.context.country)?.definition;
    let unmet = eligibility::check(service, &asked.answers, &asked.context)?;
    let needed = documents::needed(service, &asked.answers, &asked.context)?;
    let price = price::of(snapshot, service, country, (&asked.answers, &asked.context), v.now())?;
    let document = |row: documents::Needed<'_>| DocumentBody {
        key: row.document.key.clone(),
        name: say(v, service, &row.document.name()),
        mandatory: row.mandatory(),
    };
    let rule = |unmet: eligibility::Unmet| UnmetBody {
        why: say(v, service, &unmet.text),
        remedy: say(v, service, &unmet.remedy_text),
        rule: unmet.rule,
    };
    Ok(ServiceBody {
        line: line(v, snapshot, current),
        agency: service.agency_names.get(v.locale()).to_owned(),
        assurance_to_apply: service.apply.as_str(),
        assurance_to_receive: service.release.as_str(),
        who: say(v, service, "who"),
        delivery: say(v, service, "delivery"),
        country: asked.context.country.clone(),
        taken: snapshot.takes(&service.key, &asked.context.country),
        unmet: unmet.into_iter().map(rule).collect(),
        documents: needed.into_iter().map(document).collect(),
        price: price_body(v, service, &price.quote),
        promised_on: snapshot.promise(service, country, v.now()).day_in(&country.zone).to_string(),
        pages: service.form.pages.iter().map(|page| page_body(v, service, page)).collect(),
    })
}

fn price_body(v: &Visit, service: &Service, quote: &Quote) -> PriceBody {
    let line = |line: &service_model::fees::Line| LineBody {
        code: line.code.clone(),
        name: say(v, service, &format!("fees.{}", line.code)),
        beneficiary: line.beneficiary.clone(),
        amount_egp: line.amount.decimal(),
        indicative: line.indicative,
    };
    PriceBody {
        lines: quote.lines.iter().map(line).collect(),
        total_egp: quote.total.decimal(),
        charged: quote.charged.decimal(),
        currency: quote.charged.currency().code().to_owned(),
        rate: quote.rate.decimal(),
        rate_source: quote.rate.source.get(v.locale()).to_owned(),
        rate_at: quote.rate.at.to_string(),
        valid_until: quote.valid_until.to_string(),
    }
}

fn page_body(v: &Visit, service: &Service, page: &Page) -> PageBody {
    PageBody {
        key: page.key.clone(),
        title: say(v, service, &page.title()),
        before: page.before,
        fields: page.fields.iter().map(|field| field_body(v, service, field)).collect(),
    }
}

fn field_body(v: &Visit, service: &Service, field: &Field) -> FieldBody {
    let choices = field.kind.choices().iter().map(|choice| ChoiceBody {
        value: choice.value.clone(),
        label: choice.label.text(&service.texts, v.locale()).to_owned(),
    });
    FieldBody {
        name: field.name.clone(),
        kind: field.kind.name(),
        label: say(v, service, &field.label()),
        required: field.required,
        choices: choices.collect(),
    }
}

fn say(v: &Visit, service: &Service, key: &str) -> String {
    service.texts.text(v.locale(), key).to_owned()
}
