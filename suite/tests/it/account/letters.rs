//! Messages, letters and enquiries for a program: the same acts as the pages, with a file beside the words, and nothing of
//! anybody else's.

use axum::http::StatusCode;
use data_encoding::BASE64;
use serde_json::json;
use testkit::{
    World,
    story::{self, DAUGHTER, desk},
};

#[tokio::test]
async fn a_program_lists_what_was_sent_and_says_what_was_read() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    let mut program = world.client("father").await;
    let listed = program.get("/messages").await.json();
    let first = &listed[0];
    assert!(first["text"].as_str().unwrap().contains(&reference) && first["read_at"].is_null(), "{listed}");
    assert!(program.get("/messages").await.json()[0]["read_at"].is_null(), "listing marks nothing");
    let path = format!("/messages/{}/read", first["id"].as_str().unwrap());
    let mut stranger = world.client("stranger").await;
    assert_eq!(stranger.post(&path, &json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.post(&path, &json!({})).await.status, StatusCode::NO_CONTENT);
    let read = program.get("/messages").await.json()[0]["read_at"].clone();
    assert!(read.is_string());
    assert_eq!(program.post(&path, &json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.get("/messages").await.json()[0]["read_at"], read, "the first time counts");
    let sent = program.get("/messages/sent").await.json();
    assert!(sent.as_array().unwrap().iter().any(|one| one["channel"] == "mail" && one["text"].is_string()), "{sent}");
    assert_eq!(stranger.get("/messages").await.json(), json!([]));
}

#[tokio::test]
async fn a_program_writes_in_a_file_with_a_paper_once() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut program = world.client("father").await;
    let path = format!("/applications/{reference}/letters");
    let body = json!({ "text": "صورة الجواز الجديد.", "attachment": BASE64.encode(&story::picture()) });
    let written = program.post_with(&path, "one-letter-and-no-more", &body).await;
    assert_eq!(written.status, StatusCode::CREATED, "{}", written.html());
    let again = program.post_with(&path, "one-letter-and-no-more", &body).await;
    assert_eq!(again.json()["letters"].as_array().unwrap().len(), 1, "{}", again.html());
    let letter = again.json()["letters"][0].clone();
    assert_eq!((&letter["by_you"], &letter["attachment"]["media_type"]), (&json!(true), &json!("image/png")));
    assert!(again.json()["answer_due"].is_string());
    let own = format!("/attachments/{}", letter["attachment"]["id"].as_str().unwrap());
    assert!(program.get(&own).await.must_be_ok().bytes.starts_with(b"\x89PNG"));
    let mut stranger = world.client("stranger").await;
    assert_eq!(stranger.get(&own).await.status, StatusCode::NOT_FOUND);

    for (attachment, member) in [("no base64!", "attachment"), ("TVqQAAMAAAA=", "attachment")] {
        let refused = program.post(&path, &json!({ "text": "مرفق.", "attachment": attachment })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html());
        assert!(refused.html().contains(member), "{}", refused.html());
    }
    let empty = program.post(&path, &json!({ "text": "  " })).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    officer.open(&desk(&reference, "/messages")).await.must_be_ok().must_say("صورة الجواز الجديد.");
}

#[tokio::test]
async fn a_program_opens_a_complaint_reads_the_answer_and_rates_it() {
    let world = World::new().await;
    let mut program = world.client("father").await;
    let topics = program.get("/enquiry-topics").await.json();
    let topic = topics["topics"].as_array().unwrap().iter().find(|topic| topic["key"] == "mission_service").unwrap();
    assert!(topic["complaint"] == json!(true) && topic["working_hours"].as_u64().unwrap() > 0, "{topics}");
    let body = json!({ "topic": "mission_service", "mission": "dubai", "text": "لم يرد أحد.",
                       "attachment": BASE64.encode(&story::picture()) });
    let opened = program.post_with("/enquiries", "one-complaint-and-no-more", &body).await;
    assert_eq!(opened.status, StatusCode::CREATED, "{}", opened.html());
    let reference = opened.json()["enquiry"]["reference"].as_str().unwrap().to_owned();
    let again = program.post_with("/enquiries", "one-complaint-and-no-more", &body).await;
    assert_eq!(again.json()["enquiry"]["reference"], json!(reference), "{}", again.html());
    assert_eq!(program.get("/enquiries").await.json().as_array().unwrap().len(), 1);
    let wrong = program.post("/enquiries", &json!({ "topic": "none", "mission": "dubai", "text": "نص" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.html());

    let path = format!("/enquiries/{reference}");
    let more = program.post(&format!("{path}/letters"), &json!({ "text": "وما زلت أنتظر." })).await;
    assert_eq!(more.json()["letters"].as_array().unwrap().len(), 2, "{}", more.html());
    let mut stranger = world.client("stranger").await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    let early = program.post(&format!("{path}/rating"), &json!({ "helped": true })).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "nobody asks before an answer: {}", early.html());

    let mut central = world.staff("review").await;
    let at = format!("/desk/enquiries/{reference}");
    let form = central.open(&at).await.must_be_ok().form(&at).with("as", "answer").with("text", "حُدد الموعد.");
    central.submit(form).await.must_be_ok();
    let view = program.get(&path).await.json();
    assert_eq!((&view["enquiry"]["state"], &view["enquiry"]["asks_rating"]), (&json!("answered"), &json!(true)));
    let rated = program.post(&format!("{path}/rating"), &json!({ "helped": false })).await;
    assert_eq!(rated.json()["enquiry"]["helped"], json!(false), "{}", rated.html());
}

#[tokio::test]
async fn a_program_lays_a_power_of_attorney_down_and_takes_it_back() {
    let world = World::new().await;
    let mut program = world.client("father").await;
    let deed = |number: &str, proof: &str| {
        json!({ "capacity": "attorney", "principal_name": "منى عبد الله محمود حسن", "principal_number": number,
                "services": ["individual_record"],
                "issuer": "notary", "office": "مكتب توثيق الأهرام", "deed_number": "1234 / 2026", "issued_on": "2026-01-05",
                "mission": "dubai", "proof": proof })
    };
    let picture = BASE64.encode(&story::picture());
    let mother = world.known("mother", "number");
    let body = deed(&mother, &picture);
    let laid = program.post_with("/mandates", "one-deed-and-no-more", &body).await;
    assert_eq!(laid.status, StatusCode::CREATED, "{}", laid.html());
    let again = program.post_with("/mandates", "one-deed-and-no-more", &body).await;
    assert_eq!(again.json().as_array().unwrap().len(), 1, "{}", again.html());
    assert_eq!(again.json()[0]["issued_on"], json!("2026-01-05"));

    for (wrong, field) in [
        (deed("123", &picture), "principal_number"),
        (deed(&mother, "TVqQAAMAAAA="), "proof"),
        (deed(&mother, "?"), "proof"),
        (deed(&world.known("father", "number"), &picture), "principal_number"),
    ] {
        let refused = program.post("/mandates", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html());
        assert!(refused.html().contains(field), "{field}: {}", refused.html());
    }
    let id = laid.json()[0]["id"].as_str().unwrap().to_owned();
    let gone = program.call(axum::http::Method::DELETE, &format!("/mandates/{id}"), &[], Vec::<u8>::new()).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    assert_eq!(program.get("/mandates").await.json()[0]["standing"], json!("revoked"));
}
