//! Counting the stock takes two people: one says what she counted, another who counted too agrees or does not.
//!
//! What is shown carries what the books expect at that moment. If a sheet is used between the two, what is shown has changed,
//! the proposal is void, and they count again: a count is of one moment.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Failure, Outcome, StaffRole};
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::store::{self, Count};

/// The act's name in the database.
pub(super) const KIND: &str = "casework.count_blanks";
/// Blanks are kept in Cairo.
pub(super) const ZONE: &str = "Africa/Cairo";

/// The act of counting; `app` registers it among the acts that take two people.
pub struct CountBlanks;

/// What was counted.
#[derive(Serialize, Deserialize)]
pub(super) struct Counted {
    pub sheets: i32,
}

impl Counted {
    fn of(subject: &Subject) -> Outcome<Self> {
        Self::deserialize(&subject.details).map_err(|error| Failure::fault("reading a count", error))
    }
}

#[async_trait]
impl ProposedAct for CountBlanks {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "delivery-act-count"
    }

    fn rules(&self) -> Rules {
        const CLERKS: &[StaffRole] = &[StaffRole::DeliveryClerk];
        Rules { proposers: CLERKS, deciders: CLERKS, lives: Duration::from_secs(86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let counted = Counted::of(subject)?.sheets;
        let expected = store::stock(cx).await?.expected();
        let gap = i64::from(counted) - expected;
        Ok(Shown::new(Words::text("delivery-act-count"))
            .line(Words::text("delivery-count-counted"), Words::plain(counted.to_string()))
            .line(Words::text("delivery-count-expected"), Words::plain(expected.to_string()))
            .line(Words::text("delivery-count-gap"), Words::plain(gap.to_string())))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = approved.proposal;
        let counted = Counted::of(&proposal.subject)?.sheets;
        let expected = i32::try_from(store::stock(cx).await?.expected())
            .map_err(|error| Failure::fault("counting the blanks", error))?;
        let at = cx.now();
        let count = Count { day: at.day_in(ZONE), at, counted, expected };
        store::insert_count(cx, proposal.id.uuid(), &count).await?;
        if counted != expected {
            tracing::error!(counted, expected, "blanks are missing or too many: an incident was opened");
        }
        Ok(())
    }
}
