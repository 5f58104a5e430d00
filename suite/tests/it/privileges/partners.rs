//! A partner is let in by two people, redeems each code once, and learns nothing about anybody.

use std::time::Duration;

use kernel::Actor;
use serde_json::{Value, json};
use testkit::{Browser, Client, World};

use super::codes::{MINUTE, made, number, world};

const DESK: &str = "/desk/partners";
const REDEEM: &str = "/partners/redemptions";
const HOUR: Duration = Duration::from_secs(3_600);

/// Lets a partner in and draws its credential; the path of its page and the secret.
async fn admitted(world: &World, name: &str, kind: &str) -> (String, String) {
    let mut admin = world.staff("admin").await;
    let page = admin.open(DESK).await;
    let form = page.must_be_ok().form(DESK).with("name_ar", name).with("name_en", name).with("kind", kind);
    let page = admin.submit(form.with("reason", "اتفاق موقّع")).await;
    let proposal = page.must_be_ok().path.trim_start_matches("/ar").to_owned();
    assert!(!admin.open(&proposal).await.must_be_ok().has("button[name=decision]"), "nobody decides her own");
    let mut privacy = world.staff("privacy").await;
    let page = privacy.open(&proposal).await;
    let action = page.must_be_ok().attribute("form:has(button[name=decision])", "action").expect("she may decide");
    privacy.submit(page.form(&action).with("decision", "approve")).await.must_be_ok();
    let listed = admin.open(DESK).await;
    let html = listed.must_be_ok().html();
    let at = html.find(&format!(">{name}<")).unwrap_or_else(|| panic!("{name} is not listed: {}", listed.text()));
    let href = html[..at].rsplit("href=\"").next().unwrap().split('"').next().unwrap();
    let path = href.trim_start_matches("/ar").to_owned();
    let secret = drawn(&mut admin, &path).await;
    (path, secret)
}

/// Draws the credential that waits, once.
async fn drawn(admin: &mut Browser, path: &str) -> String {
    let page = admin.open(path).await;
    let form = page.must_be_ok().form(path).with("act", "draw");
    let page = admin.submit(form.clone()).await;
    let html = page.must_be_ok().html();
    let secret = html.split("wslp_").nth(1).unwrap_or_else(|| panic!("no secret: {}", page.text()));
    let secret = format!("wslp_{}", secret.split('<').next().unwrap());
    assert_eq!(secret.len(), 5 + 96);
    let again = admin.submit(form).await;
    assert_eq!(again.status.as_u16(), 409);
    assert!(!again.html().contains("wslp_"), "it is shown once");
    secret
}

fn code_of(page: &testkit::Page) -> (u16, String) {
    (page.status.as_u16(), page.json()["code"].as_str().unwrap_or_default().to_owned())
}

async fn census(world: &World) -> (i64, i64) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM discovery.entitlement) AS "codes!",
                  (SELECT count(*) FROM discovery.redemption) AS "redeemed!""#
    );
    let row = row.fetch_one(cx.conn()).await.unwrap();
    (row.codes, row.redeemed)
}

