//! Finance's page of rates: what holds, a form that proposes a new one, and what held before. Nothing is published here;
//! the second person decides on the page of the proposal.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, Router, routing::get};
use kernel::{Currency, Failure, Id, Moment, Outcome, StaffRole, arabic};
use web::{
    Answer, Digits, Fields, Filled, Form, Site, Value, Visit,
    components::{Button, Choice, DataTable, DateInput, ErrorSummary, Select, Tag, TextInput, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, propose, queries};

use super::{
    PublishRate, Rate, ZONE,
    entry::written,
    store::{self as rows, Published},
    typed,
};
use crate::{
    reading::{Catalogue, Snapshot},
    things::named,
};

const PAGE: &str = "/{lang}/desk/rates";
/// Rows of the history.
const MOST: i64 = 60;
/// A rate that ends sooner than this is due to be replaced.
const SOON: Duration = Duration::from_secs(24 * 3_600);

/// The page and its form.
pub(crate) fn routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    Router::new().route(PAGE, get(show).post(enter)).layer(Extension(catalogue)).layer(Extension(acts))
}

#[derive(Template)]
#[template(path = "rates/page.html")]
struct RatesPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    holding: DataTable,
    currency: Select,
    pounds: TextInput,
    source_ar: TextInput,
    source_en: TextInput,
    at: DateInput,
    time: TextInput,
    until: DateInput,
    reason: Textarea,
    button: Button,
    history: DataTable,
}

/// For everybody but finance the page does not exist.
fn finance(v: &Visit) -> Outcome<()> {
    v.staff()?;
    v.actor().staff_holding(&[StaffRole::Finance]).map(drop)
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Extension(acts): Extension<Arc<Acts>>) -> Answer {
    finance(&v)?;
    page(&v, &catalogue, &acts, &Filled::blank()).await
}

async fn enter(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    finance(&v)?;
    match proposed(&v, &catalogue, &acts, &form).await {
        Ok(proposal) => Ok(v.redirect_with(format!("/desk/proposals/{proposal}"), "catalogue-proposed")),
        Err(failure) => page(&v, &catalogue, &acts, &form.filled(failure)?).await,
    }
}

/// Proposes once, however often the form is sent.
async fn proposed(v: &Visit, catalogue: &Catalogue, acts: &Acts, form: &Form<Fields>) -> Outcome<uuid::Uuid> {
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let key = &form.idempotency_key;
    if let Claim::Done(known) = idempotency::claim(&mut cx, PublishRate::KIND, key, form.request_hash).await? {
        return Ok(known);
    }
    let charged: Vec<Currency> = currencies(&snapshot).into_iter().map(|(currency, _)| currency).collect();
    let entry = typed::read(&form.fields, &charged)?;
    let last = rows::last(&mut cx, entry.currency).await?;
    entry.check(last.as_ref().map(|last| &last.rate), cx.now())?;
    let subject = PublishRate::subject(&entry)?;
    let new = NewProposal { kind: PublishRate::KIND, subject, reason: form.fields.text("reason"), seen: None };
    let proposal = propose(&mut cx, acts, new).await.map_err(at_currency)?;
    idempotency::settle(&mut cx, PublishRate::KIND, key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}

/// That a rate of this currency waits already is said at the currency.
fn at_currency(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => {
            Failure::Refusal(refusal.at("currency"))
        }
        other => other,
    }
}

/// The currencies in which somebody abroad is charged, each once, with the names of the first country that has it.
fn currencies(snapshot: &Snapshot) -> Vec<(Currency, &service_model::Names)> {
    let mut found: Vec<(Currency, &service_model::Names)> = Vec::new();
    for (_, country) in snapshot.countries() {
        let own = country.definition.currency;
        if own != Currency::EGP && !found.iter().any(|(known, _)| *known == own) {
            found.push((own, &country.definition.currency_names));
        }
    }
    found
}

