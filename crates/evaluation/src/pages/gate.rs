//! The gate between a pilot and the next country: what was signed, how each criterion stands now, the checklist, what was
//! decided, and what the pilot taught.

use std::{collections::BTreeMap, sync::Arc};

use ::store::{
    Cx,
    access::{self, Access},
};
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Snapshot;
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Filled, Value, Visit,
    components::{BackLink, Banner, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, Tag, Tone},
};
use work::proposals::Acts;

use super::{country_name, gate_forms, interval, said, typed::Card};
use crate::{
    gate::{self, Judgement, Line, Protocol, Standing, Verdict, judge, verdict_text},
    indicators::{self, Better},
    measure::{Of, Tally},
    policy,
    ports::Ports,
    store::gate::{self as rows, Answered, Decided},
    week::ZONE,
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/evaluation/gate/{pilot}/{next}";
/// The way to it from a proposal.
pub(crate) const OF_PROTOCOL: &str = "/{lang}/desk/evaluation/protocols/{id}";

/// The two countries in an address.
#[derive(Deserialize, Clone)]
pub(crate) struct AtGate {
    pub pilot: String,
    pub next: String,
}

/// A protocol in an address.
#[derive(Deserialize)]
pub(crate) struct AtProtocol {
    id: uuid::Uuid,
}

/// Everything the gate rests on.
pub(super) struct Stand {
    pub protocol: Protocol,
    pub judgement: Judgement,
    pub simulated: bool,
    pub answers: Vec<Answered>,
    pub decisions: Vec<Decided>,
    pub holds: Vec<(String, kernel::Moment)>,
    pub practices: Vec<rows::Practice>,
    pub versions: Vec<Protocol>,
    /// Who answers for each item, as colleagues know her.
    pub names: Vec<String>,
}

/// Loads it.
///
/// # Errors
/// Not found where nothing was ever signed for these two.
pub(super) async fn stand(cx: &mut Cx, acts: &Acts, at: &AtGate) -> Outcome<Stand> {
    let versions = rows::versions(cx, &at.pilot, &at.next).await?;
    let protocol = versions.first().cloned().ok_or_else(Failure::not_found)?;
    let tallies: BTreeMap<String, Tally> = gate::seen(cx, &protocol).await?.into_iter().collect();
    let answers = rows::answers(cx, protocol.id).await?;
    let mut names = Vec::with_capacity(answers.len());
    for own in &answers {
        names.push(acts.colleagues().name(cx, Id::from_uuid(own.answers_for)).await?);
    }
    Ok(Stand {
        judgement: judge(&protocol.terms, &tallies)?,
        simulated: tallies.values().any(|own| own.simulated),
        answers,
        names,
        decisions: rows::decisions(cx, &at.pilot, &at.next).await?,
        holds: rows::holds(cx, protocol.id).await?,
        practices: rows::practices(cx, &at.pilot).await?,
        versions,
        protocol,
    })
}

#[derive(Template)]
#[template(path = "evaluation/gate.html")]
struct GatePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    verdict: Tag,
    notices: Vec<Banner>,
    facts: SummaryList,
    criteria: DataTable,
    guardrails: DataTable,
    checklist: DataTable,
    decisions: DataTable,
    versions: DataTable,
    practices: DataTable,
    plan: LinkButton,
    report: Option<LinkButton>,
    action: String,
    cards: Vec<Card>,
}

pub(crate) async fn of_protocol(v: Visit, Path(at): Path<AtProtocol>) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let mut cx = v.begin().await?;
    let own = rows::protocol(&mut cx, at.id).await?;
    cx.commit().await?;
    Ok(v.redirect(format!("/desk/evaluation/gate/{}/{}", own.pilot, own.next)))
}

pub(crate) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<AtGate>,
) -> Answer {
    page(&v, (&ports, &acts), &at, &Filled::blank()).await
}

