//! Two panes: on a tablet her other files stand beside the open one and her answers beside the question; a phone is sent neither.
//! What is sensitive stands beside nothing, and what is written and not shown is not shown there.

use testkit::{
    World,
    story::{self, DAUGHTER},
};

use crate::services::copies::FAMILY;

#[tokio::test]
async fn a_tablet_is_sent_what_stands_beside_and_a_phone_is_not() {
    let world = World::new().await;
    let mut phone = world.citizen("father").await;
    let first = story::paid(&world, &mut phone, &DAUGHTER).await;
    let second = story::draft(&world, &mut phone, &DAUGHTER).await;
    let mut tablet = phone.clone().on_a_tablet();

    let page = tablet.open(&format!("/files/{second}")).await;
    page.must_be_ok();
    assert!(page.has("nav.pane a[aria-current=page]"), "the open one is marked");
    let other = format!("nav.pane a[href='/ar/files/{first}']:not([aria-current])");
    assert!(page.has(&other), "the other one is one step away");
    assert!(page.has(".panes > .stack:first-child h1"), "the file comes first in the page");
    let page = tablet.open(&format!("/files/{first}")).await;
    assert!(page.must_be_ok().has(&format!("nav.pane a[href='/ar/files/{second}']")), "and back again");

    let page = tablet.open(&format!("/files/{second}/q/mother_name")).await;
    page.must_be_ok();
    assert!(
        page.has(&format!("section.pane a[href='/ar/files/{second}/q/subject_name']")),
        "an answer with its change"
    );
    assert!(!page.has(&format!("section.pane a[href='/ar/files/{second}/q/mother_name']")), "not the question itself");
    let page = tablet.open(&format!("/files/{second}/q/subject_name")).await;
    assert!(!page.must_be_ok().says(&world.known("daughter", "mother_name")), "what is written and not shown");

    for path in [format!("/files/{second}"), format!("/files/{first}"), format!("/files/{second}/q/mother_name")] {
        let page = phone.open(&path).await;
        assert!(!page.must_be_ok().has(".pane, .panes"), "{path} costs a phone nothing");
    }
}

#[tokio::test]
async fn a_file_of_a_sensitive_service_stands_beside_no_other() {
    let world = World::new().await;
    let mut phone = world.citizen("father").await;
    let plain = story::draft(&world, &mut phone, &DAUGHTER).await;
    let sensitive = story::opened(&mut phone, FAMILY.service, FAMILY.before).await;
    let mut tablet = phone.clone().on_a_tablet();
    let page = tablet.open(&format!("/files/{plain}")).await;
    assert!(!page.must_be_ok().html().contains(&sensitive), "nothing of it on the page of another file");
    assert!(!tablet.open(&format!("/files/{sensitive}")).await.must_be_ok().has(".pane"), "and nothing beside it");
}
