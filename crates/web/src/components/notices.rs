//! Short things that are said beside the matter: tags, banners, warnings, details, empty places.

use askama::Template;

use super::prints_as_html;
use crate::{Markup, Value, Visit};

/// The colour of a tag or banner; the words always say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// A fact.
    Quiet,
    /// Something good that is done.
    Ok,
    /// Something is being waited for.
    Wait,
    /// Something is wrong or refused.
    Wrong,
    /// Simulated, or a pilot.
    Sand,
}

impl Tone {
    /// The end of the class name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Ok => "ok",
            Self::Wait => "wait",
            Self::Wrong => "wrong",
            Self::Sand => "sand",
        }
    }
}

/// A state in a word or two.
#[derive(Template, Clone, Debug)]
#[template(path = "components/tag.html")]
pub struct Tag {
    text: String,
    tone: Tone,
}

impl Tag {
    /// A state with its colour.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

/// Something the whole page should know.
#[derive(Template, Clone, Debug)]
#[template(path = "components/banner.html")]
pub struct Banner {
    heading: Option<String>,
    body: Value,
    tone: Tone,
    role: &'static str,
}

impl Banner {
    /// A message in a colour.
    pub fn new(tone: Tone, body: impl Into<Value>) -> Self {
        let role = if tone == Tone::Wrong { "alert" } else { "status" };
        Self { heading: None, body: body.into(), tone, role }
    }
    /// A heading over it.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }
}

/// A consequence that must not be overlooked, in its place in the text.
#[derive(Template, Clone, Debug)]
#[template(path = "components/warning.html")]
pub struct Warning {
    word: String,
    body: Value,
}

impl Warning {
    /// A warning; “Important” is read aloud before it.
    pub fn new(v: &Visit, body: impl Into<Value>) -> Self {
        Self { word: v.t("web-important"), body: body.into() }
    }
}

/// More for those who want it, closed at first.
#[derive(Template, Clone, Debug)]
#[template(path = "components/details.html")]
pub struct Details {
    summary: String,
    body: Markup,
    id: Option<String>,
}

impl Details {
    /// A text of one or more paragraphs (separated by empty lines).
    pub fn new(summary: impl Into<String>, text: &str) -> Self {
        let paragraphs: Vec<String> = text
            .split("\n\n")
            .filter(|paragraph| !paragraph.trim().is_empty())
            .map(|paragraph| paragraph.trim().to_owned())
            .collect();
        let body = Markup::from(&Paragraphs { paragraphs });
        Self { summary: summary.into(), body, id: None }
    }
    /// Components inside.
    pub fn of(summary: impl Into<String>, body: Markup) -> Self {
        Self { summary: summary.into(), body, id: None }
    }
    /// Where it can be pointed at.
    #[must_use]
    pub fn at(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

#[derive(Template, Debug)]
#[template(source = "{% for text in paragraphs %}<p>{{ text }}</p>{% endfor %}", ext = "html")]
struct Paragraphs {
    paragraphs: Vec<String>,
}

/// A place where something will be: says what, and what to do.
#[derive(Template, Clone, Debug)]
#[template(path = "components/empty.html")]
pub struct Empty {
    heading: String,
    text: String,
    action: Option<Markup>,
}

impl Empty {
    /// What is not here yet, and why.
    pub fn new(heading: impl Into<String>, text: impl Into<String>) -> Self {
        Self { heading: heading.into(), text: text.into(), action: None }
    }
    /// What can be done about it.
    #[must_use]
    pub fn action(mut self, link: &super::LinkButton) -> Self {
        self.action = Some(Markup::from(link));
        self
    }
}

prints_as_html!(Tag, Banner, Warning, Details, Empty, Paragraphs);
