//! Foreign looks like unknown: every route of the desk for an officer of another mission, every route of a file for
//! another citizen, on pages and in the API, gives the answer that a file which never existed gives.

use axum::http::{Method, StatusCode};
use kernel::{Bucket, Reference};
use serde_json::json;
use testkit::{
    Browser, Client, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

/// Pages of a file for its owner: method, path behind the reference, whether the body is a form with a file.
const CITIZEN: [(&str, &str, bool); 39] = [
    ("GET", "", false),
    ("GET", "/q/subject_name", false),
    ("POST", "/q/subject_name", false),
    ("GET", "/q/subject_passport", false),
    ("POST", "/q/subject_passport/upload", true),
    ("POST", "/q/subject_passport/remove", false),
    ("GET", "/check", false),
    ("POST", "/check", false),
    ("GET", "/confirmation", false),
    ("GET", "/pay", false),
    ("POST", "/pay", false),
    ("GET", "/pay/return", false),
    ("GET", "/pay/again", false),
    ("POST", "/pay/again", false),
    ("GET", "/pay/again/return", false),
    ("GET", "/receipt", false),
    ("GET", "/cancel", false),
    ("POST", "/cancel", false),
    ("GET", "/outcome", false),
    ("POST", "/search-again", false),
    ("POST", "/rating", false),
    ("POST", "/to-desk", false),
    ("POST", "/extract", true),
    ("GET", "/register", false),
    ("POST", "/register", false),
    ("GET", "/correction", false),
    ("POST", "/correction", false),
    ("GET", "/grievance", false),
    ("POST", "/grievance", true),
    ("GET", "/decision", false),
    ("GET", "/document", false),
    ("POST", "/document", false),
    ("GET", "/messages", false),
    ("POST", "/messages", true),
    ("GET", "/uploads/{upload}", false),
    ("GET", "/q/no_such_page", false),
    ("POST", "/q/no_such_page", false),
    ("GET", "/q/declaration", false),
    ("POST", "/q/declaration", false),
];

/// A reference that nobody has.
fn unknown(world: &World) -> String {
    Reference::draw(Bucket::draw(world.store().dice().as_ref()), world.store().dice().as_ref()).to_string()
}

/// An upload of the file.
async fn upload_of(world: &World, reference: &str) -> String {
    let file = look::file(world, reference).await;
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let uploads = casework::applications::uploads::in_force(&mut cx, &file).await.unwrap();
    uploads.first().expect("a document was sent").id.to_string()
}

/// Sends one request, with the token of some page the browser was served.
async fn send(browser: &mut Browser, token: &Page, (method, path, multipart): (&str, &str, bool)) -> Page {
    if method == "GET" {
        return browser.get(path).await;
    }
    let mut form = token.form("").to(path).with("note", "ملاحظة").with("reason", "ملاحظة").with("purpose", "examine");
    if multipart {
        form = form.as_multipart().with_file("file", "a.png", "image/png", &story::picture());
    }
    browser.send_only(form).await
}

/// What a person sees, without the reference she asked for.
fn seen(page: &Page, reference: &str) -> (StatusCode, String) {
    (page.status, page.text().replace(reference, "").replace(&reference.replace('-', ""), ""))
}

#[tokio::test]
async fn every_route_of_the_desk_is_a_404_for_another_mission() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let upload = upload_of(&world, &reference).await;
    story::claimed(&mut world.staff("dubai").await, &reference).await.must_be_ok();
    let nobody = unknown(&world);
    let mut officer = world.staff("abudhabi").await;
    let token = officer.open("/desk/search").await;
    let messages = [
        ("GET", "/{lang}/desk/files/{reference}/messages"),
        ("POST", "/{lang}/desk/files/{reference}/messages"),
        ("GET", "/{lang}/desk/files/{reference}/messages/attachments/{upload}/{page}"),
    ];
    let mut walked = 0;
    for (method, route) in casework::desk::ROUTES.into_iter().chain(messages) {
        if !route.contains("{reference}") {
            continue;
        }
        let path = |reference: &str, upload: &str| {
            let compact = reference.replace('-', "");
            let path = route.replace("{lang}", "ar").replace("{reference}", &compact);
            path.replace("{upload}", upload).replace("{page}", "1")
        };
        let with_file = route.ends_with("/messages") || route.ends_with("/grievance");
        let foreign = send(&mut officer, &token, (method, &path(&reference, &upload), with_file)).await;
        let never = send(&mut officer, &token, (method, &path(&nobody, &upload), with_file)).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{method} {route}: {}", foreign.text());
        assert_eq!(seen(&foreign, &reference), seen(&never, &nobody), "{method} {route}");
        walked += 1;
    }
    assert!(walked >= 20, "{walked} routes were walked");
    for page in ["/desk", "/desk?view=held", "/desk?view=citizen"] {
        assert!(!officer.open(page).await.says(&reference), "{page} shows a file of another mission");
    }
}

