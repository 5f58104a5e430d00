//! What pages say.

use serde::{Deserialize, Serialize};

/// Texts of pages.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Whether the languages that are drawn from English are offered, for whoever works on pages.
    pub drawn: bool,
}