pub(super) async fn page(v: &Visit, (ports, acts): (&Ports, &Acts), at: &AtGate, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let stand = stand(&mut cx, acts, at).await?;
    let look = Access { file: None, purpose: "evaluation".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let names = [&at.pilot, &at.next].map(|key| country_name(v, &snapshot, key));
    let base = format!("/desk/evaluation/gate/{}/{}", at.pilot, at.next);
    let cards = match policy::may_answer(v.actor()) {
        Ok(_) => gate_forms::cards(v, &stand, filled),
        Err(_) => Vec::new(),
    };
    let title = v.t_with("evaluation-gate-of", &[("pilot", &names[0]), ("next", &names[1])]);
    let body = GatePage {
        v,
        back: BackLink::to(v.path("/desk/evaluation/gate"), v.t("evaluation-gates")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        verdict: verdict_tag(v, stand.judgement.verdict),
        notices: notices(v, &stand)?,
        facts: facts(v, &stand, &names),
        criteria: criteria(v, &stand)?,
        guardrails: guardrails(v, &stand)?,
        checklist: checklist(v, &stand),
        decisions: decisions(v, &stand),
        versions: versions(v, &stand),
        practices: practices(v, &stand),
        plan: LinkButton::quiet(v.path(&format!("/desk/evaluation/plan/{}", at.next)), plan_text(v, &snapshot, at)),
        report: (!stand.decisions.is_empty())
            .then(|| LinkButton::quiet(v.path(&format!("{base}/report.pdf")), v.t("evaluation-report")).download()),
        action: v.path(&base),
        cards,
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn plan_text(v: &Visit, snapshot: &Snapshot, at: &AtGate) -> String {
    v.t_with("evaluation-plan-of", &[("country", &country_name(v, snapshot, &at.next))])
}

/// What follows, as a tag.
pub(super) fn verdict_tag(v: &Visit, verdict: Verdict) -> Tag {
    let tone = match verdict {
        Verdict::Open => Tone::Ok,
        Verdict::Extend => Tone::Wait,
        Verdict::Stop => Tone::Wrong,
    };
    Tag::new(v.t(verdict_text(verdict)), tone)
}

fn notices(v: &Visit, stand: &Stand) -> Outcome<Vec<Banner>> {
    let mut notices = Vec::new();
    for (indicator, at) in &stand.holds {
        let name = indicators::called(indicator)?.names.get(v.locale());
        let args = [("name", name), ("at", &v.moment(*at, ZONE))];
        notices.push(Banner::new(Tone::Wrong, v.t_with("evaluation-held", &args)));
    }
    if stand.simulated {
        notices.push(Banner::new(Tone::Sand, v.t("evaluation-simulated")));
    }
    Ok(notices)
}

fn facts(v: &Visit, stand: &Stand, names: &[String; 2]) -> SummaryList {
    let own = &stand.protocol;
    SummaryList::new(vec![
        SummaryRow::new(v.t("evaluation-pilot"), names[0].clone()),
        SummaryRow::new(v.t("evaluation-next"), names[1].clone()),
        SummaryRow::new(v.t("evaluation-version"), v.number(i64::from(own.version))),
        SummaryRow::new(v.t("evaluation-signed-at"), v.moment(own.signed_at, ZONE)),
        SummaryRow::new(v.t("evaluation-from"), v.day(own.from)),
        SummaryRow::new(v.t("evaluation-until"), v.day(own.until)),
    ])
}

/// A bound with its side, in words.
pub(super) fn bound(v: &Visit, line: &Line) -> Outcome<String> {
    let own = indicators::called(&line.criterion.indicator)?;
    let value = said(v, own.unit, line.criterion.bound)?;
    let key = match (own.better, line.criterion.of) {
        (Better::High, _) => "evaluation-bound-least",
        (Better::Low, Of::Middle) => "evaluation-bound-most",
        (Better::Low, Of::P95) => "evaluation-bound-most-p95",
    };
    Ok(v.t_with(key, &[("value", &value)]))
}

fn standing_tag(v: &Visit, standing: Standing) -> Tag {
    let tone = match standing {
        Standing::Met => Tone::Ok,
        Standing::Open => Tone::Wait,
        Standing::Missed => Tone::Wrong,
    };
    Tag::new(v.t(&format!("evaluation-standing-{}", standing.as_str())), tone)
}

fn criteria(v: &Visit, stand: &Stand) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("evaluation-criteria"))
        .caption_hidden()
        .column(v.t("evaluation-indicator"))
        .column(v.t("evaluation-required"))
        .number_column(v.t("evaluation-value"))
        .column(v.t("evaluation-interval-99"))
        .number_column(v.t("evaluation-n"))
        .column(v.t("evaluation-standing"));
    for line in &stand.judgement.lines {
        let own = indicators::called(&line.criterion.indicator)?;
        let (value, lies) = match &line.estimate {
            Some(estimate) => (said(v, own.unit, estimate.value)?, interval(v, own.unit, estimate)?),
            None => (v.t("evaluation-too-few"), String::new()),
        };
        let least = v.number(i64::try_from(line.criterion.least).unwrap_or(i64::MAX));
        let n = match line.estimate {
            Some(_) => v.number(i64::try_from(line.n).unwrap_or(i64::MAX)),
            None => v.t("evaluation-withheld"),
        };
        table = table.row(vec![
            own.names.get(v.locale()).into(),
            bound(v, line)?.into(),
            value.into(),
            lies.into(),
            v.t_with("evaluation-n-of", &[("n", &n), ("least", &least)]).into(),
            Value::component(&standing_tag(v, line.standing)),
        ]);
    }
    Ok(table)
}

fn guardrails(v: &Visit, stand: &Stand) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("evaluation-guardrails"))
        .caption_hidden()
        .column(v.t("evaluation-indicator"))
        .column(v.t("evaluation-required"))
        .column(v.t("evaluation-standing"));
    for rail in &stand.protocol.terms.guardrails {
        let own = indicators::called(&rail.indicator)?;
        let value = said(v, own.unit, rail.bound)?;
        let key = if own.better == Better::High { "evaluation-bound-least" } else { "evaluation-bound-most" };
        let tag = match stand.holds.iter().any(|(key, _)| *key == rail.indicator) {
            true => Tag::new(v.t("evaluation-broken"), Tone::Wrong),
            false => Tag::new(v.t("evaluation-kept"), Tone::Ok),
        };
        table = table.row(vec![
            own.names.get(v.locale()).into(),
            v.t_with(key, &[("value", &value)]).into(),
            Value::component(&tag),
        ]);
    }
    Ok(table)
}