#[tokio::test]
async fn a_code_is_redeemed_once_and_its_holder_sees_it_and_may_object() {
    let world = world().await;
    let (path, secret) = admitted(&world, "جمارك الإسكندرية", "customs").await;
    let mut customs = Client::bearing(&world, secret.clone());
    let mut father = world.citizen("father").await;
    let text = made(&mut father).await;
    let body = json!({ "code": text });
    let first = customs.post_with(REDEEM, "counter-7-0001", &body).await;
    assert_eq!(first.status.as_u16(), 201, "{}", first.html());
    let told = first.json();
    let mut names: Vec<&String> = told.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["at", "id", "privilege", "reported_at"], "nothing about the person");
    assert_eq!(customs.post_with(REDEEM, "counter-7-0001", &body).await.json(), told, "the same request again");
    let other = customs.post_with(REDEEM, "counter-7-0001", &json!({ "code": "7K4M29TXQ3WH" })).await;
    assert_eq!(other.status.as_u16(), 422, "one key, one request");
    assert_eq!(code_of(&customs.post(REDEEM, &body).await), (409, "entitlement.redeemed".to_owned()));

    let page = father.open("/account/privileges/coded/code").await;
    page.must_be_ok().must_say("استُخدم هذا الرمز في");
    let page = father.open("/account/privileges/used").await;
    page.must_be_ok().must_say("جمارك الإسكندرية").must_say("امتياز يُثبت برمز");
    let form = page.form("/object");
    let mut stranger = world.citizen("stranger").await;
    stranger.open("/account/privileges/used").await.must_be_ok().must_say("لم يُستخدم أي رمز");
    let own = stranger.open("/privileges/car_import/tell").await.form("/tell");
    let action = page.attribute("form[action$=\"/object\"]", "action").unwrap();
    assert_eq!(stranger.submit(own.to(&action)).await.status.as_u16(), 404, "another's redemption does not exist");
    father.submit(form).await.must_be_ok().must_say("تم تسجيل الاعتراض").must_say("سُجل الاعتراض في");
    let page = world.staff("privacy").await.open(&path).await;
    page.must_be_ok().must_say("امتياز يُثبت برمز").must_say("وقت الاعتراض");
    let name = world.known("father", "name");
    assert!(!page.says(&name) && !page.says("father@"), "{}", page.text());

    let page = father.open("/account/data").await;
    let copy: Value = father.submit(page.form("/account/data/copy")).await.json();
    let held = &copy["entitlement_codes"];
    assert_eq!(held["redeemed"][0]["partner"]["ar"], "جمارك الإسكندرية");
    assert!(held["codes"].as_array().unwrap().len() == 1 && !held.to_string().contains("EGP1"), "{held}");

    // Ended by one person, at once.
    let mut admin = world.staff("admin2").await;
    let page = admin.open(&path).await;
    admin.submit(page.form(&path).with("act", "end")).await.must_be_ok().must_say("تم إلغاء المفتاح");
    assert_eq!(code_of(&customs.post(REDEEM, &body).await), (401, "partner.credential".to_owned()));
}

#[tokio::test]
async fn of_two_who_redeem_at_once_one_does() {
    let world = world().await;
    let (_, one) = admitted(&world, "Customs of Alexandria", "customs").await;
    let (_, two) = admitted(&world, "Customs of Damietta", "customs").await;
    let mut father = world.citizen("father").await;
    let body = json!({ "code": made(&mut father).await });
    let (mut one, mut two) = (Client::bearing(&world, one), Client::bearing(&world, two));
    let (first, second) = tokio::join!(one.post(REDEEM, &body), two.post(REDEEM, &body));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(census(&world).await, (1, 1));
}

#[tokio::test]
async fn what_is_not_in_force_not_ours_or_not_for_them_is_not_redeemed() {
    let world = world().await;
    let (_, customs) = admitted(&world, "Customs", "customs").await;
    let (_, bank) = admitted(&world, "Bank", "bank").await;
    let mut customs = Client::bearing(&world, customs);
    let mut father = world.citizen("father").await;
    let old = made(&mut father).await;
    let text = made(&mut father).await;
    let refused = |status: u16, code: &str| (status, code.to_owned());
    let body = |code: &str| json!({ "code": code });
    assert_eq!(code_of(&customs.post(REDEEM, &body(&old)).await), refused(409, "entitlement.replaced"));
    let mut bank = Client::bearing(&world, bank);
    assert_eq!(code_of(&bank.post(REDEEM, &body(&text)).await), refused(404, "entitlement.unknown"));
    for forged in [format!("{}0", &text[..text.len() - 1]), "EGP1:AAAA".to_owned(), "7K4M-29TX-Q3WH".to_owned()] {
        assert_eq!(
            code_of(&customs.post(REDEEM, &body(&forged)).await),
            refused(404, "entitlement.unknown"),
            "{forged}"
        );
    }
    for token in [String::new(), "wslp_".to_owned(), format!("wslp_{}", "0".repeat(96))] {
        let mut nobody = Client::bearing(&world, token);
        assert_eq!(code_of(&nobody.post(REDEEM, &body(&text)).await), refused(401, "partner.credential"));
    }
    // Nor does a citizen's token redeem, nor a partner's open anybody's account.
    let mut citizen = world.client("father").await;
    assert_eq!(code_of(&citizen.post(REDEEM, &body(&text)).await), refused(401, "partner.credential"));
    assert_eq!(customs.get("/heir-claims").await.status.as_u16(), 401);
    assert_eq!(census(&world).await, (2, 0));

    world.db.clock.advance(MINUTE * 15);
    assert_eq!(code_of(&customs.post(REDEEM, &body(&text)).await), refused(409, "entitlement.expired"));
}

