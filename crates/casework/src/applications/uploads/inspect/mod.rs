//! Whether the bytes of an upload are what they seem, and a clean copy of them.
//!
//! Pure work on bytes in memory, done in a bounded pool: nothing was stored before it passed, so a refused file leaves
//! nothing behind. What leaves here is never what came in: pictures are drawn anew, without metadata.

mod pdf;
mod picture;
mod sniff;
#[cfg(test)]
mod tests;

pub use sniff::{Seen, seen};

/// The greatest upload, told on the page before a file is chosen: 10 MiB.
pub const LIMIT_BYTES: u64 = 10 * 1024 * 1024;

/// A file that passed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clean {
    /// What it is.
    pub kind: Kind,
    /// The bytes to keep.
    pub bytes: Vec<u8>,
}

/// The kinds of files that are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

impl Kind {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Why a file is not kept. Each has a text that says what to do instead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// No bytes.
    Empty,
    /// More than [`LIMIT_BYTES`].
    TooLarge,
    /// Neither PDF, JPEG nor PNG.
    WrongType,
    /// A HEIC picture, and no converter is installed.
    NoConverter,
    /// It would be read as two kinds of file.
    Polyglot,
    /// A picture of more dots than any page needs, or a stream that unpacks beyond measure.
    Bomb,
    /// The file ends before it is whole, or cannot be read.
    Truncated,
    /// A PDF that asks for a password.
    Encrypted,
    /// A PDF that carries programs, attachments or forms that act.
    Active,
    /// A PDF of too many pages.
    TooManyPages,
    /// The scanner knows it as harmful.
    Harmful,
}

impl Unfit {
    /// The stable code and the key of the text.
    pub fn code(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("upload.empty", "application-upload-empty"),
            Self::TooLarge => ("upload.too_large", "application-upload-too-large"),
            Self::WrongType => ("upload.wrong_type", "application-upload-wrong-type"),
            Self::NoConverter => ("upload.no_converter", "application-upload-no-converter"),
            Self::Polyglot => ("upload.polyglot", "application-upload-polyglot"),
            Self::Bomb => ("upload.bomb", "application-upload-bomb"),
            Self::Truncated => ("upload.truncated", "application-upload-truncated"),
            Self::Encrypted => ("upload.encrypted", "application-upload-encrypted"),
            Self::Active => ("upload.active", "application-upload-active"),
            Self::TooManyPages => ("upload.too_many_pages", "application-upload-too-many-pages"),
            Self::Harmful => ("upload.harmful", "application-upload-harmful"),
        }
    }
}

/// Checks `bytes` and gives the copy to keep. HEIC must have been converted before.
pub fn inspect(bytes: &[u8]) -> Result<Clean, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if bytes.len() as u64 > LIMIT_BYTES {
        return Err(Unfit::TooLarge);
    }
    match seen(bytes) {
        Seen::Kept(kind) => {
            sniff::refuse_polyglot(kind, bytes)?;
            match kind {
                Kind::Pdf => pdf::check(bytes).map(|()| Clean { kind, bytes: bytes.to_vec() }),
                Kind::Jpeg | Kind::Png => picture::redraw(kind, bytes).map(|bytes| Clean { kind, bytes }),
            }
        }
        Seen::Heic => Err(Unfit::NoConverter),
        Seen::Other => Err(Unfit::WrongType),
    }
}
