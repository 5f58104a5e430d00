//! What the catalogue publishes is found whole, once, and in both languages; the shipped words are sound.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::definitions::Definitions;
use kernel::{Locale, Outcome};
use web::Texts;

use super::{
    Kind, Passage, Shelf, Words,
    offered::{self, Definitions as Published},
    ports::{Found, Index, Indexer, Only, Piece},
};

fn shipped() -> Vec<Passage> {
    let loaded = Definitions::shipped().load().unwrap();
    let texts = Texts::load(&[super::TEXTS]).unwrap();
    let definitions = Published {
        services: loaded.services.values().map(|(service, _)| service).collect(),
        countries: loaded.countries.values().map(|(country, _)| country).collect(),
        life_events: loaded.life_events.values().map(|(event, _)| event).collect(),
        ..Published::default()
    };
    offered::of(&texts, &definitions)
}

#[test]
fn everything_published_is_a_passage_in_both_languages() {
    let mut names: BTreeMap<Locale, BTreeSet<String>> = BTreeMap::new();
    for passage in shipped() {
        assert!(!passage.title.is_empty() && !passage.text.trim().is_empty(), "{passage:?}");
        assert!(!passage.text.contains("rules.") && !passage.text.contains("fees."), "a text is missing: {passage:?}");
        assert!(passage.path.starts_with('/') && !passage.path.starts_with("/ar"), "{passage:?}");
        assert!(passage.heading.as_deref().is_none_or(|own| !own.starts_with("search-")), "{passage:?}");
        assert!(names.entry(passage.language).or_default().insert(passage.id.clone()), "{} stands twice", passage.id);
    }
    assert_eq!(names[&Locale::AR], names[&Locale::EN]);
    assert!(names[&Locale::AR].len() > 200);
    for whole in ["service/birth_certificate", "life-event/death", "country/kw", "mission/kw/kuwait"] {
        assert!(names[&Locale::AR].contains(whole), "{whole}");
    }
}

#[test]
fn kinds_go_out_and_come_back() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(Kind::parse("person"), None);
}

#[test]
fn half_a_row_of_words_is_refused() {
    assert!(Words::shipped().unwrap().said.len() > 20);
    assert!(Words::parse("nothing = []\nwhere = []\n[[said]]\nsay = [\"a\"]\nmean = []\n").is_err());
    assert!(Words::parse("nothing = []\nwhere = []\nelse = 1\n").is_err());
}

/// An index that finds what it is told to, as strongly as it is told to.
struct Told(Vec<Found>);

impl Index for Told {
    fn find(&self, _question: &str, _only: &Only, most: usize) -> Outcome<Vec<Found>> {
        Ok(self.0.iter().copied().take(most).collect())
    }
    fn excerpt(&self, at: usize, _question: &str) -> Vec<Piece> {
        vec![Piece { text: at.to_string(), asked: false }]
    }
    fn suggest(&self, _typed: &str, _language: Locale, _most: usize) -> Vec<usize> {
        vec![1, 0]
    }
    fn asked_in(&self, _text: &str, _question: &str) -> usize {
        0
    }
}

impl Indexer for Told {
    fn index(&self, _passages: &[Passage], _words: &Words) -> Outcome<Box<dyn Index>> {
        Ok(Box::new(Self(self.0.clone())))
    }
}

fn passage(id: &str, language: Locale) -> Passage {
    Passage {
        id: id.to_owned(),
        kind: Kind::Service,
        language,
        title: format!("{id} {language}"),
        heading: None,
        text: "words".to_owned(),
        path: format!("/{id}"),
        countries: Vec::new(),
        edition: super::Edition::default(),
    }
}

fn shelf(found: &[(usize, f32)]) -> Shelf {
    let found = found.iter().map(|(at, support)| as_found(*at, *support)).collect();
    shelf_of(found)
}

fn as_found(at: usize, support: f32) -> Found {
    Found { at, support, named: support, told: 0.0, whole: support, gap: 1.0 - support, strays: false, score: 1.0 }
}

fn shelf_of(found: Vec<Found>) -> Shelf {
    let both = |id: &str| [passage(id, Locale::AR), passage(id, Locale::EN)];
    let passages = ["one", "one#who", "two"].iter().flat_map(|id| both(id)).collect();
    Shelf::of(passages, &Told(found), &Words::default()).unwrap()
}

fn titles(found: &[(usize, f32)]) -> (Vec<String>, Vec<String>) {
    let results = shelf(found).look("q", Locale::EN, &Only::default()).unwrap();
    let titles = |lines: Vec<super::Line>| lines.into_iter().map(|line| line.title).collect();
    (titles(results.lines), titles(results.near))
}

#[test]
fn a_page_is_one_result_told_in_the_readers_language() {
    // The best piece is Arabic; its page has an English sibling, and a further piece is no further result.
    let (lines, near) = titles(&[(2, 0.9), (0, 0.9), (5, 0.8)]);
    assert_eq!(lines, ["one#who en", "two en"]);
    assert!(near.is_empty());
}

#[test]
fn what_does_not_bear_the_question_out_is_near_at_most_and_stands_after_what_answers() {
    assert_eq!(titles(&[(0, 0.3), (4, 0.1)]), (vec![], vec!["one en".to_owned()]));
    assert_eq!(titles(&[(0, 0.3), (4, 0.9)]), (vec!["two en".to_owned()], vec!["one en".to_owned()]));
    assert_eq!(titles(&[]), (vec![], vec![]));
}

#[test]
fn what_is_called_by_another_name_is_near_at_most() {
    let strays = |at: usize, strays: bool| Found { strays, ..as_found(at, 0.9) };
    let told = |found: Vec<Found>| {
        let results = shelf_of(found).look("q", Locale::EN, &Only::default()).unwrap();
        let titles = |lines: Vec<super::Line>| lines.into_iter().map(|line| line.title).collect::<Vec<_>>();
        (titles(results.lines), titles(results.near))
    };
    assert_eq!(told(vec![strays(0, true)]), (vec![], vec!["one en".to_owned()]));
    let both = told(vec![strays(0, true), strays(4, false)]);
    assert_eq!(both, (vec!["two en".to_owned()], vec!["one en".to_owned()]));
}

#[test]
fn names_are_of_things_and_not_of_what_is_said_for_nothing() {
    let words = Words::shipped().unwrap();
    assert!(words.names.len() > 20);
    let phrases: Vec<&String> = words.names.iter().flat_map(|own| &own.say).collect();
    let idle = words.nothing.iter().chain(&words.places).find(|own| phrases.contains(own));
    assert_eq!(idle, None, "it cannot be the name of a thing as well");
}

#[test]
fn titles_are_suggested_with_their_pages() {
    let found = shelf(&[]).suggest("o", Locale::AR);
    assert_eq!(found.iter().map(|own| own.path.as_str()).collect::<Vec<_>>(), ["/one", "/one"]);
}
