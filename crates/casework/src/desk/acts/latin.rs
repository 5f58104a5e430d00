//! Recording the Latin spelling of the name, letter for letter as the person's passport in the file writes it.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Reference};
use uuid::Uuid;

use super::{held, must_allow};
use crate::{
    applications::model::{Act, Party},
    certificates::latin::{self, Typed},
    desk::dossier::Dossier,
};

/// Records what the officer who examines the file read in `passport`, or takes it back when nothing was typed. It may be
/// done as long as she may recommend: afterwards the spelling is part of what was recommended.
///
/// # Errors
/// Slips of [`latin::read`]; not found for an upload that is not the person's passport in force; forbidden for somebody who
/// does not hold the file.
pub async fn see_passport(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    passport: Uuid,
    typed: &Typed,
) -> Outcome<()> {
    let held = held(cx, reference).await?;
    must_allow(&held.file, Party::Officer, Act::Recommend)?;
    let dossier = Dossier::of(cx, catalogue, held.file.clone()).await?;
    let upload = dossier.passports().find(|upload| upload.id == passport).ok_or_else(Failure::not_found)?;
    let read = latin::read(typed, dossier.born())?;
    latin::see(cx, &held.file, held.staff, upload, read).await
}
