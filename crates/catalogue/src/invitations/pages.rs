//! The administrator's page of invitations: issue some, take one back, see what became of each. The codes are shown once,
//! on the page that answers the issue.

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, Router, routing::get};
use kernel::{Failure, Moment, Outcome, Slips, arabic};
use service_model::in_force;
use std::sync::Arc;
use web::{
    Answer, Fields, Filled, Form, Site, Value, Visit,
    components::{BackLink, Button, Choice, DataTable, DateInput, ErrorSummary, Select, Tag, TextInput, Tone},
};
use work::proposals::Acts;

use super::{
    code::Code,
    commands::{self, Batch},
    policy,
    store::{self as rows, Issued},
};
use crate::reading::{Catalogue, Snapshot};

const PAGE: &str = "/{lang}/desk/invitations";
/// Days are days at the ministry.
const ZONE: &str = "Africa/Cairo";
/// Rows of the list.
const MOST: i64 = 100;

/// The page and its two forms.
pub(crate) fn routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    Router::new().route(PAGE, get(show).post(sent)).layer(Extension(catalogue)).layer(Extension(acts))
}

#[derive(Template)]
#[template(path = "invitations/page.html")]
struct InvitationsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    issued: Option<IssuedNow>,
    country: Select,
    count: TextInput,
    until: DateInput,
    issue: Button,
    of: Select,
    number: TextInput,
    withdraw: Button,
    table: DataTable,
}

/// The codes that were issued just now.
struct IssuedNow {
    heading: String,
    codes: Vec<Code>,
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Extension(acts): Extension<Arc<Acts>>) -> Answer {
    v.staff()?;
    policy::may_issue(v.actor()).map(drop)?;
    page(&v, &catalogue, &acts, None, &Filled::blank()).await
}

async fn sent(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_issue(v.actor()).map(drop)?;
    if form.fields.text("act") == "withdraw" {
        return match withdrawn(&v, &form).await {
            Ok(()) => Ok(v.redirect_with("/desk/invitations", "invitation-withdrawn")),
            Err(failure) => page(&v, &catalogue, &acts, None, &form.filled(failure)?).await,
        };
    }
    match issued(&v, &catalogue, &form).await {
        Ok(codes) => page(&v, &catalogue, &acts, Some(codes), &Filled::blank()).await,
        Err(failure) => page(&v, &catalogue, &acts, None, &form.filled(failure)?).await,
    }
}

/// Issues once. A form that is sent again gets no codes: they were shown.
async fn issued(v: &Visit, catalogue: &Catalogue, form: &Form<Fields>) -> Outcome<Vec<Code>> {
    let (staff, permit) = policy::may_issue(v.actor())?;
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? {
        return Err(Slips::one("count", "invitation-slip-shown"));
    }
    let (country, count, valid_until) = typed(&form.fields, &snapshot, cx.now())?;
    let batch = Batch { country: &country, count, valid_until };
    let codes = commands::issue(&mut cx, permit, staff, &batch).await?;
    idempotency::settle(&mut cx, PAGE, &form.idempotency_key, staff.uuid()).await?;
    cx.commit().await?;
    Ok(codes)
}

async fn withdrawn(v: &Visit, form: &Form<Fields>) -> Outcome<()> {
    let (staff, permit) = policy::may_issue(v.actor())?;
    let fields = &form.fields;
    let number = arabic::latin_digits(fields.text("number")).parse().ok();
    let number: i32 = number.ok_or_else(|| Slips::one("number", "invitation-slip-number"))?;
    let mut cx = v.begin().await?;
    let done = commands::withdraw(&mut cx, permit, staff, (fields.text("of"), number)).await;
    done.map_err(|failure| match failure {
        Failure::Refusal(refusal) => Failure::Refusal(refusal.at("number")),
        other => other,
    })?;
    cx.commit().await
}

