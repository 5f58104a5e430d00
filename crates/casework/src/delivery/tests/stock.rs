//! Every sheet is accounted for: whose it is, what is on it, and what two people counted.

use std::sync::Arc;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Id, Outcome, marks};
use serde_json::json;
use uuid::Uuid;
use work::proposals::{self, Acts, Colleagues, Decided, Decision, NewProposal, PersonKey, Subject};

use super::world::*;
use crate::delivery::{CountBlanks, blanks, commands::desk, policy};

#[tokio::test(flavor = "multi_thread")]
async fn a_spoiled_sheet_stays_in_the_books_and_another_one_is_used() {
    let world = World::new("courier").await;
    world.blanks(&clerk(1), "AB000101", "AB000103").await;
    world.print(&clerk(1), "AB000101").await.unwrap();
    let (mut cx, held) = world.held(&clerk(1)).await.unwrap();
    let id = held.shipment.id;
    desk::spoil(&mut cx, held, policy::may_send(&clerk(1)).unwrap(), (1, "انحشر الورق")).await.unwrap();
    cx.commit().await.unwrap();
    assert!(world.print(&clerk(1), "AB000101").await.is_err(), "a sheet is printed on once");
    world.print(&clerk(1), "AB000102").await.unwrap();
    let mut cx = world.cx().await;
    let sheets = blanks::store::of_shipment(&mut cx, id).await.unwrap();
    assert_eq!(sheets.iter().map(|sheet| sheet.number.as_str()).collect::<Vec<_>>(), ["AB000102"]);
    let file = world.load(&mut cx).await;
    let document = crate::certificates::store::of_file(&mut cx, &file).await.unwrap().unwrap();
    let copy = crate::certificates::store::copies_of(&mut cx, &file).await.unwrap().remove(0);
    assert_eq!(sheets[0].serial, copy.serial.as_str());
    assert_ne!(sheets[0].serial, document.serial.as_str(), "the paper copy has a serial of its own");
    let stock = blanks::store::stock(&mut cx).await.unwrap();
    assert_eq!((stock.received, stock.in_safe, stock.issued, stock.used, stock.spoiled), (3, 0, 1, 1, 1));
    assert_eq!(stock.expected(), 1);
    assert!(!blanks::store::note_void(&mut cx, "AB000102", Id::from_uuid(Uuid::from_u128(1)), "x").await.unwrap());
    assert!(blanks::store::note_void(&mut cx, "AB000103", Id::from_uuid(Uuid::from_u128(1)), "lost").await.unwrap());
    assert_eq!(blanks::store::stock(&mut cx).await.unwrap().expected(), 0);
}

struct Register;

#[async_trait]
impl Colleagues for Register {
    async fn person(&self, _cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        Ok(PersonKey([staff.uuid().into_bytes(), staff.uuid().into_bytes()].concat()))
    }
    async fn name(&self, _cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        Ok(staff.to_string())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_count_takes_two_people_and_a_gap_stays() {
    let world = World::new("courier").await;
    world.blanks(&clerk(1), "AB000101", "AB000105").await;
    let acts = Acts::new(vec![Arc::new(CountBlanks)], Arc::new(Register));
    let propose = |sheets: i32, thing: u128| {
        let (world, acts) = (&world, &acts);
        async move {
            let mut cx = world.store().begin(clerk(1)).await.unwrap();
            let subject = Subject { thing: Uuid::from_u128(thing), details: json!({ "sheets": sheets }) };
            let new = NewProposal { kind: "casework.count_blanks", subject, reason: "count", seen: None };
            let proposal = proposals::propose(&mut cx, acts, new).await.unwrap();
            cx.commit().await.unwrap();
            proposal
        }
    };
    let short = propose(4, 1).await;
    let seen = short.shown;
    let mut cx = world.store().begin(clerk(1)).await.unwrap();
    assert!(proposals::decide(&mut cx, &acts, short.id, seen, Decision::Approve).await.is_err(), "not by herself");
    drop(cx);
    let mut cx = world.store().begin(clerk(2)).await.unwrap();
    let decided = proposals::decide(&mut cx, &acts, short.id, seen, Decision::Approve).await.unwrap();
    assert_eq!(decided, Decided::Approved);
    cx.commit().await.unwrap();
    let counts = blanks::store::counts(&mut world.cx().await, 10).await.unwrap();
    assert_eq!((counts[0].counted, counts[0].expected), (4, 5));

    // A sheet is used between the two: they must count again.
    let stale = propose(5, 2).await;
    world.print(&clerk(1), "AB000101").await.unwrap();
    let mut cx = world.store().begin(clerk(2)).await.unwrap();
    let seen = stale.shown;
    let decided = proposals::decide(&mut cx, &acts, stale.id, seen, Decision::Approve).await;
    assert!(!matches!(decided, Ok(Decided::Approved)), "what was shown is not true any more");
}
