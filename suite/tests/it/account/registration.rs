//! Registration and sign-in through the real carriers: e-mail over SMTP, mobiles of any country over the SMS gateway.

use std::time::Duration;

use axum::http::StatusCode;
use testkit::World;

#[tokio::test]
async fn somebody_registers_signs_in_again_and_staff_enter_by_their_own_door() {
    let world = World::new().await;
    let mut browser = world.registered("new@wasl.example", "سلمى عادل").await;
    browser.open("/account").await.must_be_ok().must_say("سلمى عادل").must_say("وسيلة اتصال مؤكدة");
    // A mobile of another country, typed with Arabic digits.
    let mut browser = world.visitor();
    let page = browser.open("/register").await;
    browser.submit(page.form("/register").with("contact", "٠٠٣٣ ٦ ١٢ ٣٤ ٥٦ ٧٨")).await;
    let code = world.code("+33612345678").await;
    let page = browser.open("/sign-in/code").await;
    let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    let form = page.form("/register/name").with("name", "Magdi").with("notice-account", "yes");
    browser.submit(form).await.must_be_ok().must_say("Magdi");
    // In English, months later.
    world.pass(Duration::from_secs(90 * 86_400)).await;
    world.signed_in("new@wasl.example").await.reading("en").open("/account").await.must_be_ok().must_say("سلمى عادل");
    // The demo's people are who they are said to be.
    world.citizen("father").await.open("/account").await.must_be_ok().must_say(&world.known("father", "name"));
    let mut officer = world.staff("dubai").await;
    officer.open("/desk").await.must_be_ok();
    assert_eq!(officer.get("/ar/account").await.status, StatusCode::SEE_OTHER, "staff are no citizens");
    let mut citizen = world.citizen("mother").await;
    assert_ne!(citizen.get("/ar/desk").await.status, StatusCode::OK, "citizens are no staff");
}

/// The page without tokens and keys, which differ on every page.
fn bare(html: &str) -> String {
    let keep = |part: &str| part.split_once('"').filter(|(value, _)| value.len() > 20).map(|(_, rest)| rest.to_owned());
    html.split("value=\"").map(|part| keep(part).unwrap_or_else(|| part.to_owned())).collect()
}

#[tokio::test]
async fn a_known_and_an_unknown_contact_look_alike_on_every_door() {
    let world = World::new().await;
    let known = world.contact("father");
    let unknown = "nobody@wasl.example";
    for door in ["/sign-in", "/register"] {
        let mut seen = Vec::new();
        for contact in [known.as_str(), unknown] {
            let mut browser = world.visitor();
            let page = browser.open(door).await;
            let answer = browser.send_only(page.form(door).with("contact", contact)).await;
            let page = browser.open("/sign-in/code").await;
            let shown = bare(&page.html()).replace("f••", "n••");
            seen.push((answer.status, answer.location.clone(), page.status, shown.len()));
        }
        // The masked contact is the only difference there may be, and it is as long as the contact.
        let (left, right) = (&seen[0], &seen[1]);
        assert_eq!((left.0, &left.1, left.2), (right.0, &right.1, right.2), "{door}");
        let masks = known.len().abs_diff(unknown.len());
        assert!(left.3.abs_diff(right.3) <= 4 * masks + 8, "{door}: {} and {}", left.3, right.3);
    }
    world.work().await;
    let words = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let mut told = Vec::new();
    for contact in [known.as_str(), unknown] {
        told.extend(world.sent_to(contact).await.into_iter().map(|sent| (sent.subject, words(&sent.text))));
    }
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|one| *one == told[0]), "the messages differ: {told:?}");
}
