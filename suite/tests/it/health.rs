//! What machines ask of a running product, and from where.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt;
use testkit::World;
use tower::ServiceExt;
use web::metrics::Metrics;

async fn ask(router: axum::Router, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let (status, body) = (answer.status(), answer.into_body().collect().await.unwrap().to_bytes());
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn numbers_are_on_a_listener_of_their_own_and_health_is_public() {
    let world = World::new().await;
    assert_eq!(ask(world.router.clone(), "/healthz").await, (StatusCode::OK, "ok\n".to_owned()));
    assert_eq!(ask(world.router.clone(), "/readyz").await.0, StatusCode::OK);
    let (status, public) = ask(world.router.clone(), "/metrics").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!public.contains("wasl_"), "{public}");

    let numbers = app::health::numbers(world.store().clone(), Metrics::default());
    let (status, text) = ask(numbers.clone(), "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for number in ["wasl_jobs_dead", "wasl_chains_broken", "wasl_jobs_waiting"] {
        assert!(text.contains(number), "{number}: {text}");
    }
    assert_eq!(ask(numbers, "/healthz").await.0, StatusCode::NOT_FOUND, "numbers and nothing else");
}
