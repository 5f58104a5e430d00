//! The slip: whatever is a receipt, a reference, a quote or a document card. A dashed tear line, two notches, and the
//! reference in large Latin letters from left to right.

use askama::Template;
use kernel::Money;

use super::prints_as_html;
use crate::{Markup, Value, Visit};

/// A slip.
#[derive(Template, Clone, Debug)]
#[template(path = "components/slip.html")]
pub struct Slip {
    label: String,
    reference: Option<String>,
    title: Option<String>,
    rows: Vec<(String, Value)>,
    total: Option<(String, Value)>,
    foot: Option<Markup>,
}

impl Slip {
    /// A slip with a reference: a label over large letters.
    pub fn reference(label: impl Into<String>, reference: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            reference: Some(reference.into()),
            title: None,
            rows: Vec::new(),
            total: None,
            foot: None,
        }
    }
    /// A slip with a title instead: a quote, a document card.
    pub fn titled(label: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            reference: None,
            title: Some(title.into()),
            rows: Vec::new(),
            total: None,
            foot: None,
        }
    }
    /// A line under the tear.
    #[must_use]
    pub fn row(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.rows.push((key.into(), value.into()));
        self
    }
    /// The sum.
    #[must_use]
    pub fn total(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.total = Some((key.into(), value.into()));
        self
    }
    /// Buttons or a note at the end.
    #[must_use]
    pub fn foot(mut self, markup: Markup) -> Self {
        self.foot = Some(markup);
        self
    }
}

/// What a thing costs: line by line and summed in the currency it is owed in, and what is charged where that is another.
#[derive(Template, Clone, Debug)]
#[template(path = "components/fee_table.html")]
pub struct FeeTable {
    caption: String,
    head: [String; 2],
    lines: Vec<(String, String)>,
    sums: Vec<(String, String)>,
    note: Option<String>,
}

impl FeeTable {
    /// A table with a caption.
    pub fn new(v: &Visit, caption: impl Into<String>) -> Self {
        Self {
            caption: caption.into(),
            head: [v.t("web-fee-what"), v.t("web-fee-amount")],
            lines: Vec::new(),
            sums: Vec::new(),
            note: None,
        }
    }
    /// A line: what for, and how much.
    #[must_use]
    pub fn line(mut self, v: &Visit, text: impl Into<String>, amount: Money) -> Self {
        self.lines.push((text.into(), v.money(amount)));
        self
    }
    /// The sum of the lines, and what is charged for it if the charge is in another currency.
    #[must_use]
    pub fn total(mut self, v: &Visit, total: Money, charged: Money) -> Self {
        self.sums.push((v.t("web-fee-total"), v.money(total)));
        if charged.currency() != total.currency() {
            self.sums.push((v.t("web-fee-charged"), v.money(charged)));
        }
        self
    }
    /// Rate, source and validity.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// An act is done: what, under which reference, and what happens next.
#[derive(Template, Clone, Debug)]
#[template(path = "components/confirmation.html")]
pub struct Confirmation {
    heading: String,
    marked: bool,
    text: Option<String>,
    slip: Option<Slip>,
    next_heading: String,
    next: Vec<String>,
    actions: Vec<Markup>,
}

impl Confirmation {
    /// What is done.
    pub fn new(v: &Visit, heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            marked: true,
            text: None,
            slip: None,
            next_heading: v.t("web-what-next"),
            next: Vec::new(),
            actions: Vec::new(),
        }
    }
    /// Without the mark of something well done, where the matter is a death or a divorce.
    #[must_use]
    pub fn unmarked(mut self) -> Self {
        self.marked = false;
        self
    }
    /// A sentence under the heading.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }
    /// The slip to keep.
    #[must_use]
    pub fn slip(mut self, slip: Slip) -> Self {
        self.slip = Some(slip);
        self
    }
    /// Something that happens next, in order.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>) -> Self {
        self.next.push(text.into());
        self
    }
    /// A way on.
    #[must_use]
    pub fn action(mut self, link: &super::LinkButton) -> Self {
        self.actions.push(Markup::from(link));
        self
    }
}

prints_as_html!(Slip, FeeTable, Confirmation);
