//! What is published, handed over to the search: a page is its summary and the parts under its headings, in each language it
//! is written in.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Cx;

use super::{
    kind::Kind,
    markdown::Document,
    matter::{Content, Writing},
    model::ZONE,
    shelf::{Shown, shown},
    store as rows,
};
use crate::search::{Edition, Kind as Found, Passage, Passages};

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
    let edition = Edition {
        number: Some(shown.number),
        since: Some(shown.since.day_in(ZONE)),
        verified_on: Some(shown.verified_on),
    };
    pieces((&shown.page.slug, &shown.content), (language, words, document), edition)
}

/// The passages of pages as they lie in files, before anybody let them out: for measuring search with.
///
/// # Errors
/// A fault if a page does not read.
pub fn of_files(pages: &BTreeMap<String, Content>) -> Outcome<Vec<Passage>> {
    let mut passages = Vec::new();
    for (slug, content) in pages {
        for language in [Locale::AR, Locale::EN] {
            let Some((_, words)) = content.words(language).filter(|(own, _)| *own == language) else { continue };
            let edition = Edition { verified_on: Some(content.verified_on), ..Edition::default() };
            passages.extend(pieces((slug, content), (language, words, &words.document()?), edition));
        }
    }
    Ok(passages)
}

fn pieces(
    (slug, content): (&str, &Content),
    (language, words, document): (Locale, &Writing, &Document),
    edition: Edition,
) -> Vec<Passage> {
    let kind = match content.kind {
        Kind::Guide | Kind::Article => Found::Guide,
        Kind::Question => Found::Answer,
        Kind::Announcement | Kind::Emergency => Found::News,
        Kind::Event => Found::Event,
    };
    let passage = |piece: usize, heading: Option<String>, text: String| Passage {
        id: format!("content/{slug}#{piece}"),
        kind,
        language,
        title: words.title.clone(),
        heading,
        text,
        path: format!("{}/{slug}", content.kind.place().path()),
        countries: content.countries.clone(),
        edition,
    };
    let parts = document.parts();
    let parts = (1..).zip(parts).map(|(piece, part)| passage(piece, part.heading, part.text));
    std::iter::once(passage(0, None, words.summary.clone())).chain(parts).collect()
}
