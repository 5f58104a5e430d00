//! The pages of closings for finance: what is open, what was closed, one closing as it was confirmed, and its table for a
//! spreadsheet. A closing prints the same whenever it is opened.

use std::{collections::BTreeMap, sync::Arc};

use ::store::{
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Currency, Failure, Money, Outcome, Slips};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Site, Value, Visit,
    components::{
        BackLink, Banner, Button, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, Textarea, Tone,
    },
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::{
    act::{self, Closable, KIND},
    csv, incidents,
    model::Totals,
    store::{self, Closing, Told},
};
use crate::payments::policy;

const LIST: &str = "/{lang}/desk/finance";
const ONE: &str = "/{lang}/desk/finance/days/{id}";
const TABLE: &str = "/{lang}/desk/finance/days/{id}/closing.csv";
const CLOSE: &str = "/{lang}/desk/finance/close";
const CLEAR: &str = "/{lang}/desk/finance/incidents/{id}/clear";
/// Who closed, and when, is told in the time of the Treasury.
const ZONE: &str = "Africa/Cairo";
const CLOSINGS: i64 = 60;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(LIST, get(list))
        .route(ONE, get(one))
        .route(TABLE, get(table))
        .route(CLOSE, post(close))
        .route(CLEAR, post(incidents::clear))
}

#[derive(Template)]
#[template(path = "closing/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    incident: Option<Banner>,
    incidents: Option<DataTable>,
    open: Vec<OpenDay>,
    closings: DataTable,
}

/// A currency with open bookings: what its next day amounts to, and the form that proposes to close it.
struct OpenDay {
    heading: String,
    waiting: String,
    sums: Option<SummaryList>,
    waits: Option<LinkButton>,
    form: Option<CloseForm>,
}

struct CloseForm {
    action: String,
    hidden: Hidden,
    currency: String,
    reason: Textarea,
    button: Button,
}

#[derive(Template)]
#[template(path = "closing/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    heading: String,
    about: SummaryList,
    sums: DataTable,
    owed: DataTable,
    told: Vec<ToldIncident>,
    csv: LinkButton,
    signed: LinkButton,
}

struct ToldIncident {
    banner: Banner,
    form: Option<ClearForm>,
}

struct ClearForm {
    action: String,
    hidden: Hidden,
    words: Textarea,
    button: Button,
}

#[derive(serde::Deserialize)]
struct At {
    id: Uuid,
}

/// Which currency's next day is to be closed, and why now.
struct Asking {
    currency: String,
    reason: String,
}

impl FromFields for Asking {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reason = fields.required("reason", "closing-slip-reason", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { currency: fields.text("currency").to_owned(), reason }) } else { Err(slips) }
    }
}

/// Who receives what, in the words of the definitions; the key where none names it.
async fn beneficiaries(v: &Visit, catalogue: &Catalogue) -> Outcome<impl Fn(&str) -> String> {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let locale = v.locale();
    let mut names = BTreeMap::new();
    for (_, service) in snapshot.services() {
        for component in &service.definition.fees.components {
            let key = format!("beneficiaries.{}", component.beneficiary);
            if let Some(name) = service.definition.texts.get(locale, &key) {
                names.entry(component.beneficiary.clone()).or_insert_with(|| name.to_owned());
            }
        }
    }
    Ok(move |key: &str| names.get(key).cloned().unwrap_or_else(|| key.to_owned()))
}

fn currency_name(v: &Visit, currency: Currency) -> String {
    let key = format!("closing-currency-{}", currency.code().to_lowercase());
    if v.site().texts().has(&key) { v.t(&key) } else { currency.code().to_owned() }
}

async fn list(v: Visit) -> Answer {
    v.staff()?;
    Ok(list_page(&v, &Filled::blank()).await?)
}

async fn list_page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let mut open = Vec::new();
    for one in store::open(&mut cx).await? {
        let closable = act::closable(&mut cx, one.currency.code()).await?;
        let waits = match &closable {
            Some(day) => proposals::queries::open_of(&mut cx, KIND, act::thing(day.day, day.currency)?).await?,
            None => None,
        };
        let waits = waits.map(|proposal| {
            LinkButton::new(v.path(&format!("/desk/proposals/{}", proposal.id)), v.t("closing-waits"))
        });
        open.push(open_day(v, filled, &one, closable, waits));
    }
    let closings = store::latest(&mut cx, CLOSINGS).await?;
    let mut table = DataTable::new(v, v.t("closing-closings"))
        .column(v.t("closing-day"))
        .column(v.t("closing-currency"))
        .number_column(v.t("closing-came-in"))
        .number_column(v.t("closing-given-back"))
        .number_column(v.t("closing-to-give-back"))
        .nothing(v.t("closing-none"));
    for closing in &closings {
        let totals = Totals::of(&store::lines(&mut cx, closing.id).await?);
        let money = |minor: i64| Value::from(v.money(Money::new(minor, closing.currency)));
        let href = v.path(&format!("/desk/finance/days/{}", closing.id));
        table = table.row(vec![
            Value::link(&href, &v.day(closing.day)),
            currency_name(v, closing.currency).into(),
            money(totals.came_in),
            money(totals.given_back),
            money(totals.to_give_back),
        ]);
    }
    let uncleared = store::incidents(&mut cx, None).await?;
    let look = Access { file: None, purpose: "closing".to_owned(), route: LIST, fields: &["amounts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let page = ListPage {
        v,
        errors: ErrorSummary::new(v, filled),
        incident: uncleared.first().map(|_| {
            let count = i64::try_from(uncleared.len()).unwrap_or(i64::MAX);
            Banner::new(Tone::Wrong, v.t_count("closing-incidents", count))
        }),
        incidents: (!uncleared.is_empty()).then(|| incident_table(v, &uncleared)),
        open,
        closings: table,
    };
    Ok(v.page_with(filled.status(), v.t("closing-title"), page))
}

