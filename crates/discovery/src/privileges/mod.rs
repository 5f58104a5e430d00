//! Privileges and programmes: who grants what to whom, when it is open, and how it is proven.

use web::texts::TextFile;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[];
