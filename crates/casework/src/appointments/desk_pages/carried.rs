//! A value that a form carries back as it was given.

use askama::Template;

/// A hidden input.
#[derive(Template)]
#[template(source = "<input type=\"hidden\" name=\"{{ name }}\" value=\"{{ value }}\">", ext = "html")]
pub(super) struct Carried {
    name: &'static str,
    value: String,
}

impl Carried {
    pub(super) fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into() }
    }
}

impl askama::filters::HtmlSafe for Carried {}
