//! Files that hang on letters: what a citizen sends besides her words or instead of them, and what an officer sends back.
//!
//! A spoken note is a file, too. Citizens send one in a file of theirs; officers answer in words, which everybody can read.
//! They are examined, cleaned, sealed and kept as the uploads of a file are, by the same examiner behind a port. One file
//! hangs on one letter, and only the two sides of that letter see it; what hangs on a note of the desk is the desk's. An
//! officer's browser gets pictures of its pages and never the file itself, and every look is recorded.

pub(crate) mod api;
mod beside;
pub(crate) mod pages;
pub(crate) mod sound;
pub(crate) mod store;

use ::store::{Cx, Purpose, Store, blobs::BlobState};
pub(crate) use beside::Beside;
use kernel::{Id, Moment, Outcome, marks};
pub use sound::{MOST_BYTES, MOST_SECONDS, Unheard};
use uuid::Uuid;
use web::UploadedFile;

use crate::{
    ports::{Examined, Papers},
    threads::Strand,
};

/// The kinds of files that are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A spoken note in WebM.
    Webm,
    /// A spoken note in Ogg.
    Ogg,
    /// A spoken note in MP4.
    M4a,
    /// A spoken note in WAV.
    Wav,
}

impl Kind {
    const ALL: [Self; 7] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Webm, Self::Ogg, Self::M4a, Self::Wav];

    /// The name in the database, in text arguments and at the end of a file's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Webm => "webm",
            Self::Ogg => "ogg",
            Self::M4a => "m4a",
            Self::Wav => "wav",
        }
    }

    /// Whether it is heard and not seen.
    pub fn is_sound(self) -> bool {
        matches!(self, Self::Webm | Self::Ogg | Self::M4a | Self::Wav)
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::M4a => "audio/mp4",
            Self::Wav => "audio/wav",
        }
    }
}

/// A file that hangs on a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// Its id, in the bucket of the letter's owner.
    pub id: Uuid,
    /// The letter.
    pub letter: Uuid,
    /// Where the bytes are.
    pub blob: Id<marks::Blob>,
    /// What it is.
    pub kind: Kind,
    /// Its size as kept, in bytes.
    pub size_bytes: i64,
    /// How many pages it has; a picture has one, and so has a spoken note.
    pub pages: u32,
    /// How long a spoken note is, in seconds.
    pub seconds: Option<u32>,
    /// When it was sent.
    pub at: Moment,
}

/// A file that was examined and stored, and waits for its letter. Until it hangs on one it belongs to nothing, and the
/// store's housekeeping removes it.
#[derive(Clone, Debug)]
pub struct Received {
    blob: Id<marks::Blob>,
    kind: Kind,
    size_bytes: i64,
    pages: u32,
    seconds: Option<u32>,
}

impl Received {
    /// Whether it is a spoken note, which says what it says without a word of text.
    pub fn is_sound(&self) -> bool {
        self.kind.is_sound()
    }
}

/// What may hang on a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// Papers.
    Papers,
    /// Papers, and spoken notes.
    PapersAndSound,
}

/// Examines and stores what was sent with a letter to or from `owner`, outside any transaction; nothing where no file was
/// chosen. Whoever may not write must have been told before.
///
/// # Errors
/// A slip at the field `file` that says why it is not kept; a passing fault while the examiners are busy.
pub async fn receive(
    store: &Store,
    (papers, takes): (&dyn Papers, Takes),
    owner: Id<marks::Account>,
    file: Option<UploadedFile>,
) -> Outcome<Option<Received>> {
    let Some(file) = file else { return Ok(None) };
    let Examined { kind, bytes, pages, seconds } = papers.examine(file, takes).await?;
    let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let kept = store.blobs().keep(owner.uuid(), Purpose::Messages, bytes).await?;
    Ok(Some(Received { blob: kept.id, kind, size_bytes, pages, seconds }))
}

/// Hangs a received file on a letter that was just written.
pub(crate) async fn hang(cx: &mut Cx, strand: &Strand, letter: Uuid, received: &Received) -> Outcome<()> {
    // The row comes first: by it the desk's role may touch the blob.
    store::insert(cx, strand, letter, received).await?;
    let blobs = cx.store().blobs().clone();
    blobs.set_state(cx, received.blob, BlobState::Checked).await?;
    blobs.set_state(cx, received.blob, BlobState::Usable).await
}

/// The clear bytes. Whoever calls has found the attachment within the scope of its letter.
pub(crate) async fn bytes(cx: &mut Cx, attachment: &Attachment) -> Outcome<Vec<u8>> {
    let blobs = cx.store().blobs().clone();
    blobs.bytes(cx, attachment.blob).await
}

/// Destroys what was sent before `moment`.
pub(crate) async fn forget(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    let gone = store::delete_before(cx, moment).await?;
    destroy(cx, gone).await
}

/// Destroys everything that hangs on the letters of an account that is forgotten.
///
/// # Errors
/// Faults of the database.
pub async fn forget_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let gone = store::delete_of(cx, account).await?;
    destroy(cx, gone).await
}

async fn destroy(cx: &mut Cx, blobs: Vec<Id<marks::Blob>>) -> Outcome<()> {
    let stored = cx.store().blobs().clone();
    for blob in blobs {
        stored.destroy(cx, blob).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        assert!(Kind::ALL.into_iter().all(|kind| Kind::parse(kind.as_str()) == Some(kind)));
        assert_eq!(Kind::parse("svg"), None);
    }
}
