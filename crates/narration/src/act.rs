//! What two people decide: recordings that may be heard, and their ends. The second one listens first: the page of the recording
//! is a press away, and what is decided binds to the digest of its bytes.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use data_encoding::HEXLOWER;
use kernel::{Failure, Id, Outcome};
use serde_json::{Value, json};
use work::proposals::{Approved, Proposal, ProposedAct, Rules, Shown, Subject, Words};

use crate::{
    model::Recording,
    policy::{self, EDITORS},
    store as rows,
};

/// The kind of letting a recording be heard.
pub(crate) const LET: &str = "narration.let_hear";
/// The kind of ending one.
pub(crate) const END: &str = "narration.silence";

const RULES: Rules = Rules { proposers: EDITORS, deciders: EDITORS, lives: Duration::from_secs(14 * 86_400) };

/// The subject of a proposal about this recording: its passage, so that one waits for each at a time.
pub(crate) fn subject(recording: &Recording) -> Subject {
    Subject { thing: recording.passage, details: json!({ "recording": recording.id.uuid() }) }
}

fn recording(subject: &Subject) -> Option<Id<Recording>> {
    let id = subject.details.get("recording").and_then(Value::as_str)?;
    id.parse().ok().map(Id::from_uuid)
}

async fn read(cx: &mut Cx, subject: &Subject) -> Outcome<Recording> {
    let id = recording(subject).ok_or_else(|| Failure::fault("reading a proposal", "it names no recording"))?;
    rows::recording(cx, id).await?.ok_or_else(Failure::not_found)
}

async fn shown(cx: &mut Cx, subject: &Subject, fits: fn(&Recording) -> bool, title: &str) -> Outcome<Shown> {
    let own = Some(read(cx, subject).await?).filter(fits).ok_or_else(Failure::not_found)?;
    Ok(Shown::new(Words::text(title))
        .line(Words::text("narration-field-words"), Words::Lines(own.words.lines().map(Words::plain).collect()))
        .line(Words::text("narration-field-seconds"), Words::Number(i64::from(own.seconds)))
        .line(Words::text("narration-field-made"), Words::text(own.made()))
        .line(Words::text("narration-field-digest"), Words::plain(HEXLOWER.encode(&own.sha256))))
}

/// Key of the words of the way to a recording.
const LISTEN: &str = "narration-listen";

fn page(subject: &Subject) -> Option<String> {
    recording(subject).map(|id| format!("/desk/narration/recordings/{id}"))
}

/// Letting a recording be heard, in place of any other of the same words.
pub(crate) struct LetHear;

#[async_trait]
impl ProposedAct for LetHear {
    fn kind(&self) -> &'static str {
        LET
    }

    fn name_text(&self) -> &'static str {
        "narration-act-let"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        shown(cx, subject, |own| own.since.is_none() && own.ended_at.is_none(), "narration-act-let").await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (approver, _permit) = policy::may_narrate(cx.actor())?;
        let own = read(cx, &approved.proposal.subject).await?;
        rows::end_of(cx, own.passage).await?;
        if rows::let_hear(cx, own.id, approver).await? { Ok(()) } else { Err(Failure::not_found()) }
    }

    async fn refused(&self, cx: &mut Cx, proposal: &Proposal) -> Outcome<()> {
        let own = read(cx, &proposal.subject).await?;
        rows::end(cx, own.id).await.map(drop)
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        page(subject)
    }

    fn page_text(&self) -> &'static str {
        LISTEN
    }
}

/// Ending a recording.
pub(crate) struct Silence;

#[async_trait]
impl ProposedAct for Silence {
    fn kind(&self) -> &'static str {
        END
    }

    fn name_text(&self) -> &'static str {
        "narration-act-end"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        shown(cx, subject, Recording::is_heard, "narration-act-end").await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (_approver, _permit) = policy::may_narrate(cx.actor())?;
        let own = read(cx, &approved.proposal.subject).await?;
        if rows::end(cx, own.id).await? { Ok(()) } else { Err(Failure::not_found()) }
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        page(subject)
    }

    fn page_text(&self) -> &'static str {
        LISTEN
    }
}
