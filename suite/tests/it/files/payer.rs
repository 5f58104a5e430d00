//! A cousin in Egypt pays for a father in Dubai: by a link, without an account, and without a word of what it is for.

use casework::applications::model::Stage;
use serde_json::json;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

use crate::look;

/// The path of a link that the owner makes on his page.
async fn link(world: &World, owner: &mut Browser, reference: &str) -> String {
    let pay = owner.open(&format!("/files/{reference}/pay")).await;
    let offer = pay.must_be_ok().attribute("a[href$='/pay/link']", "href").expect("the page offers it");
    let page = owner.get(&offer).await;
    let made = owner.submit(page.must_be_ok().form("/pay/link")).await;
    let address = made.must_be_ok().attribute("bdi.code a", "href").expect("the link is shown");
    address.strip_prefix(world.url()).expect("it is ours").to_owned()
}

/// Starts the payment of a link; the address of the hosted page.
async fn checkout(payer: &mut Browser, path: &str) -> String {
    let page = payer.get(path).await;
    let left = payer.send_only(page.must_be_ok().form(path)).await;
    left.location.clone().unwrap_or_else(|| panic!("the payment leads nowhere: {} {}", left.status, left.text()))
}

#[tokio::test]
async fn somebody_else_pays_once_and_reads_nothing_of_the_file() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    let path = link(&world, &mut father, &reference).await;

    // Two cousins open the same link, each in his own browser, and both reach the hosted page.
    let (mut cousin, mut other) = (world.visitor(), world.visitor());
    let page = cousin.get(&path).await;
    page.must_be_ok().must_say("رسم خدمة حكومية").must_say("السداد هنا محاكاة");
    for secret in [reference.as_str(), "ميلاد", &world.known("daughter", "name"), &world.known("father", "name")] {
        assert!(!page.html().contains(secret), "{secret}");
    }
    let first = checkout(&mut cousin, &path).await;
    let second = checkout(&mut other, &path).await;
    assert_eq!(first, second, "one checkout, so that only one of them is charged");
    let before = world.webhooks();
    let back = world.choose(&first, "success").await;
    world.webhooks_until(before + 1).await;
    world.work().await;
    assert_ne!(look::stage(&world, &reference).await, Stage::AwaitingPayment);
    let receipt = cousin.get(&back).await;
    receipt.must_be_ok().must_say("إيصال سداد");
    assert!(!receipt.html().contains(&reference));
    other.get(&path).await.must_be_ok().must_say("سُددت هذه الرسوم من قبل");
    father.open(&format!("/files/{reference}/receipt")).await.must_be_ok().must_say("إيصال سداد");
    father.open(&format!("/files/{reference}/pay/link")).await.must_be_ok().must_say("تم السداد به");
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);
}

#[tokio::test]
async fn a_link_taken_back_pays_nothing_and_the_owner_can_do_all_of_it_by_the_interface() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    // Of two codes sent in the same second nobody could say which is the newer one.
    world.pass(std::time::Duration::from_secs(61)).await;
    let mut client = world.client("father").await;
    let links = format!("/applications/{reference}/payer-links");
    let made = client.post(&links, &json!({ "language": "ar" })).await;
    assert_eq!(made.status.as_u16(), 201, "{}", made.text());
    let path = made.json()["url"].as_str().unwrap().strip_prefix(world.url()).unwrap().to_owned();
    world.visitor().get(&path).await.must_be_ok();
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let gone = client.call(axum::http::Method::DELETE, &format!("{links}/{id}"), &[], Vec::new()).await;
    assert_eq!(gone.status.as_u16(), 204, "{}", gone.text());
    let page = world.visitor().get(&path).await;
    assert_eq!(page.status.as_u16(), 404);
    page.must_say("الرابط غير صالح");
    let listed = client.get(&links).await;
    assert_eq!(listed.json()[0]["stage"], "revoked");

    let mut stranger = world.client("mother").await;
    assert_eq!(stranger.post(&links, &json!({})).await.status.as_u16(), 404);
}
