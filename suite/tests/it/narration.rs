//! What questions and states say can be heard: exactly the words that stand there, once two editors let it, and nowhere else.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use catalogue::definitions::{Definitions, Kind};
use kernel::Actor;
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

/// A proposal is open for fourteen days.
const FORTNIGHT: std::time::Duration = std::time::Duration::from_secs(15 * 86_400);
const DESK: &str = "/desk/narration";
/// What the page of the subject's name asks, first of all.
const NAME: &str = "اسم صاحب الشأن";
/// The player of a recording, beside that of a recorder.
const HEARD: &str = ".listen audio[preload=none]";

/// The page of a draft of a certificate that asks whom it is about.
async fn asked(browser: &mut Browser, reference: &str) -> Page {
    let page = browser.open(&format!("/files/{reference}/q/subject_name")).await;
    page.must_be_ok();
    page
}

async fn drafted(father: &mut Browser) -> String {
    let before = "registered=yes&relation=father&used_in=residence&used_at=school&issued_before=no";
    story::opened(father, "birth_certificate", before).await
}

/// The editor's page of the passage that begins so, in this place.
async fn passage(editor: &mut Browser, place: &str, first: &str) -> Page {
    let page = editor.open(DESK).await;
    page.must_be_ok();
    let place = editor.open(&format!("{DESK}/{place}")).await;
    let html = place.must_be_ok().html();
    let end = html.find(&format!(">{first}</bdi></a>")).unwrap_or_else(|| panic!("{first} is not listed: {html}"));
    let (_, link) = html[..end].rsplit_once("href=\"").expect("an address");
    editor.get(link.split('"').next().unwrap()).await
}

/// The page of the draft as it is once what may be heard was read anew.
async fn heard(world: &World, father: &mut Browser, reference: &str) -> Page {
    world.areas.narration.recorded.refresh(world.store()).await.unwrap();
    asked(father, reference).await
}

