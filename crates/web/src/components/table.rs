//! Rows of the same shape: the desk's queues and lists. On a phone each row becomes a small card.

use askama::Template;

use super::prints_as_html;
use crate::{Value, Visit};

/// A table with a caption and named columns.
#[derive(Template, Clone, Debug)]
#[template(path = "components/data_table.html")]
pub struct DataTable {
    caption: String,
    hidden_caption: bool,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
    nothing: String,
}

#[derive(Clone, Debug)]
struct Column {
    name: String,
    number: bool,
}

impl DataTable {
    /// A table; the caption names it for everyone.
    pub fn new(v: &Visit, caption: impl Into<String>) -> Self {
        Self {
            caption: caption.into(),
            hidden_caption: false,
            columns: Vec::new(),
            rows: Vec::new(),
            nothing: v.t("web-table-empty"),
        }
    }
    /// Hides the caption from sight where a heading says the same.
    #[must_use]
    pub fn caption_hidden(mut self) -> Self {
        self.hidden_caption = true;
        self
    }
    /// A column of text. The first column heads its row.
    #[must_use]
    pub fn column(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column { name: name.into(), number: false });
        self
    }
    /// A column of numbers, set at the end of the line.
    #[must_use]
    pub fn number_column(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column { name: name.into(), number: true });
        self
    }
    /// A row with a cell for each column.
    #[must_use]
    pub fn row(mut self, cells: Vec<Value>) -> Self {
        self.rows.push(cells);
        self
    }
    /// What to say when there are no rows.
    #[must_use]
    pub fn nothing(mut self, text: impl Into<String>) -> Self {
        self.nothing = text.into();
        self
    }

    fn cells<'a>(&'a self, row: &'a [Value]) -> impl Iterator<Item = (usize, &'a Column, &'a Value)> {
        self.columns.iter().zip(row).enumerate().map(|(at, (column, value))| (at, column, value))
    }
}

/// Earlier and later pages of a list.
#[derive(Template, Clone, Debug)]
#[template(path = "components/pagination.html")]
pub struct Pagination {
    label: String,
    said: String,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
}

impl Pagination {
    /// Page `at` (from 1) of `of`; `href` gives the address of a page.
    pub fn new(v: &Visit, at: usize, of: usize, href: impl Fn(usize) -> String) -> Self {
        let number = |n: usize| v.number(i64::try_from(n).unwrap_or(i64::MAX));
        Self {
            label: v.t("web-pages"),
            said: v.t_with("web-page-of", &[("at", &number(at)), ("of", &number(of))]),
            previous: (at > 1).then(|| (href(at - 1), v.t("web-page-previous"))),
            next: (at < of).then(|| (href(at + 1), v.t("web-page-next"))),
        }
    }
}

prints_as_html!(DataTable, Pagination);
