//! A payer disputes the payment with the bank: the file stands still, finance is told, and what the bank decides is booked.

use casework::applications::model::{HeldFor, Stage};
use testkit::{
    World,
    story::{self, DAUGHTER},
};

use crate::look;

/// The ledger's balance of an account in dirhams.
async fn balance(world: &World, account: &str) -> i64 {
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let balances = casework::ledger::balances(&mut cx).await.unwrap();
    let of = |one: &&casework::ledger::Balance| one.account == account && one.amount.currency().code() == "AED";
    balances.iter().find(of).map_or(0, |one| one.amount.minor())
}

#[tokio::test]
async fn a_disputed_payment_holds_the_file_until_the_bank_decides_for_us() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let cleared = balance(&world, "gateway_clearing").await;
    let intention = world.last_intention().await;

    world.dispute(&intention, "opened").await;
    assert_eq!(look::file(&world, &reference).await.held.map(|held| held.why), Some(HeldFor::Dispute));
    assert_eq!((balance(&world, "gateway_clearing").await, balance(&world, "charged_back").await), (0, cleared));
    let mut finance = world.staff("finance").await;
    let page = finance.open("/desk/finance").await;
    page.must_be_ok().must_say(&reference).must_say("قيد البت لدى البنك");
    finance.open("/en/desk/finance").await.must_be_ok().must_say("With the bank");
    let mut officer = world.staff("dubai").await;
    let refused = story::claimed(&mut officer, &reference).await;
    assert!(!refused.has("form[action$='/recommend']") || refused.status.is_client_error(), "{}", refused.text());

    // Told twice, it is one; and the file goes on where it stood.
    world.dispute(&intention, "opened").await;
    world.dispute(&intention, "won").await;
    assert_eq!(look::file(&world, &reference).await.held, None);
    assert_eq!((balance(&world, "gateway_clearing").await, balance(&world, "charged_back").await), (cleared, 0));
    assert_eq!(look::count(&world, &reference, "payment.disputed").await, 1);
    finance.open("/desk/finance").await.must_be_ok().must_say("أعاد البنك المبلغ");
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Recommended);
}

#[tokio::test]
async fn a_lost_dispute_leaves_the_file_standing_still_and_its_money_owed() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let intention = world.last_intention().await;
    // The decision is told before the dispute itself.
    world.dispute(&intention, "lost").await;
    world.dispute(&intention, "opened").await;
    let file = look::file(&world, &reference).await;
    assert_eq!(file.held.map(|held| held.why), Some(HeldFor::Dispute));
    assert!(balance(&world, "charged_back").await > 0, "whoever's bank took it back owes it");
    let mut finance = world.staff("finance").await;
    finance.open("/desk/finance").await.must_be_ok().must_say("والرسوم مستحقة");
    let part = finance.open(&format!("/desk/refunds/part?reference={reference}")).await;
    assert!(!part.has("form[action$='/propose']"), "nothing goes back besides: {}", part.text());
}
