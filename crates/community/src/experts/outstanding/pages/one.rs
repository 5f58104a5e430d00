//! `/desk/experts/nominations/{id}`: the profile as the ministries see it, assessing it, and proposing what follows. Nobody who
//! assesses reads the other before her own is written. Opening it is a look its owner reads.

use std::sync::Arc;

use ::store::Cx;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{Button, Choice, Radios, SummaryList, SummaryRow, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{long, number, tag, written};
use crate::experts::{
    ZONE,
    model::Audience,
    outstanding::{
        acts, commands,
        criteria::{Criteria, Title},
        nomination::{Nomination, Stage},
        policy, store as rows, typed,
    },
    pages::{Act, Page, Part, begun, key_of, settled, shown},
    policy as desk, store as experts,
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/desk/experts/nominations/{id}";

#[derive(Deserialize)]
pub(in crate::experts) struct At {
    id: Id<Nomination>,
}

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    Ok(page(&v, &lexicon, at.id, &Filled::blank()).await?)
}

fn here(id: Id<Nomination>) -> String {
    format!("/desk/experts/nominations/{id}")
}

async fn page(v: &Visit, lexicon: &Lexicon, id: Id<Nomination>, filled: &Filled) -> Outcome<Response> {
    let (ministry, _permit) = desk::may_look(v.actor())?;
    let vocabulary = lexicon.vocabulary();
    let mut cx = v.begin().await?;
    let own = rows::one(&mut cx, id).await?;
    if own.agreed_at.is_none() || own.withdrawn_at.is_some() {
        return Err(Failure::not_found());
    }
    let profile = experts::profile(&mut cx, own.account).await?.ok_or_else(Failure::not_found)?;
    let seen = profile.content.seen_by(&profile.entries, Audience::Ministries);
    experts::look(&mut cx, &profile, (ministry, PAGE), experts::Why::Assessment, &seen.sections()).await?;
    let may_assess = policy::assesses(&mut cx, &own).await?;
    cx.commit().await?;
    let criteria = vocabulary.criteria.version(own.criteria)?;
    let title = criteria.title(&own.title).ok_or_else(Failure::not_found)?;
    let stage = own.stage(criteria, v.now().day_in(ZONE));
    let mut page = Page::new(v, shown::name(v, seen.names.as_ref()), filled)
        .back(v, "/desk/experts/nominations", "outstanding-nominations")
        .lead(v.t("outstanding-one-lead"))
        .part(facts(v, title, &own))
        .part(Part::default().heading(v.t("experts-profile")).shows(&shown::profile(v, vocabulary, &seen)));
    page.tags = vec![tag(v, stage)];
    page = read(v, page, criteria, &own);
    if may_assess {
        page = page.part(assessing(v, criteria, id, filled));
    }
    Ok(following(v, page, (criteria, title), (&own, stage), filled).answer(v, filled))
}

fn facts(v: &Visit, title: &Title, own: &Nomination) -> Part {
    let by = own.by.map_or_else(|| v.t("outstanding-by-herself"), |(ministry, _)| v.t(&ministry.text()));
    let mut rows = vec![
        SummaryRow::new(v.t("outstanding-title"), title.names.get(v.locale())),
        SummaryRow::new(v.t("outstanding-by"), by),
        SummaryRow::new(v.t("outstanding-statement"), own.statement.clone()),
    ];
    if let Some((_, words)) = &own.objection {
        rows.push(SummaryRow::new(v.t("outstanding-objection"), words.clone()));
    }
    if let Some(answer) = &own.answer {
        let told = if answer.upheld { "outstanding-answer-upheld" } else { "outstanding-answer-not" };
        rows.push(SummaryRow::new(v.t("outstanding-answer"), format!("{}\n{}", v.t(told), answer.reason)));
    }
    Part::default().shows(&SummaryList::new(rows))
}

/// What was written until now, as far as the reader may read it.
fn read(v: &Visit, mut page: Page, criteria: &Criteria, own: &Nomination) -> Page {
    let count = own.written().count();
    let seats = i64::try_from(count).unwrap_or(i64::MAX);
    page = page
        .part(Part::default().heading(v.t("outstanding-assessments")).text(v.t_count("outstanding-written", seats)));
    let before = own.assessments.iter().filter(|written| written.round < own.round());
    let now = own.written().filter(|_| policy::reads_all(v.actor(), own));
    for assessed in before.chain(now) {
        page = page.part(Part::card().shows(&written(v, criteria, &assessed.scores)));
    }
    page
}

fn assessing(v: &Visit, criteria: &Criteria, id: Id<Nomination>, filled: &Filled) -> Part {
    let mut act = Act::post(v, &here(id));
    for own in &criteria.criteria {
        let scores = (0..=criteria.highest).map(|score| Choice::new(score.to_string(), number(v, score))).collect();
        let legend = format!("{}: {}", own.names.get(v.locale()), own.proves.get(v.locale()));
        let reason = v.t_with("outstanding-why", &[("criterion", own.names.get(v.locale()))]);
        act = act
            .field(&Radios::new(typed::score_field(&own.key), legend, scores).inline().filled(v, filled))
            .field(&Textarea::new(typed::reason_field(&own.key), reason).rows(2).filled(v, filled));
    }
    Part::card()
        .heading(v.t("outstanding-assess"))
        .text(v.t("outstanding-assess-about"))
        .act(act.button(Button::new(v.t("outstanding-assess-send")).named("act", "assess")))
}

/// What those may propose who had no part in it; who may not is told when she tries.
fn following(
    v: &Visit,
    page: Page,
    (criteria, title): (&Criteria, &Title),
    (own, stage): (&Nomination, Stage),
    filled: &Filled,
) -> Page {
    let reason = || long(v, "reason", "staff-reason").filled(v, filled);
    match (stage, own.both()) {
        (Stage::Found, Some(both)) => {
            let found = criteria.finding(title, both);
            let told = v.t_with(
                "outstanding-found",
                &[("points", &number(v, found.points)), ("needed", &number(v, title.needed))],
            );
            let result = if found.given { "outstanding-result-given" } else { "outstanding-result-refused" };
            let act = Act::post(v, &here(own.id))
                .field(&reason())
                .button(Button::new(v.t("outstanding-propose")).named("act", "decide"));
            page.part(Part::card().heading(v.t(result)).text(told).text(v.t("outstanding-propose-about")).act(act))
        }
        (Stage::Objected, _) => {
            let act = Act::post(v, &here(own.id))
                .field(&reason())
                .button(Button::new(v.t("outstanding-propose-uphold")).named("act", "uphold"))
                .button(Button::quiet(v.t("outstanding-propose-dismiss")).named("act", "dismiss"));
            page.part(Part::card().heading(v.t("outstanding-objection")).text(v.t("outstanding-object-desk")).act(act))
        }
        (stage, _) => match own.decision() {
            Some(decision) => {
                let told = v.t_with(
                    "outstanding-found",
                    &[("points", &number(v, decision.points)), ("needed", &number(v, title.needed))],
                );
                page.part(Part::card().heading(v.t(&key_of("outstanding-stage-", stage.as_str()))).text(told))
            }
            None => page,
        },
    }
}

pub(in crate::experts) async fn sent(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    desk::ministry(v.actor())?;
    match act(&v, &lexicon, (&acts, at.id), &form).await {
        Ok(To::Proposal(id)) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Ok(To::Here) => Ok(v.redirect_with(here(at.id), "outstanding-flash-assessed")),
        Err(failure) => Ok(page(&v, &lexicon, at.id, &form.filled(failure)?).await?),
    }
}

/// Where one is led.
enum To {
    Proposal(uuid::Uuid),
    Here,
}

async fn act(v: &Visit, lexicon: &Lexicon, (acts, id): (&Acts, Id<Nomination>), form: &Form<Fields>) -> Outcome<To> {
    let (kind, subject) = match form.fields.text("act") {
        "assess" => return assess(v, lexicon, id, form).await.map(|()| To::Here),
        "decide" => (acts::DECIDE, acts::decision_subject(id)),
        "uphold" => (acts::ANSWER, acts::answer_subject(id, true)),
        "dismiss" => (acts::ANSWER, acts::answer_subject(id, false)),
        _ => return Err(Failure::not_found()),
    };
    let cx = v.begin().await?;
    let proposed = propose_once(cx, acts, (PAGE, form), |_cx| {
        Ok(NewProposal { kind, subject, reason: form.fields.text("reason"), seen: None })
    });
    proposed.await.map(To::Proposal)
}

async fn assess(v: &Visit, lexicon: &Lexicon, id: Id<Nomination>, form: &Form<Fields>) -> Outcome<()> {
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    let own = known(&mut cx, id).await?;
    let criteria = lexicon.vocabulary().criteria.version(own.criteria)?;
    let scores = typed::scores(&form.fields, criteria)?;
    commands::assess(&mut cx, id, &scores).await?;
    settled(cx, PAGE, form, id.uuid()).await
}

async fn known(cx: &mut Cx, id: Id<Nomination>) -> Outcome<Nomination> {
    let own = rows::one(cx, id).await?;
    if own.agreed_at.is_some() { Ok(own) } else { Err(Failure::not_found()) }
}
