//! What is open, currency by currency, with the form that proposes to close its next day; and what was closed.

use std::sync::Arc;

use ::store::{
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, response::Response};
use kernel::{Failure, Money, Outcome, Slips};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Value, Visit,
    components::{Banner, Button, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, Textarea, Tone},
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::{CLOSE, LIST, currency_name};
use crate::{
    closing::{
        act::{self, Closable, KIND},
        model::Totals,
        store::{self, Told},
    },
    payments::{disputes, policy},
};

const CLOSINGS: i64 = 60;

#[derive(Template)]
#[template(path = "closing/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    incident: Option<Banner>,
    incidents: Option<DataTable>,
    /// Charges that payers dispute with their banks.
    disputes: Option<DataTable>,
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

/// Which currency's next day is to be closed, and why now.
pub(super) struct Asking {
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

pub(super) async fn list(v: Visit) -> Answer {
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
        let waits = waits
            .map(|proposal| LinkButton::new(v.path(&format!("/desk/proposals/{}", proposal.id)), v.t("closing-waits")));
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
    let disputes = disputes::table(v, &mut cx).await?;
    let fields: &[&str] = if disputes.is_some() { &["amounts", "reference"] } else { &["amounts"] };
    let look = Access { file: None, purpose: "closing".to_owned(), route: LIST, fields };
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
        disputes,
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
        heading: v
            .t_with("closing-open-day", &[("currency", &currency_name(v, day.currency)), ("day", &v.day(day.day))]),
        waiting,
        sums: Some(sums),
        waits,
        form,
    }
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

pub(super) async fn close(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Asking>) -> Answer {
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
