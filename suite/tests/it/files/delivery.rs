//! A father in Sharjah wants his daughter's certificate on paper too: the parcel comes back, and is sent again to another
//! address. Neither the envelope nor the courier ever learns what is in it.

use serde_json::Value;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

/// Says how many copies, and whether they leave Egypt attested.
pub async fn on_paper(browser: &mut Browser, reference: &str, copies: &str, attested: &str) {
    for (key, value) in [("paper_copies", copies), ("attested", attested)] {
        let page = browser.open(&format!("/files/{reference}/q/{key}")).await;
        browser.submit(page.must_be_ok().form(&format!("/q/{key}")).with(key, value)).await.must_be_ok();
    }
}

/// Asks for so many copies on paper by `mode` in a draft, and gives an address where there is one to give.
pub async fn wanted(world: &World, father: &mut Browser, mode: &str, copies: &str) -> String {
    let reference = story::draft(world, father, &DAUGHTER).await;
    let page = father.open(&format!("/files/{reference}/q/contact")).await;
    let form = page.must_be_ok().form("/q/contact").with("contact_mobile", "+971501234567").with("delivery", mode);
    father.submit(form).await.must_be_ok();
    on_paper(father, &reference, copies, "no").await;
    if mode == "courier" {
        let page = father.open(&format!("/files/{reference}/q/delivery_to")).await;
        let form = page
            .must_be_ok()
            .form("/q/delivery_to")
            .with("delivery_name", "أحمد محمود السيد")
            .with("delivery_address-emirate", "sharjah")
            .with("delivery_address-area", "المجاز")
            .with("delivery_address-building", "برج البحيرة ١٢")
            .with("delivery_address-makani", "٣٠٠٣٢٩٥٣٢٠")
            .with("delivery_address-mobile", "0501234567");
        father.submit(form).await.must_be_ok();
    }
    reference
}

/// The same for one copy, and the draft is sent.
async fn submitted(world: &World, father: &mut Browser, mode: &str) -> String {
    let reference = wanted(world, father, mode, "1").await;
    story::submit(father, &reference).await;
    reference
}

/// Paid, examined and approved.
pub async fn issued(world: &World, father: &mut Browser, reference: &str) {
    world.pay(father, reference, "success").await.must_be_ok();
    story::recommended(&mut world.staff("dubai").await, reference).await.must_be_ok();
    world.work().await;
    story::approved(&mut world.staff("authority").await, reference).await.must_be_ok();
    world.work().await;
}

/// Sheets come in and go to the clerk.
pub async fn blanks(clerk: &mut Browser) {
    for book in ["receive", "issue"] {
        let page = clerk.open("/desk/blanks").await;
        let form =
            page.must_be_ok().form(&format!("/blanks/{book}")).with("first", "AB000101").with("last", "AB000105");
        clerk.submit(form).await.must_be_ok();
    }
}

/// The path of a file's parcel at the desk, as the clerk's lists link it.
pub async fn way(clerk: &mut Browser, reference: &str) -> String {
    let list = clerk.open("/desk/delivery").await;
    let html = list.must_be_ok().must_say(reference).html();
    let before = html.split(reference).next().expect("it is listed");
    let href = before.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).expect("a link");
    href.trim_start_matches("/ar").to_owned()
}

/// The clerk prints the parcel of the file on `blank`, packs it, and the carrier is told. Its path at the desk.
async fn sent(world: &World, clerk: &mut Browser, reference: &str, blank: &str) -> String {
    let list = clerk.open("/desk/delivery").await;
    let link = list.must_be_ok().must_say(reference).attribute("table a[href*='/desk/delivery/']", "href");
    let way = link.expect("the parcel is listed").trim_start_matches("/ar").to_owned();
    let page = clerk.open(&way).await;
    clerk.submit(page.must_be_ok().form("/print").with("blank", blank)).await.must_be_ok();
    let page = clerk.open(&way).await;
    let slip = clerk.open(&format!("{way}/slip")).await;
    assert!(!slip.must_be_ok().text().contains("ميلاد"), "the slip names no document");
    clerk.submit(page.must_be_ok().must_say(blank).form("/pack")).await.must_be_ok();
    world.work().await;
    way
}

/// What the courier was told, parcel by parcel.
pub async fn told(world: &World) -> Vec<Value> {
    let page = world.simulator_page("courier", "/control/parcels").await;
    serde_json::from_slice(&page.bytes).expect("parcels")
}

/// The code as the page shows it.
fn six_digits(html: &str) -> String {
    let shown = html.split("<bdi dir=\"ltr\">").filter_map(|rest| rest.split('<').next());
    let code = shown.map(str::trim).find(|text| text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()));
    code.expect("the page shows a code").to_owned()
}

