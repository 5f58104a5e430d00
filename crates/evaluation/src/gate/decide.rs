//! Deciding about the next country. Both who sign see every criterion with what was seen of it; a value that changes in between
//! voids the proposal. What they decided on is kept with the decision, so that its report can be made again.

use std::{collections::BTreeMap, time::Duration};

use async_trait::async_trait;
use kernel::{Currency, Failure, Money, Outcome};
use serde::{Deserialize, Serialize};
use store::Cx;
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    judge::{Judgement, Verdict, judge},
    protocol::Protocol,
    seen,
};
use crate::{
    entries::Signers,
    indicators::{self, Unit},
    measure::Tally,
    policy::DECIDERS,
    refusal,
    store::gate::{self as rows, Decided},
    week::ZONE,
};

/// The kind.
pub(crate) const DECIDE: &str = "evaluation.decide";

/// What is proposed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Ruling {
    /// By which protocol.
    pub protocol: Uuid,
    /// What.
    pub outcome: Verdict,
}

/// The act.
pub(crate) struct Decide;

fn read(subject: &Subject) -> Outcome<Ruling> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a decision", error))
}

/// Everything a decision rests on, if it may be made.
struct Ground {
    protocol: Protocol,
    tallies: BTreeMap<String, Tally>,
    judgement: Judgement,
}

/// Loads what the decision rests on.
///
/// # Errors
/// A refusal where the window is not over, or where opening does not follow from what was seen.
async fn ground(cx: &mut Cx, ruling: &Ruling) -> Outcome<Ground> {
    let protocol = rows::protocol(cx, ruling.protocol).await?;
    let newest = rows::latest(cx, &protocol.pilot, &protocol.next).await?;
    if newest.is_none_or(|own| own.id != protocol.id) {
        return Err(Failure::not_found());
    }
    let tallies: BTreeMap<String, Tally> = seen(cx, &protocol).await?.into_iter().collect();
    let judgement = judge(&protocol.terms, &tallies)?;
    let over = protocol.until < cx.now().day_in(ZONE);
    // A pilot can be stopped at any time; anything else waits for the end of the window.
    if !over && ruling.outcome != Verdict::Stop {
        return Err(refusal::not_over());
    }
    if ruling.outcome == Verdict::Open {
        let answered = rows::answers(cx, protocol.id).await?;
        let whole = protocol.terms.items.iter().all(|item| answered.iter().any(|own| own.item == *item));
        let held = rows::holds(cx, protocol.id).await?;
        if judgement.verdict != Verdict::Open || !whole || !held.is_empty() {
            return Err(refusal::not_met());
        }
    }
    Ok(Ground { protocol, tallies, judgement })
}

#[async_trait]
impl ProposedAct for Decide {
    fn kind(&self) -> &'static str {
        DECIDE
    }

    fn name_text(&self) -> &'static str {
        "evaluation-act-decide"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: DECIDERS, deciders: DECIDERS, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let ruling = read(subject)?;
        let Ground { protocol, judgement, .. } = ground(cx, &ruling).await?;
        let mut shown = Shown::new(Words::text(verdict_text(ruling.outcome)))
            .line(Words::text("evaluation-pilot"), Words::plain(protocol.pilot.to_uppercase()))
            .line(Words::text("evaluation-next"), Words::plain(protocol.next.to_uppercase()))
            .line(Words::text("evaluation-version"), Words::Number(i64::from(protocol.version)))
            .line(Words::text("evaluation-follows"), Words::text(verdict_text(judgement.verdict)));
        for own in &judgement.lines {
            let indicator = indicators::called(&own.criterion.indicator)?;
            let label = Words::Names { ar: indicator.names.ar.clone(), en: indicator.names.en.clone() };
            let bound = bound_words(indicator.unit, own.criterion.bound);
            let value = match own.estimate {
                Some(estimate) => bound_words(indicator.unit, estimate.value),
                None => Words::text("evaluation-too-few"),
            };
            let after = vec![value, Words::text(format!("evaluation-standing-{}", own.standing.as_str()))];
            shown = shown.change(label, bound, Words::Many(after));
        }
        let mut answers = Vec::new();
        for own in rows::answers(cx, protocol.id).await? {
            let item = Words::text(format!("evaluation-item-{}", own.item.replace('_', "-")));
            answers.push(Words::Many(vec![item, Words::plain(own.evidence)]));
        }
        Ok(shown.line(Words::text("evaluation-checklist"), Words::Lines(answers)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let ruling = read(&proposal.subject)?;
        let Ground { protocol, tallies, .. } = ground(cx, &ruling).await?;
        let by = Signers::of(cx, proposal)?;
        let decided = Decided {
            id: proposal.id.uuid(),
            protocol: protocol.id,
            outcome: ruling.outcome,
            reason: proposal.reason.clone(),
            simulated: tallies.values().any(|own| own.simulated),
            tallies,
            decided_at: cx.now(),
        };
        rows::decide(cx, (&protocol.pilot, &protocol.next), &decided, &by).await
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        let ruling = read(subject).ok()?;
        Some(format!("/desk/evaluation/protocols/{}", ruling.protocol))
    }
}

/// The key of what is decided.
pub(crate) fn verdict_text(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Open => "evaluation-verdict-open",
        Verdict::Extend => "evaluation-verdict-extend",
        Verdict::Stop => "evaluation-verdict-stop",
    }
}

/// A bound or a value in whole words: percent with a tenth, hours, so many for every thousand, pounds.
pub(super) fn bound_words(unit: Unit, value: f64) -> Words {
    match unit {
        Unit::Share => Words::plain(format!("{:.1}%", value * 100.0)),
        Unit::PerThousand => Words::plain(format!("{value:.1}‰")),
        Unit::Seconds => {
            Words::Many(vec![Words::Number((value / 3600.0).round() as i64), Words::text("evaluation-hours")])
        }
        Unit::Money => Words::Money(Money::new(value.round() as i64, Currency::EGP)),
        Unit::Count => Words::Number(value.round() as i64),
    }
}
