//! The faces a certificate is set in, compiled into the binary.
//!
//! Noto Naskh Arabic must stay at 2.004: later versions draw the dots as separate glyphs, and the text copied out of
//! the PDF is then no longer the text that was put in.

use typst::{foundations::Bytes, text::Font};

const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
];

/// Every face, or nothing if one of them cannot be read.
pub(super) fn load() -> Option<Vec<Font>> {
    FILES.into_iter().map(|file| Font::new(Bytes::new(file), 0)).collect()
}
