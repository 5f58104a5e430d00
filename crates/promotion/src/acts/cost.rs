//! Entering what a campaign cost: the company proposes, the ministry decides; nothing passes the budget that was approved.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Day, Failure, Id, Outcome};
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{names, read, two};
use crate::{
    model::{Campaign, Channel, Cost},
    policy, refusal, store as rows,
};

/// The kind of the act.
pub(crate) const COST: &str = "promotion.cost";

/// What is proposed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Spent {
    pub campaign: Id<Campaign>,
    pub spent_on: Day,
    pub channel: Channel,
    pub minor: i64,
    pub paid_for: String,
}

/// Entering a cost.
pub(crate) struct EnterCost;

impl EnterCost {
    /// The campaign, if the budget holds the cost besides what was spent.
    async fn within(cx: &mut Cx, spent: &Spent) -> Outcome<Campaign> {
        let own = rows::campaign(cx, spent.campaign).await?.ok_or_else(Failure::not_found)?;
        let before: i64 = rows::costs(cx, spent.campaign).await?.iter().map(|own| own.minor).sum();
        if before.saturating_add(spent.minor) > own.content.budget.minor {
            return Err(refusal::above_budget());
        }
        Ok(own)
    }
}

#[async_trait]
impl ProposedAct for EnterCost {
    fn kind(&self) -> &'static str {
        COST
    }

    fn name_text(&self) -> &'static str {
        "campaign-act-cost"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: policy::COMPANY, deciders: policy::MINISTRY, lives: Duration::from_secs(30 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let spent: Spent = read(subject)?;
        let own = Self::within(cx, &spent).await?;
        Ok(Shown::new(Words::text("campaign-act-cost"))
            .line(Words::text("campaign-field-name"), names(&own.content.names))
            .line(Words::text("campaign-field-spent-on"), Words::Day(spent.spent_on))
            .line(Words::text("campaign-field-channel"), Words::text(spent.channel.text()))
            .line(Words::text("campaign-field-amount"), Words::Money(own.content.budget.money(spent.minor)?))
            .line(Words::text("campaign-field-paid-for"), Words::plain(spent.paid_for)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let spent: Spent = read(&approved.proposal.subject)?;
        rows::lock(cx, spent.campaign).await?;
        Self::within(cx, &spent).await?;
        let (proposer, decider) = two(cx, &approved)?;
        let cost =
            Cost { spent_on: spent.spent_on, channel: spent.channel, minor: spent.minor, paid_for: spent.paid_for };
        let thing = approved.proposal.subject.thing;
        rows::add_cost(cx, (thing, spent.campaign), &cost, (&proposer, &decider)).await
    }
}
