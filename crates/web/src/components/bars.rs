//! Numbers as bars under each other: a label, a bar that grows from where reading begins, how far the number can be trusted, and
//! the number in words. The bars are drawn; whoever hears the page hears labels and numbers.

use askama::Template;

use super::prints_as_html;
use crate::Visit;

/// How long the longest bar is, in units of the drawing.
const WHOLE: f64 = 1000.0;

/// Bars with a caption.
#[derive(Template, Clone, Debug)]
#[template(path = "components/bars.html")]
pub struct Bars {
    caption: String,
    rtl: bool,
    rows: Vec<Bar>,
}

#[derive(Clone, Debug)]
struct Bar {
    label: String,
    value: String,
    start: i64,
    length: i64,
    bounds: Option<(i64, i64)>,
}

impl Bars {
    /// Bars that a caption names.
    pub fn new(v: &Visit, caption: impl Into<String>) -> Self {
        Self { caption: caption.into(), rtl: v.is_rtl(), rows: Vec::new() }
    }

    /// A bar of this share of the whole width.
    #[must_use]
    pub fn bar(self, label: impl Into<String>, value: impl Into<String>, share: f64) -> Self {
        self.row(label.into(), value.into(), share, None)
    }

    /// A bar with the bounds within which its share lies.
    #[must_use]
    pub fn bounded(self, label: impl Into<String>, value: impl Into<String>, share: f64, bounds: (f64, f64)) -> Self {
        self.row(label.into(), value.into(), share, Some(bounds))
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn row(mut self, label: String, value: String, share: f64, bounds: Option<(f64, f64)>) -> Self {
        let at = |share: f64| (share.clamp(0.0, 1.0) * WHOLE).round() as i64;
        let length = at(share);
        let whole = WHOLE as i64;
        let (start, bounds) = match self.rtl {
            true => (whole - length, bounds.map(|(low, high)| (whole - at(high), whole - at(low)))),
            false => (0, bounds.map(|(low, high)| (at(low), at(high)))),
        };
        self.rows.push(Bar { label, value, start, length, bounds });
        self
    }
}

prints_as_html!(Bars);
