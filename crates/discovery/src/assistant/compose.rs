//! Putting an answer together: which page bears the question out, and which of its sentences and facts answer.

use catalogue::services::About;
use kernel::{Locale, Outcome};

use super::{
    decide,
    rules::{Bound, Rules},
    sentences,
};
use crate::search::{Edition, Kind, Line, Shelf, Stands, ports::Only};

/// How many passages are looked at.
const PASSAGES: usize = 24;
/// How many pages are named as nearest, or beside an answer.
const NEAREST: usize = 3;

/// What is said to a question.
#[derive(Clone, PartialEq, Debug)]
pub enum Composed {
    /// What answers it.
    Known(Known),
    /// Nothing that is published answers it well enough; what is nearest to read.
    Unknown(Vec<Line>),
    /// It is not answered from pages at all.
    Bound(Bound),
}

/// An answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Known {
    /// The page that answers: `service/birth_certificate`.
    pub whole: String,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its path, without language.
    pub path: String,
    /// The service whose facts are told, and which of them.
    pub facts: Option<(String, Vec<About>)>,
    /// Sentences of published passages, in their order.
    pub sentences: Vec<Sentence>,
    /// What else bears the question out.
    pub more: Vec<Line>,
}

/// A sentence with what it is cited from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its words, exactly as they stand there.
    pub text: String,
    /// The name of the passage.
    pub passage: String,
    /// The title of its page.
    pub title: String,
    /// What the passage is about.
    pub heading: Option<String>,
    /// The path of its page, without language.
    pub path: String,
    /// The language it is written in.
    pub language: Locale,
    /// Which state of the page it is.
    pub edition: Edition,
}

/// Answers a question from what is on the shelf.
///
/// # Errors
/// A fault if the index cannot be read.
pub fn compose(shelf: &Shelf, rules: &Rules, question: &str, language: Locale, only: &Only) -> Outcome<Composed> {
    if let Some(bound) = rules.bound(question) {
        return Ok(Composed::Bound(bound));
    }
    let results = shelf.look(question, language, only)?;
    let (abouts, rest) = rules.abouts(question);
    if !abouts.is_empty()
        && let Some((service, title, path)) = named(shelf, &rest, language, only)?
    {
        let more = others(results.lines, &format!("service/{service}"));
        let whole = format!("service/{service}");
        let facts = Some((service, abouts));
        let known = Known { whole, kind: Kind::Service, title, path, facts, sentences: Vec::new(), more };
        return Ok(Composed::Known(known));
    }
    let found = shelf.stands(question, language, only, PASSAGES)?;
    let Some(best) = decide::page(&found) else {
        let nearest = results.lines.into_iter().chain(results.near).take(NEAREST);
        return Ok(Composed::Unknown(nearest.collect()));
    };
    let passage = best.passage;
    let whole = passage.whole().to_owned();
    // Whoever names a service and asks for nothing in particular is told what it is, what it costs and when it is done.
    let service = whole.strip_prefix("service/").filter(|_| passage.id == whole);
    Ok(Composed::Known(Known {
        kind: passage.kind,
        title: passage.title.clone(),
        path: passage.path.clone(),
        facts: service.map(|key| (key.to_owned(), vec![About::Price, About::Time])),
        sentences: cited(shelf, best, question),
        more: others(results.lines, &whole),
        whole,
    }))
}

/// The service a question without its words of asking names: key, title, path.
fn named(shelf: &Shelf, rest: &str, language: Locale, only: &Only) -> Outcome<Option<(String, String, String)>> {
    let only = Only { kind: Some(Kind::Service), ..only.clone() };
    let found = shelf.stands(rest, language, &only, PASSAGES)?;
    Ok(decide::service(&found).and_then(|Stands { passage, .. }| {
        let key = passage.whole().strip_prefix("service/")?;
        Some((key.to_owned(), passage.title.clone(), passage.path.clone()))
    }))
}

fn cited(shelf: &Shelf, best: Stands<'_>, question: &str) -> Vec<Sentence> {
    let passage = best.passage;
    let sentence = |text: &str| Sentence {
        text: text.to_owned(),
        passage: passage.id.clone(),
        title: passage.title.clone(),
        heading: passage.heading.clone(),
        path: passage.path.clone(),
        language: passage.language,
        edition: passage.edition,
    };
    let best = sentences::best(&passage.text, &|text| shelf.asked_in(text, question));
    best.into_iter().map(sentence).collect()
}

fn others(lines: Vec<Line>, whole: &str) -> Vec<Line> {
    lines.into_iter().filter(|line| line.whole != whole).take(NEAREST).collect()
}
