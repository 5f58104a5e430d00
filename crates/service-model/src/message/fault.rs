//! What can be wrong with the words of a message.

use std::fmt;

use super::{
    Occasion, Part,
    segments::{CHECK_CODE, MOST_SEGMENTS, Segments},
    template::{Piece, fill, pieces},
    tone,
};

/// Facts as long as real ones, by which the length of an SMS is judged.
const LONGEST: [(&str, &str); 2] =
    [("reference", "7K4M-29TX-Q3W"), ("link", "https://wasl.gov.eg/ar/files/7K4M-29TX-Q3W")];

/// One thing that is wrong with the words of a part in a language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A placeholder that the occasion has nothing for in this part.
    Unknown(String),
    /// A placeholder that must be there and is not.
    Missing(&'static str),
    /// A brace that begins or ends no placeholder.
    Brace,
    /// A mark of exclamation, or a picture.
    Exclaims,
    /// A word of joy or success.
    Joy(&'static str),
    /// A word that tells what a file is about, or that somebody asked.
    Tells(&'static str),
    /// An SMS of too many segments, with its check code.
    Long(usize),
    /// A subject or an SMS of more than one line.
    Lines,
}

impl Fault {
    /// The code of its finding.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) | Self::Missing(_) | Self::Brace => "message-placeholder",
            Self::Exclaims | Self::Joy(_) => "message-tone",
            Self::Tells(_) => "message-tells",
            Self::Long(_) | Self::Lines => "message-length",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "there is nothing to put in the place of {{{name}}} here"),
            Self::Missing(name) => write!(f, "{{{name}}} must be said here"),
            Self::Brace => f.write_str("a brace stands only around a placeholder"),
            Self::Exclaims => {
                f.write_str("no exclamation mark and no picture: the same words go to people in mourning")
            }
            Self::Joy(word) => {
                write!(f, "no word of joy or success (`{word}`): the same words go to people in mourning")
            }
            Self::Tells(word) => write!(f, "`{word}` would tell a stranger what it is about"),
            Self::Long(count) => write!(f, "{count} segments of an SMS; at most {MOST_SEGMENTS} are sent"),
            Self::Lines => f.write_str("it is one line"),
        }
    }
}

/// What is wrong with `text` as this part of a message of this occasion.
pub(super) fn of(occasion: Occasion, part: Part, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let says = occasion.says(part);
    let mut said = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Fact(name) if says.contains(&name.trim()) => said.push(name.trim()),
            Piece::Fact(name) => faults.push(Fault::Unknown(name.trim().to_owned())),
            Piece::Brace(_) => faults.push(Fault::Brace),
            Piece::Plain(_) => {}
        }
    }
    faults.extend(says.iter().filter(|name| !said.contains(name)).map(|name| Fault::Missing(name)));
    if tone::exclaims(text) {
        faults.push(Fault::Exclaims);
    }
    faults.extend(tone::joy(text).map(Fault::Joy));
    faults.extend(tone::telling(text).map(Fault::Tells));
    if occasion == Occasion::Account {
        faults.extend(tone::asking(text).map(Fault::Tells));
    }
    if part != Part::Text && text.trim().contains('\n') {
        faults.push(Fault::Lines);
    }
    let segments = Segments::of(&fill(text, &LONGEST), CHECK_CODE);
    if part == Part::Sms && segments.count > MOST_SEGMENTS {
        faults.push(Fault::Long(segments.count));
    }
    faults
}
