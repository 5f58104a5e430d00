//! One charge for several files: each is paid, booked and refunded by its own share.

use ::store::Scope;
use kernel::{Actor, Currency, Id, Money, Reference, marks};

use super::{store as look, world::World};
use crate::{
    applications::{
        model::{Application, Facts, Stage},
        record, store as files,
    },
    baskets, ledger, own_data,
    payments::{
        model::{Attempt, RefundReason, Share},
        port::{Charged::Taken, Told},
        refunds,
        settling::Settled,
        store::shares,
    },
};

/// A second file that waits for the same 6.50 dirhams, in one basket with the first.
pub(super) async fn beside(world: &World) -> Application {
    let first = world.file().await;
    let store = world.store();
    let other = Application {
        id: Id::new(first.id.bucket(), store.now(), store.dice().as_ref()),
        reference: Reference::draw(first.id.bucket(), store.dice().as_ref()),
        facts: Facts::opened(store.now()),
        version: 1,
        ..first.clone()
    };
    let mut cx = store.begin(Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    files::insert(&mut cx, &other).await.unwrap();
    look::freeze(&mut cx, &other).await;
    baskets::store::put(&mut cx, other.id, first.id).await.unwrap();
    cx.commit().await.unwrap();
    other
}

fn told(world: &World, attempt: &Attempt, transaction: &str) -> Told {
    Told { minor: attempt.amount.minor(), ..world.told(attempt, transaction, Taken) }
}

async fn stage(world: &World, file: Id<marks::Application>) -> Stage {
    files::load(&mut world.cx().await, &Scope::System("test"), file).await.unwrap().stage()
}

/// What each account holds over all files: nothing is lost or made between them.
async fn balance(world: &World, account: &str, currency: &str) -> i64 {
    let all = ledger::balances(&mut world.cx().await).await.unwrap();
    let mut of = all.iter().filter(|one| one.account == account && one.amount.currency().code() == currency);
    of.next().map_or(0, |one| one.amount.minor())
}

async fn refunds_of(world: &World, file: Id<marks::Application>) -> Vec<refunds::Refund> {
    refunds::of_file(&mut world.cx().await, &Scope::System("test"), file).await.unwrap()
}

#[tokio::test]
async fn one_charge_pays_every_file_and_each_has_its_own_entries() {
    let world = World::new().await;
    let other = beside(&world).await;
    let attempt = world.attempt("key-0001").await;
    assert_eq!(attempt.amount, Money::new(1300, Currency::new("AED", 2).unwrap()));
    assert_eq!(attempt.shares.iter().map(|share| share.amount.minor()).collect::<Vec<_>>(), vec![650, 650]);
    let told = told(&world, &attempt, "txn-1");
    let (one, two) = tokio::join!(world.settle(&told), world.settle(&told));
    let mut settled = [one.unwrap(), two.unwrap()];
    settled.sort_by_key(|one| *one == Settled::Known);
    assert_eq!(settled, [Settled::Paid, Settled::Known], "told twice at once, paid once");
    assert_eq!((stage(&world, world.file).await, stage(&world, other.id).await), (Stage::Paid, Stage::Paid));
    assert_eq!(world.count("entry").await, 2);
    assert_eq!(look::count(&mut world.cx().await, "entry", other.id).await, 2);
    // Money in is what the fees keep: over both, and for each.
    assert_eq!(balance(&world, "gateway_clearing", "AED").await, 1300);
    assert_eq!(
        balance(&world, "treasury_statutory", "EGP").await + balance(&world, "service_fees", "EGP").await,
        -17_000
    );
    assert_eq!(world.balance("gateway_clearing", "AED").await, 650);
    let mut cx = world.cx().await;
    let charges = shares::settling_charges(&mut cx, other.id, false).await.unwrap();
    assert_eq!((charges[0].amount.minor(), charges[0].whole.minor()), (650, 1300));
    assert_eq!(shares::paid_together(&mut cx, (attempt.id, "txn-1")).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_second_charge_goes_back_to_the_last_fils_whoever_s_share_it_was() {
    let world = World::new().await;
    let other = beside(&world).await;
    let attempt = world.attempt("key-0001").await;
    world.settle(&told(&world, &attempt, "txn-1")).await.unwrap();
    let again = world.settle(&told(&world, &attempt, "txn-2")).await.unwrap();
    assert_eq!(again, Settled::Surplus(RefundReason::PaidTwice));
    assert_eq!((refunds_of(&world, world.file).await.len(), refunds_of(&world, other.id).await.len()), (1, 1));
    assert_eq!(balance(&world, "refunds_payable", "AED").await, -1300);
    assert_eq!(balance(&world, "gateway_clearing", "AED").await, 2600);
}

#[tokio::test]
async fn a_file_withdrawn_while_the_money_was_under_way_gets_its_share_back_and_the_other_goes_on() {
    let world = World::new().await;
    let other = beside(&world).await;
    let attempt = world.attempt("key-0001").await;
    let mut cx = world.cx().await;
    let mut withdrawn = files::load(&mut cx, &Scope::System("test"), other.id).await.unwrap();
    record::cancelled(&mut cx, &mut withdrawn).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(world.settle(&told(&world, &attempt, "txn-1")).await.unwrap(), Settled::Paid);
    assert_eq!(world.file().await.stage(), Stage::Paid);
    let back = refunds_of(&world, other.id).await;
    assert_eq!((back.len(), back[0].amount.minor(), back[0].reason), (1, 650, RefundReason::FileEnded));
    assert!(refunds_of(&world, world.file).await.is_empty());
    assert_eq!(world.balance("refunds_payable", "AED").await, 0);
    assert_eq!(balance(&world, "refunds_payable", "AED").await, -650);
}

#[tokio::test]
async fn the_database_gives_no_file_more_than_its_share_of_a_charge() {
    let world = World::new().await;
    beside(&world).await;
    let attempt = world.attempt("key-0001").await;
    world.settle(&told(&world, &attempt, "txn-1")).await.unwrap();
    let store = world.store();
    let new = || Id::<Share>::new(world.file.bucket(), store.now(), store.dice().as_ref()).uuid();
    let mut cx = world.cx().await;
    let whole = look::add_refund(&mut cx, (new(), world.file, attempt.id.uuid()), 651).await;
    assert!(whole.is_err(), "one piastre of the other's share");
    let mut cx = world.cx().await;
    look::add_refund(&mut cx, (new(), world.file, attempt.id.uuid()), 650).await.unwrap();
}

#[tokio::test]
async fn a_checkout_is_for_the_files_that_wait_and_for_no_others() {
    let world = World::new().await;
    let alone = world.attempt("key-0001").await;
    let other = beside(&world).await;
    let both = world.attempt("key-0002").await;
    assert_ne!(alone.id, both.id, "another file is to be paid with it");
    assert_eq!(world.attempt("key-0003").await.id, both.id);
    let mut cx = world.cx().await;
    let mut withdrawn = files::load(&mut cx, &Scope::System("test"), other.id).await.unwrap();
    record::cancelled(&mut cx, &mut withdrawn).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(world.attempt("key-0004").await.id, alone.id, "the first checkout is for what is left");
}

#[tokio::test]
async fn the_copy_of_ones_own_data_says_what_was_put_together_and_which_charge_paid_it() {
    let world = World::new().await;
    let other = beside(&world).await;
    let attempt = world.attempt("key-0001").await;
    let unpaid = own_data::baskets::of(&mut world.cx().await, world.owner).await.unwrap();
    assert_eq!((unpaid.len(), unpaid[0]["paid"].as_array().unwrap().len()), (1, 0));
    world.settle(&told(&world, &attempt, "txn-1")).await.unwrap();
    let copied = own_data::baskets::of(&mut world.cx().await, world.owner).await.unwrap().remove(0);
    let files: Vec<&str> =
        copied["files"].as_array().unwrap().iter().filter_map(|one| one["reference"].as_str()).collect();
    let wanted = [world.reference, other.reference].map(|one| one.to_string());
    assert_eq!(files, wanted.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(copied["files"][0]["put_in_at"].is_string() && copied["files"][1]["submitted_at"].is_string());
    let paid = &copied["paid"][0];
    assert_eq!((paid["payment"].as_str(), paid["amount"]["minor"].as_i64()), (Some("txn-1"), Some(1300)));
    assert_eq!(paid["for"].as_array().unwrap().len(), 2);
    assert_eq!(paid["for"][0]["amount"]["minor"], 650);
    let stranger = Id::new(world.file.bucket(), world.store().now(), world.store().dice().as_ref());
    assert!(own_data::baskets::of(&mut world.cx().await, stranger).await.unwrap().is_empty());
}
