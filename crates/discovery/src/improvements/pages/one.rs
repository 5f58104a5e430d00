//! An improvement at the desk: what it rests on, what is tried, what it did, and the next step.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{
        BackLink, Banner, Button, Choice, ErrorSummary, LinkButton, Radios, SummaryList, SummaryRow, Tag, Textarea,
        Tone,
    },
};
use work::proposals::{Acts, queries};

use super::{At, SETTLE, START, STOP, done_before, effect, points, stage_tag, variant};
use crate::{
    Ports,
    improvements::{
        act, commands,
        model::{Improvement, Stage},
        policy, store as rows,
    },
    insights::{self, ZONE},
};

#[derive(Template)]
#[template(path = "improvements/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    hypothesis: String,
    stage: Tag,
    evidence: SummaryList,
    tried: SummaryList,
    done: SummaryList,
    waiting: Option<(Banner, LinkButton)>,
    change: Option<LinkButton>,
    step: Option<Step>,
}

/// What can be done next.
struct Step {
    title: String,
    lead: String,
    action: String,
    choice: Option<Radios>,
    reason: Option<Textarea>,
    button: Button,
}

pub(in crate::improvements) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    page(&v, &ports, at.id()?, &Filled::blank()).await
}

async fn page(v: &Visit, ports: &Ports, id: Id<Improvement>, filled: &Filled) -> Answer {
    v.staff()?;
    insights::may_see(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let own = rows::lock(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let kind = if own.stage() == Stage::Draft { act::START } else { act::SETTLE };
    let waiting = queries::open_of(&mut cx, kind, id.uuid()).await?;
    cx.commit().await?;
    let improves = policy::may_write(v.actor()).is_ok();
    let country = |key: &String| match snapshot.country(key) {
        Ok(own) => own.definition.names.get(v.locale()).to_owned(),
        Err(_) => key.clone(),
    };
    let unheard: Vec<String> = own.evidence.unheard.iter().map(country).collect();
    let page = OnePage {
        back: BackLink::to(v.path("/desk/improvements"), v.t("improvement-title")),
        errors: ErrorSummary::new(v, filled),
        hypothesis: own.hypothesis(v.locale()).to_owned(),
        stage: stage_tag(v, own.stage()),
        evidence: evidence(v, &own, &unheard),
        tried: SummaryList::new(vec![
            SummaryRow::new(v.t("improvement-place"), v.t(&own.place.name())),
            SummaryRow::new(v.t("improvement-variant"), variant(v, &own.variant)),
            SummaryRow::new(v.t("improvement-metric"), v.t(&own.metric.name())),
            SummaryRow::new(v.t("improvement-guardrail"), v.t(&own.guardrail.name())),
        ])
        .heading(v.t("improvement-tried")),
        done: done(v, &own),
        change: (improves && own.stage() == Stage::Draft).then(|| {
            LinkButton::quiet(v.path(&format!("/desk/improvements/{}/change", id.uuid())), v.t("improvement-change"))
        }),
        step: (improves && waiting.is_none()).then(|| step(v, &own, filled)).flatten(),
        waiting: waiting.map(|own| {
            let href = v.path(&format!("/desk/proposals/{}", own.id));
            (Banner::new(Tone::Wait, v.t("improvement-waiting")), LinkButton::quiet(href, v.t("improvement-see")))
        }),
        v,
    };
    Ok(v.page_with(filled.status(), v.t("improvement-one"), page))
}

fn evidence(v: &Visit, own: &Improvement, unheard: &[String]) -> SummaryList {
    let people = v.t_count("insight-people", i64::try_from(own.evidence.people).unwrap_or(i64::MAX));
    let unheard = if unheard.is_empty() { v.t("insight-unheard-none") } else { unheard.join(&v.t("catalogue-comma")) };
    SummaryList::new(vec![
        SummaryRow::new(v.t("insight-theme"), own.evidence.theme.clone()),
        SummaryRow::new(v.t("insight-heard-people"), people),
        SummaryRow::new(v.t("improvement-week"), v.day(own.evidence.week)),
        SummaryRow::new(v.t("insight-unheard"), unheard),
    ])
    .heading(v.t("improvement-evidence"))
}

fn done(v: &Visit, own: &Improvement) -> SummaryList {
    let mut rows = Vec::new();
    let moments = [
        ("improvement-started", own.started_at),
        ("improvement-stopped", own.stopped_at),
        ("improvement-settled", own.settled_at),
    ];
    for (label, at) in moments {
        if let Some(at) = at {
            rows.push(SummaryRow::new(v.t(label), v.moment(at, ZONE)));
        }
    }
    if let Some(why) = &own.stopped_for {
        let key = format!("improvement-stopped-{}", why.replace('_', "-"));
        rows.push(SummaryRow::new(v.t("improvement-stopped-for"), v.t(&key)));
    }
    if let Some(effect) = &own.effect {
        let number = |count: u64| v.number(i64::try_from(count).unwrap_or(i64::MAX));
        let people = [("first", &*number(effect.people.0)), ("second", &*number(effect.people.1))];
        rows.push(SummaryRow::new(v.t("improvement-people"), v.t_with("improvement-people-two", &people)));
    }
    rows.push(SummaryRow::new(v.t("improvement-effect"), effect(v, own.effect.as_ref())));
    if let Some(guarded) = own.effect.and_then(|own| own.guarded) {
        rows.push(SummaryRow::new(v.t("improvement-guarded"), points(v, guarded)));
    }
    SummaryList::new(rows).heading(v.t("improvement-done"))
}

fn step(v: &Visit, own: &Improvement, filled: &Filled) -> Option<Step> {
    let path = |end: &str| v.path(&format!("/desk/improvements/{}/{end}", own.id.uuid()));
    let reason = || Some(Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled));
    match own.stage() {
        Stage::Draft => Some(Step {
            title: v.t("improvement-start-title"),
            lead: v.t("improvement-start-lead"),
            action: path("start"),
            choice: None,
            reason: reason(),
            button: Button::new(v.t("improvement-start")),
        }),
        Stage::Running => Some(Step {
            title: v.t("improvement-stop-title"),
            lead: v.t("improvement-stop-lead"),
            action: path("stop"),
            choice: None,
            reason: None,
            button: Button::grave(v.t("improvement-stop")),
        }),
        Stage::Stopped => {
            let choices = ["adopt", "drop"].map(|own| Choice::new(own, v.t(&format!("improvement-act-{own}"))));
            Some(Step {
                title: v.t("improvement-settle-title"),
                lead: v.t("improvement-settle-lead"),
                action: path("settle"),
                choice: Some(Radios::new("outcome", v.t("improvement-outcome"), choices.to_vec()).filled(v, filled)),
                reason: reason(),
                button: Button::new(v.t("improvement-settle")),
            })
        }
        Stage::Adopted | Stage::Dropped => None,
    }
}

pub(in crate::improvements) async fn start(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let id = at.id()?;
    let started = async {
        v.staff()?;
        let (_, permit) = policy::may_improve(v.actor())?;
        let mut cx = v.begin().await?;
        if !done_before(&mut cx, START, &form).await? {
            let proposal = commands::start(&mut cx, permit, &acts, id, form.fields.text("reason")).await?;
            store::idempotency::settle(&mut cx, START, &form.idempotency_key, proposal).await?;
            cx.commit().await?;
        }
        Ok::<_, Failure>(())
    };
    after(&v, &ports, id, &form, started.await, "improvement-flash-proposed").await
}

pub(in crate::improvements) async fn stop(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let id = at.id()?;
    let stopped = async {
        v.staff()?;
        let (_, permit) = policy::may_improve(v.actor())?;
        let mut cx = v.begin().await?;
        if !done_before(&mut cx, STOP, &form).await? {
            commands::stop(&mut cx, permit, id).await?;
            store::idempotency::settle(&mut cx, STOP, &form.idempotency_key, id.uuid()).await?;
            cx.commit().await?;
        }
        Ok::<_, Failure>(())
    };
    after(&v, &ports, id, &form, stopped.await, "improvement-flash-stopped").await
}

pub(in crate::improvements) async fn settle(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let id = at.id()?;
    let settled = async {
        v.staff()?;
        let (_, permit) = policy::may_improve(v.actor())?;
        let adopt = match form.fields.text("outcome") {
            "adopt" => true,
            "drop" => false,
            _ => return Err(kernel::Slips::one("outcome", "field-choice-required")),
        };
        let mut cx = v.begin().await?;
        if !done_before(&mut cx, SETTLE, &form).await? {
            let proposal = commands::settle(&mut cx, permit, &acts, (id, adopt), form.fields.text("reason")).await?;
            store::idempotency::settle(&mut cx, SETTLE, &form.idempotency_key, proposal).await?;
            cx.commit().await?;
        }
        Ok(())
    };
    after(&v, &ports, id, &form, settled.await, "improvement-flash-proposed").await
}

/// Back to the improvement: with what was done, or with what is wrong.
async fn after(
    v: &Visit,
    ports: &Ports,
    id: Id<Improvement>,
    form: &Form<Fields>,
    outcome: Outcome<()>,
    flash: &'static str,
) -> Answer {
    match outcome {
        Ok(()) => Ok(v.redirect_with(format!("/desk/improvements/{}", id.uuid()), flash)),
        Err(failure) => page(v, ports, id, &form.filled(failure)?).await,
    }
}
