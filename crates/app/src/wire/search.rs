//! The index of search, by the engine that knows Arabic.

use std::sync::Arc;

use catalogue::Catalogue;
use discovery::{
    content::PublishedPages,
    live,
    privileges::Published,
    search::{
        Kind, Passage, Passages, Search, Words,
        offered::Offered,
        ports::{Found, Index, Indexer, Only, Piece},
    },
};
use kernel::{Locale, Outcome};
use search_index::{Entry, Said};
use web::Texts;

use super::training::PublishedTrainings;
use crate::help;

/// Search over everything that publishes passages; empty until it is first asked.
pub fn over(catalogue: &Catalogue, texts: &Texts) -> Outcome<Search> {
    let sources: Vec<Arc<dyn Passages>> = vec![
        Arc::new(Offered { catalogue: catalogue.clone(), texts: texts.clone() }),
        Arc::new(help::found::Answers { texts: texts.clone() }),
        Arc::new(PublishedPages),
        Arc::new(live::Answered),
        Arc::new(Published { catalogue: catalogue.clone(), texts: texts.clone() }),
        Arc::new(PublishedTrainings { catalogue: catalogue.clone(), texts: texts.clone() }),
    ];
    Search::new(Arc::new(InMemory), sources)
}

/// Makes indexes in memory.
pub struct InMemory;

struct Held {
    index: search_index::Index,
    said: Said,
}

impl Indexer for InMemory {
    fn index(&self, passages: &[Passage], words: &Words) -> Outcome<Box<dyn Index>> {
        let index = search_index::Index::build(passages.iter().map(entry).collect())?;
        Ok(Box::new(Held { index, said: said(words) }))
    }
}

fn entry(passage: &Passage) -> Entry {
    let heading = passage.heading.clone().unwrap_or_default();
    // Every service has the same parts: that it has fees does not make it one for fees.
    let (heading, label) =
        if passage.kind == Kind::Service { (String::new(), heading) } else { (heading, String::new()) };
    Entry {
        title: passage.title.clone(),
        heading,
        label,
        text: passage.text.clone(),
        whole: passage.whole().to_owned(),
        kind: passage.kind.as_str().to_owned(),
        language: passage.language.to_string(),
        countries: passage.countries.clone(),
        audiences: Vec::new(),
    }
}

fn said(words: &Words) -> Said {
    let mut said = Said::new();
    said.says_nothing(words.nothing.iter().map(String::as_str));
    said.says_where(words.places.iter().map(String::as_str));
    for own in &words.said {
        said.means(own.say.iter().map(String::as_str), own.mean.iter().map(String::as_str));
    }
    for own in &words.names {
        said.names(own.say.iter().map(String::as_str), own.mean.iter().map(String::as_str));
    }
    said
}

impl Index for Held {
    fn find(&self, question: &str, only: &Only, most: usize) -> Outcome<Vec<Found>> {
        let only = search_index::Only {
            kinds: only.kind.iter().map(|kind| kind.as_str().to_owned()).collect(),
            country: only.country.clone(),
            ..search_index::Only::default()
        };
        let hits = self.index.find(question, &self.said, &only, most)?;
        let found = |hit: search_index::Hit| {
            let search_index::Hit { at, score, support, named, told, whole, gap, strays } = hit;
            Found { at, support, named, told, whole, gap, strays, score }
        };
        Ok(hits.into_iter().map(found).collect())
    }

    fn excerpt(&self, at: usize, question: &str) -> Vec<Piece> {
        let pieces = self.index.excerpt(at, question, &self.said).into_iter();
        pieces.map(|piece| Piece { text: piece.text, asked: piece.asked }).collect()
    }

    fn asked_in(&self, text: &str, question: &str) -> usize {
        self.index.asked_in(text, question, &self.said)
    }

    fn suggest(&self, typed: &str, language: Locale, most: usize) -> Vec<usize> {
        self.index.suggest(typed, language.as_str(), most)
    }
}
