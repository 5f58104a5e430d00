//! Proposing a recording.

use ::store::{Cx, Purpose, Store, blobs::BlobState};
use kernel::{Bucket, Id, Outcome, Permit, marks};
use uuid::Uuid;
use work::proposals::{Acts, NewProposal, propose};

use crate::{
    act,
    model::{Passage, Recording},
    policy::Narrate,
    ports::Sound,
    store as rows,
};

/// A sound that is to say a passage.
pub(crate) struct Spoken<'a> {
    /// The words.
    pub passage: &'a Passage,
    /// The sound.
    pub sound: Sound,
    /// Whether a machine speaks.
    pub machine: bool,
    /// Why it is proposed.
    pub reason: &'a str,
}

/// Keeps the sound and proposes that it be heard. Gives the proposal.
///
/// # Errors
/// As [`propose`]; faults of storage.
pub(crate) async fn propose_recording(
    cx: &mut Cx,
    _permit: Permit<Narrate>,
    (store, acts, staff): (&Store, &Acts, Id<marks::Staff>),
    spoken: Spoken<'_>,
) -> Outcome<Uuid> {
    let Spoken { passage, sound, machine, reason } = spoken;
    let bucket = Bucket::draw(cx.dice());
    let id = Id::<Recording>::new(bucket, cx.now(), cx.dice());
    let blobs = store.blobs();
    let kept = blobs.keep(id.uuid(), Purpose::Documents, sound.bytes).await?;
    let recording = Recording {
        id,
        passage: passage.id(),
        locale: passage.locale,
        words: passage.words.clone(),
        media: sound.media,
        seconds: sound.seconds,
        machine,
        blob: kept.id,
        sha256: kept.sha256.to_vec(),
        since: None,
        ended_at: None,
    };
    rows::insert(cx, &recording, staff).await?;
    blobs.set_state(cx, kept.id, BlobState::Checked).await?;
    blobs.set_state(cx, kept.id, BlobState::Usable).await?;
    let new = NewProposal { kind: act::LET, subject: act::subject(&recording), reason, seen: None };
    Ok(propose(cx, acts, new).await?.id.uuid())
}
