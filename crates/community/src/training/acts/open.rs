//! Opening a group.

use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, decider, names, read};
use crate::training::{
    model::{Cohort, Content},
    refusal, store as rows,
};

/// The kind.
pub(in crate::training) const OPEN: &str = "community.open_cohort";

/// The act.
pub(super) struct OpenCohort {
    pub catalogue: Catalogue,
}

/// Refuses a group that cannot take place as it is written.
fn check(content: &Content, now: Moment) -> Outcome<()> {
    let sound = now < content.closes_at
        && content.opens_at < content.closes_at
        && content.closes_at <= content.begins_at()
        && !content.sessions.is_empty();
    if sound { Ok(()) } else { Err(refusal::outlived()) }
}

#[async_trait]
impl ProposedAct for OpenCohort {
    fn kind(&self) -> &'static str {
        OPEN
    }

    fn name_text(&self) -> &'static str {
        "training-act-open"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let content: Content = read(subject)?;
        check(&content, cx.now())?;
        let training = self.catalogue.training_at(cx, &content.training, content.revision).await?;
        let session = |own: &crate::training::model::Session| {
            Words::Many(vec![
                Words::Number(i64::from(own.number)),
                Words::Moment(own.starts_at),
                Words::Moment(own.ends_at),
            ])
        };
        let mut shown = Shown::new(Words::text("training-act-open"))
            .line(Words::text("training-field-training"), names(&training.names))
            .line(Words::text("training-field-title"), names(&content.title))
            .line(Words::text("training-field-place"), names(&content.place))
            .line(Words::text("training-field-zone"), Words::plain(content.zone.clone()))
            .line(
                Words::text("training-field-language"),
                Words::text(format!("training-language-{}", content.language)),
            )
            .line(Words::text("training-field-places"), Words::Number(i64::from(content.places)))
            .line(Words::text("training-field-opens"), Words::Moment(content.opens_at))
            .line(Words::text("training-field-closes"), Words::Moment(content.closes_at))
            .line(Words::text("training-field-percent"), Words::Number(i64::from(content.least_percent)))
            .line(Words::text("training-sessions"), Words::Lines(content.sessions.iter().map(session).collect()));
        if let Some(online) = &content.online {
            shown = shown.line(Words::text("training-field-online"), Words::plain(online.clone()));
        }
        let award = match &training.award {
            Some(award) => names(&award.names),
            None => Words::text("training-award-none"),
        };
        Ok(shown.line(Words::text("training-award"), award))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let content: Content = read(&proposal.subject)?;
        check(&content, cx.now())?;
        let cohort = Cohort {
            id: Id::from_uuid(proposal.subject.thing),
            opened_at: cx.now(),
            called_off_at: None,
            settled_at: None,
            content,
        };
        let decider = decider(cx)?;
        rows::insert(cx, &cohort, (&proposal.proposed_by.to_string(), &decider)).await
    }
}
