//! The words of offices explained: each word of the law that the pages use, with what it means in plain words, in the
//! language of the reader and beside it in the other one that papers are written in.

use askama::Template;
use kernel::Locale;
use web::{
    Answer, Foreign, Visit,
    components::BackLink,
    texts::{PlainWord, PlainWords},
};

pub(super) const PAGE: &str = "/{lang}/words";

#[derive(Template)]
#[template(path = "words.html")]
struct WordsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    words: Vec<Explained<'a>>,
}

/// A word with its meaning.
struct Explained<'a> {
    key: &'a str,
    own: Said<'a>,
    other: Said<'a>,
}

/// A word in one language, and what marks it where the page speaks another.
struct Said<'a> {
    language: Foreign,
    name: &'a str,
    says: &'a str,
}

pub(super) async fn show(v: Visit) -> Answer {
    let words = PlainWords::ours()?;
    // Papers are in Arabic, whoever reads them; whoever reads Arabic meets the English beside it abroad.
    let other = if v.tongue() == Locale::AR { Locale::EN } else { Locale::AR };
    let page = WordsPage {
        v: &v,
        back: BackLink::to(v.path("/help"), v.t("help-title")),
        words: words.terms().iter().map(|word| Explained::of(&v, word, other)).collect(),
    };
    Ok(v.page(v.t("words-title"), page))
}

impl<'a> Explained<'a> {
    fn of(v: &Visit, word: &'a PlainWord, other: Locale) -> Self {
        Self { key: &word.key, own: said(v, word, v.tongue()), other: said(v, word, other) }
    }
}

fn said<'a>(v: &Visit, word: &'a PlainWord, locale: Locale) -> Said<'a> {
    let language = Foreign::beside(v.tongue(), word.language(locale));
    Said { language, name: word.name(locale), says: word.says(locale) }
}
