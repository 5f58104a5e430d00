//! Signing what a pilot is judged by, before its window begins. A later protocol for the same two countries is a new version;
//! the ones before it stand beside it for everybody to compare.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Day, Failure, Outcome};
use serde::{Deserialize, Serialize};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    decide::bound_words,
    protocol::{Protocol, Terms},
};
use crate::{
    entries::Signers,
    indicators::{self, Better},
    measure::Of,
    policy::DECIDERS,
    refusal,
    store::gate as rows,
    week::{ZONE, monday},
};

/// The kind.
pub(crate) const SIGN: &str = "evaluation.sign_protocol";

/// What is proposed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Wanted {
    /// Key of the pilot's country.
    pub pilot: String,
    /// Key of the next country.
    pub next: String,
    /// What is fixed.
    pub terms: Terms,
    /// The first Monday.
    pub from: Day,
    /// How many weeks.
    pub weeks: u8,
}

impl Wanted {
    fn check(&self, today: Day) -> Outcome<()> {
        self.terms.check()?;
        if self.pilot == self.next || !(2..=52).contains(&self.weeks) || monday(self.from) != self.from {
            return Err(refusal::unsound());
        }
        if self.from <= today { Err(refusal::too_late()) } else { Ok(()) }
    }

    fn until(&self) -> Day {
        self.from.plus_days(7 * i32::from(self.weeks) - 1)
    }
}

/// The act.
pub(crate) struct Sign;

fn read(subject: &Subject) -> Outcome<Wanted> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a protocol", error))
}

#[async_trait]
impl ProposedAct for Sign {
    fn kind(&self) -> &'static str {
        SIGN
    }

    fn name_text(&self) -> &'static str {
        "evaluation-act-protocol"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: DECIDERS, deciders: DECIDERS, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let wanted = read(subject)?;
        wanted.check(cx.now().day_in(ZONE))?;
        let before = rows::latest(cx, &wanted.pilot, &wanted.next).await?;
        let version = before.as_ref().map_or(1, |own| own.version + 1);
        let mut shown = Shown::new(Words::text("evaluation-act-protocol"))
            .line(Words::text("evaluation-pilot"), Words::plain(wanted.pilot.to_uppercase()))
            .line(Words::text("evaluation-next"), Words::plain(wanted.next.to_uppercase()))
            .line(Words::text("evaluation-version"), Words::Number(i64::from(version)))
            .line(Words::text("evaluation-from"), Words::Day(wanted.from))
            .line(Words::text("evaluation-until"), Words::Day(wanted.until()));
        for own in &wanted.terms.criteria {
            let indicator = indicators::called(&own.indicator)?;
            let side = if indicator.better == Better::High { "least" } else { "most" };
            let of = if own.of == Of::P95 { "p95" } else { "middle" };
            let label = Words::Names { ar: indicator.names.ar.clone(), en: indicator.names.en.clone() };
            let mut after = vec![
                Words::text(format!("evaluation-at-{side}")),
                bound_words(indicator.unit, own.bound),
                Words::text(format!("evaluation-of-{of}")),
            ];
            after.extend([Words::text("evaluation-least-n"), Words::Number(own.least.try_into().unwrap_or(i64::MAX))]);
            shown = shown.line(label, Words::Many(after));
        }
        for own in &wanted.terms.guardrails {
            let indicator = indicators::called(&own.indicator)?;
            let name = Words::Names { ar: indicator.names.ar.clone(), en: indicator.names.en.clone() };
            let what = Words::Many(vec![name, bound_words(indicator.unit, own.bound)]);
            shown = shown.line(Words::text("evaluation-guardrail"), what);
        }
        let items =
            wanted.terms.items.iter().map(|own| Words::text(format!("evaluation-item-{}", own.replace('_', "-"))));
        Ok(shown.line(Words::text("evaluation-checklist"), Words::Lines(items.collect())))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let wanted = read(&proposal.subject)?;
        wanted.check(cx.now().day_in(ZONE))?;
        let before = rows::latest(cx, &wanted.pilot, &wanted.next).await?;
        let until = wanted.until();
        let protocol = Protocol {
            id: proposal.id.uuid(),
            version: before.map_or(1, |own| own.version + 1),
            signed_at: cx.now(),
            pilot: wanted.pilot,
            next: wanted.next,
            terms: wanted.terms,
            from: wanted.from,
            until,
        };
        let by = Signers::of(cx, proposal)?;
        rows::sign(cx, &protocol, &by).await
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        let wanted = read(subject).ok()?;
        Some(format!("/desk/evaluation/gate/{}/{}", wanted.pilot, wanted.next))
    }
}
