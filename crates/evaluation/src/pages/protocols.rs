//! The pilots that are judged and by what, and proposing what the next one is judged by.

use std::sync::Arc;

use axum::Extension;
use catalogue::Snapshot;
use kernel::{Failure, Outcome};
use service_model::country::Stage;
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Markup, Value, Visit,
    components::{BackLink, Choice, DataTable, DateInput, ErrorSummary, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{
    country_name,
    gate::verdict_tag,
    typed::{Card, Typed},
};
use crate::{
    entries::subject,
    gate::{SIGN, Terms, Wanted},
    indicators::{self, Unit},
    measure::Of,
    policy,
    ports::Ports,
    store::gate as rows,
    week::{ZONE, monday},
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/evaluation/gate";

/// How many weeks a window has to begin with.
const WEEKS: u8 = 12;

#[derive(askama::Template)]
#[template(path = "evaluation/protocols.html")]
struct ProtocolsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    table: DataTable,
    action: String,
    cards: Vec<Card>,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    page(&v, &ports, &proposed_terms(&v)?).await
}

/// The form as one begins: the bounds the house proposes, from the Monday after the next.
fn proposed_terms(v: &Visit) -> Outcome<Filled> {
    let mut pairs = vec![("protocol_weeks".to_owned(), v.number(i64::from(WEEKS)))];
    for (at, own) in Terms::proposed().criteria.iter().enumerate() {
        let unit = indicators::called(&own.indicator)?.unit;
        pairs.push((format!("protocol_bound{at}"), plain(own.bound / factor(unit))));
        pairs.push((format!("protocol_least{at}"), own.least.to_string()));
    }
    for (at, own) in Terms::proposed().guardrails.iter().enumerate() {
        pairs.push((format!("protocol_rail{at}"), plain(own.bound / factor(Unit::Share))));
    }
    let mut filled = Filled::from_pairs(pairs);
    DateInput::fill(&mut filled, "protocol_from", monday(v.now().day_in(ZONE)).plus_days(14));
    Ok(filled)
}

fn plain(value: f64) -> String {
    format!("{:.1}", value).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What one of the unit in which a bound is typed is worth: percent, days, pounds.
fn factor(unit: Unit) -> f64 {
    match unit {
        Unit::Share => 0.01,
        Unit::Seconds => 86_400.0,
        Unit::Money => 100.0,
        Unit::PerThousand | Unit::Count => 1.0,
    }
}

async fn page(v: &Visit, ports: &Ports, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(v, v.t("evaluation-gates"))
        .caption_hidden()
        .column(v.t("evaluation-gate"))
        .column(v.t("evaluation-from"))
        .column(v.t("evaluation-until"))
        .column(v.t("evaluation-outcome"))
        .nothing(v.t("evaluation-gates-none"));
    for own in rows::newest(&mut cx).await? {
        let names = [&own.pilot, &own.next].map(|key| country_name(v, &snapshot, key));
        let text = v.t_with("evaluation-gate-of", &[("pilot", &names[0]), ("next", &names[1])]);
        let decided = rows::decisions(&mut cx, &own.pilot, &own.next).await?;
        let href = v.path(&format!("/desk/evaluation/gate/{}/{}", own.pilot, own.next));
        table = table.row(vec![
            Value::link(&href, &text),
            v.day(own.from).into(),
            v.day(own.until).into(),
            decided.first().map_or(Value::Missing, |own| Value::component(&verdict_tag(v, own.outcome))),
        ]);
    }
    cx.commit().await?;
    let cards = match policy::may_answer(v.actor()) {
        Ok(_) => vec![Card::new(v, "protocol", fields(v, &snapshot, filled)?)],
        Err(_) => Vec::new(),
    };
    let body = ProtocolsPage {
        v,
        back: BackLink::to(v.path("/desk/evaluation"), v.t("evaluation-title")),
        errors: ErrorSummary::new(v, filled),
        table,
        action: v.path("/desk/evaluation/gate"),
        cards,
    };
    Ok(v.page_with(filled.status(), v.t("evaluation-gates"), body))
}

fn fields(v: &Visit, snapshot: &Snapshot, filled: &Filled) -> Outcome<Vec<Markup>> {
    let abroad = snapshot.countries().filter(|(_, own)| own.stage != Stage::Home);
    let countries: Vec<Choice> =
        abroad.map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale()))).collect();
    let select =
        |name: &str, label: &str| Markup::from(&Select::new(v, name, v.t(label), countries.clone()).filled(v, filled));
    let number = |name: String, label: String, suffix: String| {
        Markup::from(&TextInput::digits(name, label).width("short").suffix(suffix).filled(v, filled))
    };
    let from = DateInput::new(v, "protocol_from", v.t("evaluation-from")).hint(v.t("evaluation-from-hint"));
    let mut fields = vec![
        select("protocol_pilot", "evaluation-pilot"),
        select("protocol_next", "evaluation-next"),
        Markup::from(&from.filled(v, filled)),
        number("protocol_weeks".to_owned(), v.t("evaluation-window-weeks"), String::new()),
    ];
    for (at, own) in Terms::proposed().criteria.iter().enumerate() {
        let indicator = indicators::called(&own.indicator)?;
        let side = match (indicator.better, own.of) {
            (indicators::Better::High, _) => "evaluation-field-least",
            (indicators::Better::Low, Of::Middle) => "evaluation-field-most",
            (indicators::Better::Low, Of::P95) => "evaluation-field-most-p95",
        };
        let name = indicator.names.get(v.locale());
        let suffix = v.t(&format!("evaluation-suffix-{}", indicator.unit.as_str().replace('_', "-")));
        fields.push(number(format!("protocol_bound{at}"), v.t_with(side, &[("name", name)]), suffix));
        let least = v.t_with("evaluation-field-n", &[("name", name)]);
        fields.push(number(format!("protocol_least{at}"), least, String::new()));
    }
    for (at, own) in Terms::proposed().guardrails.iter().enumerate() {
        let name = indicators::called(&own.indicator)?.names.get(v.locale());
        let label = v.t_with("evaluation-field-rail", &[("name", name)]);
        fields.push(number(format!("protocol_rail{at}"), label, v.t("evaluation-suffix-share")));
    }
    let reason = Textarea::new("protocol_reason", v.t("evaluation-reason")).rows(2);
    fields.push(Markup::from(&reason.filled(v, filled)));
    Ok(fields)
}

