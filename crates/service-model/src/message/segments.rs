//! How many SMS a text takes. A carrier counts and charges segments, and the last of too many arrives alone or not at all.
//!
//! Source: 3GPP TS 23.038 (the default alphabet and its extension, UCS-2) and 23.040 (the header of concatenated messages).

/// The letters of the default alphabet that are not plain ASCII letters, digits or blanks.
const DEFAULT: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// The letters of its extension, which count twice.
const EXTENSION: &str = "^{}\\[~]|€";

/// What the check code adds to every SMS when it is sent: a blank, its label and eleven characters.
pub const CHECK_CODE: usize = 25;
/// The most segments of one message, with its check code.
pub const MOST_SEGMENTS: usize = 3;

/// The size of a text as an SMS.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segments {
    /// How many units it takes: letters of the default alphabet, or of sixteen bits where one letter is outside it.
    pub units: usize,
    /// How many segments that is.
    pub count: usize,
}

impl Segments {
    /// The size of `text`, with `more` units that are added when it is sent.
    pub fn of(text: &str, more: usize) -> Self {
        let septets: Option<usize> = text.chars().map(septets).sum();
        let (units, alone, chained) = match septets {
            Some(septets) => (septets + more, 160, 153),
            None => (text.encode_utf16().count() + more, 70, 67),
        };
        let count = if units <= alone { 1 } else { units.div_ceil(chained) };
        Self { units, count }
    }
}

fn septets(c: char) -> Option<usize> {
    if c.is_ascii_alphanumeric() || DEFAULT.contains(c) {
        return Some(1);
    }
    EXTENSION.contains(c).then_some(2)
}
