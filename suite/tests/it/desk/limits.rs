//! From when on helpers and readers are looked at is set by two people on a page, and holds from the next file on.

use serde_json::json;
use testkit::{Browser, World};

const PAGE: &str = "/desk/access/limits";

/// Proposes a limit; the path of the proposal.
async fn proposed(browser: &mut Browser, of: &str, numbers: (&str, &str)) -> String {
    let page = browser.open(PAGE).await;
    let form = page.must_be_ok().form(PAGE).with("of", of).with("files", numbers.0).with("second", numbers.1);
    let page = browser.submit(form.with("reason", "كثرة الطلبات")).await;
    page.must_be_ok().path.trim_start_matches("/ar").to_owned()
}

#[tokio::test]
async fn a_limit_takes_two_people_and_holds_from_the_next_file_on() {
    let world = World::new().await;
    let mut officer = world.staff("dubai").await;
    assert_eq!(officer.open(PAGE).await.status.as_u16(), 404, "not everybody sets limits");
    let mut privacy = world.staff("privacy").await;
    for (of, files, second) in
        [("nobody", "5", "5"), ("private", "0", "5"), ("private", "5", "367"), ("call", "x", "1")]
    {
        let page = privacy.open(PAGE).await;
        let form = page.must_be_ok().form(PAGE).with("of", of).with("files", files).with("second", second);
        assert_eq!(privacy.submit(form.with("reason", "كثرة")).await.status.as_u16(), 422, "{of} {files} {second}");
    }
    let page = privacy.open(PAGE).await;
    let same = page.form(PAGE).with("of", "private").with("files", "5").with("second", "30").with("reason", "كثرة");
    assert_eq!(privacy.submit(same).await.status.as_u16(), 409, "it holds already");

    let helpers = proposed(&mut privacy, "private", ("2", "30")).await;
    assert!(!privacy.open(&helpers).await.must_be_ok().has("button[name=decision]"), "nobody decides her own");
    let reading = proposed(&mut privacy, "out_of_hours", ("4", "90")).await;
    let mut administrator = world.staff("admin").await;
    for path in [&helpers, &reading] {
        let page = administrator.open(path).await;
        let action = page.must_be_ok().attribute("form:has(button[name=decision])", "action").expect("she may decide");
        administrator.submit(page.form(&action).with("decision", "approve")).await.must_be_ok();
    }
    let page = privacy.open(PAGE).await;
    // In whichever digits the desk is read.
    assert!(page.must_be_ok().says("٩٠") || page.says("90"), "{}", page.text());

    let (mut helper, mut father) = (world.client("stranger").await, world.client("father").await);
    for begun in 1..=3 {
        let wanted = json!({ "service": "nid_renewal", "country": "ae" });
        let code = helper.post("/help/offers", &wanted).await.json()["code"].as_str().unwrap().to_owned();
        let agreed = father.post("/help/accept", &json!({ "code": code })).await;
        assert_eq!(agreed.status.as_u16(), 201, "{}", agreed.html());
        let told = privacy.open("/desk/help/watch").await.must_be_ok().has("input[name=alert]");
        assert_eq!(told, begun > 2, "after {begun} files");
    }
}
