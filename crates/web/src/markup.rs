//! HTML that is already escaped, and values that know how they are written.
//!
//! Nothing here takes HTML from a person: a [`Markup`] is made by rendering a template or by escaping text.

use std::fmt;

use askama::{Template, filters::HtmlSafe};
use kernel::{Failure, Locale, Outcome};

/// Rendered HTML. It can only be made by a template or by escaping, so a page may print it as it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Markup(String);

impl Markup {
    /// Renders a template or a component.
    ///
    /// # Errors
    /// A fault if the template fails to render.
    pub fn render(template: &impl Template) -> Outcome<Self> {
        template.render().map(Self).map_err(|error| Failure::fault("rendering a template", error))
    }

    /// Escapes plain text.
    pub fn text(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            match character {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                other => html.push(other),
            }
        }
        Self(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A component that renders is HTML; one that fails is logged and left out, so that a page is never half escaped.
impl<T: Template + HtmlSafe> From<&T> for Markup {
    fn from(component: &T) -> Self {
        match component.render() {
            Ok(html) => Self(html),
            Err(error) => {
                tracing::error!(%error, "a component failed to render");
                Self::default()
            }
        }
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl HtmlSafe for Markup {}

/// What stands in a tag whose words are in another language than the page: ` lang="en" dir="ltr"`, or nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Foreign(Option<Locale>);

impl Foreign {
    /// What marks words of the language `own` on a page that speaks `tongue`.
    pub fn beside(tongue: Locale, own: Locale) -> Self {
        Self((own != tongue).then_some(own))
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(language) => write!(f, " lang=\"{language}\" dir=\"{}\"", language.direction().as_str()),
            None => Ok(()),
        }
    }
}
impl HtmlSafe for Foreign {}

/// A value shown to people. Plain text is isolated by `<bdi>`, because a name may run against the page's direction;
/// a code (reference, phone, e-mail, number) always runs left to right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Text in any language, often typed by a person.
    Text(String),
    /// Something read letter by letter from the left: a reference, a phone number, an e-mail address.
    Code(String),
    /// Text of a definition, in a language that may be another than the page's.
    Data(String, Foreign),
    /// HTML of a component.
    Markup(Markup),
    /// Nothing is known; shown as a dash with a spoken text.
    Missing,
}

impl Value {
    /// A code: reference, phone, e-mail, national number.
    pub fn code(text: impl Into<String>) -> Self {
        Self::Code(text.into())
    }
    /// A link by its words.
    pub fn link(href: &str, text: &str) -> Self {
        Self::Markup(Markup(format!("<a href=\"{}\">{}</a>", Markup::text(href), Markup::text(text))))
    }
    /// A link by words in this language, which may be another than the page's.
    pub fn link_in(href: &str, text: &str, locale: Locale) -> Self {
        let (href, text) = (Markup::text(href), Markup::text(text));
        Self::Markup(Markup(format!("<a href=\"{href}\"><bdi lang=\"{locale}\">{text}</bdi></a>")))
    }
    /// A link by a reference or number, which runs left to right.
    pub fn code_link(href: &str, text: &str) -> Self {
        let (href, text) = (Markup::text(href), Markup::text(text));
        Self::Markup(Markup(format!("<a href=\"{href}\"><bdi dir=\"ltr\">{text}</bdi></a>")))
    }
    /// A component.
    pub fn component<T: Template + HtmlSafe>(component: &T) -> Self {
        Self::Markup(Markup::from(component))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<Markup> for Value {
    fn from(markup: Markup) -> Self {
        Self::Markup(markup)
    }
}
impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Missing, Self::Text)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => isolated(f, text, Foreign::default()),
            Self::Data(text, language) => isolated(f, text, *language),
            Self::Code(text) => write!(f, "<bdi dir=\"ltr\" class=\"code\">{}</bdi>", Markup::text(text)),
            Self::Markup(markup) => markup.fmt(f),
            Self::Missing => f.write_str("—"),
        }
    }
}
impl HtmlSafe for Value {}

/// Lines of text that run their own way.
fn isolated(f: &mut fmt::Formatter<'_>, text: &str, language: Foreign) -> fmt::Result {
    write!(f, "<bdi{language}>")?;
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            f.write_str("<br>")?;
        }
        f.write_str(Markup::text(line).as_str())?;
    }
    f.write_str("</bdi>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_typed_is_escaped_and_isolated() {
        assert_eq!(Value::from("<b>ليلى</b>").to_string(), "<bdi>&lt;b&gt;ليلى&lt;/b&gt;</bdi>");
        assert_eq!(Value::code("7K4M-29TX-Q").to_string(), "<bdi dir=\"ltr\" class=\"code\">7K4M-29TX-Q</bdi>");
    }

    #[test]
    fn words_in_another_language_are_marked() {
        let french = "fr".parse().unwrap();
        let data = |tongue| Value::Data("Birth".to_owned(), Foreign::beside(tongue, Locale::EN)).to_string();
        assert_eq!(data(french), "<bdi lang=\"en\" dir=\"ltr\">Birth</bdi>");
        assert_eq!(data(Locale::EN), "<bdi>Birth</bdi>");
    }

    #[test]
    fn a_link_escapes_its_words_and_its_address() {
        assert_eq!(
            Value::link("/desk?a=1&b=2", "<ليلى>").to_string(),
            "<a href=\"/desk?a=1&amp;b=2\">&lt;ليلى&gt;</a>"
        );
        let reference = "<a href=\"/desk/files/7K4M\"><bdi dir=\"ltr\">7K4M-29TX-Q</bdi></a>";
        assert_eq!(Value::code_link("/desk/files/7K4M", "7K4M-29TX-Q").to_string(), reference);
    }
}