#[tokio::test]
async fn every_route_of_a_file_is_a_404_for_another_citizen() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let upload = upload_of(&world, &reference).await;
    let nobody = unknown(&world);
    let mut stranger = world.citizen("stranger").await;
    let token = stranger.open("/account").await;
    let token = if token.has("form[action$='/sign-out']") {
        stranger.open("/apply/birth_certificate?country=ae").await
    } else {
        token
    };
    for (method, rest, multipart) in CITIZEN {
        let path = |reference: &str| format!("/ar/files/{reference}{}", rest.replace("{upload}", &upload));
        let foreign = send(&mut stranger, &token, (method, &path(&reference), multipart)).await;
        let never = send(&mut stranger, &token, (method, &path(&nobody), multipart)).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{method} {rest}: {}", foreign.text());
        assert_eq!(seen(&foreign, &reference), seen(&never, &nobody), "{method} {rest}");
    }
    assert!(!stranger.open("/files").await.says(&reference));
    in_the_api(&world, &reference, &nobody).await;
}

/// Every operation of the API that names a file, as its own description lists them.
async fn in_the_api(world: &World, reference: &str, nobody: &str) {
    let mut client = world.client("stranger").await;
    let description = serde_json::to_value(app::routes::openapi()).unwrap();
    let mut walked = 0;
    for (path, operations) in description["paths"].as_object().unwrap() {
        if !path.contains("{reference}") {
            continue;
        }
        let path = path.trim_start_matches("/api/v1");
        for method in operations
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| ["get", "post", "put", "delete"].contains(&key.as_str()))
        {
            let foreign = call(&mut client, method, &path.replace("{reference}", reference)).await;
            let never = call(&mut client, method, &path.replace("{reference}", nobody)).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{method} {path}: {}", foreign.html());
            assert_eq!(foreign.json(), never.json(), "{method} {path}");
            walked += 1;
        }
    }
    assert!(walked >= 10, "{walked} operations were walked");
}

/// Days for appointments that were never published.
const SESSION: &str = "01a202ab-63af-70a0-b24b-a68e36d37865";

async fn call(client: &mut Client, method: &str, path: &str) -> Page {
    if method == "get" {
        return client.get(path).await;
    }
    if method == "delete" {
        let headers = [("idempotency-key", "suite-key-delete")];
        return client.call(Method::DELETE, path, &headers, Vec::<u8>::new()).await;
    }
    if path.contains("/uploads") {
        let headers = [("content-type", "image/png"), ("idempotency-key", "suite-key-uploads")];
        let path = format!("{path}?page=subject_passport");
        let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes()).unwrap();
        return client.call(method, &path, &headers, story::picture()).await;
    }
    let body = match path.rsplit('/').next().unwrap() {
        "answers" => json!({ "page": "subject_name", "answers": {} }),
        "submit" => json!({ "declared": true }),
        "fewer" => json!({ "fewer": 1 }),
        "items" => json!({ "service": "death_certificate", "person": "same" }),
        "choose" => json!({ "session": SESSION, "starts_at": "2026-12-01T08:00:00Z" }),
        "wait" => json!({ "session": SESSION }),
        "price" => json!({ "seen": "00".repeat(32) }),
        "letters" => json!({ "text": "رسالة إلى البعثة." }),
        "rating" => json!({ "helped": true }),
        "document-links" => json!({ "days": 1 }),
        _ if path.contains("/declarations/") => json!({ "text_sha256": "00".repeat(32), "code": "000000" }),
        "grievance" => json!({ "words": "القرار لا يتفق مع المستندات المرفقة بالطلب." }),
        _ => json!({}),
    };
    client.post(path, &body).await
}
