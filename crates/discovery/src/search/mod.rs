//! One search over everything that is public here.

use web::texts::TextFile;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[];
