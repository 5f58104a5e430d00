//! An exam: questions drawn from the bank, in an order of their own, marked by counting. Whoever renews is asked first about what
//! changed since she passed.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Dice;
use serde::{Deserialize, Serialize};

use super::model::{Course, Question};

/// The questions of one exam.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Paper(pub Vec<Drawn>);

/// A question as it stands on a paper.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Drawn {
    /// Its key in the bank.
    pub question: String,
    /// Places of its choices in the bank, in the order shown.
    pub order: Vec<usize>,
}

/// Answers: places of choices in the bank, by question.
pub type Answers = BTreeMap<String, usize>;

/// What an exam came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    /// How many were answered rightly.
    pub right: usize,
    /// How many were asked.
    pub asked: usize,
    /// Keys of those that were not.
    pub wrong: Vec<String>,
}

/// Draws a paper of `most` questions: those that `first` names, then the rest; from each lesson in turn, so that none is left
/// out where there is room.
pub fn draw(course: &Course, most: usize, first: &BTreeSet<&str>, dice: &dyn Dice) -> Paper {
    let (before, after): (Vec<&Question>, Vec<&Question>) =
        course.bank.iter().partition(|own| first.contains(own.key.as_str()));
    let mut drawn = in_turn(before, dice);
    drawn.extend(in_turn(after, dice));
    drawn.truncate(most);
    let paper = drawn.into_iter().map(|own| {
        let order = shuffled((0..own.choices.len()).collect(), dice);
        Drawn { question: own.key.clone(), order }
    });
    Paper(paper.collect())
}

/// Counts what is right. A question that left the bank meanwhile counts for nobody.
pub fn mark(course: &Course, paper: &Paper, answers: &Answers) -> Marked {
    let asked: Vec<&Question> = paper.0.iter().filter_map(|drawn| course.question(&drawn.question)).collect();
    let is_right = |own: &&Question| answers.get(&own.key) == Some(&own.right);
    let wrong: Vec<String> = asked.iter().filter(|own| !is_right(own)).map(|own| own.key.clone()).collect();
    Marked { right: asked.len() - wrong.len(), asked: asked.len(), wrong }
}

/// Whether this passes.
pub fn passes(course: &Course, marked: &Marked) -> bool {
    marked.asked > 0 && marked.right * 100 >= usize::from(course.pass_percent) * marked.asked
}

/// Questions that are new or changed since then, or belong to a lesson that is.
pub fn changed<'c>(before: &Course, now: &'c Course) -> BTreeSet<&'c str> {
    let is_new = |own: &&Question| {
        before.question(&own.key) != Some(*own) || before.lesson(&own.lesson) != now.lesson(&own.lesson)
    };
    now.bank.iter().filter(is_new).map(|own| own.key.as_str()).collect()
}

/// One question of each lesson after the other, lessons and questions in an order that is drawn.
fn in_turn<'q>(questions: Vec<&'q Question>, dice: &dyn Dice) -> Vec<&'q Question> {
    let mut by_lesson: BTreeMap<&str, Vec<&Question>> = BTreeMap::new();
    for own in shuffled(questions, dice) {
        by_lesson.entry(&own.lesson).or_default().push(own);
    }
    let mut piles = shuffled(by_lesson.into_values().collect(), dice);
    let mut drawn = Vec::new();
    while piles.iter().any(|pile| !pile.is_empty()) {
        drawn.extend(piles.iter_mut().filter_map(Vec::pop));
    }
    drawn
}

/// Fisher and Yates.
fn shuffled<T>(mut things: Vec<T>, dice: &dyn Dice) -> Vec<T> {
    for last in (1..things.len()).rev() {
        let below = u32::try_from(last + 1).unwrap_or(u32::MAX);
        things.swap(last, usize::try_from(dice.below(below)).unwrap_or(0));
    }
    things
}
