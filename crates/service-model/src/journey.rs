//! Where a person stands in a form: a pure walk over the pages with the answers so far.
//!
//! The walk visits each page once, in order, and a condition sees only answers of earlier visible pages; so it always
//! ends, and an answer given on a page that is hidden now changes nothing.

use crate::{Answers, Context, Form, expression::ExpressionError, form::shows};

/// One page on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageState {
    /// Key of the page.
    pub key: String,
    /// Key of its section.
    pub section: String,
    /// Whether it is asked at all.
    pub visible: bool,
    /// Whether every visible field of it was seen and every required one answered. A hidden page is complete.
    pub complete: bool,
}

/// How far one has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Visible pages that are complete.
    pub done: usize,
    /// Visible pages.
    pub total: usize,
}

/// The walk.
#[derive(Clone, PartialEq, Debug)]
pub struct Journey {
    /// Every page of the form, in order.
    pub pages: Vec<PageState>,
    /// Key of the first page that still needs an answer; nothing, when all is answered.
    pub next: Option<String>,
    /// How far one has come.
    pub progress: Progress,
    kept: Answers,
}

impl Journey {
    /// Whether nothing is left to ask.
    pub fn is_complete(&self) -> bool {
        self.next.is_none()
    }

    /// Whether the page may be opened: it is visible and every visible page before it is complete.
    pub fn may_open(&self, key: &str) -> bool {
        let limit = self.next.as_deref();
        for page in self.pages.iter().filter(|page| page.visible) {
            if page.key == key {
                return true;
            }
            if Some(page.key.as_str()) == limit {
                return false;
            }
        }
        false
    }

    /// The visible page after `key`.
    pub fn after(&self, key: &str) -> Option<&PageState> {
        self.pages.iter().skip_while(|page| page.key != key).skip(1).find(|page| page.visible)
    }

    /// The visible page before `key`.
    pub fn before(&self, key: &str) -> Option<&PageState> {
        self.pages.iter().take_while(|page| page.key != key).filter(|page| page.visible).last()
    }

    /// The answers of what is visible: what a submitted application keeps. Answers of hidden pages and hidden fields are
    /// not among them.
    pub fn kept(&self) -> &Answers {
        &self.kept
    }
}

/// Walks `form` with `answers`.
///
/// # Errors
/// When a condition of the definition cannot be worked out; the checker looks for that before publication.
pub fn walk(form: &Form, answers: &Answers, context: &Context) -> Result<Journey, ExpressionError> {
    let mut kept = Answers::new();
    let mut pages = Vec::with_capacity(form.pages.len());
    for page in &form.pages {
        let visible = shows(page.when.as_ref(), &kept, context)?;
        let mut complete = true;
        if visible {
            // Worked out before the first answer of the page is kept: a condition sees earlier pages only.
            for field in page.visible_fields(&kept, context)? {
                complete &= answers.seen(&field.name) && (!field.required || answers.get(&field.name).is_some());
                if let Some(value) = answers.get(&field.name) {
                    kept.set(field.name.clone(), value.clone());
                } else if answers.seen(&field.name) {
                    kept.set(field.name.clone(), serde_json::Value::Null);
                }
            }
        }
        pages.push(PageState { key: page.key.clone(), section: page.section.clone(), visible, complete });
    }
    let seen = || pages.iter().filter(|page| page.visible);
    let progress = Progress { done: seen().filter(|page| page.complete).count(), total: seen().count() };
    let next = seen().find(|page| !page.complete).map(|page| page.key.clone());
    Ok(Journey { pages, next, progress, kept })
}
