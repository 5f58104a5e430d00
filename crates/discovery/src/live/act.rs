//! Holding a session and letting an answer out take two people each. The proposal holds all that would be shown.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Moment, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use service_model::Names;
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{Content, Question, Said, Session},
    policy::HOSTS,
    refusal, store as rows,
};

/// The kind of holding a session.
pub(super) const HOLD: &str = "discovery.hold_live_session";
/// The kind of letting an answer out.
pub(super) const ANSWER: &str = "discovery.publish_live_answer";

const RULES: Rules = Rules { proposers: HOSTS, deciders: HOSTS, lives: Duration::from_secs(14 * 86_400) };

/// The subject of a proposal about this thing.
///
/// # Errors
/// Never in practice: what is proposed holds only texts, days and hours.
pub(super) fn subject<T: Serialize>(thing: Uuid, details: &T) -> Outcome<Subject> {
    let details = serde_json::to_value(details).map_err(|error| Failure::fault("proposing for a live hour", error))?;
    Ok(Subject { thing, details })
}

fn read<T: DeserializeOwned>(subject: &Subject) -> Outcome<T> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a proposal", error))
}

/// When it begins and ends.
///
/// # Errors
/// A refusal for what would be over already, or ends before it begins.
pub(super) fn held_between(content: &Content, now: Moment) -> Outcome<(Moment, Moment)> {
    let (starts, ends) = content.moments().ok_or_else(refusal::outlived)?;
    if ends <= starts || starts <= now { Err(refusal::outlived()) } else { Ok((starts, ends)) }
}

fn names(own: &Names) -> Words {
    Words::Names { ar: own.ar.clone(), en: own.en.clone() }
}

fn decider(cx: &Cx) -> Outcome<String> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok(staff.to_string()),
        _ => Err(Failure::not_found()),
    }
}

/// Holding a session.
pub(super) struct HoldSession;

#[async_trait]
impl ProposedAct for HoldSession {
    fn kind(&self) -> &'static str {
        HOLD
    }

    fn name_text(&self) -> &'static str {
        "live-act-hold"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let content: Content = read(subject)?;
        let (starts, ends) = held_between(&content, cx.now())?;
        Ok(Shown::new(Words::text("live-act-hold"))
            .line(Words::text("live-field-topic"), names(&content.topic))
            .line(Words::text("live-field-about"), names(&content.about))
            .line(Words::text("live-field-host"), names(&content.host))
            .line(Words::text("live-starts"), Words::Moment(starts))
            .line(Words::text("live-ends"), Words::Moment(ends)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let content: Content = read(&proposal.subject)?;
        let (starts_at, ends_at) = held_between(&content, cx.now())?;
        let session = Session { id: Id::from_uuid(proposal.subject.thing), content, starts_at, ends_at };
        let decider = decider(cx)?;
        rows::insert_session(cx, &session, (&proposal.proposed_by.to_string(), &decider)).await
    }
}

/// Letting an answer out. Its subject is the question's id.
pub(super) struct PublishAnswer;

/// The question, if it can be answered.
async fn question(cx: &mut Cx, id: Id<Question>) -> Outcome<Question> {
    let session = rows::session_of(cx, id).await?.ok_or_else(Failure::not_found)?;
    let questions = rows::questions(cx, session).await?;
    let own = questions.into_iter().find(|own| own.id == id).ok_or_else(Failure::not_found)?;
    if own.answer.is_some() { Err(refusal::answered()) } else { Ok(own) }
}

#[async_trait]
impl ProposedAct for PublishAnswer {
    fn kind(&self) -> &'static str {
        ANSWER
    }

    fn name_text(&self) -> &'static str {
        "live-act-answer"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let said: Said = read(subject)?;
        let question = question(cx, Id::from_uuid(subject.thing)).await?;
        Ok(Shown::new(Words::text("live-act-answer"))
            .line(Words::text("live-question"), Words::plain(question.words))
            .line(Words::text("live-field-answer-ar"), Words::plain(said.words.ar))
            .line(Words::text("live-field-answer-en"), Words::plain(said.words.en))
            .line(Words::text("live-field-owner"), names(&said.owner)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let said: Said = read(&proposal.subject)?;
        let question = question(cx, Id::from_uuid(proposal.subject.thing)).await?;
        let by = (proposal.proposed_by.to_string(), decider(cx)?);
        if rows::answer(cx, question.id, &said, (&by.0, &by.1)).await? { Ok(()) } else { Err(refusal::answered()) }
    }
}