#[tokio::test]
async fn a_returned_parcel_is_sent_again_to_another_address() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = submitted(&world, &mut father, "courier").await;
    let price = father.open(&format!("/files/{reference}/pay")).await;
    price.must_be_ok().must_say("إرسال النسخة الورقية إلى خارج مصر");
    issued(&world, &mut father, &reference).await;

    let mut clerk = world.staff("delivery").await;
    blanks(&mut clerk).await;
    sent(&world, &mut clerk, &reference, "AB000101").await;
    let parcels = told(&world).await;
    assert_eq!(parcels.len(), 1);
    let number = parcels[0]["number"].as_str().expect("a number").to_owned();
    assert_eq!(parcels[0]["recipient"]["phone"], "+971501234567");
    assert!(!parcels[0].to_string().contains("birth") && !parcels[0].to_string().contains("ميلاد"), "{}", parcels[0]);
    let track = father.open(&format!("/files/{reference}/delivery")).await;
    track.must_be_ok().must_say(&number).must_say("جُهّزت النسخة للإرسال");

    world.parcel(&number, "returned", 5).await;
    let track = father.open(&format!("/files/{reference}/delivery")).await;
    track.must_be_ok().must_say("أُعيدت الشحنة إلى الجهة المرسلة");
    let sent_to = world.sent_to(&world.contact("father")).await;
    assert!(sent_to.iter().any(|sent| sent.text.contains("لم تصل النسخة الورقية")), "he is told to look");

    world.prove_again(&mut father, &world.contact("father")).await;
    let page = father.open(&format!("/files/{reference}/delivery/again")).await;
    let form = page
        .must_be_ok()
        .form("/delivery/again")
        .with("delivery_name", "أحمد محمود السيد")
        .with("delivery_address-emirate", "dubai")
        .with("delivery_address-area", "ديرة")
        .with("delivery_address-po_box", "100")
        .with("delivery_address-mobile", "0507654321");
    father.submit(form).await.must_be_ok().must_say("ديرة");
    // The sheet in the place of the one that is out of hand gets a serial of its own.
    world.work().await;
    sent(&world, &mut clerk, &reference, "AB000102").await;
    let parcels = told(&world).await;
    let second = parcels.iter().find(|parcel| parcel["number"] != number.as_str()).expect("another parcel");
    assert_eq!(second["recipient"]["phone"], "+971507654321");
    let second = second["number"].as_str().expect("a number").to_owned();

    world.parcel(&second, "out_of_order", 4).await;
    father.open(&format!("/files/{reference}/delivery")).await.must_be_ok().must_say("تم التسليم");
    let mut client = world.client("father").await;
    let parcels = client.get(&format!("/applications/{reference}/shipments")).await.must_be_ok().json();
    assert_eq!((&parcels[0]["stage"], &parcels[1]["stage"]), (&"replaced".into(), &"delivered".into()), "{parcels}");
    assert!(!parcels.to_string().contains("ديرة"), "an address is not repeated");
}

#[tokio::test]
async fn a_copy_is_collected_at_the_mission_for_a_code() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = submitted(&world, &mut father, "mission").await;
    issued(&world, &mut father, &reference).await;
    let mut clerk = world.staff("delivery").await;
    blanks(&mut clerk).await;
    let way = sent(&world, &mut clerk, &reference, "AB000101").await;
    assert!(told(&world).await.is_empty(), "the pouch is no courier");

    let mut elsewhere = world.staff("abudhabi").await;
    assert_eq!(elsewhere.open(&way).await.status.as_u16(), 404, "another mission's parcel");
    let mut counter = world.staff("dubai").await;
    let page = counter.open(&way).await;
    counter.submit(page.must_be_ok().form("/arrive")).await.must_be_ok();
    let mine = father.open(&format!("/files/{reference}/delivery")).await;
    let code = six_digits(&mine.must_be_ok().html());
    let page = counter.open(&way).await;
    let wrong = page
        .must_be_ok()
        .form("/hand-over")
        .with("code", if code == "000000" { "111111" } else { "000000" })
        .with("name", "أحمد محمود السيد")
        .with("paper", "A1234567");
    counter.submit(wrong).await.must_say("رمز الاستلام غير صحيح");
    let page = counter.open(&way).await;
    let form = page.form("/hand-over").with("code", &code).with("name", "أحمد محمود السيد").with("paper", "A1234567");
    counter.submit(form).await.must_be_ok().must_say("تم الاستلام من البعثة").must_say("A1234567");
    father.open(&format!("/files/{reference}/delivery")).await.must_be_ok().must_say("تم الاستلام من البعثة");
}
