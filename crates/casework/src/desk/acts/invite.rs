//! Inviting to an appointment: the end of the mission's own check, where the outcome is no document.
//!
//! One officer ends it: nothing is sealed, and identity is proved again at the counter. It is an act of services whose
//! workflow says so, and of no others.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Refusal, RefusalKind};
use service_model::{Service, workflow};
use work::{items::TurnOutcome, proposals::Fingerprint};

use super::{held, must_allow};
use crate::{
    applications::{
        model::{Act, Party},
        record,
    },
    custody,
    desk::{
        dossier::{Dossier, Recommended},
        store as rows, turns,
    },
    subjects,
};

/// Ends the examination and invites the person. `seen` is the hash of the page she read: if the file has changed since,
/// she reads it again.
///
/// # Errors
/// A conflict if the page is stale or the service ends in a document; forbidden for somebody who does not hold the file.
pub async fn invite(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, seen: Fingerprint) -> Outcome<()> {
    let mut held = held(cx, reference).await?;
    must_allow(&held.file, Party::Officer, Act::Invite)?;
    let dossier = Dossier::of(cx, catalogue, held.file.clone()).await?;
    must_end_by(&dossier.definition.service, Act::Invite)?;
    subjects::must_not_be_kept_back(dossier.evidence.as_ref())?;
    custody::must_not_be_kept(dossier.custody)?;
    if dossier.fingerprint(Recommended::Left)? != seen {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.stale", "desk-refused-stale").into());
    }
    record::invited(cx, &mut held.file, held.staff).await?;
    turns::finish(cx, catalogue, &held.scope, &held.file, TurnOutcome::Closed).await?;
    rows::count_act(cx, &held.file, held.staff, "invite", None).await
}

/// Whether the way of this service ends by `act`: a document is recommended for approval, to an appointment one is invited.
pub fn ends_by(service: &Service, act: Act) -> bool {
    match service.workflow.outcome {
        workflow::Outcome::Document => act != Act::Invite,
        workflow::Outcome::Appointment(_) => act != Act::Recommend,
    }
}

/// The act is the one by which the way of this service ends.
///
/// # Errors
/// A conflict if it is the other one.
pub(crate) fn must_end_by(service: &Service, act: Act) -> Outcome<()> {
    if ends_by(service, act) {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "desk.stage", "desk-refused-stage").into())
}
