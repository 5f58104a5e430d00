//! Several paper copies of one document: each on its own blank under its own serial, and each ends alone.

use ::store::Scope;
use kernel::Failure;

use super::world::*;
use crate::{
    certificates::{self, Certificate, State, commands},
    delivery::{
        blanks,
        commands::desk,
        copies::{self, Dropped},
        model::Stage,
        policy,
    },
};

async fn certificates_of(world: &World) -> (Certificate, Vec<Certificate>) {
    let mut cx = world.cx().await;
    let file = world.load(&mut cx).await;
    let document = certificates::store::issued_of(&mut cx, &file).await.unwrap().unwrap();
    (document, certificates::store::copies_of(&mut cx, &file).await.unwrap())
}

async fn fewer(world: &World, count: usize) -> Result<(), Failure> {
    let mut cx = world.cx().await;
    let file = world.load(&mut cx).await;
    copies::fewer(&mut cx, &file, count).await?;
    cx.commit().await?;
    world.work().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn each_copy_has_its_own_blank_serial_and_place_in_a_list_and_says_the_same() {
    let world = World::wanting("courier", 3).await;
    world.blanks(&clerk(1), "AB000101", "AB000105").await;
    for (copy, blank) in (1..).zip(["AB000101", "AB000102", "AB000103"]) {
        assert_eq!(world.parcel().await.stage(), Stage::ToPrint, "before copy {copy}");
        world.print(&clerk(1), blank).await.unwrap();
    }
    assert_eq!(world.parcel().await.stage(), Stage::ToPack);
    assert!(world.print(&clerk(1), "AB000104").await.is_err(), "no fourth copy");
    let (document, all) = certificates_of(&world).await;
    let mut serials: Vec<&str> = all.iter().chain([&document]).map(|one| one.serial.as_str()).collect();
    let mut places: Vec<_> = all.iter().chain([&document]).map(|one| (one.status_list, one.status_index)).collect();
    serials.sort_unstable();
    serials.dedup();
    places.sort_unstable();
    places.dedup();
    assert_eq!((serials.len(), places.len()), (4, 4));
    assert!(all.iter().all(|copy| copy.content_sha256 == document.content_sha256 && copy.sealed.is_some()));
    let mut cx = world.cx().await;
    let sheets = blanks::store::of_shipment(&mut cx, world.parcel().await.id).await.unwrap();
    let bound: Vec<_> = sheets.iter().map(|sheet| (sheet.copy, sheet.number.as_str(), sheet.serial.as_str())).collect();
    let wanted: Vec<_> = all
        .iter()
        .zip(["AB000101", "AB000102", "AB000103"])
        .map(|(one, blank)| (one.copy.unwrap().number, blank, one.serial.as_str()))
        .collect();
    assert_eq!(bound, wanted);
    world.pack(&clerk(1)).await.unwrap();
    world.work().await;
    let told = world.carrier.told.lock().unwrap().clone();
    assert_eq!((told[0].weight, told[0].value.minor()), (80, 30_000), "three sheets weigh and are worth more than one");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_copy_is_withdrawn_without_the_others_and_all_with_their_document() {
    let world = World::wanting("mission", 2).await;
    let (_, mut all) = certificates_of(&world).await;
    let mut cx = world.cx().await;
    let permit = certificates::policy::granted_for_tests();
    commands::revoke(&mut cx, &mut all[1], "misuse", permit).await.unwrap();
    cx.commit().await.unwrap();
    let (mut document, all) = certificates_of(&world).await;
    let states: Vec<State> = all.iter().map(Certificate::state).collect();
    assert_eq!((document.state(), states.as_slice()), (State::Valid, [State::Valid, State::Revoked].as_slice()));
    let mut cx = world.cx().await;
    let permit = certificates::policy::granted_for_tests();
    commands::revoke(&mut cx, &mut document, "issued_in_error", permit).await.unwrap();
    cx.commit().await.unwrap();
    let (document, all) = certificates_of(&world).await;
    assert!(all.iter().chain([&document]).all(|one| one.state() == State::Revoked));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_parcel_has_its_copies_replaced_one_by_one() {
    let world = World::wanting("courier", 2).await;
    world.blanks(&clerk(1), "AB000101", "AB000104").await;
    world.print(&clerk(1), "AB000101").await.unwrap();
    world.send("AB000102").await;
    world.told(&[world.report("1", crate::delivery::model::Status::Lost, 1)]).await;
    world.bench.db.clock.advance(std::time::Duration::from_secs(3600));
    let mut cx = world.cx().await;
    let file = world.load(&mut cx).await;
    let to = crate::delivery::store::recipient(&mut cx, &file, world.parcel().await.id).await.unwrap();
    crate::delivery::commands::open::again(&mut cx, &world.ports.range, &file, to.as_ref()).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    let (document, all) = certificates_of(&world).await;
    assert_eq!(document.state(), State::Valid, "the electronic document stands");
    let by = |one: &Certificate| one.replaced.map(|(_, by)| by);
    assert_eq!(all.len(), 4);
    assert_eq!((by(&all[0]), by(&all[1])), (Some(all[2].id), Some(all[3].id)), "each by the one with its number");
    assert!(all[2..].iter().all(|one| one.state() == State::Valid));
    assert_eq!(world.parcel().await.copies, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_is_not_printed_is_withdrawn_and_the_rest_is_sent() {
    let world = World::wanting("courier", 3).await;
    world.blanks(&clerk(1), "AB000101", "AB000101").await;
    world.print(&clerk(1), "AB000101").await.unwrap();
    assert!(matches!(fewer(&world, 3).await, Err(Failure::Slips(_))), "one is printed: two can be cancelled");
    fewer(&world, 1).await.unwrap();
    let (mut cx, held) = world.held(&clerk(1)).await.unwrap();
    desk::drop_copy(&mut cx, held, policy::may_send(&clerk(1)).unwrap(), Dropped::OutOfStock).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    let (_, all) = certificates_of(&world).await;
    let states: Vec<State> = all.iter().map(Certificate::state).collect();
    assert_eq!(
        states,
        [State::Valid, State::Revoked, State::Revoked],
        "a serial that stands on no sheet proves nothing"
    );
    assert_eq!(world.parcel().await.stage(), Stage::ToPack);
    world.pack(&clerk(1)).await.unwrap();
    world.work().await;
    assert_eq!(world.carrier.told.lock().unwrap()[0].weight, 60);
    let mut cx = world.cx().await;
    let of = copies::store::of(&mut cx, world.parcel().await.id).await.unwrap();
    let why: Vec<_> = of.iter().map(|copy| copy.dropped.map(|(_, why)| why)).collect();
    assert_eq!(why, [None, Some(Dropped::OutOfStock), Some(Dropped::NotWanted)]);
    drop(cx);
    assert!(fewer(&world, 1).await.is_err(), "nothing is to be printed any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_no_copy_left_nothing_is_sent_nor_opened_again() {
    let world = World::wanting("courier", 2).await;
    fewer(&world, 2).await.unwrap();
    assert_eq!(world.parcel().await.stage(), Stage::CalledOff);
    let mut cx = world.cx().await;
    assert!(crate::delivery::store::open(&mut cx, &Scope::System("test"), 10).await.unwrap().is_empty());
    let file = world.load(&mut cx).await;
    let event = ::store::jobs::NewJob::new("on:application.issued", serde_json::json!({ "file": file.id }));
    ::store::jobs::enqueue(&mut cx, event.dedup("issued:again")).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    assert_eq!(world.parcels().await.len(), 1);
}
