//! What is published, handed over to the search: a page is its summary and the parts under its headings, in each language it
//! is written in.

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Cx;

use super::{
    kind::Kind,
    shelf::{Shown, shown},
    store as rows,
};
use crate::search::{Kind as Found, Passage, Passages};

/// What the state publishes, as passages.
#[derive(Clone, Copy, Debug)]
pub struct PublishedPages;

#[async_trait]
impl Passages for PublishedPages {
    async fn stamp(&self, cx: &mut Cx) -> Outcome<String> {
        let last = rows::last_change(cx).await?;
        let last = last.map_or(0, kernel::Moment::as_microsecond);
        Ok(format!("{}.{last}", rows::count(cx).await?))
    }

    async fn passages(&self, cx: &mut Cx) -> Outcome<Vec<Passage>> {
        let now = cx.now();
        let mut passages = Vec::new();
        for own in rows::current(cx).await? {
            if let Some(own) = shown(own, now)? {
                passages.extend(of(&own, Locale::AR));
                if own.en.is_some() {
                    passages.extend(of(&own, Locale::EN));
                }
            }
        }
        Ok(passages)
    }
}

/// The passages of a page in one language it is written in.
fn of(shown: &Shown, language: Locale) -> Vec<Passage> {
    let Some((_, words, document)) = shown.words(language) else { return Vec::new() };
    let kind = match shown.content.kind {
        Kind::Guide | Kind::Article => Found::Guide,
        Kind::Question => Found::Answer,
        Kind::Announcement | Kind::Emergency => Found::News,
        Kind::Event => Found::Event,
    };
    let passage = |piece: usize, heading: Option<String>, text: String| Passage {
        id: format!("content/{}#{piece}", shown.page.slug),
        kind,
        language,
        title: words.title.clone(),
        heading,
        text,
        path: shown.path(),
        countries: shown.content.countries.clone(),
    };
    let parts = document.parts();
    let parts = (1..).zip(parts).map(|(piece, part)| passage(piece, part.heading, part.text));
    std::iter::once(passage(0, None, words.summary.clone())).chain(parts).collect()
}
