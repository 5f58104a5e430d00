//! Switching takes two people, and a rehearsal that published by itself says so.

use catalogue::{
    definitions::Kind,
    switches::{Name, SetSwitch, Setting},
};
use kernel::Outcome;
use service_model::country::Stage;
use work::proposals::{Decided, Decision, Fingerprint, NewProposal, Proposal, Subject, decide, propose};

use crate::world::World;

const FIRST: u128 = 1;
const SECOND: u128 = 2;

async fn proposed(world: &World, kind: &str, subject: Subject) -> Proposal {
    let mut cx = world.begin_as(FIRST).await;
    let new = NewProposal { kind, subject, reason: "a rehearsal", seen: None };
    let proposal = propose(&mut cx, &world.acts, new).await.unwrap();
    cx.commit().await.unwrap();
    proposal
}

async fn decided(world: &World, by: u128, proposal: &Proposal, seen: Fingerprint) -> Outcome<Decided> {
    let mut cx = world.begin_as(by).await;
    let decided = decide(&mut cx, &world.acts, proposal.id, seen, Decision::Approve).await?;
    cx.commit().await?;
    Ok(decided)
}

#[tokio::test]
async fn opening_a_country_takes_two_people() {
    let world = World::new().await;
    let setting = Setting::new(Kind::Country, "sa", Name::Stage, "pilot");
    // Without a rate for its currency nobody can even propose it.
    let mut cx = world.begin_as(FIRST).await;
    let subject = SetSwitch::subject(&setting).unwrap();
    let new = NewProposal { kind: SetSwitch::KIND, subject, reason: "a rehearsal", seen: None };
    let refused = propose(&mut cx, &world.acts, new).await.unwrap_err();
    assert!(format!("{refused:?}").contains("catalogue-refused-gap-rate"), "{refused:?}");
    drop(cx);
    world.rate("sa").await;
    let proposal = proposed(&world, SetSwitch::KIND, SetSwitch::subject(&setting).unwrap()).await;
    assert_eq!(world.snapshot().await.country("sa").unwrap().stage, Stage::Closed);
    assert_eq!(decided(&world, SECOND, &proposal, proposal.shown).await.unwrap(), Decided::Approved);
    assert_eq!(world.snapshot().await.country("sa").unwrap().stage, Stage::Pilot);
}

#[tokio::test]
async fn a_rehearsal_says_that_it_approved_itself() {
    let world = World::new().await;
    let mut cx = world.begin_as(FIRST).await;
    for revision in catalogue::revisions::all(&mut cx).await.unwrap() {
        assert!(revision.rehearsal);
        assert_eq!(revision.approved_by.as_deref(), Some("rehearsal"));
    }
}
