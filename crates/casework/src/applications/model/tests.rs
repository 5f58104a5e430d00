//! Walks the table of acts: no step outside it, an end in reach of every stage, two people for every approval.

use std::collections::BTreeSet;

use kernel::{Id, Moment, marks};
use proptest::prelude::*;

use super::{ACTS, Act, Facts, RegistryOutcome, Stage, Step};

fn staff(number: u128) -> Id<marks::Staff> {
    Id::from_uuid(uuid::Uuid::from_u128(number))
}

fn every_step() -> Vec<Step> {
    let people = [staff(1), staff(2)];
    let mut steps = vec![
        Step::Submit,
        Step::Pay,
        Step::RegistryAnswers(RegistryOutcome::Found),
        Step::RegistryAnswers(RegistryOutcome::NotLocated),
        Step::RegistryAnswers(RegistryOutcome::Mismatch),
        Step::SearchAgain,
        Step::SendToDesk,
        Step::TurnIntoRegistration,
        Step::AnswerCorrection,
        Step::EnterRecord,
        Step::RefuseEntry,
        Step::Issue,
        Step::Cancel,
        Step::Expire,
        Step::Lapse,
        Step::Reopen,
    ];
    for person in people {
        steps.extend([
            Step::Claim(person),
            Step::AskRegistryAgain(person),
            Step::AskCorrection(person),
            Step::Recommend(person),
            Step::Return(person),
            Step::Reject(person),
            Step::Approve(person),
            Step::Invite(person),
            Step::Attend(person),
            Step::HandOver(person),
        ]);
    }
    steps
}

fn in_table(stage: Stage, act: Act) -> bool {
    ACTS.iter().any(|(at, allowed, _)| *at == stage && *allowed == act)
}

proptest! {
    #[test]
    fn no_walk_leaves_the_table(picks in proptest::collection::vec(0_usize..36, 0..60)) {
        let steps = every_step();
        let mut facts = Facts::opened(Moment::from_microsecond(0));
        for (minute, pick) in (1_i64..).zip(picks) {
            let step = steps[pick];
            let before = facts.stage();
            match facts.clone().after(step, Moment::from_microsecond(minute * 60_000_000)) {
                Ok(after) => {
                    prop_assert!(in_table(before, step.act()), "{before:?} allowed {step:?}");
                    prop_assert!(!before.is_end() || step == Step::Reopen, "an ended file moved by {step:?}");
                    prop_assert!(step != Step::Reopen || !after.stage().is_end(), "reopened and still ended");
                    facts = after;
                }
                Err(refusal) => prop_assert!(
                    !in_table(before, step.act())
                        || matches!(refusal.code, "application.not_yours" | "application.own_decision" | "application.not_asked")
                        || matches!(refusal.code, "application.registry_answered" | "application.registry_awaited")
                ),
            }
            if let (Some((_, approver)), Some((_, officer))) = (facts.approved, facts.recommended) {
                prop_assert_ne!(approver, officer);
            }
            let ends = [facts.rejected.is_some(), facts.issued_at.is_some(), facts.handed_over.is_some(), facts.cancelled_at.is_some(), facts.expired_at.is_some()];
            prop_assert!(ends.into_iter().filter(|ended| *ended).count() <= 1);
        }
    }
}

/// Every stage reached from `start` by any steps.
fn reachable(start: &Facts) -> Vec<Facts> {
    let mut seen = BTreeSet::new();
    let mut queue = vec![start.clone()];
    let mut found = Vec::new();
    while let Some(facts) = queue.pop() {
        let key = format!("{:?}{:?}{:?}", facts.stage(), facts.claimed.map(|c| c.1), facts.recommended.map(|r| r.1));
        if !seen.insert(key) {
            continue;
        }
        queue.extend(
            every_step().into_iter().filter_map(|step| facts.clone().after(step, Moment::from_microsecond(1)).ok()),
        );
        found.push(facts);
    }
    found
}

#[test]
fn every_stage_is_reached_and_from_each_an_end() {
    let all = reachable(&Facts::opened(Moment::from_microsecond(0)));
    let stages: BTreeSet<Stage> = all.iter().map(Facts::stage).collect();
    assert_eq!(stages.into_iter().collect::<Vec<_>>(), Stage::ALL);
    for facts in all {
        assert!(reachable(&facts).iter().any(|later| later.stage().is_end()), "no end after {:?}", facts.stage());
    }
}

