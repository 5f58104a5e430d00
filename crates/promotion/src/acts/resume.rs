//! Ending a pause takes two people of the ministry. Beginning one takes none of this: see `crate::pages::pause`.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::Outcome;
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{names, read};
use crate::{model::EVERYWHERE, policy, refusal, store::pauses};

/// The kind of the act.
pub(crate) const RESUME: &str = "promotion.resume";

/// Which pause would end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Ended {
    pub country: String,
}

/// Ending a pause.
pub(crate) struct Resume {
    pub catalogue: Catalogue,
}

#[async_trait]
impl ProposedAct for Resume {
    fn kind(&self) -> &'static str {
        RESUME
    }

    fn name_text(&self) -> &'static str {
        "campaign-act-resume"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: policy::PAUSERS, deciders: policy::PAUSERS, lives: Duration::from_secs(7 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let Ended { country } = read(subject)?;
        let open = pauses::open(cx).await?;
        let pause = open.into_iter().find(|own| own.id.uuid() == subject.thing).ok_or_else(refusal::not_paused)?;
        let place = if country == EVERYWHERE {
            Words::text("campaign-everywhere")
        } else {
            let snapshot = self.catalogue.snapshot(cx.store()).await?;
            names(&snapshot.country(&country)?.definition.names)
        };
        Ok(Shown::new(Words::text("campaign-act-resume"))
            .line(Words::text("campaign-field-place"), place)
            .line(Words::text("campaign-field-since"), Words::Moment(pause.since))
            .line(Words::text("campaign-field-reason"), Words::plain(pause.reason)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        if pauses::end(cx, approved.proposal.subject.thing).await? { Ok(()) } else { Err(refusal::not_paused()) }
    }
}
