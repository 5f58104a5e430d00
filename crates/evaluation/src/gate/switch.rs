//! No country is opened without a decision: this stands before the act that sets a switch, shows the second person what the
//! decision was, and refuses where there is none. The act itself is the catalogue's and knows nothing of it.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Moment, Outcome};
use serde::Deserialize;
use store::Cx;
use work::proposals::{Approved, Excluded, PersonKey, Proposal, ProposedAct, Rules, Shown, Subject, Words};

use crate::{refusal, store::gate as rows};

/// The catalogue's act behind the gate.
pub struct GatedSwitch {
    /// The act.
    pub inner: Arc<dyn ProposedAct>,
}

/// As the catalogue writes what is switched.
#[derive(Deserialize)]
struct Switched {
    kind: String,
    key: String,
    name: String,
    value: String,
}

/// When the decision was made on which the switch rests; nothing where it needs none.
///
/// # Errors
/// A refusal where it needs one and there is none that stands.
async fn passed(cx: &mut Cx, subject: &Subject) -> Outcome<Option<Moment>> {
    // What does not read as a switch is the catalogue's to refuse.
    let Ok(own) = Switched::deserialize(&subject.details) else { return Ok(None) };
    if own.kind != "country" || own.name != "stage" {
        return Ok(None);
    }
    let held = rows::held_at(cx, &own.key).await?;
    let newer = |decided: Moment| held.is_none_or(|held| held <= decided);
    match own.value.as_str() {
        "open" => match rows::opened_at(cx, &own.key).await? {
            Some(decided) if newer(decided) => Ok(Some(decided)),
            Some(_) => Err(refusal::held()),
            None => Err(refusal::no_decision()),
        },
        // A pilot that was never held begins as before; one that was goes on after a decision to go on.
        "pilot" if held.is_some() => match rows::goes_on_at(cx, &own.key).await? {
            Some(decided) if newer(decided) => Ok(Some(decided)),
            _ => Err(refusal::held()),
        },
        _ => Ok(None),
    }
}

#[async_trait]
impl ProposedAct for GatedSwitch {
    fn kind(&self) -> &'static str {
        self.inner.kind()
    }

    fn name_text(&self) -> &'static str {
        self.inner.name_text()
    }

    fn rules(&self) -> Rules {
        self.inner.rules()
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        // What the catalogue has to say comes first: a country whose rows are missing needs no decision to be refused.
        let shown = self.inner.show(cx, subject).await?;
        Ok(match passed(cx, subject).await? {
            Some(decided) => shown.line(Words::text("evaluation-gate-passed"), Words::Moment(decided)),
            None => shown,
        })
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        self.inner.excluded(cx, subject).await
    }

    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        self.inner.kin(cx, subject).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        passed(cx, &approved.proposal.subject).await?;
        self.inner.execute(cx, approved).await
    }

    async fn refused(&self, cx: &mut Cx, proposal: &Proposal) -> Outcome<()> {
        self.inner.refused(cx, proposal).await
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        self.inner.page(subject)
    }

    fn listed(&self) -> bool {
        self.inner.listed()
    }
}
