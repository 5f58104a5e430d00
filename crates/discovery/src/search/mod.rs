//! One search over everything that is public here.

mod passages;

pub use passages::{Kind, Passage, Passages};
use web::texts::TextFile;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[];
