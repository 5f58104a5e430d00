//! Calling a group off. Whoever had a place or waited is told by the job that looks after groups.

use async_trait::async_trait;
use kernel::{Id, Outcome};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, names};
use crate::training::{
    refusal,
    store::{self as rows, enrolments},
};

/// The kind.
pub(in crate::training) const CALL_OFF: &str = "community.call_off_cohort";

/// The act. Its subject is the group.
pub(super) struct CallOff;

#[async_trait]
impl ProposedAct for CallOff {
    fn kind(&self) -> &'static str {
        CALL_OFF
    }

    fn name_text(&self) -> &'static str {
        "training-act-call-off"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let cohort = rows::cohort(cx, Id::from_uuid(subject.thing)).await?;
        if cohort.is_past(cx.now()) {
            return Err(refusal::over());
        }
        // How many come is not part of what is decided: it changes while the second person reads.
        Ok(Shown::new(Words::text("training-act-call-off"))
            .line(Words::text("training-field-title"), names(&cohort.content.title))
            .line(Words::text("training-begins"), Words::Moment(cohort.content.begins_at())))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let id = Id::from_uuid(approved.proposal.subject.thing);
        rows::lock(cx, id).await?;
        let seats = enrolments::seats(cx, id).await?;
        tracing::info!(placed = seats.placed, waiting = seats.waiting, "a training group is called off");
        if rows::call_off(cx, id).await? { Ok(()) } else { Err(refusal::over()) }
    }
}