#[test]
fn the_clock_stands_still_while_the_citizen_is_asked() {
    let officer = staff(1);
    let hour = 3_600_000_000;
    let at = |hours: i64| Moment::from_microsecond(hours * hour);
    let facts = [
        (Step::Submit, 0),
        (Step::Pay, 1),
        (Step::RegistryAnswers(RegistryOutcome::Found), 2),
        (Step::Claim(officer), 3),
        (Step::AskCorrection(officer), 4),
        (Step::AnswerCorrection, 30),
    ]
    .into_iter()
    .try_fold(Facts::opened(at(0)), |facts, (step, hours)| facts.after(step, at(hours)))
    .unwrap();
    assert_eq!(facts.stopped_micros, 26 * hour);
    assert_eq!(facts.stage(), Stage::UnderReview);
    assert_eq!(facts.claimed.unwrap().1, officer, "it returns to the same officer");
}

#[test]
fn two_rounds_in_one_instant_are_still_two_rounds() {
    let now = Moment::from_microsecond(7);
    let facts = [Step::Submit, Step::Pay, Step::RegistryAnswers(RegistryOutcome::NotLocated), Step::SearchAgain]
        .into_iter()
        .try_fold(Facts::opened(now), |facts, step| facts.after(step, now))
        .unwrap();
    assert_eq!(facts.stage(), Stage::Paid);
}

#[test]
fn a_reopened_file_is_examined_from_the_registry_on_and_decided_by_two_people_again() {
    let at = |hours: i64| Moment::from_microsecond(hours * 3_600_000_000);
    let decided = [
        Step::Submit,
        Step::Pay,
        Step::RegistryAnswers(RegistryOutcome::NotLocated),
        Step::SendToDesk,
        Step::Claim(staff(1)),
        Step::Recommend(staff(1)),
        Step::Approve(staff(2)),
    ];
    let facts = decided.into_iter().try_fold(Facts::opened(at(0)), |facts, step| facts.after(step, at(1))).unwrap();
    assert!(facts.clone().after(Step::Reopen, at(2)).is_err(), "what is being made is not taken up again");
    let issued = facts.after(Step::Issue, at(2)).unwrap();
    let reopened = issued.clone().after(Step::Reopen, at(3)).unwrap();
    assert_eq!(reopened.stage(), Stage::Paid);
    assert_eq!(
        (reopened.paid_at, reopened.submitted_at),
        (issued.paid_at, issued.submitted_at),
        "nothing is paid twice"
    );
    assert!(reopened.claimed.is_none() && reopened.recommended.is_none() && reopened.approved.is_none());
    assert!(reopened.after(Step::Reopen, at(4)).is_err(), "a file under way is not reopened");
}

#[test]
fn a_turned_file_keeps_what_was_paid_and_is_declared_and_decided_anew() {
    let at = |hours: i64| Moment::from_microsecond(hours * 3_600_000_000);
    let steps = |facts: Facts, steps: &[Step], hours: i64| {
        steps.iter().try_fold(facts, |facts, step| facts.after(*step, at(hours)))
    };
    let sought = [Step::Submit, Step::Pay, Step::RegistryAnswers(RegistryOutcome::NotLocated)];
    let not_located = steps(Facts::opened(at(0)), &sought, 1).unwrap();
    let turned = steps(not_located, &[Step::TurnIntoRegistration], 2).unwrap();
    assert_eq!((turned.stage(), turned.was_paid()), (Stage::Draft, true));
    assert!(turned.clone().after(Step::Expire, at(3)).is_err(), "what was paid for is not lost to the time for paying");
    let rest_due = turned.after(Step::Submit, at(3)).unwrap();
    assert_eq!((rest_due.stage(), rest_due.was_paid()), (Stage::AwaitingPayment, true));
    assert_eq!(rest_due.submitted_at, Some(at(1)), "the file is as old as it is");
    let examined = [Step::Pay, Step::RegistryAnswers(RegistryOutcome::Found), Step::Claim(staff(1))];
    let approved = [Step::Recommend(staff(1)), Step::Approve(staff(2))];
    let facts = steps(steps(rest_due, &examined, 4).unwrap(), &approved, 5).unwrap();
    let refused = steps(facts.clone(), &[Step::RefuseEntry], 6).unwrap();
    assert_eq!((refused.stage(), refused.claimed.map(|(_, by)| by)), (Stage::UnderReview, Some(staff(1))));
    let issued = steps(facts, &[Step::EnterRecord, Step::Issue], 6).unwrap();
    assert_eq!(issued.stage(), Stage::Issued);
}
