//! A day is closed by two people, once, whole, and nothing in it changes afterwards.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope,
    jobs::{Handler, NewJob, Worker, enqueue},
};
use catalogue::Catalogue;
use kernel::{Currency, Failure, Outcome};
use serde_json::json;
use work::proposals::{self, Decided, Decision, NewProposal, Proposal, Subject};

use crate::{
    applications::{record, store as files},
    closing::{
        act::{self, KIND},
        csv,
        model::{Statement, Totals},
        store,
    },
    ledger,
    payments::{
        port::{Charged::Taken, Flow, StatementLine},
        reconciliation::{RECONCILE, Reconcile},
        refunds,
        tests::{
            refunds::{acts, finance},
            world::World,
        },
    },
};

fn aed() -> Currency {
    Currency::new("AED", 2).unwrap()
}

async fn propose(world: &World, code: &str) -> Outcome<Proposal> {
    let mut cx = world.store().begin(finance(1)).await?;
    let day = act::closable(&mut cx, code).await?.ok_or_else(Failure::not_found)?;
    let details = serde_json::to_value(day.asked()).unwrap();
    let subject = Subject { thing: act::thing(day.day, day.currency)?, details };
    let new = NewProposal { kind: KIND, subject, reason: "compared with the statement", seen: None };
    let proposal = proposals::propose(&mut cx, &acts(), new).await?;
    cx.commit().await?;
    Ok(proposal)
}

async fn decide(world: &World, proposal: &Proposal, number: u128) -> Outcome<Decided> {
    let mut cx = world.store().begin(finance(number)).await?;
    let decided = proposals::decide(&mut cx, &acts(), proposal.id, proposal.shown, Decision::Approve).await?;
    cx.commit().await?;
    Ok(decided)
}

