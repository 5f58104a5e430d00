//! Identity matching against the simulated registry: no oracle, and right in the end.

use std::time::Duration;

use testkit::{Browser, Page, World};

async fn ask(browser: &mut Browser, number: &str, card: &str, mother: &str) -> Page {
    let page = browser.open("/account/identity/match").await;
    let form = page.form("/account/identity/match").with("number", number).with("card", card);
    browser.submit(form.with("mother", mother).with("notice-identity-check", "yes")).await
}

#[tokio::test]
async fn match_mismatch_unknown_deceased_and_taken_look_alike_until_the_appointed_time() {
    let world = World::new().await;
    let person =
        |part: &str| (world.known(part, "number"), world.known(part, "card"), world.known(part, "mother_name"));
    let newcomer = person("newcomer");
    let stranger = (newcomer.0.clone(), "ZZ9999999".to_owned(), newcomer.2.clone());
    let father = person("father");
    // Number, card and mother's name are right, and the person has died.
    let deceased = person("deceased");
    let unknown = ("29912310100015".to_owned(), newcomer.1.clone(), newcomer.2.clone());
    let cases = [
        ("wrong card", &stranger),
        ("taken", &father),
        ("deceased", &deceased),
        ("unknown", &unknown),
        ("match", &newcomer),
    ];
    let mut checking = Vec::new();
    let mut told = Vec::new();
    for (at, (name, (number, card, mother))) in cases.into_iter().enumerate() {
        let contact = format!("person{at}@wasl.example");
        let mut browser = world.registered(&contact, "حسن أيمن").await;
        let page = ask(&mut browser, number, card, mother).await;
        let page = if page.status.as_u16() == 422 {
            // The check digit only warns, once.
            browser.submit(page.form("/account/identity/match").with("mother", mother)).await
        } else {
            page
        };
        page.must_be_ok().must_say("نتحقق الآن");
        checking.push(page.text());
        world.pass(Duration::from_secs(59)).await;
        checking.push(browser.open("/account/identity").await.text());
        world.pass(Duration::from_secs(3)).await;
        let page = browser.open("/account/identity").await;
        assert_eq!(page.says("لم تكتمل المطابقة"), name != "match", "{name}: {}", page.text());
        let sent = world.sent_to(&contact).await;
        let newest = sent.first().unwrap();
        assert!(newest.text.contains("إثبات شخصيتك"), "{name}: {newest:?}");
        told.push((newest.subject.clone(), newest.text.clone()));
    }
    assert!(checking.iter().all(|text| *text == checking[0]), "while checking, nothing differs");
    assert!(told.iter().all(|text| *text == told[0]), "the message says that there is an answer, not which");
}
