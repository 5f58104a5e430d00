//! What somebody has still to finish of a course. A lesson or a case is finished with its words: when they change, that one is to
//! be finished again, and no other.

use serde::Serialize;

use super::model::{Course, Lesson, Practice};

/// A part of a course that is finished before the exam.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// A lesson, finished by reading it.
    Lesson,
    /// A case, finished by deciding it rightly.
    Practice,
}

impl Part {
    /// Its name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Practice => "practice",
        }
    }

    /// The part with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Lesson, Self::Practice].into_iter().find(|own| own.as_str() == name)
    }
}

/// A lesson or a case that was finished, as it was worded then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finished {
    /// Which of both.
    pub part: Part,
    /// Its key.
    pub key: String,
    /// SHA-256 of its words.
    pub digest: Vec<u8>,
}

impl Finished {
    /// This lesson, read.
    pub fn lesson(own: &Lesson) -> Self {
        Self { part: Part::Lesson, key: own.key.clone(), digest: digest(&(&own.title, &own.text)) }
    }

    /// This case, decided.
    pub fn practice(own: &Practice) -> Self {
        Self { part: Part::Practice, key: own.key.clone(), digest: digest(own) }
    }
}

/// How a part stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    /// To be done.
    Open,
    /// Done once, and worded otherwise since.
    Changed,
    /// Done.
    Done,
}

/// How a part of a course stands for whoever finished these.
pub fn stands(finished: &[Finished], own: &Finished) -> Stands {
    if finished.contains(own) {
        Stands::Done
    } else if finished.iter().any(|other| other.part == own.part && other.key == own.key) {
        Stands::Changed
    } else {
        Stands::Open
    }
}

/// Whether everything is finished that comes before the exam.
pub fn is_ready(course: &Course, finished: &[Finished]) -> bool {
    let lessons = course.lessons.iter().map(Finished::lesson);
    lessons.chain(course.practices.iter().map(Finished::practice)).all(|own| finished.contains(&own))
}

fn digest<T: Serialize>(words: &T) -> Vec<u8> {
    // Text and lists of text cannot fail to be written.
    let bytes = serde_json::to_vec(words).unwrap_or_default();
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes).as_ref().to_vec()
}
