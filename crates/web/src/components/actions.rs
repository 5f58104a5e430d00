//! What people press: buttons, links that look like buttons, the way back.

use askama::Template;

use super::prints_as_html;
use crate::Visit;

/// A button that sends the form it stands in.
#[derive(Template, Clone, Debug)]
#[template(path = "components/button.html")]
pub struct Button {
    text: String,
    look: &'static str,
    named: Option<(String, String)>,
}

impl Button {
    /// The main act of a page; one a page.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), look: "main", named: None }
    }
    /// A second way.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self { look: "quiet", ..Self::new(text) }
    }
    /// Something that cannot be taken back.
    pub fn grave(text: impl Into<String>) -> Self {
        Self { look: "grave", ..Self::new(text) }
    }
    /// Sends a name and a value with the form, to tell buttons of one form apart.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.named = Some((name.into(), value.into()));
        self
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[derive(Template, Clone, Debug)]
#[template(path = "components/link_button.html")]
pub struct LinkButton {
    href: String,
    text: String,
    look: &'static str,
    download: bool,
}

impl LinkButton {
    /// The main way on; `href` is complete (`v.path("/files")`).
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into(), look: "main", download: false }
    }
    /// A second way.
    pub fn quiet(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { look: "quiet", ..Self::new(href, text) }
    }
    /// Something that saves a file.
    #[must_use]
    pub fn download(mut self) -> Self {
        self.download = true;
        self
    }
}

/// The way back to the page before.
#[derive(Template, Clone, Debug)]
#[template(path = "components/back_link.html")]
pub struct BackLink {
    href: String,
    text: String,
}

impl BackLink {
    /// “Back”.
    pub fn new(v: &Visit, href: impl Into<String>) -> Self {
        Self { href: href.into(), text: v.t("web-back") }
    }
    /// Back to a named place.
    pub fn to(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

prints_as_html!(Button, LinkButton, BackLink);
