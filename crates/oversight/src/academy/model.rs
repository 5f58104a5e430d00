//! A course: lessons, practice on synthetic cases, and a bank of questions. It is data, written by trainers and published by two.

use std::collections::BTreeSet;

use kernel::StaffRole;
use serde::{Deserialize, Serialize};
use service_model::Names;

/// A course as it is published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its name.
    pub names: Names,
    /// Whom it is for.
    pub roles: Vec<StaffRole>,
    /// What it is about, in a sentence.
    pub about: Names,
    /// How many of a hundred questions have to be answered rightly.
    pub pass_percent: u8,
    /// Questions of a first exam.
    pub questions: u16,
    /// Questions of an exam that renews.
    pub refresher_questions: u16,
    /// How many minutes an exam stays open.
    pub minutes: u16,
    /// How many days the qualification holds.
    pub valid_days: u16,
    /// The lessons, in order.
    #[serde(rename = "lesson")]
    pub lessons: Vec<Lesson>,
    /// Synthetic cases, in order.
    #[serde(rename = "practice", default)]
    pub practices: Vec<Practice>,
    /// The bank of questions.
    #[serde(rename = "question")]
    pub bank: Vec<Question>,
}

/// A lesson, in the language of the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its key in the course.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Keys of the services whose rules it rests on.
    #[serde(default)]
    pub teaches: Vec<String>,
    /// Its text (markdown).
    pub text: String,
}

/// A synthetic case. It is made of words only: nothing in it can reach a file or a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its key in the course.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What happened.
    pub situation: String,
    /// What the applicant wrote, with its labels.
    #[serde(default)]
    pub stated: Vec<(String, String)>,
    /// What the registry answered, with the same labels.
    #[serde(default)]
    pub recorded: Vec<(String, String)>,
    /// What is asked.
    pub asked: String,
    /// What may be done; one is right.
    pub choices: Vec<Deed>,
}

/// Something that may be done in a case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// What.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why, or why not.
    pub why: String,
}

/// A question of the bank.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its key in the course.
    pub key: String,
    /// Key of the lesson that answers it.
    pub lesson: String,
    /// The question.
    pub text: String,
    /// What may be answered.
    pub choices: Vec<String>,
    /// Place of the right one, from 0.
    pub right: usize,
    /// Why, told after the exam.
    pub why: String,
}

/// What a course cannot be published with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// Key of the text that says so.
    pub text: &'static str,
    /// Where: the key of a lesson, case or question; empty for the course itself.
    pub place: String,
}

impl Course {
    /// The lesson with this key.
    pub fn lesson(&self, key: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|own| own.key == key)
    }

    /// The case with this key.
    pub fn practice(&self, key: &str) -> Option<&Practice> {
        self.practices.iter().find(|own| own.key == key)
    }

    /// The question with this key.
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.bank.iter().find(|own| own.key == key)
    }

    /// Everything it cannot be published with.
    pub fn check(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut add = |holds: bool, text: &'static str, place: &str| {
            if !holds {
                wrong.push(Wrong { text, place: place.to_owned() });
            }
        };
        let numbers = (1..=100).contains(&self.pass_percent)
            && (5..=240).contains(&self.minutes)
            && (1..=1_500).contains(&self.valid_days)
            && self.questions >= self.refresher_questions
            && self.refresher_questions > 0;
        add(numbers, "academy-wrong-numbers", "");
        add(!self.roles.is_empty(), "academy-wrong-roles", "");
        add(!self.lessons.is_empty(), "academy-wrong-lessons", "");
        // Of a bank that is hardly larger than an exam, everybody learns the exam by heart.
        add(self.bank.len() > usize::from(self.questions), "academy-wrong-bank", "");
        let mut seen = BTreeSet::new();
        let keys = self.lessons.iter().map(|own| ("lesson", &own.key));
        let keys = keys.chain(self.practices.iter().map(|own| ("practice", &own.key)));
        for (kind, key) in keys.chain(self.bank.iter().map(|own| ("question", &own.key))) {
            add(is_key(key) && seen.insert((kind, key)), "academy-wrong-key", key);
        }
        for own in &self.lessons {
            add(!own.title.trim().is_empty() && !own.text.trim().is_empty(), "academy-wrong-empty", &own.key);
            add(discovery::content::is_written(&own.text), "academy-wrong-text", &own.key);
            add(self.bank.iter().any(|asked| asked.lesson == own.key), "academy-wrong-unasked", &own.key);
        }
        for own in &self.practices {
            add(own.choices.iter().filter(|deed| deed.right).count() == 1, "academy-wrong-right", &own.key);
            add(own.choices.len() > 1, "academy-wrong-choices", &own.key);
            let labels = |side: &[(String, String)]| side.iter().map(|(label, _)| label.clone()).collect::<Vec<_>>();
            add(labels(&own.stated) == labels(&own.recorded), "academy-wrong-labels", &own.key);
        }
        for own in &self.bank {
            add(self.lesson(&own.lesson).is_some(), "academy-wrong-lesson", &own.key);
            add((2..=6).contains(&own.choices.len()), "academy-wrong-choices", &own.key);
            add(own.right < own.choices.len(), "academy-wrong-right", &own.key);
            let different: BTreeSet<&String> = own.choices.iter().collect();
            add(different.len() == own.choices.len(), "academy-wrong-same", &own.key);
        }
        wrong
    }
}

/// Whether something may be named so.
pub fn is_key(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|own| own.is_ascii_lowercase())
        && text.len() <= 60
        && letters.all(|own| own.is_ascii_lowercase() || own.is_ascii_digit() || own == '_')
}
