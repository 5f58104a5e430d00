//! The frame, the headers around it, and the one mapping of failures.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::site::World;

#[tokio::test]
async fn a_page_knows_its_language_and_offers_the_other_at_the_same_path() {
    let world = World::new().await;
    let page = world.get("/ar/name?step=2", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\" class=\"eastern\">"));
    assert!(page.body.contains("href=\"/en/name?step=2\""));
    assert!(page.body.contains("hreflang=\"en\" href=\"https://wasl.test/en/name?step=2\""));
    assert!(page.body.contains("class=\"demo\""));
    for nobody_speaks in ["/de/name", "/qps/name"] {
        assert_eq!(world.get(nobody_speaks, &[]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(world.get("/", &[]).await.header("location"), "/ar/");
}

#[tokio::test]
async fn a_page_that_a_language_does_not_cover_says_so_in_it() {
    let world = World::new().await;
    let page = world.get("/fr/name", &[]).await;
    assert!(page.body.contains("<html lang=\"fr\" dir=\"ltr\">"), "{}", page.body);
    assert!(page.body.contains("<main id=\"main\" tabindex=\"-1\" lang=\"en\" dir=\"ltr\">"), "{}", page.body);
    assert!(page.body.contains("n’existe pas encore en français"));
    let gone = world.get("/fr/nowhere", &[]).await;
    assert!(
        gone.body.contains("Nous n’avons pas trouvé cette page")
            && !gone.body.contains("<main id=\"main\" tabindex=\"-1\" lang")
    );
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let world = World::new().await;
    for path in ["/ar/name", "/en/nowhere", "/assets/none.css", "/ar/refuse", "/ar/away"] {
        let reply = world.get(path, &[]).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        let forms = policy.split("; ").find(|directive| directive.starts_with("form-action"));
        assert_eq!(forms, Some("form-action 'self' https://checkout.test"), "{path}: forms lead home or to pay");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(reply.header("x-request-id").len(), 16, "{path}");
        assert!(!reply.body.contains(" style=") && !reply.body.contains("<style"), "{path}");
    }
}

#[tokio::test]
async fn failures_become_pages_in_the_language_of_the_path() {
    let world = World::new().await;
    let page = world.get("/en/refuse", &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("nothing was saved"));
    let page = world.get("/ar/away", &[]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.header("retry-after"), "30");
    assert!(page.body.contains(page.header("x-request-id")));
    let page = world.get("/ar/gallery/fault", &[]).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!page.body.contains("nothing is wrong"));
    assert_eq!(world.post("/ar/mine", &[], &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_sign_in_and_back() {
    let world = World::new().await;
    let page = world.get("/ar/mine?x=1", &[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/ar/sign-in?next=%2Far%2Fmine%3Fx%3D1");
    assert_eq!(world.get("/en/desk/queue", &[]).await.header("location"), "/en/desk/sign-in?next=%2Fen%2Fdesk%2Fqueue");
}

#[tokio::test]
async fn the_api_answers_problems_as_json() {
    let world = World::new().await;
    let ask = |body: &'static str, key: &'static str| {
        let mut request = Request::post("/api/v1/things").header("content-type", "application/json");
        if !key.is_empty() {
            request = request.header("idempotency-key", key);
        }
        world.ask(request.header("accept-language", "en").body(Body::from(body)).unwrap())
    };
    for (body, key, status, code) in [
        ("{}", "", 422, "api.idempotency_key_missing"),
        ("{\"a\": true}", "12345678", 422, "input.invalid"),
        ("{", "12345678", 422, "input.invalid"),
        ("{}", "12345678", 401, "sign_in.needed"),
    ] {
        let reply = ask(body, key).await;
        assert_eq!(reply.status.as_u16(), status, "{body}");
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!(reply.header("cache-control"), "no-store");
        assert!(reply.body.contains(&format!("urn:wasl:problem:{code}")), "{}", reply.body);
        assert!(!reply.body.contains('\u{2068}'));
    }
    assert!(ask("{\"a\": true}", "12345678").await.body.contains("\"field\":\"a\""));
    let bad = Request::get("/api/v1/nowhere").header("authorization", "Bearer nonsense").body(Body::empty()).unwrap();
    assert_eq!(world.ask(bad).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn digits_are_a_choice_that_stays() {
    let world = World::new().await;
    let reply = world.post("/ar/digits", &[], &[("digits", "latin"), ("back", "/gallery/tracking")]).await;
    assert_eq!(reply.header("location"), "/ar/gallery/tracking");
    let chosen = reply.cookie("__Host-wasl-digits").unwrap();
    let page = world.get("/ar/gallery/tracking", &[("__Host-wasl-digits", &chosen)]).await;
    assert!(page.body.contains("68.5") && !page.body.contains("٦٨٫٥"));
    assert!(world.get("/ar/gallery/tracking", &[]).await.body.contains("٦٨٫٥٠"));
    let away = world.post("/ar/digits", &[], &[("digits", "latin"), ("back", "//evil.test")]).await;
    assert!(away.header("location").starts_with("/ar/"));
}

#[tokio::test]
async fn assets_are_named_by_content_and_compressed() {
    let world = World::new().await;
    let page = world.get("/ar/name", &[]).await;
    let css = page.body.split('"').find(|part| part.starts_with("/assets/app.") && part.ends_with(".css")).unwrap();
    let request = Request::get(css).header("accept-encoding", "gzip, br").body(Body::empty()).unwrap();
    let reply = world.ask(request).await;
    assert_eq!(reply.header("content-encoding"), "br");
    assert_eq!(reply.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(world.get(css, &[]).await.body.contains("/assets/fonts/wasl-sans-arabic-400."));
}
