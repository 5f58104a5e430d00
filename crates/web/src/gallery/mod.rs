//! Every component in every state, in both directions, for people who build pages and for the tests. Not in production.
//!
//! What the samples say is specimen text, so it stands here in both languages instead of in the texts.

mod forms;
mod front;
mod parts;
mod progress;

use askama::{Template, filters::HtmlSafe};
use axum::{Router, routing::get};
use kernel::{Failure, Locale, Outcome};

use crate::{Answer, Markup, Visit, site::Site};

/// A component in one state.
pub(crate) struct Sample {
    name: &'static str,
    markup: Markup,
}

impl Sample {
    fn new<T: Template + HtmlSafe>(name: &'static str, component: &T) -> Self {
        Self { name, markup: Markup::from(component) }
    }
}

/// The specimen text in the language of the visit.
fn said(v: &Visit, arabic: &'static str, english: &'static str) -> &'static str {
    if v.locale() == Locale::AR { arabic } else { english }
}

#[derive(Template)]
#[template(path = "gallery/index.html")]
struct GalleryPage<'a> {
    v: &'a Visit,
    samples: Vec<Sample>,
}

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/gallery", get(index))
        .route("/{lang}/gallery/front", get(front::show))
        .route("/{lang}/gallery/question", get(forms::question))
        .route("/{lang}/gallery/tracking", get(progress::tracking))
        .route("/{lang}/gallery/confirmation", get(progress::confirmation))
        .route("/{lang}/gallery/fault", get(fault))
}

async fn index(v: Visit) -> Answer {
    open(&v)?;
    let samples = [forms::samples(&v), parts::samples(&v), progress::samples(&v), front::samples(&v)];
    let samples = samples.into_iter().flatten().collect();
    Ok(v.page(said(&v, "معرض المكوّنات", "Component gallery"), GalleryPage { v: &v, samples }))
}

async fn fault(v: Visit) -> Answer {
    open(&v)?;
    Err(Failure::fault("showing the gallery's fault", "nothing is wrong").into())
}

/// The gallery is for builders.
fn open(v: &Visit) -> Outcome<()> {
    if v.site().settings().environment == "production" { Err(Failure::not_found()) } else { Ok(()) }
}