fn checklist(v: &Visit, stand: &Stand) -> DataTable {
    let mut table = DataTable::new(v, v.t("evaluation-checklist"))
        .caption_hidden()
        .column(v.t("evaluation-item"))
        .column(v.t("evaluation-evidence"))
        .column(v.t("evaluation-answered-by"))
        .column(v.t("evaluation-answered-at"));
    for item in &stand.protocol.terms.items {
        let found = stand.answers.iter().zip(&stand.names).find(|(own, _)| own.item == *item);
        let answer = found.map(|(own, _)| own);
        table = table.row(vec![
            v.t(&format!("evaluation-item-{}", item.replace('_', "-"))).into(),
            match answer {
                Some(own) => own.evidence.clone().into(),
                None => Value::component(&Tag::new(v.t("evaluation-unanswered"), Tone::Wait)),
            },
            found.map_or(Value::Missing, |(_, name)| name.clone().into()),
            answer.map_or(Value::Missing, |own| v.moment(own.answered_at, ZONE).into()),
        ]);
    }
    table
}

fn decisions(v: &Visit, stand: &Stand) -> DataTable {
    let mut table = DataTable::new(v, v.t("evaluation-decisions"))
        .caption_hidden()
        .column(v.t("evaluation-decided-at"))
        .column(v.t("evaluation-outcome"))
        .column(v.t("evaluation-reason"))
        .nothing(v.t("evaluation-decisions-none"));
    for own in &stand.decisions {
        table = table.row(vec![
            v.moment(own.decided_at, ZONE).into(),
            Value::component(&verdict_tag(v, own.outcome)),
            own.reason.clone().into(),
        ]);
    }
    table
}

fn versions(v: &Visit, stand: &Stand) -> DataTable {
    let mut table = DataTable::new(v, v.t("evaluation-versions"))
        .caption_hidden()
        .number_column(v.t("evaluation-version"))
        .column(v.t("evaluation-signed-at"))
        .column(v.t("evaluation-from"))
        .column(v.t("evaluation-until"));
    for own in &stand.versions {
        table = table.row(vec![
            v.number(i64::from(own.version)).into(),
            v.moment(own.signed_at, ZONE).into(),
            v.day(own.from).into(),
            v.day(own.until).into(),
        ]);
    }
    table
}

fn practices(v: &Visit, stand: &Stand) -> DataTable {
    let mut table = DataTable::new(v, v.t("evaluation-practices"))
        .caption_hidden()
        .column(v.t("evaluation-kind"))
        .column(v.t("evaluation-words"))
        .nothing(v.t("evaluation-practices-none"));
    for own in &stand.practices {
        table = table.row(vec![v.t(&format!("evaluation-kind-{}", own.kind)).into(), own.words.get(v.locale()).into()]);
    }
    table
}
