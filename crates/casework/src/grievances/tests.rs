//! Grievances against a real database: lodged by the owner, answered by another, and what follows.

use std::{collections::BTreeSet, time::Duration};

use ::store::Cx;
use kernel::{Failure, Outcome};
use web::texts::{Glossary, check};
use work::{items::Queue, proposals::PersonKey};

use super::{
    TEXTS, commands,
    model::{Answered, Ruling, Standing},
    policy, store as rows,
};
use crate::{
    applications::{
        definitions,
        model::{RegistryOutcome, Stage},
        record,
    },
    desk::{
        acts::{self, Rejecting},
        tests::{
            deciding::{claim, code},
            store as seen,
            world::{ABU_DHABI, APPROVER, COLLEAGUE, FATHER_AT_THE_DESK, OFFICER, World, id, registry_record},
        },
    },
};

const WORDS: &str = "القرار لم يلتفت إلى صورة القيد المرفقة";

/// The world with a file that an officer rejected.
async fn rejected() -> World {
    let mut world = World::new().await;
    claim(&world, OFFICER).await.unwrap();
    let mut cx = world.as_staff(OFFICER).await;
    let rejecting = Rejecting { reason: "not_entitled".into(), note: "the relation is not shown".into() };
    acts::reject(&mut cx, &world.catalogue, world.file.reference, rejecting).await.unwrap();
    cx.commit().await.unwrap();
    world.drain().await;
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Rejected);
    world
}

async fn lodge(world: &World, words: &str) -> Outcome<()> {
    let mut cx = world.system().await;
    let definition = definitions::of(&cx, &world.catalogue, &world.file).await?;
    commands::lodge(&mut cx, &definition, &world.file, words).await?;
    cx.commit().await?;
    world.drain().await;
    Ok(())
}

async fn answer(world: &World, staff: u128, finding: Ruling, ground: &str) -> Outcome<Ruling> {
    let mut cx = world.as_staff(staff).await;
    let given = commands::Answer {
        finding, ground: ground.into(), words: "بعد مراجعة المرفقات والسجل".into()
    };
    let found = commands::answer(&mut cx, &world.catalogue, world.file.reference, &given).await?;
    cx.commit().await?;
    world.drain().await;
    Ok(found)
}

async fn standing(world: &World, cx: &mut Cx) -> Standing {
    let definition = definitions::of(cx, &world.catalogue, &world.file).await.unwrap();
    commands::standing(cx, &definition, &world.file).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_officer_answers_and_the_file_goes_on_without_whoever_decided() {
    let mut world = rejected().await;
    lodge(&world, WORDS).await.unwrap();
    assert_eq!(code(lodge(&world, WORDS).await.unwrap_err()), "grievance.lodged_already");
    assert_eq!(code(claim(&world, OFFICER).await.unwrap_err()), "grievance.took_part");
    assert_eq!(code(claim(&world, FATHER_AT_THE_DESK).await.unwrap_err()), "desk.own_file");
    assert_eq!(code(claim(&world, ABU_DHABI).await.unwrap_err()), "not_found");
    assert_eq!(code(answer(&world, COLLEAGUE, Ruling::Justified, "new_evidence").await.unwrap_err()), "work.not_yours");
    claim(&world, COLLEAGUE).await.unwrap();
    let of_the_other = answer(&world, COLLEAGUE, Ruling::Justified, "nothing_new").await;
    assert_eq!(code(of_the_other.unwrap_err()), "slips", "a ground belongs to its finding");
    answer(&world, COLLEAGUE, Ruling::Justified, "new_evidence").await.unwrap();

    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Paid, "the registry is asked afresh");
    let mut cx = world.system().await;
    assert_eq!(seen::jobs(&mut cx, "casework.ask_registry").await, 1);
    let grievance = commands::latest(&mut cx, &world.file).await.unwrap().unwrap();
    assert!(grievance.reopened_at.is_some());
    assert_eq!(grievance.words.as_deref(), Some(WORDS));
    assert_eq!(standing(&world, &mut cx).await, Standing::NotDecided);

    seen::drop_jobs(&mut cx, "casework.ask_registry").await;
    let mut file = world.file.clone();
    seen::answered_again(&mut cx, &file, &registry_record()).await;
    record::registry_answered(&mut cx, &mut file, RegistryOutcome::Found).await.unwrap();
    cx.commit().await.unwrap();
    world.drain().await;
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::UnderReview);
    assert_eq!(code(claim(&world, OFFICER).await.unwrap_err()), "grievance.took_part");
    claim(&world, COLLEAGUE).await.unwrap();
    let mut cx = world.as_staff(COLLEAGUE).await;
    let handed = acts::hand_over(&mut cx, world.file.reference, id(OFFICER), "you know the file").await;
    assert_eq!(code(handed.unwrap_err()), "slips", "nor is it handed back to her");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_stands_stands_and_is_not_answered_twice() {
    let mut world = rejected().await;
    lodge(&world, WORDS).await.unwrap();
    claim(&world, APPROVER).await.unwrap();
    answer(&world, APPROVER, Ruling::Stands, "nothing_new").await.unwrap();
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Rejected);
    assert_eq!(code(answer(&world, APPROVER, Ruling::Justified, "new_evidence").await.unwrap_err()), "not_found");
    let mut cx = world.system().await;
    let Standing::Lodged(grievance) = standing(&world, &mut cx).await else { panic!("it was lodged") };
    let answered = grievance.answered.unwrap();
    assert_eq!((answered.finding, answered.by), (Ruling::Stands, id(APPROVER)));
    assert!(answered.words.is_some());
    assert_eq!(code(lodge(&world, WORDS).await.unwrap_err()), "grievance.lodged_already");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_lodged_in_time_and_in_words() {
    let world = rejected().await;
    assert_eq!(code(lodge(&world, "لا").await.unwrap_err()), "slips");
    let days = u64::try_from(definition_days(&world).await).unwrap();
    world.db.clock.advance(Duration::from_secs(86_400 * (days + 1)));
    assert_eq!(code(lodge(&world, WORDS).await.unwrap_err()), "grievance.too_late");
}

