//! The daily limit of the green lane, set by two people of the Authority.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Failure, Outcome, Refusal, RefusalKind, StaffRole};
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::store as rows;

/// The act's name in the database.
pub const KIND: &str = "casework.green_limit";
/// The most that can be set: what a person could read in a day.
pub const MOST: u32 = 500;

/// The act of setting the limit; `app` registers it among the acts that take two people.
pub struct SetGreenLimit;

/// The subject of a proposal for `per_day`. There is one limit, so there is one thing.
pub(super) fn subject(per_day: u32) -> Subject {
    Subject { thing: Uuid::from_u128(0x6772_6565_6e00), details: serde_json::json!({ "per_day": per_day }) }
}

fn per_day(subject: &Subject) -> Outcome<u32> {
    let stated = subject.details.get("per_day").and_then(serde_json::Value::as_u64);
    let stated = stated.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= MOST);
    stated.ok_or_else(|| Failure::fault("reading a proposal", "it states no limit"))
}

#[async_trait]
impl ProposedAct for SetGreenLimit {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "desk-green-limit-act"
    }

    fn rules(&self) -> Rules {
        const AUTHORITY: &[StaffRole] = &[StaffRole::AuthorityApprover];
        Rules { proposers: AUTHORITY, deciders: AUTHORITY, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (before, after) = (rows::limit(cx).await?, per_day(subject)?);
        if before == after {
            let refusal = Refusal::new(RefusalKind::Conflict, "desk.green_limit_same", "desk-green-limit-same");
            return Err(refusal.into());
        }
        let words = |number: u32| Words::plain(number.to_string());
        Ok(Shown::new(Words::text("desk-green-limit-act")).change(
            Words::text("desk-green-limit"),
            words(before),
            words(after),
        ))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        rows::set_limit(cx, per_day(&proposal.subject)?, proposal.proposed_by, proposal.id.uuid()).await
    }
}
