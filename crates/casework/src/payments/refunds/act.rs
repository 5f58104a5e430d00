//! Releasing a refund takes two people of finance: one proposes, another approves what exactly is shown.

use std::time::Duration;

use ::store::{
    Cx, Scope,
    jobs::{self, NewJob},
};
use async_trait::async_trait;
use kernel::{Id, Outcome, StaffRole};
use serde_json::json;
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    giving::GIVE,
    model::Refund,
    store::{self, Listed},
};
use crate::{
    applications::{registry, store as files},
    heirs,
    payments::refusal,
};

/// The act's name in the database.
pub const KIND: &str = "casework.release_refund";

/// The act of releasing a refund; `app` registers it among the acts that take two people.
pub struct ReleaseRefund;

#[async_trait]
impl ProposedAct for ReleaseRefund {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "payment-act-release-refund"
    }

    fn rules(&self) -> Rules {
        const FINANCE: &[StaffRole] = &[StaffRole::Finance];
        Rules { proposers: FINANCE, deciders: FINANCE, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let Listed { refund, reference } = releasable(cx, subject).await?;
        let reason = format!("payment-refund-reason-{}", refund.reason.as_str());
        let shown = Shown::new(Words::text("payment-act-release-refund"))
            .line(Words::text("payment-refund-file"), Words::plain(reference.to_string()))
            .line(Words::text("payment-refund-amount"), Words::Money(refund.amount))
            .line(Words::text("payment-refund-reason"), Words::text(reason))
            .line(Words::text("payment-refund-charge"), Words::plain(refund.transaction));
        // Whoever gives the money of the dead back sees that an heir's request was granted, and looks for its words.
        Ok(match heirs::store::granted_for(cx, refund.file).await? {
            Some(at) => shown.line(Words::text("payment-refund-heir"), Words::Moment(at)),
            None => shown,
        })
    }

    /// Whoever opened the file takes no part in giving back its money.
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let scope = Scope::of(cx.actor())?;
        let refund = store::lock(cx, &scope, Id::<Refund>::from_uuid(subject.thing)).await?.refund;
        let file = files::load(cx, &scope, refund.file).await?;
        let owner = people::account_number_hash(cx, file.owner).await?;
        Ok(Excluded { people: owner.into_iter().map(PersonKey).collect(), staff: Vec::new() })
    }

    /// Nor do her kin, as far as they are known: money of a file that never came to the desk is given back all the same.
    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let scope = Scope::of(cx.actor())?;
        let refund = store::lock(cx, &scope, Id::<Refund>::from_uuid(subject.thing)).await?.refund;
        let file = files::load(cx, &scope, refund.file).await?;
        let kin = registry::kin::of(cx, &scope, &file).await?;
        Ok(kin.into_iter().flat_map(|kin| kin.people).map(PersonKey).collect())
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = approved.proposal;
        let listed = releasable(cx, &proposal.subject).await?;
        store::note_released(cx, listed.refund.id, proposal.id.uuid()).await?;
        let job = NewJob::new(GIVE, json!({ "refund": listed.refund.id })).dedup(format!("give:{}", listed.refund.id));
        // A lane of its own: a registry that is away must not hold up money.
        jobs::enqueue(cx, job.lane(listed.refund.id.uuid())).await?;
        Ok(())
    }
}

/// The refund of a proposal, if it waits for its release.
async fn releasable(cx: &mut Cx, subject: &Subject) -> Outcome<Listed> {
    let scope = Scope::of(cx.actor())?;
    let listed = store::lock(cx, &scope, Id::<Refund>::from_uuid(subject.thing)).await?;
    if !listed.refund.can_be_released() {
        return Err(refusal::refund_not_open());
    }
    // What the dead had coming waits for their heirs.
    if files::load(cx, &scope, listed.refund.file).await?.held.is_some() {
        return Err(refusal::refund_held());
    }
    Ok(listed)
}
