//! A hidden field: a value that a form carries and a person does not type. Never anything personal.

use askama::Template;

/// A hidden field; prints nothing when it has no value.
#[derive(Template, Debug)]
#[template(
    source = "{% if !value.is_empty() %}<input type=\"hidden\" name=\"{{ name }}\" value=\"{{ value }}\">{% endif %}",
    ext = "html"
)]
pub(crate) struct Hidden {
    name: &'static str,
    value: String,
}

impl Hidden {
    /// A field with a value.
    pub fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into() }
    }
}

impl askama::filters::HtmlSafe for Hidden {}
