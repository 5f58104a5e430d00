//! Who may decide what, and on what.

use ::store::Scope;
use kernel::{Failure, Outcome};
use work::{
    items::Claimed,
    proposals::{Decided, Fingerprint},
};

use super::{
    store as rows,
    world::{
        ABU_DHABI, ADMINISTRATOR, APPROVER, COLLEAGUE, FATHER_AT_THE_DESK, OFFICER, OFFICERS_OTHER_ACCOUNT, World, id,
    },
};
use crate::{
    applications::model::Stage,
    desk::{
        acts::{self, Asked, Rejecting},
        dossier::{Dossier, Recommended},
    },
};

pub fn code(failure: Failure) -> &'static str {
    match failure {
        Failure::Refusal(refusal) => refusal.code,
        Failure::Slips(_) => "slips",
        Failure::Fault(fault) => panic!("{fault}"),
    }
}

pub async fn claim(world: &World, staff: u128) -> Outcome<Claimed> {
    let mut cx = world.as_staff(staff).await;
    let claimed = acts::claim(&mut cx, world.file.reference).await?;
    cx.commit().await?;
    Ok(claimed)
}

async fn seen(world: &World, staff: u128, with: Recommended) -> Fingerprint {
    let mut cx = world.as_staff(staff).await;
    let scope = Scope::of(cx.actor()).unwrap();
    let file = crate::applications::store::load(&mut cx, &scope, world.file.id).await.unwrap();
    Dossier::of(&mut cx, &world.catalogue, file).await.unwrap().fingerprint(with).unwrap()
}

pub async fn recommend(world: &mut World, staff: u128) {
    claim(world, staff).await.unwrap();
    let seen = seen(world, staff, Recommended::Left).await;
    let mut cx = world.as_staff(staff).await;
    let two = (&world.catalogue, world.acts.as_ref());
    acts::recommend(&mut cx, two, world.file.reference, seen, "compared, nothing differs").await.unwrap();
    cx.commit().await.unwrap();
    world.reload().await;
}

pub async fn approve(world: &World, staff: u128) -> Outcome<Decided> {
    claim(world, staff).await?;
    let seen = seen(world, staff, Recommended::Included).await;
    let mut cx = world.as_staff(staff).await;
    let decided = acts::approve(&mut cx, &world.acts, world.file.reference, seen).await?;
    cx.commit().await?;
    Ok(decided)
}

#[tokio::test]
async fn an_officer_recommends_and_the_authority_approves() {
    let mut world = World::new().await;
    assert_eq!(world.file.stage(), Stage::UnderReview);
    recommend(&mut world, OFFICER).await;
    assert_eq!(world.file.stage(), Stage::Recommended);
    assert_eq!(approve(&world, APPROVER).await.unwrap(), Decided::Approved);
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Approved);
    let mut cx = world.system().await;
    assert_eq!(rows::approval(&mut cx, world.file.id).await.unwrap().1, id::<()>(APPROVER).uuid());
    assert_eq!(rows::jobs(&mut cx, "casework.issue").await, 1);
}

#[tokio::test]
async fn one_human_with_two_accounts_cannot_do_both_halves() {
    let mut world = World::new().await;
    recommend(&mut world, OFFICER).await;
    assert_eq!(code(approve(&world, OFFICERS_OTHER_ACCOUNT).await.unwrap_err()), "proposal.same_person");
    let mut cx = world.system().await;
    assert!(rows::approval(&mut cx, world.file.id).await.is_none());
    assert_eq!(rows::jobs(&mut cx, "casework.issue").await, 0);
}

#[tokio::test]
async fn neither_a_mission_nor_an_administrator_approves() {
    let mut world = World::new().await;
    recommend(&mut world, OFFICER).await;
    for staff in [OFFICER, COLLEAGUE, ABU_DHABI, ADMINISTRATOR] {
        assert_eq!(code(approve(&world, staff).await.unwrap_err()), "not_found", "staff {staff}");
    }
}

#[tokio::test]
async fn nobody_takes_a_file_of_her_own_or_of_kin() {
    let world = World::new().await;
    assert_eq!(code(claim(&world, FATHER_AT_THE_DESK).await.unwrap_err()), "desk.own_file");
    assert!(matches!(claim(&world, OFFICER).await.unwrap(), Claimed::Yours(_)));
    match claim(&world, COLLEAGUE).await.unwrap() {
        Claimed::HeldBy { staff, .. } => assert_eq!(staff, id(OFFICER)),
        Claimed::Yours(_) => panic!("two officers hold one file"),
    }
    // Nor can it be handed to her.
    let mut cx = world.as_staff(OFFICER).await;
    let handed = acts::hand_over(&mut cx, world.file.reference, id(FATHER_AT_THE_DESK), "on leave").await;
    assert_eq!(code(handed.unwrap_err()), "slips");
}

