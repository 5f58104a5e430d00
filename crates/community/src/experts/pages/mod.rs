//! Pages: one's own profile, the public directory, and the ministries' desk.

pub(super) mod boards;
pub(super) mod bring;
pub(super) mod calls;
pub(super) mod desk;
pub(super) mod directory;
pub(super) mod entries;
pub(super) mod mine;
pub(super) mod need;
pub(super) mod person;
pub(super) mod profile;
pub(super) mod shown;
pub(super) mod visibility;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use askama::{Template, filters::HtmlSafe};
use axum::response::Response;
use kernel::Outcome;
use uuid::Uuid;
use web::{
    Filled, Form, Hidden, Markup, Visit,
    components::{BackLink, Button, Choice, ErrorSummary, Tag},
};

use super::vocabulary::Vocabulary;

/// A page of parts, each of which may be sent.
#[derive(Template)]
#[template(path = "experts/page.html")]
pub(in crate::experts) struct Page {
    back: Option<BackLink>,
    errors: ErrorSummary,
    title: String,
    pub(in crate::experts) tags: Vec<Tag>,
    lead: String,
    parts: Vec<Part>,
}

/// A part of a page.
#[derive(Default)]
pub(in crate::experts) struct Part {
    card: bool,
    heading: Option<String>,
    text: Vec<String>,
    shown: Vec<Markup>,
    act: Option<Act>,
}

/// A form of a part.
pub(in crate::experts) struct Act {
    method: &'static str,
    action: String,
    hidden: Option<Hidden>,
    multipart: bool,
    values: Vec<(&'static str, String)>,
    fields: Vec<Markup>,
    buttons: Vec<Button>,
}

impl Page {
    pub(in crate::experts) fn new(v: &Visit, title: impl Into<String>, filled: &Filled) -> Self {
        let errors = ErrorSummary::new(v, filled);
        Self { back: None, errors, title: title.into(), tags: Vec::new(), lead: String::new(), parts: Vec::new() }
    }

    pub(in crate::experts) fn back(mut self, v: &Visit, path: &str, text: &str) -> Self {
        self.back = Some(BackLink::to(v.path(path), v.t(text)));
        self
    }

    pub(in crate::experts) fn lead(mut self, text: impl Into<String>) -> Self {
        self.lead = text.into();
        self
    }

    pub(in crate::experts) fn part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    pub(in crate::experts) fn answer(self, v: &Visit, filled: &Filled) -> Response {
        v.page_with(filled.status(), self.title.clone(), self)
    }
}

impl Part {
    pub(in crate::experts) fn card() -> Self {
        Self { card: true, ..Self::default() }
    }

    pub(in crate::experts) fn heading(mut self, text: impl Into<String>) -> Self {
        self.heading = Some(text.into());
        self
    }

    pub(in crate::experts) fn text(mut self, text: impl Into<String>) -> Self {
        self.text.push(text.into());
        self
    }

    pub(in crate::experts) fn shows<T: Template + HtmlSafe>(mut self, own: &T) -> Self {
        self.shown.push(Markup::from(own));
        self
    }

    pub(in crate::experts) fn act(mut self, act: Act) -> Self {
        self.act = Some(act);
        self
    }
}

impl Act {
    /// A form that changes something.
    pub(in crate::experts) fn post(v: &Visit, path: &str) -> Self {
        Self { method: "post", hidden: Some(v.csrf_field()), ..Self::get(v, path) }
    }

    /// A form that only asks.
    pub(in crate::experts) fn get(v: &Visit, path: &str) -> Self {
        let (action, fields) = (v.path(path), Vec::new());
        Self { method: "get", action, hidden: None, multipart: false, values: Vec::new(), fields, buttons: Vec::new() }
    }

    pub(in crate::experts) fn multipart(mut self) -> Self {
        self.multipart = true;
        self
    }

    pub(in crate::experts) fn value(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    pub(in crate::experts) fn field<T: Template + HtmlSafe>(mut self, own: &T) -> Self {
        self.fields.push(Markup::from(own));
        self
    }

    pub(in crate::experts) fn button(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }
}

/// A transaction for a form that was not sent before; nothing for one that was.
pub(in crate::experts) async fn begun<T>(v: &Visit, route: &'static str, form: &Form<T>) -> Outcome<Option<Cx>> {
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, route, &form.idempotency_key, form.request_hash).await?;
    Ok((claim == Claim::Fresh).then_some(cx))
}

/// Ends it.
pub(in crate::experts) async fn settled<T>(
    mut cx: Cx,
    route: &'static str,
    form: &Form<T>,
    thing: Uuid,
) -> Outcome<()> {
    idempotency::settle(&mut cx, route, &form.idempotency_key, thing).await?;
    cx.commit().await
}

/// The fields of FORD to choose from.
pub(in crate::experts) fn fields_of(v: &Visit, vocabulary: &Vocabulary) -> Vec<Choice> {
    let area = |own: &super::vocabulary::Area| {
        let name = own.name(v.locale()).to_owned();
        own.fields.iter().map(move |field| (field.code.clone(), name.clone())).collect::<Vec<_>>()
    };
    let all = vocabulary.areas.iter().flat_map(area);
    let name = |code: &str| vocabulary.field(code).map(|own| own.name(v.locale()).to_owned()).unwrap_or_default();
    all.map(|(code, area)| Choice::new(code.clone(), format!("{area}: {}", name(&code)))).collect()
}

pub(in crate::experts) fn places_of(v: &Visit, vocabulary: &Vocabulary) -> Vec<Choice> {
    vocabulary.places.iter().map(|own| Choice::new(own.key.clone(), own.name(v.locale()))).collect()
}

fn languages_of(v: &Visit, vocabulary: &Vocabulary) -> Vec<Choice> {
    vocabulary.languages.iter().map(|own| Choice::new(own.key.clone(), own.name(v.locale()))).collect()
}

/// Choices whose words are texts.
pub(in crate::experts) fn texts(v: &Visit, before: &str, keys: impl IntoIterator<Item = &'static str>) -> Vec<Choice> {
    keys.into_iter().map(|key| Choice::new(key, v.t(&key_of(before, key)))).collect()
}

/// The key of the words of a value.
pub(in crate::experts) fn key_of(before: &str, value: &str) -> String {
    format!("{before}{}", value.replace('_', "-"))
}
