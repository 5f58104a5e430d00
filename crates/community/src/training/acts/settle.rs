//! Settling a group: who attended enough completed it, and is awarded what its initiative awards. It rests on what was marked:
//! a mark that changes while the second person reads voids the proposal.

use std::fmt::Write;

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use catalogue::Catalogue;
use kernel::{Id, Outcome};
use serde_json::json;
use store::{
    Cx,
    jobs::{self, NewJob},
};
use work::proposals::{Approved, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, names};
use crate::training::{
    draws,
    jobs::SIGN,
    model::{Cohort, Door, Enrolment},
    refusal,
    store::{self as rows, awards, enrolments, marks},
};

/// The kind.
pub(in crate::training) const SETTLE: &str = "community.settle_cohort";

/// The act. Its subject is the group.
pub(super) struct Settle {
    pub catalogue: Catalogue,
}

/// Who completed a group, of how many, and what that rests on.
struct Counted {
    placed: usize,
    completed: Vec<Enrolment>,
    rests_on: String,
}

async fn counted(cx: &mut Cx, cohort: &Cohort) -> Outcome<Counted> {
    if cohort.door(cx.now()) != Door::Over || cohort.settled_at.is_some() {
        return Err(refusal::not_to_settle());
    }
    let placed = enrolments::placed(cx, cohort.id).await?;
    let (mut completed, mut marked) = (Vec::new(), String::new());
    let count = placed.len();
    for own in placed {
        let attended = marks::of_enrolment(cx, own.id).await?;
        // Writing into a text does not fail.
        let _ = writeln!(marked, "{} {attended:?}", own.id);
        if i64::try_from(attended.len()).unwrap_or(i64::MAX) >= cohort.content.needed() {
            completed.push(own);
        }
    }
    let hash = digest(&SHA256, marked.as_bytes());
    let rests_on = hash.as_ref().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(Counted { placed: count, completed, rests_on })
}

#[async_trait]
impl ProposedAct for Settle {
    fn kind(&self) -> &'static str {
        SETTLE
    }

    fn name_text(&self) -> &'static str {
        "training-act-settle"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let cohort = rows::cohort(cx, Id::from_uuid(subject.thing)).await?;
        let training = self.catalogue.training_at(cx, &cohort.content.training, cohort.content.revision).await?;
        let counted = counted(cx, &cohort).await?;
        let number = |count: usize| Words::Number(i64::try_from(count).unwrap_or(i64::MAX));
        let award = match &training.award {
            Some(award) => names(&award.names),
            None => Words::text("training-award-none"),
        };
        Ok(Shown::new(Words::text("training-act-settle"))
            .line(Words::text("training-field-title"), names(&cohort.content.title))
            .line(Words::text("training-needed"), Words::Number(cohort.content.needed()))
            .line(Words::text("training-count-placed"), number(counted.placed))
            .line(Words::text("training-count-completed"), number(counted.completed.len()))
            .line(Words::text("training-award"), award)
            .line(Words::text("training-rests-on"), Words::plain(counted.rests_on)))
    }

    /// Nobody settles what she is awarded herself.
    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let mut people = Vec::new();
        for own in enrolments::placed(cx, Id::from_uuid(subject.thing)).await? {
            people.extend(people::account_number_hash(cx, own.account).await?.map(PersonKey));
        }
        Ok(people)
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let cohort = rows::lock(cx, Id::from_uuid(approved.proposal.subject.thing)).await?;
        let training = self.catalogue.training_at(cx, &cohort.content.training, cohort.content.revision).await?;
        let counted = counted(cx, &cohort).await?;
        if !rows::settle(cx, cohort.id).await? {
            return Err(refusal::not_to_settle());
        }
        for own in counted.completed {
            enrolments::complete(cx, own.id).await?;
            if training.award.is_some() {
                let (number, salt) = (draws::number(cx.dice()), draws::salt(cx.dice()));
                awards::insert(cx, &own, &cohort, (&number, &salt)).await?;
                jobs::enqueue(cx, NewJob::new(SIGN, json!({ "enrolment": own.id }))).await?;
            }
        }
        Ok(())
    }
}
