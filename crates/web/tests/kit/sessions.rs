//! Sessions and form tokens, as a browser meets them.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use kernel::Actor;
use web::{SessionKind, sessions};

use crate::site::{Reply, World, request};

const COOKIE: &str = "__Host-wasl";
const VISITOR: &str = "__Host-wasl-visitor";

async fn enter(world: &World) -> String {
    world.get("/ar/enter", &[]).await.cookie(COOKIE).unwrap()
}

fn leads_to_sign_in(reply: &Reply) -> bool {
    reply.header("location").starts_with("/ar/sign-in")
}

#[tokio::test]
async fn a_session_ends_by_idleness_by_age_and_by_leaving() {
    let world = World::new().await;
    let token = enter(&world).await;
    let cookies = [(COOKIE, token.as_str())];
    let mine = || world.get("/ar/mine", &cookies);
    let page = mine().await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    for _ in 0..28 {
        world.db.clock.advance(Duration::from_secs(25 * 60));
        assert_eq!(mine().await.status, StatusCode::OK);
    }
    world.db.clock.advance(Duration::from_secs(25 * 60));
    assert!(leads_to_sign_in(&mine().await), "twelve hours are the end");

    let token = enter(&world).await;
    world.db.clock.advance(Duration::from_secs(31 * 60));
    assert!(leads_to_sign_in(&world.get("/ar/mine", &[(COOKIE, &token)]).await));

    let token = enter(&world).await;
    let left = world.get("/ar/leave", &[(COOKIE, &token)]).await;
    assert_eq!(left.cookie(COOKIE).as_deref(), Some(""));
    assert!(leads_to_sign_in(&world.get("/ar/mine", &[(COOKIE, &token)]).await));
}

#[tokio::test]
async fn proving_oneself_again_replaces_the_token() {
    let world = World::new().await;
    let old = enter(&world).await;
    world.db.clock.advance(Duration::from_secs(20 * 60));
    let stale = world.get("/ar/fresh", &[(COOKIE, &old)]).await;
    assert_eq!(stale.header("location"), "/ar/sign-in/again?next=%2Far%2Ffresh");
    // A form that was sent too late leads back to the page it stood on, if that is a page of ours.
    for (from, next) in [
        ("https://wasl.test/ar/mine?a=1", "/ar/sign-in/again?next=%2Far%2Fmine%3Fa%3D1"),
        ("https://elsewhere.test/ar/mine", "/ar/sign-in/again"),
        ("https://wasl.test.elsewhere.test/ar/mine", "/ar/sign-in/again"),
        ("https://wasl.test//elsewhere.test", "/ar/sign-in/again"),
    ] {
        let sent = request(Method::POST, "/ar/fresh", &[(COOKIE, &old)]).header("referer", from);
        assert_eq!(world.ask(sent.body(Body::empty()).unwrap()).await.header("location"), next, "{from}");
    }
    let new = world.get("/ar/again", &[(COOKIE, &old)]).await.cookie(COOKIE).unwrap();
    assert_eq!(world.get("/ar/fresh", &[(COOKIE, &new)]).await.status, StatusCode::OK);
    assert!(leads_to_sign_in(&world.get("/ar/fresh", &[(COOKIE, &old)]).await));
}

#[tokio::test]
async fn signing_in_twice_in_one_browser_leaves_one_session() {
    let world = World::new().await;
    let first = enter(&world).await;
    let second = world.get("/ar/enter", &[(COOKIE, &first)]).await.cookie(COOKIE).unwrap();
    assert!(leads_to_sign_in(&world.get("/ar/mine", &[(COOKIE, &first)]).await));
    assert_eq!(world.get("/ar/mine", &[(COOKIE, &second)]).await.status, StatusCode::OK);
    let owner = world.account.uuid();
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    assert_eq!(sessions::list(&mut cx, SessionKind::Citizen, owner).await.unwrap().len(), 1);
}

#[tokio::test]
async fn owners_list_and_revoke_only_their_own() {
    let world = World::new().await;
    let (one, two) = (enter(&world).await, enter(&world).await);
    let owner = world.account.uuid();
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let mine = sessions::list(&mut cx, SessionKind::Citizen, owner).await.unwrap();
    assert_eq!(mine.len(), 2);
    let stranger = kernel::Id::<kernel::marks::Account>::unowned(cx.now(), cx.dice()).uuid();
    assert!(!sessions::revoke(&mut cx, stranger, mine[0].id).await.unwrap());
    let here = sessions::find(&mut cx, &two).await.unwrap().unwrap();
    assert_eq!(sessions::revoke_all(&mut cx, owner, Some(here.id)).await.unwrap(), 1);
    cx.commit().await.unwrap();
    assert!(leads_to_sign_in(&world.get("/ar/mine", &[(COOKIE, &one)]).await));
    assert_eq!(world.get("/ar/mine", &[(COOKIE, &two)]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_citizens_cookie_opens_no_desk_and_cookies_open_no_api() {
    let world = World::new().await;
    let token = enter(&world).await;
    let desk = world.get("/ar/desk/queue", &[(COOKIE, &token), ("__Host-wasl-desk", &token)]).await;
    assert!(desk.header("location").starts_with("/ar/desk/sign-in"));
    let cookie = world.get("/ar/enter", &[]).await;
    let set = cookie.headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap()).collect::<Vec<_>>();
    let session = set.iter().find(|line| line.starts_with("__Host-wasl=")).unwrap();
    for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(session.contains(part), "{session}");
    }
}

#[tokio::test]
async fn a_form_is_taken_only_from_our_own_page_in_the_same_browser() {
    let world = World::new().await;
    let page = world.get("/ar/name", &[]).await;
    let visitor = page.cookie(VISITOR).unwrap();
    let (csrf, key) = (page.hidden("_csrf"), page.hidden("_key"));
    let fields = [("_csrf", csrf.as_str()), ("_key", key.as_str()), ("name", "ليلى")];
    let sent = world.post("/ar/name", &[(VISITOR, &visitor)], &fields).await;
    assert_eq!(sent.header("location"), format!("/ar/hello-8-{}", key.len()));

    assert_eq!(world.post("/ar/name", &[], &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.post("/ar/name", &[(VISITOR, "another")], &fields).await.status, StatusCode::FORBIDDEN);
    let unsigned = world.post("/ar/name", &[(VISITOR, &visitor)], &[("name", "ليلى")]).await;
    assert_eq!(unsigned.status, StatusCode::FORBIDDEN);

    let token = enter(&world).await;
    let after = world.post("/ar/name", &[(VISITOR, &visitor), (COOKIE, &token)], &fields).await;
    assert_eq!(after.status, StatusCode::FORBIDDEN, "a token of before the sign-in is void after it");
}

#[tokio::test]
async fn mistakes_return_to_their_field_with_what_was_typed() {
    let world = World::new().await;
    let page = world.get("/ar/name", &[]).await;
    let visitor = page.cookie(VISITOR).unwrap();
    let fields = [("_csrf", &*page.hidden("_csrf")), ("_key", &*page.hidden("_key")), ("name", "  ")];
    let again = world.post("/ar/name", &[(VISITOR, &visitor)], &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("href=\"#name\"") && again.body.contains("id=\"name-error\""));
    assert!(again.body.contains("<title>خطأ: name"));
}