/// The gateway says it took `minor` for the charge that paid the file, and it is compared.
async fn compared(world: &World, minor: i64) {
    let reference = world.decide_paid().await.to_string();
    *world.gateway.statement.lock().unwrap() = vec![StatementLine {
        flow: Flow::Payment,
        external: "txn-1".to_owned(),
        reference,
        minor,
        currency: "AED".to_owned(),
    }];
    let mut cx = world.cx().await;
    enqueue(&mut cx, NewJob::new(RECONCILE, json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    let handler: Arc<dyn Handler> = Arc::new(Reconcile { gateway: world.gateway.clone() });
    Worker::new(world.store().clone(), vec![handler]).drain().await.unwrap();
}

fn pass(world: &World, hours: u64) {
    world.db.clock.advance(Duration::from_secs(hours * 3600));
}

#[tokio::test]
async fn a_day_is_closed_by_two_people_when_it_is_over_and_stays() {
    let world = World::new().await;
    world.pay().await;
    assert!(act::closable(&mut world.cx().await, "AED").await.unwrap().is_none(), "the day is not over");
    pass(&world, 48);
    compared(&world, 650).await;
    let proposal = propose(&world, "AED").await.unwrap();
    let own = decide(&world, &proposal, 1).await;
    assert!(matches!(own, Err(Failure::Refusal(refusal)) if refusal.code == "proposal.same_person"));
    assert_eq!(decide(&world, &proposal, 2).await.unwrap(), Decided::Approved);
    let mut cx = world.cx().await;
    let closing = store::latest(&mut cx, 10).await.unwrap().remove(0);
    let lines = store::lines(&mut cx, closing.id).await.unwrap();
    let totals = Totals::of(&lines);
    assert_eq!((totals.came_in, totals.kept["treasury"], closing.entries), (650, 650, 1));
    assert!(totals.adds_up());
    assert!(act::closable(&mut cx, "AED").await.unwrap().is_none(), "closed once");
    for statement in [
        "UPDATE casework.day_closing SET zone = 'UTC'",
        "DELETE FROM casework.day_closing",
        "UPDATE casework.day_closing_line SET minor = minor + 1",
        "UPDATE casework.ledger_day SET closing_id = NULL WHERE closing_id IS NOT NULL",
        "DELETE FROM casework.ledger_day",
        "DELETE FROM casework.money_incident",
    ] {
        let mut cx = world.cx().await;
        assert!(crate::payments::tests::store::refused(&mut cx, statement).await, "{statement}");
    }
    // The pounds are a day of their own.
    let proposal = propose(&world, "EGP").await.unwrap();
    assert_eq!(decide(&world, &proposal, 2).await.unwrap(), Decided::Approved);
    let mut cx = world.cx().await;
    let pounds = store::latest(&mut cx, 10).await.unwrap();
    let pounds = pounds.iter().find(|one| one.currency == Currency::EGP).unwrap();
    let totals = Totals::of(&store::lines(&mut cx, pounds.id).await.unwrap());
    assert_eq!((totals.kept["treasury"], totals.exchanged, totals.came_in), (8500, -8500, 0));
    let table = String::from_utf8(csv::table(&closing, &lines, &lines)).unwrap();
    assert!(table.contains("AED,Africa/Cairo,owed,kept,treasury,6.50,6.50"), "{table}");
    assert!(!table.contains(&world.reference.to_string()), "nothing about a file");
}

#[tokio::test]
async fn what_is_booked_late_falls_into_the_next_open_day() {
    let world = World::new().await;
    let attempt = world.pay().await;
    pass(&world, 48);
    compared(&world, 650).await;
    let proposal = propose(&world, "AED").await.unwrap();
    decide(&world, &proposal, 2).await.unwrap();
    let first = store::latest(&mut world.cx().await, 1).await.unwrap().remove(0);
    // Two days later the same attempt is charged again; nobody can put that into the closed day.
    world.settle(&world.told(&attempt, "txn-2", Taken)).await.unwrap();
    pass(&world, 48);
    let mut cx = world.cx().await;
    let next = act::closable(&mut cx, "AED").await.unwrap().unwrap();
    assert!(next.day > first.day);
    assert_eq!((next.entries, Totals::of(&next.lines).to_give_back), (1, 650));
    assert_eq!(Totals::of(&store::lines(&mut cx, first.id).await.unwrap()).came_in, 650, "the first stays what it was");
}

#[tokio::test]
async fn a_booking_between_the_two_people_voids_the_proposal() {
    let world = World::new().await;
    world.pay().await;
    let booked = world.store().now();
    pass(&world, 48);
    compared(&world, 650).await;
    let proposal = propose(&world, "AED").await.unwrap();
    // A transaction that began within the day and ends only now brings a booking with the day's moment.
    let mut cx = world.cx().await;
    let entry = ledger::entries::surplus(world.file, kernel::Money::new(650, aed()), "late");
    ledger::post(&mut cx, &entry).await.unwrap();
    cx.commit().await.unwrap();
    crate::payments::tests::store::move_last_entry(&world, booked).await;
    assert_eq!(decide(&world, &proposal, 2).await.unwrap(), Decided::Void);
    let again = propose(&world, "AED").await.unwrap();
    assert_eq!(decide(&world, &again, 2).await.unwrap(), Decided::Approved);
    let closing = store::latest(&mut world.cx().await, 1).await.unwrap().remove(0);
    assert_eq!(closing.entries, 2);
}

#[tokio::test]
async fn a_statement_that_differs_or_is_missing_opens_an_incident_that_stays() {
    for (told, kind) in [(None, "statement_missing"), (Some(649), "statement_differs")] {
        let world = World::new().await;
        world.pay().await;
        pass(&world, 36);
        if let Some(minor) = told {
            compared(&world, minor).await;
        }
        let proposal = propose(&world, "AED").await.unwrap();
        decide(&world, &proposal, 2).await.unwrap();
        let mut cx = world.cx().await;
        let incidents = store::incidents(&mut cx, None).await.unwrap();
        assert_eq!(incidents.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), [kind]);
        let staff = finance(3).staff_holding(&[kernel::StaffRole::Finance]).unwrap();
        assert!(store::clear(&mut cx, incidents[0].id, staff, "the bank's rounding").await.unwrap().is_some());
        assert!(store::clear(&mut cx, incidents[0].id, staff, "again").await.unwrap().is_none(), "once");
        assert!(store::incidents(&mut cx, None).await.unwrap().is_empty());
        let kept = store::incidents(&mut cx, Some(incidents[0].closing_id)).await.unwrap();
        assert_eq!(kept[0].words.as_deref(), Some("the bank's rounding"));
    }
}

#[tokio::test]
async fn days_of_a_whole_life_add_up_to_the_ledger() {
    let world = World::new().await;
    let attempt = world.pay().await;
    pass(&world, 30);
    world.settle(&world.told(&attempt, "txn-2", Taken)).await.unwrap();
    pass(&world, 30);
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
    pass(&world, 30);
    let mut closed = 0;
    while let Ok(proposal) = propose(&world, "AED").await {
        decide(&world, &proposal, 2).await.unwrap();
        closed += 1;
    }
    assert_eq!(closed, 3);
    let mut cx = world.cx().await;
    let last = store::latest(&mut cx, 10).await.unwrap().into_iter().max_by_key(|one| one.day).unwrap();
    let totals = Totals::of(&store::lines_to_date(&mut cx, &last).await.unwrap());
    assert_eq!((totals.came_in, totals.to_give_back, totals.kept_in_all()), (1300, 1300, 0));
    let balances = ledger::of_file(&mut cx, world.file).await.unwrap();
    let payable = balances.iter().find(|one| one.account == "refunds_payable").unwrap();
    assert_eq!(payable.amount.minor(), -totals.to_give_back, "the closings say what the ledger says");
    assert_eq!(store::statement(&mut cx, &[last.day], aed()).await.unwrap(), Statement::Missing);
}
