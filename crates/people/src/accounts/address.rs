//! A delivery address abroad, in the lines its country writes it. The form of a country's address is catalogue's; here it
//! is only kept, sealed, so that the next application need not ask again.

use serde::{Deserialize, Serialize};

/// Lines as the person wrote them, and the country's two-letter code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// One to six lines.
    pub lines: Vec<String>,
    /// ISO 3166-1 alpha-2, small letters.
    pub country: String,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "an address in {}", self.country)
    }
}
