//! `/account/uploads`: a file comes piece by piece over a line that breaks, and is examined as if it had come with its form.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

const HOUR: Duration = Duration::from_secs(3_600);

/// Announces a file; gives its address.
async fn announced(browser: &mut Browser, length: usize) -> (StatusCode, String) {
    let form = browser.open("/account/messages").await.must_be_ok().form("/preference");
    let token = form.value("_csrf").unwrap().to_owned();
    let request = Request::builder()
        .method(Method::POST)
        .uri("/ar/account/uploads")
        .header("content-type", "application/x-www-form-urlencoded");
    let response = browser.raw(request.body(Body::from(format!("_csrf={token}&length={length}"))).unwrap()).await;
    let place = response.headers().get("location").map(|place| place.to_str().unwrap().to_owned());
    (response.status(), place.unwrap_or_default())
}

/// How much came, of what, and whether that is all.
fn stands(headers: &HeaderMap) -> (u64, u64, bool) {
    let text = |name: &str| headers[name].to_str().unwrap();
    (text("upload-offset").parse().unwrap(), text("upload-length").parse().unwrap(), text("upload-complete") == "?1")
}

async fn asked(browser: &mut Browser, place: &str) -> Option<(u64, u64, bool)> {
    let request = Request::builder().method(Method::HEAD).uri(place).body(Body::empty()).unwrap();
    let response = browser.raw(request).await;
    (response.status() == StatusCode::NO_CONTENT).then(|| stands(response.headers()))
}

async fn added(browser: &mut Browser, place: &str, offset: u64, body: Body) -> (StatusCode, HeaderMap) {
    let request = Request::builder()
        .method(Method::PATCH)
        .uri(place)
        .header("content-type", "application/partial-upload")
        .header("upload-offset", offset);
    let response = browser.raw(request.body(body).unwrap()).await;
    (response.status(), response.headers().clone())
}

/// A body of which only the beginning arrives.
fn breaking(bytes: &[u8]) -> Body {
    let pieces = vec![Ok(Bytes::copy_from_slice(bytes)), Err(std::io::Error::other("the line broke"))];
    Body::from_stream(futures::stream::iter(pieces))
}

/// Sends the form of a page with the name of a file that came before.
async fn handed_in(browser: &mut Browser, path: &str, place: &str) -> Page {
    let form = browser.open(path).await.must_be_ok().form("/upload").as_multipart();
    browser.submit(form.with("resumed", place.rsplit('/').next().unwrap())).await
}

/// A draft of a certificate whose passport page is empty: its reference, and the page.
pub(super) async fn draft(world: &World, browser: &mut Browser) -> (String, String) {
    let reference = story::draft(world, browser, &DAUGHTER).await;
    let path = format!("/files/{reference}/q/subject_passport");
    let page = browser.open(&path).await;
    if page.has("form[action$='/remove']") {
        browser.submit(page.form("/remove")).await.must_be_ok();
    }
    (reference, path)
}

#[tokio::test]
async fn a_file_goes_on_where_it_broke_off_and_is_the_same_file() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (reference, path) = draft(&world, &mut father).await;
    let field = father.open(&path).await.attribute("input[type=file]", "data-pieces").unwrap();
    assert_eq!(field, "/ar/account/uploads");
    let picture = story::picture();
    let (status, place) = announced(&mut father, picture.len()).await;
    assert_eq!(status, StatusCode::CREATED);
    let whole = picture.len() as u64;
    assert_eq!(asked(&mut father, &place).await, Some((0, whole, false)));

    // What arrived before the line broke is kept, and nothing is taken for another place than it is for.
    added(&mut father, &place, 0, breaking(&picture[..40])).await;
    assert_eq!(asked(&mut father, &place).await, Some((40, whole, false)));
    for wrong in [0, 39, 41, whole] {
        let (status, headers) = added(&mut father, &place, wrong, Body::from(picture.clone())).await;
        assert_eq!((status, stands(&headers)), (StatusCode::CONFLICT, (40, whole, false)), "{wrong}");
    }
    added(&mut father, &place, 40, breaking(&[])).await;
    assert_eq!(asked(&mut father, &place).await, Some((40, whole, false)), "a line that carried nothing");
    let half_way = handed_in(&mut father, &path, &place).await;
    assert_eq!(half_way.status, StatusCode::NOT_FOUND, "half a file is none");

    // The rest, with something too much that is not taken.
    let rest = [&picture[40..], b"and more"].concat();
    let (status, headers) = added(&mut father, &place, 40, Body::from(rest)).await;
    assert_eq!((status, stands(&headers)), (StatusCode::NO_CONTENT, (whole, whole, true)));
    handed_in(&mut father, &path, &place).await.must_be_ok().must_say("الملف ١");
    let kept = look::upload(&world, &reference, "subject_passport").await;
    assert!(!kept.is_empty());
    assert_eq!(clean(&world, &reference).await, plain(&world, &mut father).await, "examined as a plain upload is");

    // After a day nothing of it is left here; what was attached stays.
    world.pass(HOUR * 26).await;
    assert_eq!(asked(&mut father, &place).await, None);
    assert_eq!(look::census(&world).await["uploads.piece"], 0);
    assert!(!clean(&world, &reference).await.is_empty());
}

