//! Arabic letters under a field, for whoever has none to type with.

use askama::Template;

use super::{field::field_id, prints_as_html};
use crate::Visit;

/// A board of Arabic letters for the field of this name, which opens where scripts run and the device speaks no Arabic. Without it
/// the field takes what the device types.
#[derive(Template, Clone, Debug)]
#[template(path = "components/arabic_letters.html")]
pub struct ArabicLetters {
    input: String,
    open: String,
    label: String,
    space: String,
    back: String,
    script: String,
}

impl ArabicLetters {
    /// For the input of the field of this name.
    pub fn new(v: &Visit, name: &str) -> Self {
        Self {
            input: field_id(name),
            open: v.t("web-letters-open"),
            label: v.t("web-letters"),
            space: v.t("web-letters-space"),
            back: v.t("web-letters-back"),
            script: v.site().assets().url("app/62-letters.js"),
        }
    }
}

prints_as_html!(ArabicLetters);
