//! What pages show, to whom, and what is recorded of it.

use axum::http::StatusCode;

use super::{
    store as rows,
    world::{ABU_DHABI, COLLEAGUE, MOTHER, OFFICER, RELIGION, World, id},
};
use crate::desk::ROUTES;

fn at(world: &World, route: &str) -> String {
    let path = route.replace("{lang}", "en").replace("{reference}", world.file.reference.compact());
    path.replace("{upload}", &id::<()>(9).uuid().to_string()).replace("{page}", "1")
}

#[tokio::test]
async fn a_file_of_another_mission_is_the_same_404_on_every_route() {
    let world = World::new().await;
    let mut browser = world.browser(ABU_DHABI).await;
    let form = browser.open("/desk/search").await.form("/desk/search");
    for (method, route) in ROUTES.iter().filter(|(_, route)| route.contains("{reference}")) {
        let path = at(&world, route);
        let unknown = path.replace(world.file.reference.compact(), "7K4M29TXQ3W");
        let mut answers = Vec::new();
        for path in [path.clone(), unknown] {
            let page = match *method {
                "POST" => {
                    let form = form.clone().with("seen", &"0".repeat(64)).with("note", "words").to(&path);
                    // An answer to a grievance may carry a paper.
                    let form = if route.ends_with("/grievance") { form.as_multipart() } else { form };
                    browser.send_only(form).await
                }
                _ => browser.get(&path).await,
            };
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{method} {path}");
            answers.push(page.text());
        }
        assert_eq!(answers[0], answers[1], "{method} {path}: foreign and unknown look alike");
    }
    let mut cx = world.system().await;
    assert!(rows::looks(&mut cx, world.file.id).await.is_empty(), "nothing was shown");
}

#[tokio::test]
async fn the_holder_sees_the_comparison_but_never_the_mothers_name_nor_religion() {
    let world = World::new().await;
    let mut browser = world.browser(OFFICER).await;
    let queue = browser.open("/desk").await;
    queue.must_be_ok().must_say(&world.file.reference.to_string());
    let claim = format!("/en/desk/files/{}/claim", world.file.reference.compact());
    let file = browser.submit(queue.form(&claim)).await;
    file.must_be_ok().must_say("Differs").must_say("Masked").must_say("Compared by the machine, never shown");
    let html = file.html();
    assert!(!html.contains(MOTHER), "the mother's name is shown");
    assert!(!html.contains(RELIGION), "religion is shown");

    let mut cx = world.system().await;
    let looks = rows::looks(&mut cx, world.file.id).await;
    assert_eq!(looks.len(), 1, "one look, one row");
    assert_eq!((looks[0].0, looks[0].1.as_str()), (id::<()>(OFFICER).uuid(), "examine"));
    assert_eq!(rows::list_looks(&mut cx, "/{lang}/desk").await, 1);
}

#[tokio::test]
async fn religion_is_shown_once_for_a_coded_reason() {
    let world = World::new().await;
    let mut browser = world.browser(OFFICER).await;
    let base = format!("/desk/files/{}", world.file.reference.compact());
    let queue = browser.open("/desk").await;
    browser.submit(queue.form(&format!("/en{base}/claim"))).await;
    let ask = browser.open(&format!("{base}/religion")).await;
    let action = format!("/en{base}/religion");
    let silent = browser.submit(ask.form(&action)).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!silent.html().contains(RELIGION));
    let shown = browser.submit(ask.form(&action).with("reason", "printed")).await;
    shown.must_be_ok().must_say(RELIGION);
    assert!(!shown.html().contains(MOTHER));
    let mut cx = world.system().await;
    let looks = rows::looks(&mut cx, world.file.id).await;
    assert!(looks.iter().any(|(_, _, fields)| fields == &["religion"]));
}

#[tokio::test]
async fn a_colleague_gives_a_purpose_first_and_it_is_recorded() {
    let world = World::new().await;
    let mut browser = world.browser(COLLEAGUE).await;
    let base = format!("/desk/files/{}", world.file.reference.compact());
    let asked = browser.open(&base).await;
    asked.must_be_ok().must_say("Why you look");
    assert!(!asked.html().contains("ليلى"), "nothing personal before the purpose");
    let action = format!("/en{base}/open");
    let silent = browser.submit(asked.form(&action)).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let opened = browser.submit(asked.form(&action).with("purpose", "enquiry")).await;
    opened.must_be_ok().must_say("ليلى");
    let mut cx = world.system().await;
    let looks = rows::looks(&mut cx, world.file.id).await;
    assert_eq!(looks.iter().map(|look| look.1.as_str()).collect::<Vec<_>>(), ["enquiry"]);
}