async fn definition_days(world: &World) -> i64 {
    let cx = world.system().await;
    definitions::of(&cx, &world.catalogue, &world.file).await.unwrap().service.workflow.objection_days
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lodged_where_nothing_was_decided_nor_answered_in_another_turn() {
    let world = World::new().await;
    assert_eq!(code(lodge(&world, WORDS).await.unwrap_err()), "grievance.not_decided");
    claim(&world, COLLEAGUE).await.unwrap();
    assert_eq!(
        code(answer(&world, COLLEAGUE, Ruling::Justified, "new_evidence").await.unwrap_err()),
        "grievance.not_waiting"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_an_answer_by_whoever_took_part_whatever_the_code_forgets() {
    let world = rejected().await;
    lodge(&world, WORDS).await.unwrap();
    let mut cx = world.system().await;
    let waiting = commands::waiting(&mut cx, &world.file).await.unwrap().unwrap();
    let by = |staff: u128| Answered {
        at: world.db.store.now(),
        by: id(staff),
        finding: Ruling::Stands,
        ground: "nothing_new".into(),
        words: None,
    };
    let refused = rows::save_answer(&mut cx, &world.file, waiting.id, &by(OFFICER), "reasons").await;
    assert!(matches!(refused, Err(Failure::Fault(_))), "{refused:?}");
    drop(cx);
    let mut cx = world.system().await;
    assert!(rows::save_answer(&mut cx, &world.file, waiting.id, &by(COLLEAGUE), "reasons").await.unwrap());
    assert!(!rows::save_answer(&mut cx, &world.file, waiting.id, &by(COLLEAGUE), "reasons").await.unwrap(), "once");
}

#[test]
fn people_are_compared_and_only_its_own_turn_answers() {
    let person = |number: u8| PersonKey(vec![number]);
    assert!(policy::another(&person(1), &[person(2), person(1)]).is_err());
    assert!(policy::another(&person(3), &[person(2), person(1)]).is_ok());
    let answers: Vec<_> = Queue::ALL.into_iter().filter(|queue| policy::may_answer(*queue).is_ok()).collect();
    assert_eq!(answers, [Queue::Grievance]);
}

#[test]
fn every_ground_and_kind_has_words() {
    assert_eq!(check(&[TEXTS], &Glossary::ours().unwrap()), []);
    let words = TEXTS.iter().map(|file| file.body).collect::<BTreeSet<_>>();
    for code in Ruling::ALL.into_iter().flat_map(Ruling::grounds) {
        assert!(words.iter().all(|body| body.contains(&format!("grievance-ground-{code} ="))), "{code}");
    }
}