/// Country, number and the end of the last day.
fn typed(fields: &Fields, snapshot: &Snapshot, now: Moment) -> Outcome<(String, u32, Moment)> {
    let mut slips = Slips::new();
    let country = snapshot.countries().find(|(key, _)| *key == fields.text("country")).map(|(key, _)| key.to_owned());
    if country.is_none() {
        slips.add("country", "field-choice-required");
    }
    let count = arabic::latin_digits(fields.text("count")).parse().ok();
    if !count.is_some_and(|count| (1..=commands::AT_ONCE).contains(&count)) {
        slips.add("count", "invitation-slip-count");
    }
    let before = slips.0.len();
    let day = DateInput::read(fields, "until", &mut slips);
    let today = now.day_in(ZONE);
    let within = |day| day >= today && day <= today.plus_days(i32::try_from(commands::LONGEST).unwrap_or(i32::MAX));
    if !day.is_some_and(within) && slips.0.len() == before {
        slips.add("until", "invitation-slip-until");
    }
    let until = day.and_then(|day| in_force::begins(day.plus_days(1), ZONE));
    match (country, count, until) {
        (Some(country), Some(count), Some(until)) if slips.is_empty() => Ok((country, count, until)),
        _ => Err(slips.into()),
    }
}

async fn page(v: &Visit, catalogue: &Catalogue, acts: &Acts, codes: Option<Vec<Code>>, filled: &Filled) -> Answer {
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let found = rows::newest(&mut cx, MOST).await?;
    let table = table(v, &mut cx, acts, &snapshot, &found).await?;
    let look = Access { file: None, purpose: "invitations".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let countries = || -> Vec<Choice> {
        let names = snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale())));
        names.collect()
    };
    let digits = |name: &'static str, label: &str| TextInput::digits(name, v.t(label)).width("short").filled(v, filled);
    let heading =
        |codes: &[Code]| v.t_count("invitation-issued-heading", i64::try_from(codes.len()).unwrap_or(i64::MAX));
    let page = InvitationsPage {
        v,
        back: BackLink::to(v.path("/desk/switches"), v.t("catalogue-switches-title")),
        errors: ErrorSummary::new(v, filled),
        issued: codes.map(|codes| IssuedNow { heading: heading(&codes), codes }),
        country: Select::new(v, "country", v.t("invitation-country"), countries()).filled(v, filled),
        count: digits("count", "invitation-count"),
        until: DateInput::new(v, "until", v.t("invitation-until")).hint(v.t("invitation-until-hint")).filled(v, filled),
        issue: Button::new(v.t("invitation-issue")),
        of: Select::new(v, "of", v.t("invitation-country"), countries()).filled(v, filled),
        number: digits("number", "invitation-number"),
        withdraw: Button::grave(v.t("invitation-withdraw")),
        table,
    };
    Ok(v.page_with(filled.status(), v.t("invitation-title"), page))
}

async fn table(v: &Visit, cx: &mut Cx, acts: &Acts, snapshot: &Snapshot, found: &[Issued]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("invitation-list"))
        .column(v.t("invitation-country"))
        .number_column(v.t("invitation-number"))
        .column(v.t("invitation-issued-at"))
        .column(v.t("invitation-issued-by"))
        .column(v.t("invitation-until"))
        .column(v.t("invitation-state"))
        .nothing(v.t("invitation-none"));
    for one in found {
        let name = snapshot.country(&one.country).ok().map(|own| own.definition.names.get(v.locale()).to_owned());
        table = table.row(vec![
            name.unwrap_or_else(|| one.country.clone()).into(),
            v.number(i64::from(one.number)).into(),
            v.moment(one.issued_at, ZONE).into(),
            acts.colleagues().name(cx, one.issued_by).await?.into(),
            // Entered as a last day, and over when the next one begins.
            v.day(one.valid_until.day_in(ZONE).plus_days(-1)).into(),
            Value::component(&state(v, one)),
        ]);
    }
    Ok(table)
}

fn state(v: &Visit, one: &Issued) -> Tag {
    let (key, tone) = match (one.used_at, one.withdrawn_at) {
        (Some(_), _) => ("invitation-state-used", Tone::Ok),
        (None, Some(_)) => ("invitation-state-withdrawn", Tone::Quiet),
        (None, None) if one.valid_until <= v.now() => ("invitation-state-over", Tone::Quiet),
        (None, None) => ("invitation-state-waits", Tone::Sand),
    };
    Tag::new(v.t(key), tone)
}
