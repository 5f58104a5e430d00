//! What pages say.

use serde::{Deserialize, Serialize};

/// Texts of pages.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Whether the languages that are drawn from English are offered, for whoever works on pages.
    pub drawn: bool,
    /// A program that reads texts out: called with a language, the path of a text and the path of a WAV to write. Empty:
    /// `espeak-ng`, where the machine has it.
    pub speaker: String,
}
