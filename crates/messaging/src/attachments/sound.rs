//! What a spoken note may be, and how it is recorded on a page. Without a script a recording is chosen as any file is.

use kernel::{Refusal, RefusalKind};
use web::{Visit, components::Recorder};

/// The longest spoken note, in seconds.
pub const MOST_SECONDS: u32 = 120;
/// The greatest spoken note, in bytes: two minutes as every recorder writes them, with room to spare.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// What the field takes, as in HTML: the papers it always took, and any sound; what a sound is worth is found by looking into it.
pub(super) const ACCEPTED: &str = "application/pdf,image/jpeg,image/png,image/heic,.heic,audio/*";

/// Why a recording is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unheard {
    /// It was sent where only words are.
    WordsOnly,
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It is longer than [`MOST_SECONDS`].
    TooLong,
    /// It is damaged, or its end is missing.
    Broken,
    /// It is sound of a kind that not every browser plays.
    OtherKind,
}

impl Unheard {
    /// The refusal at the field of the file.
    pub fn refusal(self) -> Refusal {
        let (code, text) = match self {
            Self::WordsOnly => ("sound.words_only", "messaging-sound-words-only"),
            Self::TooLarge => ("sound.too_large", "messaging-sound-large"),
            Self::TooLong => ("sound.too_long", "messaging-sound-long"),
            Self::Broken => ("sound.broken", "messaging-sound-broken"),
            Self::OtherKind => ("sound.other_kind", "messaging-sound-other"),
        };
        Refusal::new(RefusalKind::Rule, code, text).at("file")
    }
}

/// The button that records one.
pub(crate) fn recorder(v: &Visit) -> Recorder {
    Recorder::new(v, MOST_SECONDS, |part| v.t(&format!("messaging-voice-{part}")))
}
