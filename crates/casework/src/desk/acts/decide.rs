//! The Authority's decision on a recommended file.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Refusal, RefusalKind, Slips};
use work::{
    items::TurnOutcome,
    proposals::{self, Acts, Decided, Decision, Fingerprint},
};

use super::{held, must_allow};
use crate::{
    applications::{
        definitions,
        model::{Act, Party},
        record,
    },
    desk::{
        approval,
        store::{self as rows, NoteKind},
        turns,
    },
};

/// Approves the file: the second half. What she saw must be what was recommended and what is true now; if the file has
/// changed since the recommendation, that becomes void and [`Decided::Void`] is returned, to be committed.
///
/// # Errors
/// Forbidden for the recommender (as a person), for whoever examined the file, and for kin; a conflict if only the page is
/// stale.
pub async fn approve(cx: &mut Cx, acts: &Acts, reference: Reference, seen: Fingerprint) -> Outcome<Decided> {
    let held = held(cx, reference).await?;
    must_allow(&held.file, Party::Approver, Act::Approve)?;
    let open = proposals::queries::open_of(cx, approval::KIND, held.file.id.uuid()).await?;
    let Some(proposal) = open else {
        return Err(
            Refusal::new(RefusalKind::Conflict, "desk.no_recommendation", "desk-refused-no-recommendation").into()
        );
    };
    proposals::decide(cx, acts, proposal.id, seen, Decision::Approve).await
}

/// Hands the file back to the officer who recommended it, with the approver's words; the recommendation becomes void.
///
/// # Errors
/// A slip without words; forbidden for somebody who does not hold the file.
pub async fn hand_back(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, words: &str) -> Outcome<()> {
    let mut held = held(cx, reference).await?;
    must_allow(&held.file, Party::Approver, Act::Return)?;
    let words = words.trim();
    if words.chars().count() < 3 {
        return Err(Slips::one("note", "desk-slip-note"));
    }
    proposals::void_changed(cx, approval::KIND, held.file.id.uuid()).await?;
    rows::keep_note(cx, &held.file, held.staff, NoteKind::Return, words).await?;
    let officer = held.file.facts.recommended.map(|(_, officer)| officer);
    record::returned(cx, &mut held.file, held.staff).await?;
    turns::finish(cx, catalogue, &held.scope, &held.file, TurnOutcome::Returned).await?;
    rows::count_act(cx, &held.file, held.staff, "return", None).await?;
    let definition = definitions::of(cx, catalogue, &held.file).await?;
    let holder = match officer {
        Some(officer) => turns::still_serves(cx, &held.file, officer).await?,
        None => None,
    };
    turns::open_examination(cx, &held.file, &definition, holder).await
}