async fn approved(world: &World, login: &str, proposal: &str) {
    let mut second = world.staff(login).await;
    let page = second.get(proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
}

#[tokio::test]
async fn a_question_is_heard_once_two_editors_let_it_and_until_two_end_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = drafted(&mut father).await;
    assert!(!asked(&mut father, &reference).await.has("audio"), "no player where nothing would sound");

    let mut editor = world.staff("editor").await;
    let page = passage(&mut editor, "birth_certificate", NAME).await;
    let path = page.must_be_ok().path.clone();
    page.must_say(NAME).must_say("شهادة ميلاد مميكنة");
    assert!(page.has("[data-voice='90'][hidden]"), "the recorder waits for its script");
    let form = |page: &Page| page.form(&path).with("reason", "أول تسجيل");
    // What is wrong stands at its field, and what was typed is still there.
    let sent = |page: &Page, bytes: &[u8]| form(page).with_file("file", "name.wav", "audio/wav", bytes);
    let nothing = editor.submit(form(&page)).await;
    assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.has("#file-error"), "{}", nothing.text());
    assert!(nothing.html().contains("أول تسجيل"), "what was written is still there");
    let large = vec![b'R'; 5_100_000];
    for bytes in [b"<html>".to_vec(), story::wav(7)[..3_000].to_vec(), story::wav(120), story::picture(), large] {
        let wrong = editor.submit(sent(&page, &bytes)).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.has("#file-error"), "{}", wrong.text());
    }
    let wrong = editor.submit(sent(&page, &story::wav(7)).with("reason", " ")).await;
    assert!(wrong.has("#reason-error"), "{}", wrong.text());

    let form = sent(&page, &story::wav(7));
    let proposal = editor.submit(form.clone()).await;
    let proposed = proposal.must_be_ok().path.clone();
    assert!(!proposal.has("form[action$='/decide']"), "whoever proposed it does not decide");
    assert_eq!(editor.submit(form).await.must_be_ok().path, proposed, "sent twice, proposed once");
    let again = editor.get(&path).await;
    again.must_be_ok().must_say("ينتظر موافقة محرر آخر");
    assert!(!asked(&mut father, &reference).await.has("audio"), "not before the second person");

    // The second one listens before deciding.
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposed).await;
    let recording = page.must_be_ok().attribute("a[href*='/desk/narration/recordings/']", "href").unwrap();
    let page = second.get(&recording).await;
    let sound = page.must_be_ok().must_say(NAME).attribute(HEARD, "src").unwrap();
    let (status, range, bytes) = look::part(&mut second, &sound, "bytes=0-3").await;
    assert_eq!((status, bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, b"RIFF".as_slice()), "{range:?}");
    let id = sound.split('/').rev().nth(1).unwrap().to_owned();
    let mut stranger = world.visitor();
    assert_eq!(stranger.get(&format!("/narration/{id}")).await.status, StatusCode::NOT_FOUND, "not let yet");
    let nothing = stranger.raw(Request::get(&sound).body(Body::empty()).unwrap()).await;
    assert_ne!(nothing.headers().get("content-type").map(|kind| kind.as_bytes()), Some(b"audio/wav".as_slice()));
    let mut officer = world.staff("dubai").await;
    for address in [sound.as_str(), recording.as_str(), path.as_str(), "/ar/desk/narration"] {
        assert_eq!(officer.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    approved(&world, "editor2", &proposed).await;

    let page = heard(&world, &mut father, &reference).await;
    assert_eq!(page.attribute(HEARD, "src").unwrap(), format!("/narration/{id}"));
    page.must_say("٧ ثوانٍ");
    let (status, range, bytes) = look::part(&mut stranger, &format!("/narration/{id}"), "bytes=4-").await;
    assert_eq!(status, StatusCode::PARTIAL_CONTENT);
    let kept = stranger.raw(Request::get(format!("/narration/{id}")).body(Body::empty()).unwrap()).await;
    assert_eq!(kept.headers()["cache-control"], "private, max-age=3600, immutable");
    assert_eq!(kept.headers()["content-type"], "audio/wav");
    assert!(range.unwrap().starts_with("bytes 4-") && !bytes.is_empty());
    let mut reader = world.citizen("father").await.reading("en");
    assert!(!asked(&mut reader, &reference).await.has("audio"), "an Arabic voice does not say the English words");
    let list = editor.open(&format!("{DESK}/birth_certificate")).await;
    assert_eq!(list.must_be_ok().html().matches(">متاح<").count(), 1, "{}", list.html());

    // Another takes its place once it is let, and one that is refused does not; what nobody decides in time waits no longer.
    let page = editor.get(&path).await;
    let proposal = editor.submit(sent(&page, &story::wav(9))).await;
    let proposed = proposal.must_be_ok().path.clone();
    let page = second.get(&proposed).await;
    let refusal = page.form("/decide").with("decision", "refuse").with("reason", "ضوضاء في الخلفية");
    second.submit(refusal).await.must_be_ok();
    heard(&world, &mut father, &reference).await.must_say("٧ ثوانٍ");
    let page = editor.get(&path).await;
    editor.submit(sent(&page, &story::wav(10))).await.must_be_ok();
    world.pass(FORTNIGHT).await;
    let mut editor = world.staff("editor").await;
    let page = editor.get(&path).await;
    assert!(!page.must_be_ok().says("ينتظر موافقة محرر آخر"), "nobody decided in time");
    let proposal = editor.submit(sent(&page, &story::wav(11))).await;
    approved(&world, "editor2", &proposal.must_be_ok().path).await;
    let mut father = world.citizen("father").await;
    let page = heard(&world, &mut father, &reference).await;
    page.must_say("١١ ثانية");
    let other = page.attribute(HEARD, "src").unwrap();
    assert_eq!(stranger.get(&format!("/narration/{id}")).await.status, StatusCode::NOT_FOUND, "one at a time");

    // Its end takes two as well; then the address leads nowhere.
    let page = editor.get(&path).await;
    let ends = format!("{path}/end");
    let wrong = editor.submit(page.form(&ends)).await;
    assert!(wrong.has("#end-reason-error"), "{}", wrong.text());
    let proposal = editor.submit(page.form(&ends).with("end_reason", "صوت غير واضح")).await;
    approved(&world, "editor2", &proposal.must_be_ok().path).await;
    world.areas.narration.recorded.refresh(world.store()).await.unwrap();
    assert_eq!(stranger.get(&other).await.status, StatusCode::NOT_FOUND);
    assert!(!heard(&world, &mut father, &reference).await.has("audio"));
}

#[tokio::test]
async fn what_is_declared_and_what_explains_a_choice_is_read_out_as_well() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let page = passage(&mut editor, "birth_certificate", "إقرار مقدم الطلب").await;
    page.must_be_ok().must_say("أُقر بأن البيانات والمستندات المقدمة صحيحة");
    let page = passage(&mut editor, "birth_certificate", "هل سبق قيد واقعة الميلاد لدى السلطات المصرية؟").await;
    page.must_be_ok().must_say("صدرت شهادة ميلاد مصرية من قبل").must_say("لا أعلم");
    let page = passage(&mut editor, "birth_certificate", NAME).await;
    page.must_be_ok().must_say("الاسم كما هو في السجلات المصرية");
}

