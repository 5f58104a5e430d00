//! Somebody who does not like to write says it: a spoken note in the letters of her file, heard by both sides and nobody else.

use axum::http::StatusCode;
use data_encoding::BASE64;
use serde_json::json;
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER, desk},
};

use crate::look;

async fn sends(browser: &mut Browser, path: &str, words: &str, (name, bytes): (&str, &[u8])) -> Page {
    let page = browser.open(path).await;
    let form = page.must_be_ok().form("/messages").with("text", words);
    browser.submit(form.with_file("file", name, "audio/wav", bytes)).await
}

#[tokio::test]
async fn a_spoken_note_is_heard_by_both_sides_of_the_letter_and_by_nobody_else() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let path = format!("/files/{reference}/messages");
    let page = father.open(&path).await;
    assert!(page.must_be_ok().has("[data-voice='120'][hidden]"), "the recorder waits for its script");
    assert!(
        page.attribute("input[type=file]", "accept").unwrap().contains("audio/*"),
        "a file can be chosen without one"
    );
    let note = story::wav(42);
    let page = sends(&mut father, &path, "", ("note.wav", &note)).await;
    page.must_be_ok().must_say("رسالة صوتية: ٤٢ ثانية");
    let heard = page.attribute("audio[preload=none]", "src").expect("it can be heard");
    let own = father.get(&heard).await;
    assert!(own.must_be_ok().bytes.starts_with(b"RIFF") && own.bytes.len() == note.len());
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(holds(&note, b"at her home!") && !holds(&own.bytes, b"at her home!"), "where it was recorded is not kept");
    let (status, range, bytes) = look::part(&mut father, &heard, "bytes=0-3").await;
    assert_eq!((status, bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, b"RIFF".as_slice()));
    assert_eq!(range.unwrap(), format!("bytes 0-3/{}", note.len()));
    assert_eq!(world.citizen("stranger").await.get(&heard).await.status, StatusCode::NOT_FOUND);

    // The officer hears it where she reads letters, on the record; her own answers are words.
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let letters = desk(&reference, "/messages");
    let page = officer.open(&letters).await;
    page.must_be_ok().must_say("رسالة صوتية: ٤٢ ثانية");
    assert!(!page.has("[data-voice]"), "officers write");
    let theirs = page.attribute("audio", "src").unwrap();
    assert_eq!(officer.get(&theirs).await.must_be_ok().bytes, own.bytes);
    assert_eq!(world.staff("abudhabi").await.get(&theirs).await.status, StatusCode::NOT_FOUND);
    father.open("/account/looks").await.must_be_ok().must_say("ملف مرفق برسالة");
    let refused = sends(&mut officer, &letters, "الرد مسجل.", ("answer.wav", &note)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.must_say("تُكتب الردود نصًا");
}

#[tokio::test]
async fn what_is_no_sound_or_too_much_of_it_comes_back_at_its_field_and_nothing_is_kept() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let path = format!("/files/{reference}/messages");
    let whole = story::wav(5);
    let cut = whole[..whole.len() - 100].to_vec();
    let mut other = whole.clone();
    other[20] = 3;
    let before = look::census(&world).await;
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("its end is missing", cut, "تعذر فتح التسجيل"),
        ("samples of another kind", other, "لا يُقبل هذا النوع"),
        ("it begins as WebM", b"\x1A\x45\xDF\xA3\x87\x42\x82\x84web".to_vec(), "تعذر فتح التسجيل"),
        ("it begins as MP4", b"\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08moov".to_vec(), "تعذر فتح التسجيل"),
        ("too long", story::wav(130), "تزيد على دقيقتين"),
        ("too large", [whole.clone(), vec![0; 2 * 1024 * 1024]].concat(), "يزيد على ٢ ميجابايت"),
    ];
    for (what, bytes, told) in cases {
        let page = sends(&mut father, &path, "", ("note.wav", &bytes)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}: {}", page.text());
        page.must_say(told);
        assert!(page.has("#file[aria-invalid='true']"), "{what}: at its field");
    }
    // A picture without words says nothing.
    let page = father.open(&path).await;
    let form = page.form("/messages").with_file("file", "p.png", "image/png", &story::picture());
    let silent = father.submit(form).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.text());
    assert!(silent.has("#text[aria-invalid='true']"), "the words are missing: {}", silent.html());
    let after = look::census(&world).await;
    assert_eq!(after["messaging.letter"], before["messaging.letter"]);
    assert_eq!(after["messaging.attachment"], before["messaging.attachment"]);

    // An enquiry takes papers.
    let page = father.open("/account/enquiries/new").await;
    let form = page.form("/account/enquiries/new").with("topic", "how_to_apply").with("mission", "dubai");
    let page = father.submit(form.with("text", "سؤال").with_file("file", "note.wav", "audio/wav", &whole)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
}

#[tokio::test]
async fn a_program_sends_and_fetches_a_spoken_note() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    world.pass(std::time::Duration::from_secs(61)).await;
    let mut program = world.client("father").await;
    let path = format!("/applications/{reference}/letters");
    let body = json!({ "text": "", "attachment": BASE64.encode(&story::wav(7)) });
    let written = program.post_with(&path, "one-note-and-no-more", &body).await;
    assert_eq!(written.status, StatusCode::CREATED, "{}", written.html());
    let note = written.json()["letters"][0]["attachment"].clone();
    assert_eq!((&note["media_type"], &note["seconds"]), (&json!("audio/wav"), &json!(7)), "{note}");
    let own = format!("/attachments/{}", note["id"].as_str().unwrap());
    assert!(program.get(&own).await.must_be_ok().bytes.starts_with(b"RIFF"));
    let refused = program.post(&path, &json!({ "text": "", "attachment": BASE64.encode(b"RIFF\xff\0\0\0WAVE") })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html().contains("attachment"), "{}", refused.html());
    let file = look::file(&world, &reference).await;
    let mut cx = world.store().begin(kernel::Actor::Citizen { account: file.owner.uuid() }).await.unwrap();
    let copy = messaging::own_data::of(&mut cx, file.owner).await.unwrap().to_string();
    assert!(copy.contains("\"seconds\":7"), "{copy}");
}