fn open_day(
    v: &Visit,
    filled: &Filled,
    open: &store::Open,
    closable: Option<Closable>,
    waits: Option<LinkButton>,
) -> OpenDay {
    let waiting = v.t_count("closing-open-entries", open.entries);
    let Some(day) = closable else {
        let heading = currency_name(v, open.currency);
        return OpenDay { heading, waiting, sums: None, waits: None, form: None };
    };
    let totals = Totals::of(&day.lines);
    let money = |minor: i64| v.money(Money::new(minor, day.currency));
    let sums = SummaryList::new(vec![
        SummaryRow::new(v.t("closing-came-in"), money(totals.came_in)),
        SummaryRow::new(v.t("closing-kept"), money(totals.kept_in_all())),
        SummaryRow::new(v.t("closing-given-back"), money(totals.given_back)),
        SummaryRow::new(v.t("closing-to-give-back"), money(totals.to_give_back)),
        SummaryRow::new(v.t("closing-statement"), v.t(&format!("closing-statement-{}", day.statement.as_str()))),
    ]);
    let form = waits.is_none().then(|| CloseForm {
        action: v.path("/desk/finance/close"),
        hidden: v.csrf_field(),
        currency: day.currency.code().to_owned(),
        reason: Textarea::new("reason", v.t("closing-reason")).rows(2).filled(v, filled),
        button: Button::new(v.t("closing-propose")),
    });
    OpenDay {
        heading: v.t_with(
            "closing-open-day",
            &[("currency", &currency_name(v, day.currency)), ("day", &v.day(day.day))],
        ),
        waiting,
        sums: Some(sums),
        waits,
        form,
    }
}

async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let name = beneficiaries(&v, &catalogue).await?;
    let mut cx = v.begin().await?;
    let closing = store::find(&mut cx, at.id).await?;
    let (lines, to_date) = (store::lines(&mut cx, closing.id).await?, store::lines_to_date(&mut cx, &closing).await?);
    let told = store::incidents(&mut cx, Some(closing.id)).await?;
    let look = Access { file: None, purpose: "closing".to_owned(), route: ONE, fields: &["amounts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let (totals, since) = (Totals::of(&lines), Totals::of(&to_date));
    let heading = v.t_with(
        "closing-of",
        &[("currency", &currency_name(&v, closing.currency)), ("day", &v.day(closing.day))],
    );
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/desk/finance"), v.t("closing-title")),
        about: SummaryList::new(vec![
            SummaryRow::new(v.t("closing-closed-at"), v.moment(closing.closed_at, ZONE)),
            SummaryRow::new(v.t("closing-zone"), Value::Code(closing.zone.clone())),
            SummaryRow::new(v.t("closing-entries"), v.number(i64::from(closing.entries))),
        ]),
        sums: sums(&v, &closing, &totals, &since),
        owed: owed(&v, &closing, (&totals, &since), name),
        told: told.iter().map(|one| incident(&v, one)).collect(),
        csv: LinkButton::quiet(
            v.path(&format!("/desk/finance/days/{}/closing.csv", closing.id)),
            v.t("closing-csv"),
        )
        .download(),
        signed: LinkButton::quiet(v.path(&format!("/desk/proposals/{}", closing.proposal)), v.t("closing-signed")),
        heading: heading.clone(),
    };
    Ok(v.page(heading, page))
}

