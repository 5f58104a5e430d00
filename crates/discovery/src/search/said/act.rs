//! What two people decide: words that come, and words that go.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Actor, Failure, Outcome, StaffRole};
use serde_json::{Value, json};
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::store as rows;
use crate::search::words::Said;

/// The kind of letting words in.
pub(super) const ADD: &str = "discovery.add_search_words";
/// The kind of taking words out.
pub(super) const END: &str = "discovery.end_search_words";

/// Who works on words, two at a time.
pub(super) const EDITORS: &[StaffRole] = &[StaffRole::ContentEditor];

const RULES: Rules = Rules { proposers: EDITORS, deciders: EDITORS, lives: Duration::from_secs(14 * 86_400) };

/// The subject of a proposal to let words in; their row will have this identifier.
pub(super) fn subject(id: Uuid, said: &Said) -> Subject {
    Subject { thing: id, details: json!({ "say": said.say, "mean": said.mean }) }
}

fn read(subject: &Subject) -> Outcome<Said> {
    let list = |name: &str| -> Option<Vec<String>> {
        let list = subject.details.get(name).and_then(Value::as_array)?;
        list.iter().map(|own| own.as_str().map(str::to_owned)).collect()
    };
    let read = || Some(Said { say: list("say")?, mean: list("mean")? });
    read().ok_or_else(|| Failure::fault("reading a proposal", "it states no words"))
}

fn lines(title: &'static str, said: &Said) -> Shown {
    let list = |words: &[String]| Words::Lines(words.iter().map(Words::plain).collect());
    Shown::new(Words::text(title))
        .line(Words::text("said-field-say"), list(&said.say))
        .line(Words::text("said-field-mean"), list(&said.mean))
}

/// Letting words in.
pub(super) struct AddWords;

#[async_trait]
impl ProposedAct for AddWords {
    fn kind(&self) -> &'static str {
        ADD
    }

    fn name_text(&self) -> &'static str {
        "said-act-add"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, _cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        Ok(lines("said-act-add", &read(subject)?))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let decider = match cx.actor() {
            Actor::Staff { staff, .. } => staff.to_string(),
            _ => return Err(Failure::not_found()),
        };
        let (proposal, said) = (&approved.proposal, read(&approved.proposal.subject)?);
        rows::add(cx, proposal.subject.thing, &said, (&proposal.proposed_by.to_string(), &decider)).await
    }
}

/// Taking words out.
pub(super) struct EndWords;

#[async_trait]
impl ProposedAct for EndWords {
    fn kind(&self) -> &'static str {
        END
    }

    fn name_text(&self) -> &'static str {
        "said-act-end"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let living = rows::in_force(cx).await?;
        let (_, said) = living.into_iter().find(|(id, _)| *id == subject.thing).ok_or_else(Failure::not_found)?;
        Ok(lines("said-act-end", &said))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        if rows::end(cx, approved.proposal.subject.thing).await? { Ok(()) } else { Err(Failure::not_found()) }
    }
}