pub(crate) async fn sent(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_answer(v.actor())?;
    match propose(&v, &ports, &acts, &form).await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => page(&v, &ports, &form.filled(failure)?).await,
    }
}

async fn propose(v: &Visit, ports: &Ports, acts: &Acts, form: &Form<Fields>) -> Outcome<Uuid> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let known = |key: &str| snapshot.country(key).is_ok_and(|own| own.stage != Stage::Home);
    let mut typed = Typed::new(&form.fields, "protocol");
    let (pilot, next) = (typed.one_of("pilot", known), typed.one_of("next", known));
    let (from, weeks) = (typed.day("from"), typed.whole("weeks"));
    let mut terms = Terms::proposed();
    for (at, own) in terms.criteria.iter_mut().enumerate() {
        let unit = indicators::called(&own.indicator)?.unit;
        own.bound = typed.number(&format!("bound{at}")).unwrap_or_default() * factor(unit);
        own.least = typed.whole(&format!("least{at}")).unwrap_or_default().into();
    }
    for (at, own) in terms.guardrails.iter_mut().enumerate() {
        own.bound = typed.number(&format!("rail{at}")).unwrap_or_default() * factor(Unit::Share);
    }
    let reason = typed.reason();
    let weeks = weeks.and_then(|own| u8::try_from(own).ok());
    let read = from.zip(weeks).map(|(from, weeks)| Wanted { pilot, next, terms, from, weeks });
    let wanted = typed.or_slips(read)?;
    let made = propose_once(v.begin().await?, acts, (PAGE, form), |cx| {
        // Each is a thing of its own: the version decides which of two holds.
        let thing = kernel::Id::<Wanted>::unowned(cx.now(), cx.dice()).uuid();
        Ok(NewProposal { kind: SIGN, subject: subject(thing, &wanted)?, reason: &reason, seen: None })
    });
    made.await.map_err(|failure| match failure {
        Failure::Refusal(refusal) if refusal.field.is_none() => Failure::Refusal(refusal.at("protocol_from")),
        other => other,
    })
}
