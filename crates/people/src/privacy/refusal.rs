//! Why a request to be forgotten is refused.

use kernel::{Refusal, RefusalKind};

/// A file is under way: it could be neither finished nor given up without its owner.
pub fn under_way() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "privacy.file_under_way", "privacy-refused-under-way")
}
