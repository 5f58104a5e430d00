//! The lane against a real database: what comes into the basket, its limit, and the second look.

use ::store::Scope;
use kernel::Outcome;
use serde_json::json;
use uuid::Uuid;

use super::{
    acts,
    model::{Doubt, Known},
    pages::{GREEN, REVIEW},
    store as rows,
};
use crate::{
    applications::{model::Stage, store as files},
    desk::{
        dossier::Dossier,
        kin, store as desk_rows,
        tests::{
            deciding::{claim, code, recommend},
            store as seen,
            world::{APPROVER, COLLEAGUE, OFFICER, SECOND_APPROVER, World, id},
        },
    },
};

/// A recommended file in which everything matches.
async fn matching() -> World {
    let mut world = World::new().await;
    let mut answers = world.answers.clone();
    answers.set("subject_name", json!({ "full": "ليلى احمد محمود السيد", "style": "usual" }));
    answers.set("birth_date", "1985-03-05");
    let mut cx = world.system().await;
    seen::change_answers(&mut cx, world.file.id, world.file.owner, &answers).await;
    seen::assured(&mut cx, world.file.id, "verified").await;
    cx.commit().await.unwrap();
    recommend(&mut world, OFFICER).await;
    world
}

async fn doubts(world: &World) -> Vec<Doubt> {
    let mut cx = world.as_staff(APPROVER).await;
    let scope = Scope::of(cx.actor()).unwrap();
    let file = files::load(&mut cx, &scope, world.file.id).await.unwrap();
    let whole = kin::may_act(&mut cx, &scope, &file, id(APPROVER)).await.unwrap().whole;
    let assurance = desk_rows::assurance(&mut cx, &file).await.unwrap();
    let dossier = Dossier::of(&mut cx, &world.catalogue, file).await.unwrap();
    Known::of(&dossier, assurance, whole, false).doubts()
}

async fn allow(world: &World, per_day: u32) {
    let mut cx = world.system().await;
    rows::set_limit(&mut cx, per_day, id(APPROVER), Uuid::from_u128(1)).await.unwrap();
    cx.commit().await.unwrap();
}

/// Reads the basket and approves what is in it; how many were approved.
async fn approve(world: &World, staff: u128, drawn: bool) -> Outcome<usize> {
    let mut cx = world.as_staff(staff).await;
    let ready = acts::ready(&mut cx, &world.catalogue, &world.acts, GREEN).await?;
    cx.commit().await?;
    let mut approved = 0;
    for one in ready {
        let mut cx = world.as_staff(staff).await;
        let two = (&world.catalogue, world.acts.as_ref());
        if acts::approve_one(&mut cx, two, one.dossier.file.reference, one.seen, drawn).await? {
            cx.commit().await?;
            approved += 1;
        }
    }
    Ok(approved)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_matches_is_approved_within_the_limit_and_seen_once_more_by_somebody_else() {
    let mut world = matching().await;
    assert_eq!(doubts(&world).await, []);
    assert_eq!(
        code(approve(&world, APPROVER, true).await.unwrap_err()),
        "desk.green_limit",
        "closed until a limit is set"
    );
    allow(&world, 1).await;
    assert_eq!(code(approve(&world, OFFICER, true).await.unwrap_err()), "not_found", "the lane is the Authority's");
    assert_eq!(approve(&world, APPROVER, true).await.unwrap(), 1);
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Approved);
    let mut cx = world.as_staff(APPROVER).await;
    assert_eq!(acts::left_today(&mut cx).await.unwrap(), (0, 1));
    let look = acts::second_look(&mut cx, &world.catalogue, world.file.reference, REVIEW).await;
    assert_eq!(code(look.err().unwrap()), "not_found", "whoever approved does not look twice");
    drop(cx);

    let mut cx = world.as_staff(SECOND_APPROVER).await;
    let scope = Scope::of(cx.actor()).unwrap();
    assert_eq!(rows::to_review(&mut cx, &scope, id(SECOND_APPROVER)).await.unwrap().len(), 1);
    let two = (&world.catalogue, world.acts.as_ref());
    let early = acts::review(&mut cx, two, world.file.reference, (false, "not enough"), REVIEW).await;
    assert_eq!(code(early.unwrap_err()), "desk.not_issued_yet", "there is nothing to withdraw yet");
    drop(cx);
    let mut cx = world.as_staff(SECOND_APPROVER).await;
    let found = acts::review(&mut cx, two, world.file.reference, (true, "the same evidence"), REVIEW).await.unwrap();
    assert!(found.is_none());
    cx.commit().await.unwrap();
    let mut cx = world.as_staff(SECOND_APPROVER).await;
    assert!(rows::to_review(&mut cx, &scope, id(SECOND_APPROVER)).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_doubt_keeps_a_file_out_of_the_basket() {
    let mut world = World::new().await;
    recommend(&mut world, COLLEAGUE).await;
    assert!(doubts(&world).await.contains(&Doubt::Difference));
    allow(&world, 10).await;
    assert_eq!(approve(&world, APPROVER, false).await.unwrap(), 0);
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Recommended);
    claim(&world, APPROVER).await.unwrap();
}
