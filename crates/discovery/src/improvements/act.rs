//! What two analysts decide: that something is tried, and what becomes of it. What the second one sees is what everybody would
//! see, word for word, and what the trial did.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Failure, Id, Outcome};
use work::proposals::{Approved, Excluded, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{Effect, Improvement, Stage, Variant},
    refusal, store as rows,
};
use crate::insights::ANALYSTS;

/// The kind of beginning a trial.
pub(super) const START: &str = "discovery.start_trial";
/// The kind of settling an improvement.
pub(super) const SETTLE: &str = "discovery.settle_trial";

const RULES: Rules = Rules { proposers: ANALYSTS, deciders: ANALYSTS, lives: Duration::from_secs(14 * 86_400) };

async fn at_stage(cx: &mut Cx, subject: &Subject, stage: Stage) -> Outcome<Improvement> {
    let own = rows::lock(cx, Id::from_uuid(subject.thing)).await?.ok_or_else(Failure::not_found)?;
    if own.stage() == stage { Ok(own) } else { Err(refusal::stage()) }
}

/// Whoever wrote it does not decide about it.
fn writer(own: &Improvement) -> Excluded {
    Excluded { staff: own.made_by.into_iter().collect(), ..Excluded::default() }
}

fn named((ar, en): (&str, &str)) -> Words {
    Words::Names { ar: ar.to_owned(), en: en.to_owned() }
}

/// What is tried, as everybody would see it.
fn shown(title: &str, own: &Improvement) -> Shown {
    let shown = Shown::new(Words::text(title))
        .line(Words::text("improvement-hypothesis"), named((&own.hypothesis.0, &own.hypothesis.1)))
        .line(Words::text("improvement-place"), Words::text(own.place.name()));
    let shown = match &own.variant {
        Variant::Wording { ar, en } => shown
            .line(Words::text("improvement-wording-ar"), Words::plain(ar))
            .line(Words::text("improvement-wording-en"), Words::plain(en)),
        Variant::Order(order) => {
            let lines = order.iter().map(|own| Words::text(format!("search-try-{}", own.as_str())));
            shown.line(Words::text("improvement-order"), Words::Lines(lines.collect()))
        }
    };
    shown
        .line(Words::text("improvement-metric"), Words::text(own.metric.name()))
        .line(Words::text("improvement-guardrail"), Words::text(own.guardrail.name()))
}

/// A share in tenths of a hundredth, as it is compared by eye.
fn share(share: f64) -> String {
    format!("{:+.1} %", share * 100.0)
}

fn measured(shown: Shown, effect: Option<&Effect>) -> Shown {
    let Some(effect) = effect else {
        return shown.line(Words::text("improvement-effect"), Words::text("improvement-effect-none"));
    };
    shown.line(
        Words::text("improvement-effect"),
        Words::plain(format!("{} [{} … {}]", share(effect.observed), share(effect.low), share(effect.high))),
    )
}

/// Beginning a trial. Its subject is the improvement; the version that was proposed stands in the details.
pub(super) struct StartTrial;

#[async_trait]
impl ProposedAct for StartTrial {
    fn kind(&self) -> &'static str {
        START
    }

    fn name_text(&self) -> &'static str {
        "improvement-act-start"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        Some(format!("/desk/improvements/{}", subject.thing))
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own = at_stage(cx, subject, Stage::Draft).await?;
        Ok(shown("improvement-act-start", &own))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        Ok(writer(&at_stage(cx, subject, Stage::Draft).await?))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let own = at_stage(cx, &approved.proposal.subject, Stage::Draft).await?;
        if rows::is_occupied(cx, own.place).await? {
            return Err(refusal::occupied());
        }
        rows::start(cx, own.id, approved.proposal.id.uuid()).await
    }
}

/// Settling an improvement: taken over for everybody, or given up, as the details say.
pub(super) struct SettleTrial;

/// Whether a proposal would take it over.
fn adopts(subject: &Subject) -> Outcome<bool> {
    let adopts = subject.details.get("adopt").and_then(serde_json::Value::as_bool);
    adopts.ok_or_else(|| Failure::fault("reading a proposal", "it does not say what becomes of the improvement"))
}

#[async_trait]
impl ProposedAct for SettleTrial {
    fn kind(&self) -> &'static str {
        SETTLE
    }

    fn name_text(&self) -> &'static str {
        "improvement-act-settle"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        Some(format!("/desk/improvements/{}", subject.thing))
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own = at_stage(cx, subject, Stage::Stopped).await?;
        let title = if adopts(subject)? { "improvement-act-adopt" } else { "improvement-act-drop" };
        Ok(measured(shown(title, &own), own.effect.as_ref()))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let adopted = adopts(&approved.proposal.subject)?;
        let own = at_stage(cx, &approved.proposal.subject, Stage::Stopped).await?;
        rows::settle(cx, own.id, approved.proposal.id.uuid(), adopted).await
    }
}
