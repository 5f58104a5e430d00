//! Publishing a revision takes two people: one proposes, another approves what was shown, and the digest binds both to
//! the same files.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, StaffRole};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{Content, Revision},
    store as rows,
};
use crate::{definitions::Kind, rates};

/// The act `catalogue.publish`. Its subject is the revision's id.
#[derive(Clone, Copy, Debug)]
pub struct PublishRevision;

impl PublishRevision {
    /// Its name in the database.
    pub const KIND: &'static str = "catalogue.publish";
}

#[async_trait]
impl ProposedAct for PublishRevision {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "catalogue-act-publish"
    }

    fn rules(&self) -> Rules {
        Rules {
            proposers: &[StaffRole::Administrator],
            deciders: &[StaffRole::Administrator, StaffRole::AuthorityApprover],
            lives: Duration::from_secs(14 * 24 * 60 * 60),
        }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let revision = rows::find(cx, Id::from_uuid(subject.thing)).await?.ok_or_else(Failure::not_found)?;
        if revision.valid_from.is_some() {
            return Err(already_published().into());
        }
        let digest: String = revision.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut shown = Shown::new(Words::text(format!("catalogue-publish-{}", revision.kind.as_str())))
            .line(Words::text("catalogue-publish-key"), Words::plain(&revision.key))
            .line(Words::text("catalogue-publish-revision"), Words::plain(revision.revision.to_string()))
            .line(Words::text("catalogue-publish-digest"), Words::plain(digest));
        let new = rows::content(cx, revision.kind, &revision.key, revision.revision).await?.unwrap_or_default();
        let old = running(cx, &revision).await?;
        for (name, change) in differences(&old, &new) {
            shown = shown.line(Words::plain(name), Words::text(change));
        }
        Ok(shown)
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let id: Id<Revision> = Id::from_uuid(approved.proposal.subject.thing);
        let now = cx.now();
        let approver = match cx.actor() {
            kernel::Actor::Staff { staff, .. } => staff.to_string(),
            _ => return Err(Failure::not_found()),
        };
        let proposer = approved.proposal.proposed_by.to_string();
        if !rows::publish(cx, id, now, &proposer, &approver).await? {
            return Err(already_published().into());
        }
        let Some(revision) = rows::find(cx, id).await?.filter(|row| row.kind == Kind::Country) else { return Ok(()) };
        let content = rows::content(cx, revision.kind, &revision.key, revision.revision).await?.unwrap_or_default();
        let country = service_model::Country::load(&content.sources()).map_err(|findings| {
            Failure::fault("publishing a country", format!("it has {} findings", findings.len()))
        })?;
        match &country.rate {
            Some(rate) => rates::enter(cx, rate).await,
            None => Ok(()),
        }
    }
}

/// The content that runs now, or nothing for something new.
async fn running(cx: &mut Cx, revision: &Revision) -> Outcome<Content> {
    let now = cx.now();
    let current = rows::current(cx, now).await?;
    let number = current.into_iter().find(|(kind, key, _)| (*kind, key) == (revision.kind, &revision.key));
    let Some((kind, key, number)) = number else { return Ok(Content::default()) };
    Ok(rows::content(cx, kind, &key, number).await?.unwrap_or_default())
}

/// Which files are new, changed or gone.
fn differences(old: &Content, new: &Content) -> Vec<(String, &'static str)> {
    let (old, new) = (old.sources(), new.sources());
    let added = new.iter().filter_map(|(name, text)| match old.get(name) {
        None => Some((name.to_owned(), "catalogue-publish-file-new")),
        Some(before) if before != text => Some((name.to_owned(), "catalogue-publish-file-changed")),
        Some(_) => None,
    });
    let gone = old.iter().filter(|(name, _)| new.get(name).is_none());
    added.chain(gone.map(|(name, _)| (name.to_owned(), "catalogue-publish-file-gone"))).collect()
}

fn already_published() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "catalogue.published", "catalogue-refused-published")
}
