//! Pieces of a front page.

use askama::Template;

use super::{LinkButton, Tag, prints_as_html};
use crate::{Foreign, Markup};

/// The opening of the site: what it is for, in one sentence, and the first two ways on.
#[derive(Template, Clone, Debug)]
#[template(path = "components/hero.html")]
pub struct Hero {
    heading: String,
    text: String,
    actions: Vec<Markup>,
    aside: Option<Markup>,
}

impl Hero {
    /// A heading and a sentence.
    pub fn new(heading: impl Into<String>, text: impl Into<String>) -> Self {
        Self { heading: heading.into(), text: text.into(), actions: Vec::new(), aside: None }
    }
    /// A way on; the first one leads.
    #[must_use]
    pub fn action(mut self, link: &LinkButton) -> Self {
        self.actions.push(Markup::from(link));
        self
    }
    /// A component beside the words, for instance a slip.
    #[must_use]
    pub fn aside<T: Template + askama::filters::HtmlSafe>(mut self, component: &T) -> Self {
        self.aside = Some(Markup::from(component));
        self
    }
}

/// A service to choose.
#[derive(Clone, Debug)]
pub struct ServiceCard {
    href: String,
    title: String,
    text: String,
    facts: Vec<String>,
    tag: Option<Tag>,
    language: Foreign,
}

impl ServiceCard {
    /// A service, what it gives, and where it is asked for.
    pub fn new(href: impl Into<String>, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            title: title.into(),
            text: text.into(),
            facts: Vec::new(),
            tag: None,
            language: Foreign::default(),
        }
    }
    /// In which language title and text are, where the page speaks another.
    #[must_use]
    pub fn in_language(mut self, language: Foreign) -> Self {
        self.language = language;
        self
    }
    /// A short fact: price, time.
    #[must_use]
    pub fn fact(mut self, fact: impl Into<String>) -> Self {
        self.facts.push(fact.into());
        self
    }
    /// A state: pilot, not open yet.
    #[must_use]
    pub fn tag(mut self, tag: Tag) -> Self {
        self.tag = Some(tag);
        self
    }
}

/// Services side by side.
#[derive(Template, Clone, Debug)]
#[template(path = "components/service_cards.html")]
pub struct ServiceCards {
    cards: Vec<ServiceCard>,
}

impl ServiceCards {
    /// Cards in the order given.
    pub fn new(cards: Vec<ServiceCard>) -> Self {
        Self { cards }
    }
}

/// How it works, as the chain laid on its side.
#[derive(Template, Clone, Debug)]
#[template(path = "components/how_it_works.html")]
pub struct HowItWorks {
    heading: String,
    steps: Vec<(String, String)>,
}

impl HowItWorks {
    /// A heading; add the steps in order.
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), steps: Vec::new() }
    }
    /// A step and a sentence about it.
    #[must_use]
    pub fn step(mut self, title: impl Into<String>, text: impl Into<String>) -> Self {
        self.steps.push((title.into(), text.into()));
        self
    }
}

/// Promises that can be checked, in a row.
#[derive(Template, Clone, Debug)]
#[template(path = "components/trust_strip.html")]
pub struct TrustStrip {
    label: String,
    promises: Vec<(String, String)>,
}

impl TrustStrip {
    /// A name for the row.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), promises: Vec::new() }
    }
    /// A promise and what it means.
    #[must_use]
    pub fn promise(mut self, title: impl Into<String>, text: impl Into<String>) -> Self {
        self.promises.push((title.into(), text.into()));
        self
    }
}

prints_as_html!(Hero, ServiceCards, HowItWorks, TrustStrip);
