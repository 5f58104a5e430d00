//! Finding the other files about a file's subject, and ruling about them.

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, Refusal, RefusalKind, Slips, marks};

use super::{
    model::{Ruling, Twin, is_twin, may_join},
    store as rows,
};
use crate::{
    applications::{
        definitions,
        model::{Act, Application, Party},
        store as files,
    },
    desk::{acts::held, kin},
};

/// The other files that ask for the same about the same person, as far as `staff` may look into them. `file` was loaded within
/// `scope`.
///
/// # Errors
/// Only faults.
pub async fn found(
    cx: &mut Cx,
    catalogue: &Catalogue,
    scope: &Scope,
    (file, staff): (&Application, Id<marks::Staff>),
) -> Outcome<Vec<Twin>> {
    let keys = rows::subject(cx, file).await?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let definition = definitions::of(cx, catalogue, file).await?;
    let mut twins = Vec::new();
    for id in rows::files(cx, &keys).await? {
        let other = match files::load(cx, scope, id).await {
            Ok(other) => other,
            Err(Failure::Refusal(_)) => continue,
            Err(fault) => return Err(fault),
        };
        if !is_twin(file, &other, &definition.service) {
            continue;
        }
        // Of a file of her own or of kin nothing is shown to her, its being there included.
        match kin::may_act(cx, scope, &other, staff).await {
            Ok(_stranger) => twins.push(Twin { ruled: rows::ruled(cx, file, other.id).await?, file: other }),
            Err(Failure::Refusal(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(twins)
}

/// Whether there is another such file about which nobody has ruled.
///
/// # Errors
/// Only faults.
pub async fn undecided(
    cx: &mut Cx,
    catalogue: &Catalogue,
    scope: &Scope,
    of: (&Application, Id<marks::Staff>),
) -> Outcome<bool> {
    Ok(found(cx, catalogue, scope, of).await?.iter().any(|twin| twin.ruled.is_none()))
}

/// Rules about the file that the actor examines and another. Joining ends nothing yet: this file is rejected on its own page,
/// with the words that its owner reads.
///
/// # Errors
/// Not found for a file that is no twin; a slip without a reason; forbidden for somebody who does not hold the file; a rule
/// against joining files of two owners.
pub async fn rule(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    other: Reference,
    (ruling, reason): (Ruling, &str),
) -> Outcome<()> {
    let held = held(cx, reference).await?;
    if !held.file.may(Party::Officer, Act::Reject) {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.stage", "desk-refused-stage").into());
    }
    let reason = reason.trim();
    if reason.chars().count() < 3 {
        return Err(Slips::one("reason", "work-refused-reason-missing"));
    }
    let twins = found(cx, catalogue, &held.scope, (&held.file, held.staff)).await?;
    let twin = twins.into_iter().find(|twin| twin.file.reference == other).ok_or_else(Failure::not_found)?;
    let definition = definitions::of(cx, catalogue, &held.file).await?;
    if ruling == Ruling::Joined && !may_join(&held.file, &twin.file, &definition.service) {
        return Err(Slips::one("ruling", "desk-duplicate-slip-two-owners"));
    }
    rows::keep(cx, (&held.file, twin.file.id), held.staff, (ruling, reason)).await
}
