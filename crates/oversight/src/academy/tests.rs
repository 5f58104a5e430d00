//! Courses, papers and marks: what holds of every course, and that the shipped ones can be published.

use std::collections::BTreeSet;

use kernel::SeededDice;
use proptest::prelude::*;
use service_model::Names;

use super::{
    exam::{self, Answers},
    model::{Course, Deed, Lesson, Practice, Question},
    progress::{self, Finished, Stands},
    shipped,
    since::Newer,
};

fn question(lesson: usize, number: usize) -> Question {
    Question {
        key: format!("q{lesson}_{number}"),
        lesson: format!("l{lesson}"),
        text: format!("{lesson} {number}?"),
        choices: ["a", "b", "c"].map(str::to_owned).to_vec(),
        right: (lesson + number) % 3,
        why: "because".to_owned(),
    }
}

fn course(lessons: usize, each: usize) -> Course {
    let lesson = |own: usize| Lesson {
        key: format!("l{own}"),
        title: format!("lesson {own}"),
        teaches: Vec::new(),
        text: "words".to_owned(),
    };
    let deed = |right: bool| Deed { text: format!("{right}"), right, why: "because".to_owned() };
    Course {
        names: Names { ar: "دورة".to_owned(), en: "Course".to_owned() },
        roles: vec![kernel::StaffRole::Finance],
        about: Names { ar: "عن".to_owned(), en: "About".to_owned() },
        pass_percent: 80,
        questions: 4,
        refresher_questions: 2,
        minutes: 30,
        valid_days: 365,
        lessons: (0..lessons).map(lesson).collect(),
        practices: vec![Practice {
            key: "case".to_owned(),
            title: "case".to_owned(),
            situation: "so".to_owned(),
            stated: Vec::new(),
            recorded: Vec::new(),
            asked: "what?".to_owned(),
            choices: vec![deed(true), deed(false)],
        }],
        bank: (0..lessons).flat_map(|own| (0..each).map(move |number| question(own, number))).collect(),
    }
}

#[test]
fn every_shipped_course_can_be_published_and_every_role_it_names_has_one_course() {
    let courses = shipped::courses().unwrap();
    assert!(!courses.is_empty());
    let mut roles = BTreeSet::new();
    for (key, course) in &courses {
        assert_eq!(course.check(), [], "{key}");
        for role in &course.roles {
            assert!(roles.insert(*role), "{key}: two courses for one role");
        }
    }
}

#[test]
fn what_cannot_be_published_is_told_at_its_place() {
    let told = |with: &dyn Fn(&mut Course)| {
        let mut own = course(2, 3);
        with(&mut own);
        own.check().into_iter().map(|wrong| (wrong.text, wrong.place)).collect::<Vec<_>>()
    };
    assert_eq!(told(&|_| ()), []);
    assert_eq!(told(&|own| own.pass_percent = 0), [("academy-wrong-numbers", String::new())]);
    assert_eq!(told(&|own| own.bank[1].right = 3), [("academy-wrong-right", "q0_1".to_owned())]);
    assert_eq!(told(&|own| own.practices[0].choices[1].right = true), [("academy-wrong-right", "case".to_owned())]);
    assert_eq!(told(&|own| own.lessons[0].text = "<b>x</b>".to_owned()), [("academy-wrong-text", "l0".to_owned())]);
    assert!(told(&|own| own.bank.truncate(4)).contains(&("academy-wrong-bank", String::new())));
    assert!(told(&|own| own.lessons[1].key = "l0".to_owned()).contains(&("academy-wrong-key", "l0".to_owned())));
}

#[test]
fn only_what_is_worded_otherwise_is_to_be_finished_again() {
    let before = course(3, 2);
    let finished: Vec<Finished> =
        before.lessons.iter().map(Finished::lesson).chain(before.practices.iter().map(Finished::practice)).collect();
    assert!(progress::is_ready(&before, &[], &finished));
    let mut now = before.clone();
    now.lessons[1].text.push_str(", and a new rule");
    assert!(!progress::is_ready(&now, &[], &finished));
    let newer = [Newer { service: "family_record".to_owned(), then: 1, now: 2 }];
    let difference: Vec<Finished> = Finished::difference(&before.lessons[0], &newer).into_iter().collect();
    assert!(!progress::is_ready(&before, &difference, &finished), "a newer rule is read before the exam");
    assert!(progress::is_ready(&before, &difference, &[finished.clone(), difference.clone()].concat()));
    let stands: Vec<Stands> =
        now.lessons.iter().map(|own| progress::stands(&finished, &Finished::lesson(own))).collect();
    assert_eq!(stands, [Stands::Done, Stands::Changed, Stands::Done]);
    assert_eq!(progress::stands(&[], &Finished::lesson(&now.lessons[0])), Stands::Open);
    let changed = exam::changed(&before, &now);
    assert_eq!(changed, BTreeSet::from(["q1_0", "q1_1"]), "whoever renews is asked about the lesson that changed");
}

proptest! {
    #[test]
    fn a_paper_asks_each_question_once_and_leaves_out_no_lesson_it_has_room_for(
        lessons in 1_usize..6, each in 1_usize..6, most in 1_usize..12, seed: u64,
    ) {
        let own = course(lessons, each);
        let paper = exam::draw(&own, most, &BTreeSet::new(), &SeededDice::new(seed));
        let asked: BTreeSet<&str> = paper.0.iter().map(|drawn| drawn.question.as_str()).collect();
        prop_assert_eq!(asked.len(), paper.0.len());
        prop_assert_eq!(paper.0.len(), most.min(own.bank.len()));
        let met: BTreeSet<&str> = asked.iter().filter_map(|key| Some(own.question(key)?.lesson.as_str())).collect();
        prop_assert_eq!(met.len(), lessons.min(paper.0.len()));
        for drawn in &paper.0 {
            let order: BTreeSet<usize> = drawn.order.iter().copied().collect();
            prop_assert_eq!(order, (0..3).collect::<BTreeSet<usize>>());
        }
    }

    #[test]
    fn what_changed_is_asked_first(seed: u64, most in 1_usize..8) {
        let own = course(4, 2);
        let first = BTreeSet::from(["q2_0", "q3_1"]);
        let paper = exam::draw(&own, most, &first, &SeededDice::new(seed));
        let met = paper.0.iter().take(2).filter(|drawn| first.contains(drawn.question.as_str())).count();
        prop_assert_eq!(met, most.min(2));
    }

    #[test]
    fn a_mark_counts_right_answers_and_passes_from_its_percentage_on(seed: u64, wrong in 0_usize..11) {
        let own = course(5, 2);
        let paper = exam::draw(&own, 10, &BTreeSet::new(), &SeededDice::new(seed));
        let answers: Answers = paper.0.iter().enumerate().filter_map(|(place, drawn)| {
            let right = own.question(&drawn.question)?.right;
            Some((drawn.question.clone(), if place < wrong { (right + 1) % 3 } else { right }))
        }).collect();
        let marked = exam::mark(&own, &paper, &answers);
        prop_assert_eq!((marked.right, marked.asked, marked.wrong.len()), (10 - wrong, 10, wrong));
        prop_assert_eq!(exam::passes(&own, &marked), wrong <= 2);
    }
}
