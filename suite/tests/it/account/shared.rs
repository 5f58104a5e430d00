//! `/account/shared`: what another application of the device hands over waits until its owner says what it is for.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use testkit::{Browser, World, story};

use super::uploads::{clean, draft};
use crate::look;

const HOUR: Duration = Duration::from_secs(3_600);

/// Hands files over as a browser does: without a token, from no page (`site`). Where it leads.
async fn handed_over(browser: &mut Browser, site: Option<&str>, files: &[(&str, &[u8])]) -> (StatusCode, String) {
    let mut body = Vec::new();
    for (kind, bytes) in files {
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"IMG_1.jpg\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b--\r\n");
    let mut request = Request::builder()
        .method(Method::POST)
        .uri("/ar/account/shared")
        .header("content-type", "multipart/form-data; boundary=b");
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    let response = browser.raw(request.body(Body::from(body)).unwrap()).await;
    let to = response.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    (response.status(), to.unwrap_or_default())
}

#[tokio::test]
async fn what_is_shared_waits_and_becomes_the_document_that_is_chosen() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let manifest = father.get("/ar/app.webmanifest").await.json();
    let target = &manifest["share_target"];
    assert_eq!(target["action"], "/ar/account/shared");
    assert_eq!((&target["method"], &target["params"]["files"][0]["name"]), (&"POST".into(), &"files".into()));

    let (reference, _) = draft(&world, &mut father).await;
    let (status, there) = handed_over(&mut father, Some("none"), &[("image/png", &story::picture())]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = father.open(&there).await;
    page.must_be_ok().must_say("لأي طلب").must_say(&reference);
    let file = look::file(&world, &reference).await;
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let there = casework::applications::uploads::in_force(&mut cx, &file).await.unwrap();
    assert!(there.iter().all(|upload| upload.document != "subject_passport"), "taken without being chosen");
    drop(cx);

    // Chosen where a form with the file would go, and examined as it would be.
    let choice = page.form(&format!("/files/{reference}/q/subject_passport/upload"));
    father.submit(choice).await.must_be_ok().must_say("الملف ١");
    assert!(!clean(&world, &reference).await.is_empty());
    father.open("/account/shared").await.must_be_ok().must_say("أُرسل هذا الملف");

    // Several at once are listed, and each can be taken back.
    let two = [("application/pdf", &b"%PDF-1.7 broken"[..]), ("image/jpeg", b"\xff\xd8\xff")];
    let (_, list) = handed_over(&mut father, None, &two).await;
    assert_eq!(list, "/ar/account/shared");
    let listed = father.open(&list).await;
    listed.must_be_ok().must_say("ملف PDF");
    father.submit(listed.form("/remove")).await.must_be_ok();
    let census = look::census(&world).await;
    assert_eq!(census["uploads.tray"], 2, "the one that was taken, and the one that is left");
    // Hours later nothing of it is left.
    world.pass(HOUR * 5).await;
    assert_eq!(look::census(&world).await["uploads.tray"], 0);
    assert!(!clean(&world, &reference).await.is_empty(), "what was taken belongs to its request");
}

#[tokio::test]
async fn what_is_broken_is_refused_where_it_is_chosen_and_stays_to_be_removed() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (reference, _) = draft(&world, &mut father).await;
    for (kind, broken) in [("application/pdf", &b"%PDF-1.7 broken"[..]), ("image/jpeg", b"\xff\xd8\xff")] {
        let (_, there) = handed_over(&mut father, Some("none"), &[(kind, broken)]).await;
        let choice = father.open(&there).await.form(&format!("/files/{reference}/q/subject_passport/upload"));
        let refused = father.submit(choice).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}: {}", refused.text());
        let file = look::file(&world, &reference).await;
        let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
        let taken = casework::applications::uploads::in_force(&mut cx, &file).await.unwrap();
        assert!(taken.iter().all(|upload| upload.document != "subject_passport"), "{kind}");
        drop(cx);
        let remove = father.open(&there).await.form("/remove");
        father.submit(remove).await.must_be_ok();
    }
    assert_eq!(look::census(&world).await["uploads.tray"], 0);
}

#[tokio::test]
async fn nothing_is_kept_of_strangers_of_other_pages_and_of_what_is_no_document() {
    let world = World::new().await;
    let picture = story::picture();
    let before = look::census(&world).await;
    let (status, to) = handed_over(&mut world.visitor(), Some("none"), &[("image/png", &picture)]).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/ar/sign-in?next=%2Far%2Faccount%2Fshared"));
    let mut father = world.citizen("father").await;
    for site in ["cross-site", "same-site"] {
        let (status, _) = handed_over(&mut father, Some(site), &[("image/png", &picture)]).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{site}");
    }
    for bad in [("text/html", &b"<script>"[..]), ("image/png", b"")] {
        let (status, _) = handed_over(&mut father, Some("none"), &[bad]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.0);
    }
    let after = look::census(&world).await;
    assert_eq!(before["uploads.tray"], after["uploads.tray"]);
    assert_eq!(before["files in the blob folder"], after["files in the blob folder"]);

    // Foreign looks like unknown.
    let (_, mine) = handed_over(&mut father, Some("none"), &[("image/png", &picture)]).await;
    let mut stranger = world.citizen("stranger").await;
    let foreign = stranger.get(&mine).await;
    let never = stranger.get("/ar/account/shared/01a202ab-63af-70a0-b24b-a68e36d37865").await;
    assert_eq!((foreign.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    let own = father.open(&mine).await.form("/remove");
    let token = stranger.open("/account/messages").await.must_be_ok().form("/preference");
    let forged = own.with("_csrf", token.value("_csrf").unwrap());
    assert_eq!(stranger.submit(forged).await.status, StatusCode::NOT_FOUND);
    father.open(&mine).await.must_be_ok();
    // Never more than five; the oldest gives way.
    for _ in 0..6 {
        world.pass(Duration::from_secs(1)).await;
        handed_over(&mut father, Some("none"), &[("image/png", &picture)]).await;
    }
    assert_eq!(look::census(&world).await["uploads.tray"], 5);
    assert_eq!(father.get(&mine).await.status, StatusCode::NOT_FOUND);
}