/// The sums of the day and since the beginning.
fn sums(v: &Visit, closing: &Closing, totals: &Totals, since: &Totals) -> DataTable {
    let money = |minor: i64| Value::from(v.money(Money::new(minor, closing.currency)));
    let table = DataTable::new(v, v.t("closing-sums"))
        .column(v.t("closing-what"))
        .number_column(v.t("closing-of-the-day"))
        .number_column(v.t("closing-to-date"));
    [
        ("closing-came-in", totals.came_in, since.came_in),
        ("closing-kept", totals.kept_in_all(), since.kept_in_all()),
        ("closing-exchanged", totals.exchanged, since.exchanged),
        ("closing-differences", totals.differences, since.differences),
        ("closing-given-back", totals.given_back, since.given_back),
        ("closing-taken-back", totals.taken_back, since.taken_back),
        ("closing-to-give-back", totals.to_give_back, since.to_give_back),
    ]
    .into_iter()
    .fold(table, |table, (key, day, since)| table.row(vec![v.t(key).into(), money(day), money(since)]))
}

/// What is owed to whom.
fn owed(
    v: &Visit,
    closing: &Closing,
    (totals, since): (&Totals, &Totals),
    name: impl Fn(&str) -> String,
) -> DataTable {
    let money = |minor: i64| Value::from(v.money(Money::new(minor, closing.currency)));
    let table = DataTable::new(v, v.t("closing-owed"))
        .column(v.t("closing-beneficiary"))
        .number_column(v.t("closing-of-the-day"))
        .number_column(v.t("closing-to-date"))
        .nothing(v.t("closing-owed-none"));
    let table = since.kept.iter().fold(table, |table, (key, minor)| {
        let day = totals.kept.get(key).copied().unwrap_or(0);
        table.row(vec![name(key).into(), money(day), money(*minor)])
    });
    if since.to_give_back == 0 && totals.to_give_back == 0 {
        return table;
    }
    table.row(vec![v.t("closing-payers").into(), money(totals.to_give_back), money(since.to_give_back)])
}

/// What nobody has looked into yet, each with the way to its day.
fn incident_table(v: &Visit, told: &[Told]) -> DataTable {
    let table = DataTable::new(v, v.t("closing-incident"))
        .column(v.t("closing-day"))
        .column(v.t("closing-currency"))
        .column(v.t("closing-what"));
    told.iter().fold(table, |table, one| {
        let href = v.path(&format!("/desk/finance/days/{}", one.closing_id));
        table.row(vec![
            Value::link(&href, &v.day(one.day)),
            Value::Code(one.currency.clone()),
            v.t(&format!("closing-incident-{}", one.kind)).into(),
        ])
    })
}

fn incident(v: &Visit, told: &Told) -> ToldIncident {
    let exponent = u8::try_from(told.exponent).unwrap_or_default();
    let amount = told.minor.zip(Currency::new(&told.currency, exponent).ok());
    let mut text = v.t(&format!("closing-incident-{}", told.kind));
    if let Some((minor, currency)) = amount {
        text = format!("{text} ({})", v.money(Money::new(minor, currency)));
    }
    let Some(words) = &told.words else {
        return ToldIncident {
            banner: Banner::new(Tone::Wrong, text),
            form: Some(ClearForm {
                action: v.path(&format!("/desk/finance/incidents/{}/clear", told.id)),
                hidden: v.csrf_field(),
                words: Textarea::new("words", v.t("closing-incident-words")).rows(2),
                button: Button::quiet(v.t("closing-incident-clear")),
            }),
        };
    };
    ToldIncident { banner: Banner::new(Tone::Wait, words.clone()).heading(text), form: None }
}

async fn table(v: Visit, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let closing = store::find(&mut cx, at.id).await?;
    let (lines, to_date) = (store::lines(&mut cx, closing.id).await?, store::lines_to_date(&mut cx, &closing).await?);
    let look = Access { file: None, purpose: "closing".to_owned(), route: TABLE, fields: &["amounts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let name = format!("closing-{}-{}.csv", closing.currency.code(), closing.day);
    Ok(v.file(&name, "text/csv; charset=utf-8", csv::table(&closing, &lines, &to_date)))
}

async fn close(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Asking>) -> Answer {
    v.staff()?;
    match proposed(&v, &acts, &form).await {
        Ok(proposal) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Err(failure) => Ok(list_page(&v, &form.filled(failure)?).await?),
    }
}

async fn proposed(v: &Visit, acts: &Acts, form: &Form<Asking>) -> Outcome<Uuid> {
    let _permit = policy::finance(v.actor())?;
    let asking = form.read()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(known) = idempotency::claim(&mut cx, CLOSE, &form.idempotency_key, form.request_hash).await? {
        return Ok(known);
    }
    let day = act::closable(&mut cx, &asking.currency).await?.ok_or_else(Failure::not_found)?;
    let details = serde_json::to_value(day.asked()).map_err(|error| Failure::fault("writing a closing", error))?;
    let subject = Subject { thing: act::thing(day.day, day.currency)?, details };
    let new = NewProposal { kind: KIND, subject, reason: &asking.reason, seen: None };
    let proposal = proposals::propose(&mut cx, acts, new).await?;
    idempotency::settle(&mut cx, CLOSE, &form.idempotency_key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}
