//! What changed in the rules since a lesson was let out. Whoever read the lesson is given this and not the lesson once more; whoever
//! reads it for the first time is given both.

use std::collections::BTreeMap;

use ::store::Cx;
use catalogue::{Catalogue, Snapshot, definitions::Kind};
use kernel::Outcome;

use super::{
    model::{Course, Lesson},
    progress::Finished,
    store::Edition,
};

/// A service whose rules are newer than a lesson that rests on them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newer {
    /// Its key.
    pub service: String,
    /// The revision on which the lesson rests.
    pub then: i32,
    /// The revision in force.
    pub now: i32,
}

/// Of which services the rules are newer than a lesson, by `in_force`; `taught` is on which revisions its edition rests.
pub fn newer(lesson: &Lesson, taught: &BTreeMap<String, i32>, in_force: impl Fn(&str) -> Option<i32>) -> Vec<Newer> {
    let moved = |key: &String| {
        let (then, now) = (*taught.get(key)?, in_force(key)?);
        (then < now).then(|| Newer { service: key.clone(), then, now })
    };
    lesson.teaches.iter().filter_map(moved).collect()
}

/// The same by what is in force now.
pub fn newer_now(lesson: &Lesson, edition: &Edition, snapshot: &Snapshot) -> Vec<Newer> {
    newer(lesson, &edition.taught, |key| snapshot.edition(Kind::Service, key).map(|own| own.revision))
}

/// The differences of an edition that are to be read now, one for each lesson whose rules are newer.
///
/// # Errors
/// Only faults.
pub async fn to_read(cx: &mut Cx, catalogue: &Catalogue, edition: &Edition) -> Outcome<Vec<Finished>> {
    let snapshot = catalogue.snapshot_in(cx).await?;
    Ok(differences(&edition.body, |own| newer_now(own, edition, &snapshot)))
}

fn differences(course: &Course, newer: impl Fn(&Lesson) -> Vec<Newer>) -> Vec<Finished> {
    course.lessons.iter().filter_map(|own| Finished::difference(own, &newer(own))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::academy::progress::{self, Stands};

    fn lesson() -> Lesson {
        let teaches = vec!["birth_certificate".to_owned(), "family_record".to_owned()];
        Lesson { key: "l1".to_owned(), title: "t".to_owned(), teaches, text: "x".to_owned() }
    }

    #[test]
    fn a_newer_rule_gives_one_difference_to_read_and_a_further_one_another() {
        let taught = BTreeMap::from([("birth_certificate".to_owned(), 3), ("family_record".to_owned(), 1)]);
        let at = |revision| newer(&lesson(), &taught, move |key| (key == "birth_certificate").then_some(revision));
        assert_eq!(Finished::difference(&lesson(), &at(3)), None, "nothing is newer");
        let (first, second) = (at(4), at(5));
        assert_eq!(first, [Newer { service: "birth_certificate".to_owned(), then: 3, now: 4 }]);
        let read = Finished::difference(&lesson(), &first).unwrap();
        assert_eq!(progress::stands(std::slice::from_ref(&read), &read), Stands::Done);
        let further = Finished::difference(&lesson(), &second).unwrap();
        assert_eq!(progress::stands(&[read], &further), Stands::Changed);
    }
}
