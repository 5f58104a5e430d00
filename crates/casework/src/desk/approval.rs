//! The approval of a file as a two-person act: an officer proposes by recommending, an approver of the Civil Status
//! Authority decides. Nobody else can, the administrator included, and the seal is used for nothing that was not decided
//! here.

use std::time::Duration;

use ::store::{Cx, Scope};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, Refusal, RefusalKind, StaffRole, marks};
use service_model::RegistrySearch;
use work::{
    items::{self, Queue, TurnOutcome},
    proposals::{Approved, Excluded, PersonKey, Proposal, ProposedAct, Rules, Shown, Subject},
};

use super::{
    dossier::{Dossier, Recommended},
    kin, store as rows, turns,
};
use crate::{
    applications::{
        definitions,
        model::{Act, Application, Party},
        record, store as files,
    },
    grievances,
};

/// The name of the act.
pub const KIND: &str = "casework.approve";
/// How long a recommendation can be decided before it must be made again.
const LIVES: Duration = Duration::from_secs(90 * 86_400);
/// Who recommends and who decides.
pub(crate) const RULES: Rules = Rules {
    proposers: &[StaffRole::MissionOfficer, StaffRole::CentralReviewer],
    deciders: &[StaffRole::AuthorityApprover],
    lives: LIVES,
};

/// The act that `app` registers.
#[derive(Clone)]
pub struct ApproveFile {
    /// The definitions files go by.
    pub catalogue: Catalogue,
}

#[async_trait]
impl ProposedAct for ApproveFile {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "desk-approval-title"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    /// A citizen's file is decided at the desk, under row-level security.
    fn listed(&self) -> bool {
        false
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (_, file) = load(cx, subject).await?;
        if !file.may(Party::Approver, Act::Approve) {
            return Err(Refusal::new(RefusalKind::Conflict, "desk.stage", "desk-refused-stage").into());
        }
        Dossier::of(cx, &self.catalogue, file).await?.shown(Recommended::Included)
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let (scope, file) = load(cx, subject).await?;
        let people = kin::concerned(cx, &scope, &file).await?.people;
        let examined = [Queue::Mission, Queue::Central, Queue::Grievance];
        let mut staff = items::queue::holders_ever(cx, &scope, file.id, &examined).await?;
        staff.extend(grievances::took_part(cx, &file).await?);
        Ok(Excluded { people, staff })
    }

    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let (scope, file) = load(cx, subject).await?;
        Ok(kin::concerned(cx, &scope, &file).await?.kin)
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (scope, mut file) = load(cx, &approved.proposal.subject).await?;
        let approver = decider(&approved.proposal)?;
        let definition = definitions::of(cx, &self.catalogue, &file).await?;
        let proposal = approved.proposal.id.uuid();
        if definition.service.registry.as_ref().is_some_and(RegistrySearch::enters) {
            record::approved_to_enter(cx, &mut file, approver, proposal).await?;
        } else {
            record::approved(cx, &mut file, approver, proposal).await?;
        }
        turns::finish(cx, &self.catalogue, &scope, &file, TurnOutcome::Approved).await?;
        rows::count_act(cx, &file, approver, "approve", None).await
    }
}

/// The subject of the act on `file`.
pub(super) fn subject(file: &Application) -> Subject {
    Subject { thing: file.id.uuid(), details: serde_json::json!({}) }
}

async fn load(cx: &mut Cx, subject: &Subject) -> Outcome<(Scope, Application)> {
    let scope = match cx.actor() {
        Actor::Staff { .. } => Scope::of(cx.actor())?,
        _ => return Err(Failure::not_found()),
    };
    let file = files::load(cx, &scope, Id::from_uuid(subject.thing)).await?;
    Ok((scope, file))
}

fn decider(proposal: &Proposal) -> Outcome<Id<marks::Staff>> {
    let decided = proposal.decided.as_ref();
    decided.map(|decided| decided.by).ok_or_else(|| Failure::fault("executing an approval", "it was not decided"))
}
