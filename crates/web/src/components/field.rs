//! What every field of a form has: name, label, hint, error.

use crate::{Filled, Visit};

/// The frame of a form field. Its id is its name with hyphens, and the error summary links to that id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Name in the form.
    pub name: String,
    /// Id of the (first) control.
    pub id: String,
    /// Label or legend.
    pub label: String,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What is wrong.
    pub error: Option<String>,
    /// Whether the label is the page's heading (one question a page).
    pub heading: bool,
    /// The words “(optional)” in the reader's language, if the field is.
    pub optional: Option<String>,
    /// “Error:” in the reader's language, read aloud before the message.
    pub error_word: String,
}

impl Field {
    /// A field with a label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        let id = field_id(&name);
        Self {
            name,
            id,
            label: label.into(),
            hint: None,
            error: None,
            heading: false,
            optional: None,
            error_word: String::new(),
        }
    }

    /// The ids that describe the control, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn take_error(&mut self, v: &Visit, filled: &Filled) {
        self.error = filled.error(v, &self.name);
        self.error_word = v.t("web-error-word");
    }
}

/// The id of the control that answers `name`.
pub(super) fn field_id(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect()
}

/// The builder steps that all fields share; each component has a `field`.
macro_rules! field_steps {
    ($component:ty) => {
        impl $component {
            /// Adds a hint under the label.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<String>) -> Self {
                self.field.hint = Some(hint.into());
                self
            }
            /// Makes the label the page's heading.
            #[must_use]
            pub fn heading(mut self) -> Self {
                self.field.heading = true;
                self
            }
            /// Says that the field may stay empty.
            #[must_use]
            pub fn optional(mut self, v: &$crate::Visit) -> Self {
                self.field.optional = Some(v.t("web-optional"));
                self
            }
            /// Shows an error text at the field; usually `filled` does it.
            #[must_use]
            pub fn error(mut self, v: &$crate::Visit, error: impl Into<String>) -> Self {
                self.field.error = Some(error.into());
                self.field.error_word = v.t("web-error-word");
                self
            }
        }
    };
}
pub(super) use field_steps;