#[tokio::test]
async fn what_was_taken_without_a_network_is_reported_in_time_and_two_a_year_are_the_most() {
    let world = world().await;
    let (_, customs) = admitted(&world, "Customs", "customs").await;
    let mut customs = Client::bearing(&world, customs);
    let mut father = world.citizen("father").await;
    let text = made(&mut father).await;
    let typed = number(&mut father).await;
    let (in_time, after) = (world.store().now().plus(MINUTE * 5), world.store().now().plus(MINUTE * 16));
    let at = |code: &str, at: kernel::Moment| json!({ "code": code, "at": at.to_string() });
    let future = customs.post(REDEEM, &at(&text, in_time)).await;
    assert_eq!(future.status.as_u16(), 422, "that moment has not come");
    world.db.clock.advance(HOUR * 20);
    assert_eq!(code_of(&customs.post(REDEEM, &at(&text, after)).await), (409, "entitlement.expired".to_owned()));
    let short = customs.post(REDEEM, &at(&typed, in_time)).await;
    assert_eq!(short.status.as_u16(), 422, "without a network only the signed text was checked");
    let odd = customs.post(REDEEM, &json!({ "code": text, "at": "yesterday" })).await;
    assert_eq!(odd.status.as_u16(), 422);
    let taken = customs.post(REDEEM, &at(&text, in_time)).await;
    assert_eq!(taken.status.as_u16(), 201, "{}", taken.html());
    assert_eq!(taken.json()["at"], in_time.to_string());
    assert_ne!(taken.json()["at"], taken.json()["reported_at"]);

    let mut father = world.citizen("father").await;
    father.open("/account/privileges/used").await.must_be_ok().must_say("الجهة لم تكن لديها شبكة");
    made(&mut father).await;
    let typed = number(&mut father).await;
    let second = customs.post(REDEEM, &json!({ "code": typed.to_lowercase() })).await;
    assert_eq!(second.status.as_u16(), 201, "{}", second.html());
    let page = father.open("/account/privileges/coded/code").await;
    page.must_be_ok().must_say("بعدد المرات المسموح به هذا العام");

    // Codes are forgotten once they can no longer be reported; the next year begins anew.
    world.pass(Duration::from_secs(2 * 24 * 3_600)).await;
    assert_eq!(census(&world).await, (0, 2));
    assert_eq!(code_of(&customs.post(REDEEM, &at(&text, in_time)).await), (404, "entitlement.unknown".to_owned()));
    world.db.clock.advance(Duration::from_secs(38 * 24 * 3_600));
    let mut father = world.citizen("father").await;
    let text = made(&mut father).await;
    let late = world.store().now();
    world.db.clock.advance(HOUR * 24 + MINUTE * 16);
    assert_eq!(code_of(&customs.post(REDEEM, &at(&text, late)).await), (409, "entitlement.too_late".to_owned()));
}
