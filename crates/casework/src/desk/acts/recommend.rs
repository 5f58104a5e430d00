//! Recommending a file: the first half of a decision that takes two people.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Refusal, RefusalKind, Slips};
use work::{
    items::TurnOutcome,
    proposals::{self, Acts, Fingerprint, NewProposal},
};

use super::{held, must_allow};
use crate::{
    applications::{
        model::{Act, Party},
        record,
    },
    custody,
    desk::{
        approval,
        dossier::{Dossier, Recommended},
        store::{self as rows, NoteKind},
        turns,
    },
    subjects,
};

/// A copy is made from the record that the registry holds. Where it located none, a paper extract proves that there was an
/// event, and nothing that a copy could be made from: the record is computerised first, or the application is refused.
///
/// # Errors
/// A conflict without a record, for a service that copies one.
pub(in crate::desk) fn must_have_a_record(dossier: &Dossier) -> Outcome<()> {
    let service = &dossier.definition.service;
    let copies = !service.outputs.is_empty() && service.registry.as_ref().is_some_and(|search| !search.enters());
    if copies && dossier.evidence.as_ref().is_none_or(|evidence| evidence.record.is_none()) {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.no_record", "desk-refused-no-record").into());
    }
    Ok(())
}

/// Recommends approval. `seen` is the hash of the page she read: if the file has changed since, she reads it again.
///
/// # Errors
/// A conflict if the page is stale; a slip without words; forbidden for somebody who does not hold the file.
pub async fn recommend(
    cx: &mut Cx,
    (catalogue, acts): (&Catalogue, &Acts),
    reference: Reference,
    seen: Fingerprint,
    note: &str,
) -> Outcome<()> {
    let mut held = held(cx, reference).await?;
    must_allow(&held.file, Party::Officer, Act::Recommend)?;
    let note = note.trim();
    if note.chars().count() < 3 {
        return Err(Slips::one("note", "desk-slip-note"));
    }
    let dossier = Dossier::of(cx, catalogue, held.file.clone()).await?;
    super::invite::must_end_by(&dossier.definition.service, Act::Recommend)?;
    subjects::must_not_be_kept_back(dossier.evidence.as_ref())?;
    must_have_a_record(&dossier)?;
    custody::must_not_be_kept(dossier.custody)?;
    if dossier.fingerprint(Recommended::Left)? != seen {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.stale", "desk-refused-stale").into());
    }
    rows::keep_note(cx, &held.file, held.staff, NoteKind::Recommendation, note).await?;
    record::recommended(cx, &mut held.file, held.staff).await?;
    turns::finish(cx, catalogue, &held.scope, &held.file, TurnOutcome::Recommended).await?;
    turns::open_decision(cx, &held.file, &dossier.definition).await?;
    let proposal = NewProposal {
        kind: approval::KIND,
        subject: approval::subject(&held.file),
        // The officer's words are sealed with the file; the proposal itself says nothing about a person.
        reason: "recommended",
        seen: None,
    };
    proposals::propose(cx, acts, proposal).await?;
    rows::count_act(cx, &held.file, held.staff, "recommend", None).await
}