#[tokio::test]
async fn a_change_after_the_recommendation_makes_it_void() {
    let mut world = World::new().await;
    recommend(&mut world, OFFICER).await;
    let mut cx = world.system().await;
    let mut answers = world.answers.clone();
    answers.set("contact_mobile", "+971509999999");
    rows::change_answers(&mut cx, world.file.id, world.file.owner, &answers).await;
    cx.commit().await.unwrap();
    assert_eq!(approve(&world, APPROVER).await.unwrap(), Decided::Void);
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Recommended, "nothing was approved");
    assert_eq!(code(approve(&world, APPROVER).await.unwrap_err()), "desk.no_recommendation");

    // The way on: back to the officer, who looks again.
    let mut cx = world.as_staff(APPROVER).await;
    acts::hand_back(&mut cx, &world.catalogue, world.file.reference, "the phone changed").await.unwrap();
    cx.commit().await.unwrap();
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::UnderReview);
    recommend(&mut world, OFFICER).await;
    assert_eq!(approve(&world, APPROVER).await.unwrap(), Decided::Approved);
}

#[tokio::test]
async fn a_page_that_is_stale_does_not_recommend() {
    let world = World::new().await;
    claim(&world, OFFICER).await.unwrap();
    let mut cx = world.as_staff(OFFICER).await;
    let other = Fingerprint::from_bytes([1; 32]);
    let two = (&world.catalogue, world.acts.as_ref());
    let stale = acts::recommend(&mut cx, two, world.file.reference, other, "fine").await;
    assert_eq!(code(stale.unwrap_err()), "desk.stale");
}

#[tokio::test]
async fn a_rejection_needs_a_coded_reason_and_words() {
    let mut world = World::new().await;
    claim(&world, OFFICER).await.unwrap();
    let rejecting = |reason: &str, note: &str| Rejecting { reason: reason.into(), note: note.into() };
    for (reason, note) in [("", "words"), ("because", "words"), ("not_registered", " ")] {
        let mut cx = world.as_staff(OFFICER).await;
        let refused = acts::reject(&mut cx, &world.catalogue, world.file.reference, rejecting(reason, note)).await;
        assert_eq!(code(refused.unwrap_err()), "slips", "{reason} {note}");
    }
    let mut cx = world.as_staff(OFFICER).await;
    let spoken = rejecting("not_registered", "register the birth first");
    acts::reject(&mut cx, &world.catalogue, world.file.reference, spoken).await.unwrap();
    cx.commit().await.unwrap();
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::Rejected);
    assert_eq!(world.file.reject_reason.as_deref(), Some("not_registered"));
}

#[tokio::test]
async fn exactly_one_thing_is_asked_and_the_file_comes_back() {
    let mut world = World::new().await;
    claim(&world, OFFICER).await.unwrap();
    let asked = |field: &str, reason: &str| Asked { field: field.into(), reason: reason.into(), note: "please".into() };
    for (field, reason) in [("mother_name", "name_incomplete"), ("subject_name", "number_check"), ("x", "number_check")]
    {
        let mut cx = world.as_staff(OFFICER).await;
        let refused = acts::ask_correction(&mut cx, &world.catalogue, world.file.reference, asked(field, reason)).await;
        assert_eq!(code(refused.unwrap_err()), "slips", "{field} {reason}");
    }
    let mut cx = world.as_staff(OFFICER).await;
    let wanted = asked("subject_name", "name_incomplete");
    acts::ask_correction(&mut cx, &world.catalogue, world.file.reference, wanted).await.unwrap();
    cx.commit().await.unwrap();
    world.reload().await;
    assert_eq!(world.file.stage(), Stage::ActionRequired);

    let mut cx = world.system().await;
    crate::applications::record::correction_answered(&mut cx, &mut world.file).await.unwrap();
    cx.commit().await.unwrap();
    world.drain().await;
    let mut cx = world.as_staff(OFFICER).await;
    let scope = Scope::of(cx.actor()).unwrap();
    let item = work::items::queue::open_turn(&mut cx, &scope, world.file.id).await.unwrap().unwrap();
    assert_eq!(item.holder.unwrap().staff, id(OFFICER));
    assert!(item.with_citizen_since.is_none());
}
