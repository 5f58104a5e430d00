//! The forms of the gate: signing what is judged by, answering an item, writing what was learned, deciding.

use std::sync::Arc;

use ::store::idempotency::{self, Claim};
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome};
use service_model::Names;
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Markup, Visit,
    components::{Choice, Radios, Select, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{
    gate::{AtGate, PAGE, Stand, page},
    typed::{Card, Typed},
};
use crate::{
    entries::subject,
    gate::{DECIDE, Ruling, Verdict, verdict_text},
    policy,
    ports::Ports,
    store::gate::{self as rows, Practice},
};

const KINDS: [&str; 2] = ["lesson", "practice"];

/// The forms of whoever signs.
pub(super) fn cards(v: &Visit, stand: &Stand, filled: &Filled) -> Vec<Card> {
    let area = |name: &str, label: &str| Markup::from(&Textarea::new(name, v.t(label)).rows(3).filled(v, filled));
    let items = stand.protocol.terms.items.iter();
    let items = items.map(|own| Choice::new(own, v.t(&format!("evaluation-item-{}", own.replace('_', "-")))));
    let item = Select::new(v, "answer_item", v.t("evaluation-item"), items.collect()).filled(v, filled);
    let kinds = KINDS.map(|own| Choice::new(own, v.t(&format!("evaluation-kind-{own}")))).to_vec();
    let kind = Radios::new("practice_kind", v.t("evaluation-kind"), kinds).inline().filled(v, filled);
    let outcomes = Verdict::ALL.map(|own| Choice::new(own.as_str(), v.t(verdict_text(own)))).to_vec();
    let outcome = Radios::new("decide_outcome", v.t("evaluation-outcome"), outcomes).filled(v, filled);
    vec![
        Card::new(v, "answer", vec![Markup::from(&item), area("answer_evidence", "evaluation-evidence")]),
        Card::new(
            v,
            "practice",
            vec![
                Markup::from(&kind),
                area("practice_ar", "evaluation-words-ar"),
                area("practice_en", "evaluation-words-en"),
            ],
        ),
        Card::new(v, "decide", vec![Markup::from(&outcome), area("decide_reason", "evaluation-reason")]),
    ]
}

pub(crate) async fn sent(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<AtGate>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_answer(v.actor())?;
    let done = match form.fields.text("act") {
        "decide" => decide(&v, &acts, &at, &form).await.map(|id| format!("/desk/proposals/{id}")),
        "answer" | "practice" => {
            written(&v, &at, &form).await.map(|()| format!("/desk/evaluation/gate/{}/{}", at.pilot, at.next))
        }
        _ => Err(Failure::not_found()),
    };
    match done {
        Ok(path) => Ok(v.redirect(path)),
        Err(failure) => page(&v, (&ports, &acts), &at, &form.filled(failure)?).await,
    }
}

async fn decide(v: &Visit, acts: &Acts, at: &AtGate, form: &Form<Fields>) -> Outcome<Uuid> {
    let mut typed = Typed::new(&form.fields, "decide");
    let outcome = Verdict::parse(&typed.one_of("outcome", |own| Verdict::parse(own).is_some()));
    let reason = typed.reason();
    let outcome = typed.or_slips(outcome)?;
    let mut cx = v.begin().await?;
    let protocol = rows::latest(&mut cx, &at.pilot, &at.next).await?.ok_or_else(Failure::not_found)?;
    let made = propose_once(cx, acts, (PAGE, form), |_| {
        let subject = subject(protocol.id, &Ruling { protocol: protocol.id, outcome })?;
        Ok(NewProposal { kind: DECIDE, subject, reason: &reason, seen: None })
    });
    made.await.map_err(|failure| match failure {
        Failure::Refusal(refusal) if refusal.field.is_none() => Failure::Refusal(refusal.at("decide_outcome")),
        other => other,
    })
}

/// An answer or something learned, once however often its form is sent.
async fn written(v: &Visit, at: &AtGate, form: &Form<Fields>) -> Outcome<()> {
    let staff = policy::may_answer(v.actor())?.uuid();
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await?;
    if let Claim::Done(_) = claim {
        return Ok(());
    }
    let protocol = rows::latest(&mut cx, &at.pilot, &at.next).await?.ok_or_else(Failure::not_found)?;
    let id = if form.fields.text("act") == "answer" {
        let mut typed = Typed::new(&form.fields, "answer");
        let item = typed.one_of("item", |own| protocol.terms.items.iter().any(|item| item == own));
        let evidence = typed.text("evidence", (3, 1000));
        let (item, evidence) = typed.or_slips(Some((item, evidence)))?;
        rows::answer(&mut cx, protocol.id, (&item, &evidence), staff).await?
    } else {
        let mut typed = Typed::new(&form.fields, "practice");
        let kind = typed.one_of("kind", |own| KINDS.contains(&own));
        let words = Names { ar: typed.text("ar", (10, 600)), en: typed.text("en", (10, 600)) };
        let own = typed.or_slips(Some(Practice { kind, words }))?;
        rows::write(&mut cx, &at.pilot, &own, staff).await?
    };
    idempotency::settle(&mut cx, PAGE, &form.idempotency_key, id).await?;
    cx.commit().await
}
