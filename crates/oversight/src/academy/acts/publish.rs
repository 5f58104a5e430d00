//! Letting out what a trainer wrote, as the next edition of its course.

use std::{collections::BTreeMap, time::Duration};

use ::store::Cx;
use async_trait::async_trait;
use catalogue::{Catalogue, definitions::Kind};
use kernel::{Failure, Outcome};
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, Excluded, ProposedAct, Rules, Shown, Subject, Words};

use super::{both, read};
use crate::academy::{
    model::{Course, Practice},
    policy::TRAINERS,
    refusal, store as rows,
};

/// The act; it asks the catalogue which revisions its lessons rest on.
pub struct PublishEdition {
    /// The definitions in force.
    pub catalogue: Catalogue,
}

/// Which course.
#[derive(Serialize, Deserialize)]
pub struct Which {
    /// Its key.
    pub course: String,
}

impl PublishEdition {
    /// The act's name in the database.
    pub const KIND: &'static str = "oversight.publish_course";

    /// The thing a proposal about this course is about.
    ///
    /// # Errors
    /// Only faults.
    pub fn subject(course: &str) -> Outcome<Subject> {
        super::subject(super::thing(Self::KIND, course), &Which { course: course.to_owned() })
    }
}

/// The draft, if it can be let out, and what it would follow.
async fn draft(cx: &mut Cx, course: &str) -> Outcome<(Course, Option<Course>)> {
    let (draft, _) = rows::draft(cx, course).await?.ok_or_else(Failure::not_found)?;
    if !draft.check().is_empty() {
        return Err(refusal::not_whole().into());
    }
    let before = rows::latest(cx).await?.into_iter().find(|own| own.course == course).map(|own| own.body);
    if before.as_ref() == Some(&draft) { Err(refusal::same().into()) } else { Ok((draft, before)) }
}

#[async_trait]
impl ProposedAct for PublishEdition {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "academy-act-publish"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: TRAINERS, deciders: TRAINERS, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let which: Which = read(subject)?;
        let (draft, before) = draft(cx, &which.course).await?;
        let mut shown = Shown::new(Words::text("academy-act-publish")).line(
            Words::text("academy-course"),
            Words::Names { ar: draft.names.ar.clone(), en: draft.names.en.clone() },
        );
        if let Some(told) = held_so(&draft, before.as_ref()) {
            shown = told.into_iter().fold(shown, |shown, (label, was, now)| match was {
                Some(was) => shown.change(label, was, now),
                None => shown.line(label, now),
            });
        }
        for lesson in &draft.lessons {
            let was = before.as_ref().and_then(|own| own.lesson(&lesson.key));
            if was != Some(lesson) {
                let words = |own: &crate::academy::model::Lesson| {
                    Words::Lines(vec![Words::plain(own.title.clone()), Words::plain(own.text.clone())])
                };
                let label = Words::text("academy-lesson");
                shown = match was {
                    Some(was) => shown.change(label, words(was), words(lesson)),
                    None => shown.line(label, words(lesson)),
                };
            }
        }
        for practice in &draft.practices {
            if before.as_ref().and_then(|own| own.practice(&practice.key)) != Some(practice) {
                shown = shown.line(Words::text("academy-case"), Words::Lines(of_case(practice)));
            }
        }
        for question in &draft.bank {
            if before.as_ref().and_then(|own| own.question(&question.key)) != Some(question) {
                let choices = question.choices.iter().enumerate().map(|(place, own)| {
                    let mark = if place == question.right { "✓ " } else { "" };
                    Words::plain(format!("{mark}{own}"))
                });
                let lines = std::iter::once(Words::plain(question.text.clone())).chain(choices).collect();
                shown = shown.line(Words::text("academy-question"), Words::Lines(lines));
            }
        }
        for gone in before.iter().flat_map(|own| &own.lessons).filter(|own| draft.lesson(&own.key).is_none()) {
            shown = shown.line(Words::text("academy-lesson-gone"), Words::plain(gone.title.clone()));
        }
        for gone in before.iter().flat_map(|own| &own.practices).filter(|own| draft.practice(&own.key).is_none()) {
            shown = shown.line(Words::text("academy-case-gone"), Words::plain(gone.title.clone()));
        }
        for gone in before.iter().flat_map(|own| &own.bank).filter(|own| draft.question(&own.key).is_none()) {
            shown = shown.line(Words::text("academy-question-gone"), Words::plain(gone.text.clone()));
        }
        Ok(shown)
    }

    async fn excluded(&self, _cx: &mut Cx, _subject: &Subject) -> Outcome<Excluded> {
        Ok(Excluded::default())
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let which: Which = read(&approved.proposal.subject)?;
        let (draft, _) = draft(cx, &which.course).await?;
        let by = both(cx, &approved)?;
        let taught = taught(&self.catalogue, cx, &draft).await?;
        rows::publish(cx, (&which.course, &draft), &taught, (&by.0, &by.1)).await?;
        rows::drop_draft(cx, &which.course).await
    }
}

/// A line that is shown: what it is, what it was, and what it becomes.
type Told = (Words, Option<Words>, Words);

/// What changes of a course itself: what it is about, whom it is for, how its exam is held. Everything of a new one.
fn held_so(draft: &Course, before: Option<&Course>) -> Option<Vec<Told>> {
    let about = |own: &Course| Words::Names { ar: own.about.ar.clone(), en: own.about.en.clone() };
    let roles = |own: &Course| {
        let names = own.roles.iter().map(|role| format!("staff-role-{}", role.as_str().replace('_', "-")));
        Words::Lines(names.map(Words::text).collect())
    };
    let mut told = Vec::new();
    let mut tell = |label: &'static str, of: &dyn Fn(&Course) -> Words| {
        let (was, now) = (before.map(of), of(draft));
        if was.as_ref() != Some(&now) {
            told.push((Words::text(label), was, now));
        }
    };
    tell("academy-told-about", &about);
    tell("academy-field-roles", &roles);
    let number = |number: u16| Words::Number(i64::from(number));
    tell("academy-field-percent", &|own| number(u16::from(own.pass_percent)));
    tell("academy-field-questions", &|own| number(own.questions));
    tell("academy-field-refresher", &|own| number(own.refresher_questions));
    tell("academy-field-minutes", &|own| number(own.minutes));
    tell("academy-field-days", &|own| number(own.valid_days));
    (!told.is_empty()).then_some(told)
}

/// A case, line by line: what happened, what was stated and is recorded, and what may be done, with what is right.
fn of_case(practice: &Practice) -> Vec<Words> {
    let data = practice.stated.iter().zip(&practice.recorded);
    let data = data.map(|((label, stated), (_, recorded))| format!("{label}: {stated} / {recorded}"));
    let deeds = practice.choices.iter().map(|deed| {
        let mark = if deed.right { "✓ " } else { "" };
        format!("{mark}{}: {}", deed.text, deed.why)
    });
    let head = [practice.title.clone(), practice.situation.clone()];
    head.into_iter().chain(data).chain([practice.asked.clone()]).chain(deeds).map(Words::plain).collect()
}

/// Which revision of each service its lessons rest on now.
pub(in crate::academy) async fn taught(
    catalogue: &Catalogue,
    cx: &mut Cx,
    course: &Course,
) -> Outcome<BTreeMap<String, i32>> {
    let snapshot = catalogue.snapshot_in(cx).await?;
    let keys = course.lessons.iter().flat_map(|own| &own.teaches);
    let held = keys.filter_map(|key| Some((key.clone(), snapshot.edition(Kind::Service, key)?.revision)));
    Ok(held.collect())
}