async fn page(v: &Visit, catalogue: &Catalogue, acts: &Acts, filled: &Filled) -> Answer {
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let currencies = currencies(&snapshot);
    let mut cx = v.begin().await?;
    let held = rows::history(&mut cx, MOST).await?;
    let holding = holding(v, &mut cx, &currencies).await?;
    let history = history(v, &mut cx, acts, &currencies, &held).await?;
    let look = Access { file: None, purpose: "rates".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let choices = currencies.iter().map(|(currency, names)| Choice::new(currency.code(), label(v, *currency, names)));
    let page = RatesPage {
        v,
        errors: ErrorSummary::new(v, filled),
        holding,
        currency: Select::new(v, "currency", v.t("rate-currency"), choices.collect()).filled(v, filled),
        pounds: TextInput::code("pounds", v.t("rate-pounds"))
            .width("short")
            .hint(v.t("rate-pounds-hint"))
            .filled(v, filled),
        source_ar: TextInput::new("source_ar", v.t("rate-source-ar")).hint(v.t("rate-source-hint")).filled(v, filled),
        source_en: TextInput::new("source_en", v.t("rate-source-en")).filled(v, filled),
        at: DateInput::new(v, "at", v.t("rate-at-day")).filled(v, filled),
        time: TextInput::code("time", v.t("rate-at-time"))
            .hint(v.t("rate-at-time-hint"))
            .width("short")
            .maxlength(5)
            .filled(v, filled),
        until: DateInput::new(v, "until", v.t("rate-until-day")).hint(v.t("rate-until-hint")).filled(v, filled),
        reason: Textarea::new("reason", v.t("rate-reason")).rows(2).filled(v, filled),
        button: Button::new(v.t("rate-propose")),
        history,
    };
    Ok(v.page_with(filled.status(), v.t("rate-title"), page))
}

/// The rate of every currency in which somebody is charged, whether it still holds, and whether another waits.
async fn holding(v: &Visit, cx: &mut Cx, currencies: &[(Currency, &service_model::Names)]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("rate-holding"))
        .column(v.t("rate-currency"))
        .number_column(v.t("rate-pounds"))
        .number_column(v.t("rate-units"))
        .column(v.t("rate-source"))
        .column(v.t("rate-until"))
        .column(v.t("rate-state"))
        .nothing(v.t("rate-no-currency"));
    for (currency, names) in currencies {
        let last = rows::last(cx, *currency).await?;
        let rate = last.as_ref().map(|last| &last.rate);
        let thing = named(&format!("rate.{}", currency.code()));
        let waits = queries::open_of(cx, PublishRate::KIND, thing).await?;
        let state = match waits {
            Some(proposal) => {
                let href = v.path(&format!("/desk/proposals/{}", proposal.id));
                Value::link(&href, &v.t("rate-waits"))
            }
            None => Value::component(&state(v, rate, cx.now())),
        };
        table = table.row(vec![
            label(v, *currency, names).into(),
            last.as_ref().map(|last| decimal(v, last.pounds)).into(),
            rate.map(|rate| decimal(v, rate.micros)).into(),
            rate.map(|rate| rate.source.get(v.locale()).to_owned()).into(),
            rate.map(|rate| v.moment(rate.valid_until, ZONE)).into(),
            state,
        ]);
    }
    Ok(table)
}

fn state(v: &Visit, rate: Option<&Rate>, now: Moment) -> Tag {
    match rate {
        None => Tag::new(v.t("rate-none"), Tone::Wrong),
        Some(rate) if rate.valid_until <= now => Tag::new(v.t("rate-over"), Tone::Wrong),
        Some(rate) if rate.valid_until <= now.plus(SOON) => Tag::new(v.t("rate-soon"), Tone::Wait),
        Some(_) => Tag::new(v.t("rate-holds"), Tone::Ok),
    }
}

async fn history(
    v: &Visit,
    cx: &mut Cx,
    acts: &Acts,
    currencies: &[(Currency, &service_model::Names)],
    held: &[Published],
) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("rate-history"))
        .column(v.t("rate-at"))
        .column(v.t("rate-currency"))
        .number_column(v.t("rate-pounds"))
        .column(v.t("rate-source"))
        .column(v.t("rate-until"))
        .column(v.t("rate-entered-by"))
        .column(v.t("rate-approved-by"))
        .nothing(v.t("rate-none"));
    let mut names = BTreeMap::new();
    for Published { rate, pounds, entered_by, approved_by } in held {
        let known = currencies.iter().find(|(currency, _)| *currency == rate.currency);
        let currency =
            known.map_or_else(|| rate.currency.code().to_owned(), |(currency, names)| label(v, *currency, names));
        let (by, and) = match approved_by {
            Some(approver) => (
                name(cx, acts, &mut names, entered_by).await?.into(),
                name(cx, acts, &mut names, approver).await?.into(),
            ),
            None => (v.t("rate-with-country").into(), Value::Missing),
        };
        table = table.row(vec![
            v.moment(rate.at, ZONE).into(),
            currency.into(),
            decimal(v, *pounds).into(),
            rate.source.get(v.locale()).into(),
            v.moment(rate.valid_until, ZONE).into(),
            by,
            and,
        ]);
    }
    Ok(table)
}

/// The name of a colleague, each asked for once.
async fn name(cx: &mut Cx, acts: &Acts, known: &mut BTreeMap<String, String>, staff: &str) -> Outcome<String> {
    if let Some(name) = known.get(staff) {
        return Ok(name.clone());
    }
    let id: Id<_> = staff.parse().map_err(|error| Failure::fault("reading who published a rate", error))?;
    let name = acts.colleagues().name(cx, id).await?;
    known.insert(staff.to_owned(), name.clone());
    Ok(name)
}

fn label(v: &Visit, currency: Currency, names: &service_model::Names) -> String {
    format!("{} ({})", names.get(v.locale()), currency.code())
}

/// Millionths as a decimal of at most four digits behind the point, in the digits of the reader.
fn decimal(v: &Visit, micros: i64) -> String {
    let plain = written((micros + 50) / 100 * 100);
    let eastern = v.is_rtl() && v.digits() == Digits::Eastern;
    if eastern { arabic::eastern_digits(&plain).replace('.', "\u{066B}") } else { plain }
}
