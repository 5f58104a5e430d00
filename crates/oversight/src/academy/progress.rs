//! What somebody has still to finish of a course. A lesson or a case is finished with its words: when they change, that one is to
//! be finished again, and no other.

use serde::Serialize;

use super::{
    model::{Course, Lesson, Practice},
    since::Newer,
};

/// A part of a course that is finished before the exam.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// A lesson, finished by reading it.
    Lesson,
    /// A case, finished by deciding it rightly.
    Practice,
    /// What changed in the rules since a lesson was let out, finished by reading it.
    Difference,
}

impl Part {
    /// Its name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Practice => "practice",
            Self::Difference => "difference",
        }
    }

    /// The part with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Lesson, Self::Practice, Self::Difference].into_iter().find(|own| own.as_str() == name)
    }
}

/// A lesson or a case that was finished, as it was worded then; or a difference, as it stood then.
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

    /// What is newer than this lesson, read; nothing if nothing is.
    pub fn difference(own: &Lesson, newer: &[Newer]) -> Option<Self> {
        let revisions: Vec<_> = newer.iter().map(|one| (&one.service, one.then, one.now)).collect();
        (!newer.is_empty()).then(|| Self { part: Part::Difference, key: own.key.clone(), digest: digest(&revisions) })
    }
}

impl Finished {
    /// What names it as it stands, in hexadecimal digits.
    pub fn mark(&self) -> String {
        self.digest.iter().map(|byte| format!("{byte:02x}")).collect()
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

/// Whether everything is finished that comes before the exam: lessons, cases, and the `differences` that rules have made since.
pub fn is_ready(course: &Course, differences: &[Finished], finished: &[Finished]) -> bool {
    let lessons = course.lessons.iter().map(Finished::lesson);
    let words = lessons.chain(course.practices.iter().map(Finished::practice)).all(|own| finished.contains(&own));
    words && differences.iter().all(|own| finished.contains(own))
}

fn digest<T: Serialize>(words: &T) -> Vec<u8> {
    // Text and lists of text cannot fail to be written.
    let bytes = serde_json::to_vec(words).unwrap_or_default();
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes).as_ref().to_vec()
}
