//! A parcel from the issued document to the hand that takes it, and back.

use kernel::{Failure, StaffRole};

use super::world::*;
use crate::delivery::{
    code,
    commands::{desk, open},
    model::{Collector, Recipient, Stage, Status},
    policy, store as rows,
};

fn code_of(failure: Failure) -> String {
    match failure {
        Failure::Refusal(refusal) => refusal.code.to_owned(),
        Failure::Slips(slips) => slips.0.iter().map(|slip| slip.text.to_string()).collect::<Vec<_>>().join(" "),
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issued_file_opens_one_parcel_and_the_carrier_learns_where_it_goes_and_no_more() {
    let world = World::new("courier").await;
    let parcels = world.parcels().await;
    assert_eq!(parcels.len(), 1, "the event came twice");
    assert_eq!(parcels[0].stage(), Stage::ToPrint);
    let number = parcels[0].number.clone().unwrap();
    assert!(kernel::s10::is_valid(&number), "{number}");
    world.blanks(&clerk(1), "AB000101", "AB000103").await;
    assert_eq!(code_of(world.print(&clerk(2), "AB000101").await.unwrap_err()), "delivery-slip-blank", "not hers");
    assert_eq!(code_of(world.pack(&clerk(1)).await.unwrap_err()), "delivery.not_now", "nothing is printed");
    world.send("AB000101").await;
    let told = world.carrier.told.lock().unwrap().clone();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].number, number);
    let address =
        ["الإمارة: دبي", "المنطقة أو الحي: ديرة", "المبنى والشقة: برج النخيل ٤", "رقم مكاني (دبي): 3003295320"];
    assert_eq!(
        told[0].recipient,
        Recipient {
            name: "منى السيد حسن".to_owned(),
            phone: "+971501234567".to_owned(),
            address: address.map(str::to_owned).to_vec(),
        }
    );
    assert_eq!(told[0].notify, "https://wasl.test/hooks/courier/post");
    assert!(!format!("{told:?}").contains("birth"), "what lies in it is nobody's business");
    assert_eq!(world.events().await, ["shipment.opened", "shipment.printed", "shipment.packed", "shipment.announced"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pushes_out_of_order_and_twice_are_told_once() {
    let world = World::new("courier").await;
    world.blanks(&clerk(1), "AB000101", "AB000101").await;
    world.send("AB000101").await;
    let way = [
        world.report("1", Status::Accepted, 1),
        world.report("2", Status::InTransit, 2),
        world.report("3", Status::Delivered, 3),
    ];
    for report in way.iter().rev().chain(&way) {
        world.told(std::slice::from_ref(report)).await;
    }
    let parcel = world.parcel().await;
    assert_eq!(parcel.stage(), Stage::Carried(Status::Delivered));
    assert_eq!(parcel.reports.len(), 3);
    assert_eq!(world.events().await.iter().filter(|kind| *kind == "shipment.delivered").count(), 1);
    assert!(!world.events().await.contains(&"shipment.moved".to_owned()), "what is told late moves nothing");
    let stray = crate::delivery::learning::learn(
        world.store(),
        "EE473124829EG",
        &way,
        crate::delivery::learning::Learned::Push,
    );
    assert_eq!(code_of(stray.await.unwrap_err()), "delivery.not_ours");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_parcel_is_sent_again_to_another_address_under_another_number() {
    let world = World::new("courier").await;
    world.blanks(&clerk(1), "AB000101", "AB000104").await;
    world.send("AB000101").await;
    let first = world.parcel().await;
    let again = |to: Recipient| {
        let world = &world;
        async move {
            let mut cx = world.cx().await;
            let file = world.load(&mut cx).await;
            open::again(&mut cx, &world.ports.range, &file, Some(&to)).await?;
            cx.commit().await?;
            world.work().await;
            Ok(())
        }
    };
    let there = Recipient {
        name: "منى السيد حسن".to_owned(),
        phone: "+971501234567".to_owned(),
        address: vec!["صندوق البريد: 100".to_owned()],
    };
    assert_eq!(code_of(again(there.clone()).await.unwrap_err()), "delivery.not_now", "it is under way");
    world.told(&[world.report("1", Status::Failed, 1), world.report("2", Status::Returned, 2)]).await;
    assert!(world.events().await.contains(&"shipment.came_back".to_owned()));
    again(there.clone()).await.unwrap();
    assert_eq!(code_of(again(there.clone()).await.unwrap_err()), "delivery.not_now", "another one is open");
    let second = world.parcel().await;
    assert_eq!((second.turn, second.stage()), (2, Stage::ToPrint));
    assert_ne!(second.number, first.number);
    world.send("AB000102").await;
    assert_eq!(world.carrier.told.lock().unwrap().last().unwrap().recipient, there);
    // The old number is reported once more; nothing of the new parcel changes.
    crate::delivery::learning::learn(
        world.store(),
        &first.number.unwrap(),
        &[world.report("9", Status::Delivered, 9)],
        crate::delivery::learning::Learned::Poll,
    )
    .await
    .unwrap();
    let parcels = world.parcels().await;
    assert_eq!(parcels[0].stage(), Stage::Replaced);
    assert_eq!(parcels[1].stage(), Stage::Packed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_carrier_that_will_not_have_it_opens_the_file_again() {
    let world = World::new("courier").await;
    *world.carrier.refuses.lock().unwrap() = true;
    world.blanks(&clerk(1), "AB000101", "AB000101").await;
    world.send("AB000101").await;
    let parcel = world.parcel().await;
    assert_eq!(parcel.stage(), Stage::Refused);
    assert_eq!(parcel.refused.map(|(_, code)| code).as_deref(), Some("address_not_served"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_carrier_is_asked() {
    let world = World::new("courier").await;
    world.blanks(&clerk(1), "AB000101", "AB000101").await;
    world.send("AB000101").await;
    *world.carrier.knows.lock().unwrap() = vec![world.report("1", Status::Held, 1)];
    world.bench.db.clock.advance(std::time::Duration::from_secs(3600));
    world.work().await;
    assert_eq!(world.parcel().await.stage(), Stage::Carried(Status::Held));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mission_hands_over_for_the_code_and_keeps_who_came() {
    let world = World::new("mission").await;
    world.blanks(&clerk(1), "AB000101", "AB000101").await;
    world.send("AB000101").await;
    assert!(world.carrier.told.lock().unwrap().is_empty(), "the pouch is no carrier");
    let (dubai, elsewhere) =
        (staff(7, StaffRole::MissionOfficer, "dubai"), staff(8, StaffRole::MissionOfficer, "abudhabi"));
    assert_eq!(code_of(world.held(&elsewhere).await.err().unwrap()), "not_found");
    let (mut cx, held) = world.held(&dubai).await.unwrap();
    desk::arrive(&mut cx, held, policy::may_hand_over(&dubai).unwrap()).await.unwrap();
    cx.commit().await.unwrap();
    let right = code::of(&world.cx().await, world.parcel().await.id);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let collector = Collector { name: "سمير فؤاد".to_owned(), paper: "A12345678".to_owned() };
    let hand_over = |typed: String| {
        let (world, dubai, collector) = (&world, &dubai, &collector);
        async move {
            let (mut cx, held) = world.held(dubai).await?;
            desk::hand_over(&mut cx, held, policy::may_hand_over(dubai)?, (&typed, collector)).await?;
            cx.commit().await
        }
    };
    assert_eq!(code_of(hand_over(wrong.to_owned()).await.unwrap_err()), "delivery-slip-code");
    hand_over(kernel::arabic::eastern_digits(&right)).await.unwrap();
    assert_eq!(world.parcel().await.stage(), Stage::Collected);
    assert_eq!(code_of(hand_over(right).await.unwrap_err()), "delivery.not_now", "the code works once");
    let mut cx = world.cx().await;
    let file = world.load(&mut cx).await;
    let id = world.parcel().await.id;
    assert_eq!(rows::collector(&mut cx, &file, id).await.unwrap(), Some(collector));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_are_counted() {
    let world = World::new("mission").await;
    world.blanks(&clerk(1), "AB000101", "AB000101").await;
    world.send("AB000101").await;
    let dubai = staff(7, StaffRole::MissionOfficer, "dubai");
    let (mut cx, held) = world.held(&dubai).await.unwrap();
    desk::arrive(&mut cx, held, policy::may_hand_over(&dubai).unwrap()).await.unwrap();
    cx.commit().await.unwrap();
    let right = code::of(&world.cx().await, world.parcel().await.id);
    let collector = Collector { name: "سمير فؤاد".to_owned(), paper: "A12345678".to_owned() };
    let mut last = String::new();
    for _ in 0..6 {
        let (mut cx, held) = world.held(&dubai).await.unwrap();
        let permit = policy::may_hand_over(&dubai).unwrap();
        let typed = if right.starts_with('9') { "0" } else { "9" };
        let failure = desk::hand_over(&mut cx, held, permit, (typed, &collector)).await.unwrap_err();
        last = code_of(failure);
    }
    assert_eq!(last, "delivery-throttle-code");
}
