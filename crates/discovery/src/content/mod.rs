//! Guides, articles, announcements and answers that the state publishes, written by one editor and released by another.

use web::texts::TextFile;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[];
