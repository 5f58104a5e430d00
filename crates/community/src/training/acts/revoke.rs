//! Taking an award back. Its holder keeps the file; every list says from then on that it does not stand.

use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::Outcome;
use serde::{Deserialize, Serialize};
use store::Cx;
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, names, read};
use crate::training::{model::Award, refusal, store::awards};

/// The kind.
pub(in crate::training) const REVOKE: &str = "community.revoke_award";

/// What is taken back, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(in crate::training) struct Revoked {
    /// The award's number.
    pub number: String,
    /// One of [`crate::training::model::REASONS`].
    pub reason: String,
}

/// What a proposal about an award is about.
pub(in crate::training) fn thing(award: &Award) -> Uuid {
    Uuid::from_u128(u128::from(award.place.unsigned_abs()))
}

/// The act.
pub(super) struct Revoke {
    pub catalogue: Catalogue,
}

#[async_trait]
impl ProposedAct for Revoke {
    fn kind(&self) -> &'static str {
        REVOKE
    }

    fn name_text(&self) -> &'static str {
        "training-act-revoke"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let revoked: Revoked = read(subject)?;
        let award = awards::numbered(cx, &revoked.number).await?;
        if award.revoked.is_some() {
            return Err(refusal::revoked());
        }
        let training = self.catalogue.training_at(cx, &award.training, award.revision).await?;
        let awarded = training.award.as_ref().map_or(&training.names, |own| &own.names);
        Ok(Shown::new(Words::text("training-act-revoke"))
            .line(Words::text("training-award"), names(awarded))
            .line(Words::text("training-number"), Words::plain(award.number))
            .line(Words::text("training-awarded"), Words::Moment(award.awarded_at))
            .line(Words::text("training-revoke-why"), Words::text(format!("training-reason-{}", revoked.reason))))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let revoked: Revoked = read(&approved.proposal.subject)?;
        let award = awards::numbered(cx, &revoked.number).await?;
        if awards::revoke(cx, award.place, &revoked.reason).await? { Ok(()) } else { Err(refusal::revoked()) }
    }
}