#[tokio::test]
async fn a_line_that_went_silent_is_not_waited_for_and_what_arrived_on_it_is_kept() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    draft(&world, &mut father).await;
    let (_, place) = announced(&mut father, 100).await;
    // A piece of which some arrives, and then nothing: neither its end nor that it broke.
    let (mut send, rest) = futures::channel::mpsc::channel::<Result<Bytes, std::io::Error>>(4);
    send.try_send(Ok(Bytes::from_static(&[7; 30]))).unwrap();
    let mut elsewhere = world.citizen("father").await;
    let there = place.clone();
    let silent = tokio::spawn(async move { added(&mut elsewhere, &there, 0, Body::from_stream(rest)).await });
    // Whoever asks has a new line; until then somebody takes the piece in.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(asked(&mut father, &place).await, Some((30, 100, false)));
    let (status, headers) = silent.await.unwrap();
    assert_eq!((status, stands(&headers)), (StatusCode::NO_CONTENT, (30, 100, false)));
    // A browser that sends the whole piece anew by itself is told where the file stands, and nothing is kept twice.
    let (status, headers) = added(&mut father, &place, 0, Body::from(vec![7; 100])).await;
    assert_eq!((status, stands(&headers)), (StatusCode::CONFLICT, (30, 100, false)));
    let (status, headers) = added(&mut father, &place, 30, Body::from(vec![7; 70])).await;
    assert_eq!((status, stands(&headers)), (StatusCode::NO_CONTENT, (100, 100, true)));
    assert_eq!(look::census(&world).await["uploads.piece"], 2);
    drop(send);
}

/// The bytes that are kept for a file.
pub(super) async fn clean(world: &World, reference: &str) -> Vec<u8> {
    let file = look::file(world, reference).await;
    let id = look::upload(world, reference, "subject_passport").await.parse().unwrap();
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    casework::applications::uploads::bytes(&mut cx, &file, id).await.unwrap().1
}

/// The same picture sent with its form, in another draft.
async fn plain(world: &World, browser: &mut Browser) -> Vec<u8> {
    let (reference, path) = draft(world, browser).await;
    let form = browser.open(&path).await.form("/upload").with_file("file", "p.png", "image/png", &story::picture());
    browser.submit(form).await.must_be_ok();
    clean(world, &reference).await
}

#[tokio::test]
async fn what_comes_in_pieces_is_examined_and_is_nobody_elses() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (_, path) = draft(&world, &mut father).await;
    let harm = b"<!doctype html><script>alert(1)</script>";
    let (_, place) = announced(&mut father, harm.len()).await;
    added(&mut father, &place, 0, Body::from(&harm[..])).await;
    let refused = handed_in(&mut father, &path, &place).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut stranger = world.citizen("stranger").await;
    assert_eq!(asked(&mut stranger, &place).await, None);
    assert_eq!(added(&mut stranger, &place, 0, Body::from("x")).await.0, StatusCode::NOT_FOUND);
    let gone = Request::builder().method(Method::DELETE).uri(&place).body(Body::empty()).unwrap();
    assert_eq!(stranger.raw(gone).await.status(), StatusCode::NO_CONTENT, "as good as dropped");
    assert!(asked(&mut father, &place).await.is_some(), "and it is still there");
    let (_, theirs) = draft(&world, &mut stranger).await;
    assert_eq!(handed_in(&mut stranger, &theirs, &place).await.status, StatusCode::NOT_FOUND);
    assert_eq!(asked(&mut world.visitor(), &place).await, None);

    // Too much, nothing, or a token of nobody.
    for length in [0, 13 * 1024 * 1024] {
        assert_eq!(announced(&mut father, length).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{length}");
    }
    let request = Request::builder()
        .method(Method::POST)
        .uri("/ar/account/uploads")
        .header("content-type", "application/x-www-form-urlencoded");
    let forged = father.raw(request.body(Body::from("_csrf=x&length=5")).unwrap()).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    for (offset, kind) in
        [("x", "application/partial-upload"), ("-1", "application/partial-upload"), ("0", "image/png")]
    {
        let request = Request::builder().method(Method::PATCH).uri(&place);
        let request =
            request.header("content-type", kind).header("upload-offset", offset).body(Body::from("x")).unwrap();
        assert_eq!(father.raw(request).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{offset} {kind}");
    }
    // The oldest of many gives way.
    for _ in 0..5 {
        world.pass(Duration::from_secs(1)).await;
        announced(&mut father, 10).await;
    }
    assert_eq!(asked(&mut father, &place).await, None);
    assert_eq!(look::census(&world).await["uploads.tray"], 5);
}
