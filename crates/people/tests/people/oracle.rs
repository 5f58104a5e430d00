//! Nobody learns here whether somebody else has an account.

use crate::world::World;

/// The page without what differs on every page: tokens and keys.
fn bare(html: &str) -> String {
    let mut out = String::new();
    for part in html.split("value=\"") {
        out.push_str(part.split_once('"').map_or(part, |(value, rest)| if value.len() > 20 { rest } else { part }));
    }
    out
}

#[tokio::test]
async fn a_known_and_an_unknown_contact_look_the_same() {
    let world = World::new().await;
    world.registered(9, "a1@example.org").await;
    world.letters.0.lock().unwrap().clear();
    for (door, last) in [("/sign-in", 1), ("/register", 2)] {
        let mut seen = Vec::new();
        for contact in ["a1@example.org", "a2@example.org"] {
            let mut browser = world.browser(last);
            let page = browser.open(door).await;
            let redirect = browser.send_only(page.form(door).with("contact", contact)).await;
            let page = browser.open("/sign-in/code").await;
            seen.push((
                redirect.status,
                redirect.location.clone(),
                bare(&redirect.html()),
                page.status,
                bare(&page.html()),
            ));
        }
        assert_eq!(seen[0], seen[1], "{door}");
    }
    // Each of the four got one message, and the messages differ in the code alone.
    world.work().await;
    let letters = world.letters.0.lock().unwrap();
    assert_eq!(letters.len(), 4);
    let words = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    assert!(letters.iter().all(|(_, text)| words(text) == words(&letters[0].1)));
}

#[tokio::test]
async fn a_country_whose_messages_are_used_up_tells_nothing_either() {
    let world = World::new().await;
    let mut seen = Vec::new();
    for end in 0..5_u8 {
        let mut browser = world.browser(end + 1);
        let page = browser.open("/sign-in").await;
        let redirect = browser.send_only(page.form("/sign-in").with("contact", &format!("+97150123450{end}"))).await;
        seen.push((redirect.status, redirect.location.clone()));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
    world.work().await;
    assert_eq!(world.letters.0.lock().unwrap().len(), 3, "the budget of the test is three an hour");
}
