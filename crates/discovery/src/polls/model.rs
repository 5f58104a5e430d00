//! A poll and an answer to it. Pure.

use kernel::{Day, Id, Moment};
use serde::{Deserialize, Serialize};
use service_model::Names;

/// The most questions of a poll, and the most choices of a question.
pub const QUESTIONS: usize = 10;
/// Of a question.
pub const CHOICES: usize = 10;
/// For how many days a poll is open at most.
pub const LONGEST_DAYS: i32 = 90;

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Its title.
    pub titles: Names,
    /// Why it is asked, and by whom.
    pub about: Names,
    /// The first day it is open.
    pub opens: Day,
    /// The last day.
    pub closes: Day,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub words: Names,
    /// Whether several may be chosen.
    pub several: bool,
    /// What can be chosen.
    pub choices: Vec<Names>,
}

/// A poll that was let out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poll {
    /// Its identifier.
    pub id: Id<Poll>,
    /// What is asked.
    pub content: Content,
    /// From when it is open.
    pub opens_at: Moment,
    /// Until when.
    pub closes_at: Moment,
}

/// How a poll stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Its day has not come.
    Soon,
    /// It can be answered.
    Open,
    /// It is over.
    Closed,
}

/// Numbers of choices, question by question.
pub type Chosen = Vec<Vec<usize>>;

impl Poll {
    /// How it stands.
    pub fn stage(&self, now: Moment) -> Stage {
        if now < self.opens_at {
            Stage::Soon
        } else if now < self.closes_at {
            Stage::Open
        } else {
            Stage::Closed
        }
    }
}

impl Content {
    /// The numbers of the questions whose answer is none: nothing chosen, too much, or what there is not.
    pub fn unanswered(&self, chosen: &Chosen) -> Vec<usize> {
        let is_wrong = |(at, question): (usize, &Question)| {
            let own = chosen.get(at).map(Vec::as_slice).unwrap_or_default();
            let many = own.len() > 1 && !question.several;
            let twice =
                own.iter().enumerate().any(|(place, number)| own.iter().skip(place + 1).any(|next| next == number));
            let unknown = own.iter().any(|number| *number >= question.choices.len());
            (own.is_empty() || many || twice || unknown).then_some(at)
        };
        let mut wrong: Vec<usize> = self.questions.iter().enumerate().filter_map(is_wrong).collect();
        wrong.extend(self.questions.len()..chosen.len());
        wrong
    }

    /// Each question with what was chosen of it.
    pub fn chosen<'c>(&'c self, chosen: &'c Chosen) -> impl Iterator<Item = (&'c Names, Vec<&'c Names>)> {
        self.questions.iter().zip(chosen).map(|(question, numbers)| {
            (&question.words, numbers.iter().filter_map(|number| question.choices.get(*number)).collect())
        })
    }

    /// Every text of it, for whoever looks through them.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let named = [&self.titles, &self.about].into_iter();
        let questions = self.questions.iter().flat_map(|own| std::iter::once(&own.words).chain(&own.choices));
        named.chain(questions).flat_map(|own| [own.ar.as_str(), own.en.as_str()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_chooses_what_there_is_once_and_for_every_question() {
        let names = |text: &str| Names::alike(text);
        let day: Day = "2026-11-22".parse().unwrap();
        let question = |several| Question { words: names("q"), several, choices: vec![names("a"), names("b")] };
        let content = Content {
            titles: names("t"),
            about: names("w"),
            opens: day,
            closes: day,
            questions: vec![question(false), question(true)],
        };
        assert_eq!(content.unanswered(&vec![vec![1], vec![0, 1]]), Vec::<usize>::new());
        assert_eq!(content.unanswered(&vec![vec![0, 1], vec![]]), [0, 1]);
        assert_eq!(content.unanswered(&vec![vec![2], vec![1, 1]]), [0, 1]);
        assert_eq!(content.unanswered(&vec![vec![0]]), [1]);
        assert_eq!(content.unanswered(&vec![vec![0], vec![0], vec![0]]), [2]);
    }
}
