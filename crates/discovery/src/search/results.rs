//! What is shown of what was found: one line for each page, its best piece as the excerpt, and honestly nothing where
//! nothing bears the question out.

use std::collections::HashSet;

use kernel::{Locale, Outcome};

use super::{
    passages::{Kind, Passage},
    ports::{Found, Only, Piece},
    shelf::Shelf,
};

/// The most letters of a question that are read.
pub const LONGEST: usize = 200;
/// The most lines that are shown.
pub const LINES: usize = 20;
/// How many passages are looked at: several of them are pieces of one page.
const PASSAGES: usize = 80;
/// A page answers if at least this share of the question's weight stands in one of its pieces.
pub(crate) const ANSWERS: f32 = 0.45;
/// Below what answers, a page may still be near to what was meant.
pub(crate) const NEAR: f32 = 0.25;
/// Where fewer pages answer, what is near is shown as well.
const FEW: usize = 5;
/// How many of those are shown.
const NEAREST: usize = 3;
/// How many titles are suggested while somebody types.
const SUGGESTED: usize = 8;

/// A result.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What it belongs to.
    pub kind: Kind,
    /// The title of its page.
    pub title: String,
    /// What the piece is about.
    pub heading: Option<String>,
    /// The part of it that has most of the question.
    pub excerpt: Vec<Piece>,
    /// The path of its page, without language.
    pub path: String,
    /// The language it is shown in.
    pub language: Locale,
    /// What it is a piece of.
    pub whole: String,
    /// How much of the question's weight stands in it.
    pub support: f32,
}

/// What was found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Results {
    /// What answers, the best first.
    pub lines: Vec<Line>,
    /// Where nothing or little answers: what is nearest besides.
    pub near: Vec<Line>,
}

/// A title to go on with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// The title.
    pub title: String,
    /// The path of its page, without language.
    pub path: String,
}

/// A question without what surrounds it, and no longer than it is read.
pub fn question(typed: &str) -> String {
    typed.trim().chars().take(LONGEST).collect()
}

/// What a passage is ranked by: how its words fit, more the more of the question it is about, and the more of its title is said.
fn rank(own: &Found) -> f32 {
    own.score * (1.0 + own.named + own.told)
}

/// Whether a passage answers: enough of the question stands in it, and it is about the thing that the question names.
fn answers(own: &Found) -> bool {
    own.support >= ANSWERS && !own.strays
}

impl Shelf {
    /// What answers a question, told in this language where it is written in it.
    ///
    /// # Errors
    /// A fault if the index cannot be read.
    pub fn look(&self, question: &str, language: Locale, only: &Only) -> Outcome<Results> {
        let mut seen: HashSet<&str> = HashSet::new();
        let (answering, others): (Vec<Found>, Vec<Found>) =
            self.ranked(question, only, PASSAGES)?.into_iter().partition(answers);
        let mut told = |found: Vec<Found>, most: usize| {
            let mut lines = Vec::new();
            for own in found {
                let Some(passage) = self.passages.get(own.at).filter(|_| lines.len() < most) else { continue };
                if seen.insert(passage.whole()) {
                    lines.extend(self.line(own.at, question, language, own.support));
                }
            }
            lines
        };
        let lines = told(answering, LINES);
        let near = others.into_iter().filter(|own| own.support >= NEAR && lines.len() < FEW).collect();
        Ok(Results { near: told(near, NEAREST), lines })
    }

    /// The `most` passages that fit best, the best first.
    pub(super) fn ranked(&self, question: &str, only: &Only, most: usize) -> Outcome<Vec<Found>> {
        let mut found = self.index.find(question, only, most)?;
        found.sort_by(|one, other| rank(other).total_cmp(&rank(one)));
        Ok(found)
    }

    fn line(&self, at: usize, question: &str, language: Locale, support: f32) -> Option<Line> {
        let at = self.spoken(at, language);
        let Passage { kind, title, heading, path, language, .. } = self.passages.get(at)?.clone();
        let whole = self.passages.get(at)?.whole().to_owned();
        Some(Line { kind, title, heading, excerpt: self.index.excerpt(at, question), path, language, whole, support })
    }

    /// Titles that what was typed so far may lead to.
    pub fn suggest(&self, typed: &str, language: Locale) -> Vec<Suggestion> {
        let found = self.index.suggest(typed, language, SUGGESTED).into_iter();
        let passages = found.filter_map(|at| self.passages.get(at));
        passages.map(|own| Suggestion { title: own.title.clone(), path: own.path.clone() }).collect()
    }
}
