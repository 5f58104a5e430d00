//! What is wrong with a form, and what was answered.

use askama::Template;

use super::{field::field_id, prints_as_html};
use crate::{Filled, Value, Visit};

/// Everything that is wrong with a form, each with a link to its field. Prints nothing when nothing is wrong.
#[derive(Template, Clone, Debug)]
#[template(path = "components/error_summary.html")]
pub struct ErrorSummary {
    title: String,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    href: Option<String>,
    text: String,
}

impl ErrorSummary {
    /// The mistakes of a form's state.
    pub fn new(v: &Visit, filled: &Filled) -> Self {
        let lines = filled
            .slips
            .0
            .iter()
            .map(|slip| Line {
                href: (!slip.field.is_empty()).then(|| format!("#{}", field_id(&slip.field))),
                text: v.slip(slip),
            })
            .collect();
        Self { title: v.t("web-error-title"), lines }
    }
}

/// One question and its answer.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    key: String,
    value: Value,
    change: Option<Change>,
    tag: Option<super::Tag>,
}

#[derive(Clone, Debug)]
struct Change {
    href: String,
    text: String,
}

impl SummaryRow {
    /// A question and its answer; text is isolated, codes run left to right (`Value::code`).
    pub fn new(key: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { key: key.into(), value: value.into(), change: None, tag: None }
    }
    /// A link to change the answer.
    #[must_use]
    pub fn change(mut self, v: &Visit, href: impl Into<String>) -> Self {
        self.change = Some(Change { href: href.into(), text: v.t("web-change") });
        self
    }
    /// A link with other words than “Change”.
    #[must_use]
    pub fn link(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.change = Some(Change { href: href.into(), text: text.into() });
        self
    }
    /// A state beside the answer, for instance “differs”.
    #[must_use]
    pub fn tag(mut self, tag: super::Tag) -> Self {
        self.tag = Some(tag);
        self
    }
}

/// Questions and answers in a card.
#[derive(Template, Clone, Debug)]
#[template(path = "components/summary_list.html")]
pub struct SummaryList {
    heading: Option<String>,
    rows: Vec<SummaryRow>,
}

impl SummaryList {
    /// Rows without a heading.
    pub fn new(rows: Vec<SummaryRow>) -> Self {
        Self { heading: None, rows }
    }
    /// A heading over the card.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }
}

prints_as_html!(ErrorSummary, SummaryList);