#[tokio::test]
async fn words_that_change_are_silent_and_a_file_that_keeps_the_old_ones_is_heard() {
    let world = World::with(&Definitions::shipped()).await;
    let mut father = world.citizen("father").await;
    let old = drafted(&mut father).await;
    let mut editor = world.staff("editor").await;
    // A machine speaks where one can, and a second person listens all the same.
    let page = passage(&mut editor, "birth_certificate", NAME).await;
    let path = page.must_be_ok().path.clone();
    let form = page.form(&path).with("reason", "نص قصير").with("made", "machine");
    let former = path.clone();
    let both = editor.submit(form.clone().with_file("file", "n.wav", "audio/wav", &story::wav(2))).await;
    assert!(both.has("#made-error"), "{}", both.text());
    let proposal = editor.submit(form).await;
    proposal.must_be_ok().must_say("صوت آلي");
    approved(&world, "editor2", &proposal.path).await;
    // And a state of a file.
    let page = passage(&mut editor, "states", "في انتظار سداد الرسوم").await;
    let path = page.must_be_ok().path.clone();
    let form = page.form(&path).with("reason", "حالة").with_file("file", "s.wav", "audio/wav", &story::wav(3));
    let proposal = editor.submit(form).await;
    approved(&world, "editor2", &proposal.must_be_ok().path).await;
    heard(&world, &mut father, &old).await.must_say("ثانية واحدة");

    let mut other = Definitions::shipped();
    for own in other.0.iter_mut().filter(|own| own.kind == Kind::Service && own.place.ends_with("birth_certificate")) {
        let files: Vec<(String, String)> = own
            .sources
            .iter()
            .map(|(name, text)| (name.to_owned(), text.replace(&format!("\"{NAME}\""), "\"اسم صاحب الشهادة كاملًا\"")))
            .collect();
        own.sources = files.into_iter().collect();
    }
    let mut cx = world.store().begin(Actor::System("test")).await.unwrap();
    catalogue::revisions::rehearse(&mut cx, &other).await.unwrap();
    cx.commit().await.unwrap();
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let new = drafted(&mut father).await;
    let page = asked(&mut father, &new).await;
    assert!(page.says("اسم صاحب الشهادة كاملًا") && !page.has("audio"), "{}", page.text());
    assert!(asked(&mut father, &old).await.has(HEARD), "that file keeps its words");
    // Editors still find it, and can end it, but nobody records those words again.
    let desk = editor.get("/ar/desk/narration").await;
    desk.must_be_ok().must_say("تسجيلات لنصوص لم تعد في الخدمات").must_say(NAME);
    let page = editor.get(&former).await;
    assert!(page.must_be_ok().has("form[action$='/end']") && !page.has("input[type=file]"), "{}", page.html());

    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    let page = father.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say("٣ ثوانٍ");
}
