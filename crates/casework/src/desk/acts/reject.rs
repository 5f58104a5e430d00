//! Rejecting a file: for a coded reason of the workflow, with its remedy and the way to object.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Slips};
use work::{items::TurnOutcome, proposals};

use super::{must_allow, to_reject};
use crate::{
    applications::{definitions, model::Act, record},
    desk::{approval, store as rows, turns},
};

/// Why and how to go on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejecting {
    /// The coded reason; its words, its remedy and the way to object are texts of the service.
    pub reason: String,
    /// What the officer adds to the remedy for this very person.
    pub note: String,
}

/// Rejects the file. An officer may while she examines it and at the counter, the approver while she decides; an open
/// recommendation becomes void. What the counter says about who a person is takes two (`appointments::counter`).
///
/// # Errors
/// A slip without a coded reason of the workflow or without words; forbidden for somebody who does not hold the file.
pub async fn reject(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, rejecting: Rejecting) -> Outcome<()> {
    let (scope, mut file, staff, party) = to_reject(cx, reference).await?;
    must_allow(&file, party, Act::Reject)?;
    let definition = definitions::of(cx, catalogue, &file).await?;
    let mut slips = Slips::new();
    let mut reasons = definition.service.workflow.rejections_alone(file.stage().is_at_the_counter());
    if !reasons.any(|reason| reason.code == rejecting.reason) {
        slips.add("reason", "desk-slip-reason");
    }
    if rejecting.note.trim().chars().count() < 3 {
        slips.add("note", "desk-slip-note");
    }
    slips.or(|| ())?;
    let note = rejecting.note.trim();
    record::rejected(cx, &mut file, staff, &rejecting.reason, note).await?;
    proposals::void_changed(cx, approval::KIND, file.id.uuid()).await?;
    turns::finish(cx, catalogue, &scope, &file, TurnOutcome::Rejected).await?;
    rows::count_act(cx, &file, staff, "reject", Some(&rejecting.reason)).await
}
