//! The little HTML the simulators' pages need.

/// Text made safe for HTML; names and addresses come from outside.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
