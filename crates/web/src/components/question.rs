//! One question a page.

use askama::{Template, filters::HtmlSafe};

use super::{BackLink, Button, ErrorSummary, Player, Steps, prints_as_html};
use crate::{Filled, Markup, Visit, visit::Hidden};

/// A page that asks one thing: way back, steps, error summary, heading, fields, button. It brings its own form.
#[derive(Template, Debug)]
#[template(path = "components/question_page.html")]
pub struct QuestionPage {
    action: String,
    hidden: Hidden,
    errors: ErrorSummary,
    back: Option<BackLink>,
    steps: Option<Steps>,
    caption: Option<String>,
    heading: Option<String>,
    heard: Option<Player>,
    lead: Vec<Markup>,
    fields: Vec<Markup>,
    after: Vec<Markup>,
    button: Button,
    second: Option<Markup>,
    multipart: bool,
}

impl QuestionPage {
    /// A form that posts to `action` (complete, `v.path(…)`). Give a heading here, or make a field's label the heading.
    pub fn new(v: &Visit, action: impl Into<String>, filled: &Filled) -> Self {
        Self {
            action: action.into(),
            hidden: v.csrf_field(),
            errors: ErrorSummary::new(v, filled),
            back: None,
            steps: None,
            caption: None,
            heading: None,
            heard: None,
            lead: Vec::new(),
            fields: Vec::new(),
            after: Vec::new(),
            button: Button::new(v.t("web-continue")),
            second: None,
            multipart: false,
        }
    }
    /// The page's heading.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }
    /// A small line over the heading, for instance the service.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = Some(caption.into());
        self
    }
    /// The way back.
    #[must_use]
    pub fn back(mut self, link: BackLink) -> Self {
        self.back = Some(link);
        self
    }
    /// How far the form is.
    #[must_use]
    pub fn steps(mut self, steps: Steps) -> Self {
        self.steps = Some(steps);
        self
    }
    /// What the page asks, to be heard; nothing where nothing would sound.
    #[must_use]
    pub fn heard(mut self, player: Option<Player>) -> Self {
        self.heard = player;
        self
    }
    /// A paragraph before the fields.
    #[must_use]
    pub fn lead(mut self, text: &str) -> Self {
        self.lead.push(Markup::from(&Lead { text: text.to_owned() }));
        self
    }
    /// A field, or any other component among the fields.
    #[must_use]
    pub fn field<T: Template + HtmlSafe>(mut self, field: &T) -> Self {
        self.fields.push(Markup::from(field));
        self
    }
    /// A component after the form's button.
    #[must_use]
    pub fn after<T: Template + HtmlSafe>(mut self, component: &T) -> Self {
        self.after.push(Markup::from(component));
        self
    }
    /// The button's words; “Continue” unless said otherwise.
    #[must_use]
    pub fn submit(mut self, text: impl Into<String>) -> Self {
        self.button = Button::new(text);
        self
    }
    /// Another button.
    #[must_use]
    pub fn button(mut self, button: Button) -> Self {
        self.button = button;
        self
    }
    /// A second way beside the button.
    #[must_use]
    pub fn second<T: Template + HtmlSafe>(mut self, way: &T) -> Self {
        self.second = Some(Markup::from(way));
        self
    }
    /// The form carries files; read it with [`crate::Upload`].
    #[must_use]
    pub fn multipart(mut self) -> Self {
        self.multipart = true;
        self
    }
}

#[derive(Template, Debug)]
#[template(source = "<p class=\"lead\">{{ text }}</p>", ext = "html")]
struct Lead {
    text: String,
}

prints_as_html!(QuestionPage, Lead);
