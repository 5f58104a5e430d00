//! The three digits in their places of a national number, the rest as dots: so whoever compares knows where to look.

/// `•••••••••012••`.
pub(super) fn masked(digits: &str) -> String {
    format!("•••••••••{digits}••")
}
