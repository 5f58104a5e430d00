//! Somebody else pays by a link: once, without seeing the file, and whatever races the books end the same.

use std::time::Duration;

use ::store::Scope;
use kernel::{Actor, Failure, Locale, Outcome};
use testkit::Browser;
use web::SessionKind;

use super::{
    pages::{browser, site},
    world::World,
};
use crate::{
    applications::{model::Stage, record, store as files},
    payments::{
        by_link::{self, LinkStage, Made, MakeRequest, StartRequest},
        model::{Attempt, RefundReason},
        opening,
        port::Charged::{Declined, Taken},
        settling::Settled,
        store as rows,
    },
};

/// A key as our pages draw it.
const KEY: &str = "drawn-by-the-page-000001";

fn code(failure: Failure) -> &'static str {
    match failure {
        Failure::Refusal(refusal) => refusal.code,
        other => panic!("{other}"),
    }
}

async fn make(world: &World, key: &str) -> Outcome<Made> {
    let cx = world.store().begin(Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    by_link::make(cx, &MakeRequest { reference: world.reference, route: "test", key, hash: [0; 32] }).await
}

async fn start(world: &World, token: &str, key: &str) -> Outcome<Attempt> {
    let cx = world.store().begin(Actor::Visitor).await.unwrap();
    let hash = [1; 32];
    let request = StartRequest { token, network: "10.0.0.0", locale: Locale::AR, route: "test", key, hash };
    by_link::start(cx, "fake", &request).await
}

/// An attempt of a payer with its checkout open.
async fn opened(world: &World, token: &str, key: &str) -> Attempt {
    let attempt = start(world, token, key).await.unwrap();
    let (store, addresses) = (world.store(), world.addresses());
    opening::checkout(store, world.gateway.as_ref(), &addresses, &attempt, world.reference).await.unwrap();
    rows::load(&mut world.cx().await, attempt.id).await.unwrap()
}

async fn stage(world: &World) -> LinkStage {
    let scope = Scope::Owner(world.owner);
    let links = by_link::of_file(&mut world.cx().await, &scope, world.file).await.unwrap();
    links[0].stage(world.store().now())
}

#[tokio::test]
async fn the_same_request_is_told_the_same_link_and_another_one_ends_it() {
    let world = World::new().await;
    let first = make(&world, KEY).await.unwrap();
    let again = make(&world, KEY).await.unwrap();
    assert_eq!(first.token.text(), again.token.text());
    assert!(first.token.text().len() >= 45, "256 bits and the shard");
    let second = make(&world, "drawn-by-the-page-000002").await.unwrap();
    assert_ne!(first.token.text(), second.token.text());
    assert_eq!(code(start(&world, &first.token.text(), KEY).await.unwrap_err()), "payer.link_gone");
    start(&world, &second.token.text(), "drawn-by-the-page-000003").await.unwrap();
}

#[tokio::test]
async fn a_payer_pays_and_the_link_is_used_up() {
    let world = World::new().await;
    let token = make(&world, KEY).await.unwrap().token.text();
    let attempt = opened(&world, &token, KEY).await;
    assert_eq!(opened(&world, &token, KEY).await.id, attempt.id, "the same request");
    assert_eq!(opened(&world, &token, "drawn-by-the-page-000002").await.id, attempt.id, "the checkout is still good");
    assert_ne!(world.attempt("key-0001").await.id, attempt.id, "the owner never shares a checkout with a payer");
    assert_eq!(world.settle(&world.told(&attempt, "txn-1", Taken)).await.unwrap(), Settled::Paid);
    assert_eq!((world.file().await.stage(), stage(&world).await), (Stage::Paid, LinkStage::Used));
    let late = start(&world, &token, "drawn-by-the-page-000003").await.unwrap_err();
    assert_eq!(code(late), "payment.not_awaited");
}

#[tokio::test]
async fn of_two_who_pay_at_once_one_pays_and_the_other_gets_it_back() {
    let world = World::new().await;
    let token = make(&world, KEY).await.unwrap().token.text();
    let payer = opened(&world, &token, KEY).await;
    let owner = world.attempt("key-0001").await;
    let (one, two) = (world.told(&payer, "txn-1", Taken), world.told(&owner, "txn-2", Taken));
    let (one, two) = tokio::join!(world.settle(&one), world.settle(&two));
    let mut settled = [one.unwrap(), two.unwrap()];
    settled.sort_by_key(|one| *one != Settled::Paid);
    assert_eq!(settled, [Settled::Paid, Settled::Surplus(RefundReason::PaidTwice)]);
    assert_eq!((world.count("charge").await, world.count("refund").await), (2, 1));
    assert_eq!(world.balance("refunds_payable", "AED").await, -650);
}

#[tokio::test]
async fn an_unknown_a_revoked_and_an_expired_link_read_the_same() {
    let world = World::new().await;
    for text in ["", "x", "AAAA", &"A".repeat(46)] {
        assert_eq!(code(start(&world, text, KEY).await.unwrap_err()), "payer.link_gone");
    }
    let made = make(&world, KEY).await.unwrap();
    let token = made.token.text();
    let cx = world.store().begin(Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    by_link::revoke(cx, world.reference, made.id).await.unwrap();
    assert_eq!(stage(&world).await, LinkStage::Revoked);
    assert_eq!(code(start(&world, &token, KEY).await.unwrap_err()), "payer.link_gone");
    let token = make(&world, "drawn-by-the-page-000002").await.unwrap().token.text();
    world.db.clock.advance(Duration::from_secs(25 * 3600));
    assert_eq!(code(start(&world, &token, "drawn-by-the-page-000003").await.unwrap_err()), "payer.link_gone");
}

#[tokio::test]
async fn a_stranger_makes_and_revokes_nothing_and_an_ended_file_has_no_link() {
    let world = World::new().await;
    let made = make(&world, KEY).await.unwrap();
    let stranger = || Actor::Citizen { account: uuid::Uuid::from_u128(7) };
    let cx = world.store().begin(stranger()).await.unwrap();
    let request = MakeRequest { reference: world.reference, route: "test", key: KEY, hash: [0; 32] };
    assert_eq!(code(by_link::make(cx, &request).await.err().unwrap()), "not_found");
    let cx = world.store().begin(stranger()).await.unwrap();
    assert_eq!(code(by_link::revoke(cx, world.reference, made.id).await.unwrap_err()), "not_found");
    assert_eq!(stage(&world).await, LinkStage::Open);
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::expired(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(code(start(&world, &made.token.text(), KEY).await.unwrap_err()), "payer.link_gone");
    let refused = make(&world, "drawn-by-the-page-000002").await.err().unwrap();
    assert_eq!(code(refused), "payment.not_awaited");
}

#[tokio::test]
async fn the_payer_reads_an_amount_and_nothing_of_the_file() {
    for (language, title, surplus) in
        [("ar", "سداد رسوم", "سُددت الرسوم من قبل"), ("en", "Pay a fee", "The fee had been paid before")]
    {
        let world = World::new().await;
        let router = site(&world).await;
        let mut owner = browser(&world, &router, SessionKind::Citizen, world.owner.uuid(), language).await;
        let page = owner.open(&format!("/files/{}/pay/link", world.reference)).await;
        let made = owner.submit(page.must_be_ok().form("/pay/link")).await;
        let address = made.must_be_ok().attribute("bdi.code a", "href").unwrap();
        let path = address.strip_prefix("https://wasl.test").unwrap().to_owned();
        let shown = owner.open(&format!("/files/{}/pay/link", world.reference)).await;
        assert!(!shown.must_be_ok().html().contains(&path), "the link is told once");

        let mut payer = Browser::new(router.clone(), [10, 0, 0, 9]).reading(language);
        let page = payer.get(&path).await;
        page.must_be_ok().must_say(title);
        let reference = world.reference.to_string();
        let silent = |html: &str| {
            for secret in [reference.as_str(), world.reference.compact(), "birth", "ميلاد", "dubai", "دبي"] {
                assert!(!html.contains(secret), "{secret}");
            }
            assert!(!html.contains(&world.file.to_string()) && !html.contains(&world.owner.to_string()));
        };
        silent(&page.html());
        let left = payer.send_only(page.form(&path)).await;
        let checkout = left.location.unwrap_or_default();
        assert!(checkout.starts_with("https://pay.example/int-"), "{checkout}");

        // What the gateway was told for its own page and for the way back says nothing either.
        let wanted = world.gateway.wanted.lock().unwrap().pop().unwrap();
        silent(&wanted.label);
        silent(&wanted.back);
        let back = wanted.back.strip_prefix("https://wasl.test").unwrap().to_owned();
        let waiting = payer.get(&back).await;
        silent(&waiting.must_be_ok().html());
        let scope = Scope::Owner(world.owner);
        let attempt = rows::of_file(&mut world.cx().await, &scope, world.file).await.unwrap().remove(0);
        world.settle(&world.told(&attempt, "txn-0", Declined)).await.unwrap();
        silent(&payer.get(&back).await.must_be_ok().html());

        // The owner was faster: the payer's money goes back, and his page says so.
        let own = world.attempt("key-0001").await;
        world.settle(&world.told(&own, "txn-1", Taken)).await.unwrap();
        world.settle(&world.told(&attempt, "txn-2", Taken)).await.unwrap();
        let receipt = payer.get(&back).await;
        receipt.must_be_ok().must_say(surplus).must_say("txn-2");
        silent(&receipt.html());
        let paid = payer.get(&path).await;
        paid.must_be_ok();
        assert!(!paid.has("form[action*='/pay/']"));
        silent(&paid.html());
        assert_eq!(payer.get(&format!("/{language}/pay/receipt/{}", "A".repeat(64))).await.status, 404);
        assert_eq!(payer.get(&format!("/{language}/pay/{}", "A".repeat(46))).await.status, 404);
    }
}
