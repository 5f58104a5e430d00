//! Papers between a citizen and the desk: examined as uploads are, sent both ways with letters and with a grievance, seen by
//! the two sides and by nobody else, and looked at on the record.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER, desk},
};

use crate::{look, malformed::refused};

/// Writes in the thread of a file with a paper.
async fn sends(browser: &mut Browser, path: &str, words: &str, bytes: &[u8]) -> Page {
    let page = browser.open(path).await;
    let form = page.must_be_ok().form("/messages").with("text", words);
    browser.submit(form.with_file("file", "paper.png", "image/png", bytes)).await
}

/// Where the newest paper of a page of the citizen is downloaded.
fn downloads(page: &Page) -> Vec<String> {
    let html = page.html();
    let parts = html.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    parts.filter(|href| href.contains("/account/attachments/")).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_paper_goes_with_a_letter_both_ways_and_to_nobody_else() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let theirs = format!("/files/{reference}/messages");
    let page = sends(&mut father, &theirs, "هذه صورة جواز السفر الجديد.", &story::picture()).await;
    page.must_be_ok().must_say("ملف مرفق").must_say("في موعد أقصاه");
    let sent = downloads(&page).remove(0);
    assert!(father.get(&sent).await.must_be_ok().bytes.starts_with(b"\x89PNG"));
    assert_eq!(world.citizen("stranger").await.get(&sent).await.status, StatusCode::NOT_FOUND);

    let mut officer = world.staff("dubai").await;
    let waiting = officer.open("/desk/enquiries").await;
    waiting.must_be_ok().must_say(&reference);
    assert!(!world.staff("abudhabi").await.open("/desk/enquiries").await.must_be_ok().says(&reference));
    let letters = desk(&reference, "/messages");
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = officer.open(&letters).await;
    let picture = page.must_be_ok().attribute(".letters .pictures img", "src").expect("a picture of the paper");
    assert!(officer.get(&picture).await.must_be_ok().bytes.starts_with(b"\x89PNG"));
    assert_eq!(world.staff("abudhabi").await.get(&picture).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.staff("finance").await.get(&picture).await.status, StatusCode::NOT_FOUND);
    assert_eq!(officer.get(&sent).await.status, StatusCode::SEE_OTHER, "the file itself is the citizen's");

    let form = officer.open(&letters).await.form("/messages").with("text", "يُرجى الاطلاع على المرفق.");
    let form = form.with_file("file", "answer.png", "image/png", &story::picture());
    officer.submit(form.with("as", "letter")).await.must_be_ok().must_say("يُرجى الاطلاع على المرفق.");
    let form = officer.open(&letters).await.form("/messages").with("text", "للزملاء فقط.");
    let form = form.with_file("file", "note.png", "image/png", &story::picture());
    officer.submit(form.with("as", "note")).await.must_be_ok().must_say("للزملاء فقط.");
    let page = father.open(&theirs).await;
    assert!(!page.must_be_ok().says("للزملاء") && !page.says("في موعد أقصاه"), "{}", page.text());
    let papers = downloads(&page);
    assert_eq!(papers.len(), 2, "his and hers, and none of a note");
    father.get(&papers[1]).await.must_be_ok();
    assert!(!officer.open("/desk/enquiries").await.says(&reference), "it was answered");

    let mut privacy = world.staff("privacy").await;
    privacy.open("/desk/access").await.must_be_ok().must_say("ملف مرفق برسالة");
}

#[tokio::test]
async fn a_malformed_paper_is_refused_wherever_it_is_attached_and_leaves_nothing() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let acts = b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    let joined = [story::picture(), b"PK\x03\x04xxxxxxxxPK\x05\x06aaaaaaaaaaaaaaaaaa".to_vec()].concat();
    let cases: [(&str, Vec<u8>); 6] = [
        ("a program", b"MZ\x90\0\x03".to_vec()),
        ("a web page", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("a PDF that acts", acts.to_vec()),
        ("a PNG that is a ZIP", joined),
        ("a PNG cut short", story::picture()[..40].to_vec()),
        ("ten times too large", [story::picture(), vec![0; 100 * 1024 * 1024]].concat()),
    ];
    let before = look::census(&world).await;
    for (name, bytes) in &cases {
        let page = father.open("/account/enquiries/new").await;
        let form = page.must_be_ok().form("/account/enquiries/new").with("topic", "how_to_apply");
        let form = form.with("mission", "dubai").with("text", "سؤال عن المستندات.");
        let asked = father.submit(form.with_file("file", "paper.png", "image/png", bytes)).await;
        refused(&asked, &format!("{name} with an enquiry"));
        refused(&sends(&mut father, &format!("/files/{reference}/messages"), "مرفق.", bytes).await, name);
        // Beside it are ready words in every language, so only the status is compared here.
        let page = sends(&mut officer, &desk(&reference, "/messages"), "مرفق.", bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} from the desk: {}", page.text());
    }
    // That the officer looked at the file is rightly recorded.
    let left = |census: BTreeMap<String, i64>| -> BTreeMap<String, i64> {
        census.into_iter().filter(|(table, _)| !table.starts_with("store.access")).collect()
    };
    look::unchanged(&left(before), &left(look::census(&world).await), "a refused paper");
}

#[tokio::test]
async fn a_grievance_carries_a_paper_and_so_does_its_answer() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = officer.open(&desk(&reference, "/reject")).await;
    let form =
        page.must_be_ok().form("/reject").with("reason", "identity_not_proven").with("note", "الصورة غير واضحة.");
    officer.submit(form).await.must_be_ok();
    world.work().await;

    let path = format!("/files/{reference}/grievance");
    let words = "أرفقت صورة واضحة لجواز السفر تثبت الشخصية.";
    let page = father.open(&path).await;
    let form = page.must_be_ok().form("/grievance").with("words", words);
    let broken = father.submit(form.with_file("file", "a.pdf", "application/pdf", b"%PDF-1.7\n")).await;
    refused(&broken, "a PDF of its head alone");
    let form = father.open(&path).await.form("/grievance").with("words", words);
    let page = father.submit(form.with_file("file", "a.png", "image/png", &story::picture())).await;
    page.must_be_ok().must_say("المستند المقدَّم مع التظلم");
    world.work().await;

    let mut central = world.staff("review").await;
    let page = story::claimed(&mut central, &reference).await;
    page.must_be_ok().must_say("مستند مقدَّم مع التظلم");
    let page = central.open(&desk(&reference, "/grievance")).await;
    let form = page.must_be_ok().form("/grievance").with("finding", "stands").with("ground", "papers_missing");
    let form = form.with("words", "الصورة المرفقة لوثيقة أخرى، كما في النموذج المرفق.");
    central.submit(form.with_file("file", "b.png", "image/png", &story::picture())).await.must_be_ok();

    let page = father.open(&path).await;
    page.must_be_ok().must_say("المستند المقدَّم مع التظلم").must_say("المستند المرسل مع الرد");
    for at in ["grievance", "grievance_answer"] {
        let paper = look::upload(&world, &reference, at).await;
        let own = format!("/ar/files/{reference}/uploads/{paper}");
        assert!(father.get(&own).await.must_be_ok().bytes.starts_with(b"\x89PNG"), "{at}");
        assert_eq!(world.citizen("stranger").await.get(&own).await.status, StatusCode::NOT_FOUND);
    }
}
