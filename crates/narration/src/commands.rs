//! Proposing a recording.

use ::store::{
    Cx, Purpose, Store,
    blobs::{BlobState, Received},
};
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
    /// The sound, kept.
    pub kept: Kept,
    /// Whether a machine speaks.
    pub machine: bool,
    /// Why it is proposed.
    pub reason: &'a str,
}

/// A sound whose bytes are stored, for a recording with this identifier; it belongs to nothing until it is proposed.
pub(crate) struct Kept {
    id: Id<Recording>,
    media: &'static str,
    seconds: u32,
    stored: Received,
}

/// Stores the bytes of a sound, outside any transaction.
///
/// # Errors
/// Faults of storage.
pub(crate) async fn keep(store: &Store, sound: Sound) -> Outcome<Kept> {
    let bucket = Bucket::draw(store.dice().as_ref());
    let id = Id::<Recording>::new(bucket, store.now(), store.dice().as_ref());
    let stored = store.blobs().keep(id.uuid(), Purpose::Documents, sound.bytes).await?;
    Ok(Kept { id, media: sound.media, seconds: sound.seconds, stored })
}

/// Proposes that a sound be heard. Gives the proposal.
///
/// # Errors
/// As [`propose`].
pub(crate) async fn propose_recording(
    cx: &mut Cx,
    _permit: Permit<Narrate>,
    (store, acts, staff): (&Store, &Acts, Id<marks::Staff>),
    spoken: Spoken<'_>,
) -> Outcome<Uuid> {
    let Spoken { passage, kept, machine, reason } = spoken;
    let recording = Recording {
        id: kept.id,
        passage: passage.id(),
        locale: passage.locale,
        words: passage.words.clone(),
        media: kept.media,
        seconds: kept.seconds,
        machine,
        blob: kept.stored.id,
        sha256: kept.stored.sha256.to_vec(),
        since: None,
        ended_at: None,
    };
    rows::insert(cx, &recording, staff).await?;
    let blobs = store.blobs();
    blobs.set_state(cx, kept.stored.id, BlobState::Checked).await?;
    blobs.set_state(cx, kept.stored.id, BlobState::Usable).await?;
    let new = NewProposal { kind: act::LET, subject: act::subject(&recording), reason, seen: None };
    Ok(propose(cx, acts, new).await?.id.uuid())
}
