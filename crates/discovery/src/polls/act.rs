//! Letting a poll out takes two people. The second one sees every question with its choices, and words that made the desk
//! stop.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Moment, Outcome};
use service_model::{Names, in_force};
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{Content, Poll},
    policy::EDITORS,
    refusal, sensitive, store as rows,
};
use crate::content::ZONE;

/// The kind of letting a poll out.
pub(super) const PUBLISH: &str = "discovery.publish_poll";

/// The subject of the proposal; the poll will have this identifier.
///
/// # Errors
/// Never in practice: a poll holds only texts and days.
pub(super) fn subject(id: Uuid, content: &Content) -> Outcome<Subject> {
    let details = serde_json::to_value(content).map_err(|error| Failure::fault("proposing a poll", error))?;
    Ok(Subject { thing: id, details })
}

fn read(subject: &Subject) -> Outcome<Content> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a proposed poll", error))
}

/// From when and until when a poll that is let out at `now` is open.
///
/// # Errors
/// A refusal if that would be over already.
pub(super) fn open_between(content: &Content, now: Moment) -> Outcome<(Moment, Moment)> {
    let begins =
        |day| in_force::begins(day, ZONE).ok_or_else(|| Failure::fault("dating a poll", "the zone is unknown"));
    let (opens, closes) = (begins(content.opens)?.max(now), begins(content.closes.plus_days(1))?);
    if closes <= opens { Err(refusal::outlived()) } else { Ok((opens, closes)) }
}

fn names(own: &Names) -> Words {
    Words::Names { ar: own.ar.clone(), en: own.en.clone() }
}

/// Letting a poll out.
pub(super) struct PublishPoll;

#[async_trait]
impl ProposedAct for PublishPoll {
    fn kind(&self) -> &'static str {
        PUBLISH
    }

    fn name_text(&self) -> &'static str {
        "poll-act-publish"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: EDITORS, deciders: EDITORS, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let content = read(subject)?;
        open_between(&content, cx.now())?;
        let mut shown = Shown::new(Words::text("poll-act-publish"))
            .line(Words::text("poll-field-title"), names(&content.titles))
            .line(Words::text("poll-field-about"), names(&content.about))
            .line(Words::text("poll-field-opens"), Words::Day(content.opens))
            .line(Words::text("poll-field-closes"), Words::Day(content.closes));
        for question in &content.questions {
            let kind = if question.several { "poll-question-several" } else { "poll-question-one" };
            let choices = question.choices.iter().map(names).collect();
            shown = shown
                .line(Words::text(kind), names(&question.words))
                .line(Words::text("poll-choices"), Words::Lines(choices));
        }
        let sensitive = sensitive::found(content.texts())?;
        if !sensitive.is_empty() {
            let words = sensitive.into_iter().map(Words::plain).collect();
            shown = shown.line(Words::text("poll-shown-sensitive"), Words::Lines(words));
        }
        Ok(shown)
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let content = read(&proposal.subject)?;
        let (opens_at, closes_at) = open_between(&content, cx.now())?;
        let poll = Poll { id: Id::from_uuid(proposal.subject.thing), content, opens_at, closes_at };
        let decider = match cx.actor() {
            Actor::Staff { staff, .. } => staff.to_string(),
            _ => return Err(Failure::not_found()),
        };
        rows::insert(cx, &poll, (&proposal.proposed_by.to_string(), &decider)).await
    }
}
