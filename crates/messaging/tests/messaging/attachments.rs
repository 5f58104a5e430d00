//! Files that hang on letters: seen by the two sides of the letter, by nobody else, and no longer than the letter.

use std::time::Duration;

use kernel::{Actor, StaffRole};
use testkit::{Browser, Page};

use crate::{
    store,
    world::{CLEANED, World},
};

const PICTURE: &[u8] = b"\x89PNG a picture";

/// Writes in the thread at `path` with a file; the page that follows.
async fn sends(browser: &mut Browser, path: &str, words: &str, bytes: &[u8]) -> Page {
    let page = browser.open(path).await;
    let end = path.rsplit('/').next().unwrap();
    let form = page.must_be_ok().form(&format!("/{end}")).with("text", words);
    browser.submit(form.with_file("file", "paper.png", "image/png", bytes)).await
}

/// Where the first attachment of a page is downloaded.
fn link(page: &Page) -> String {
    page.attribute("a[href*='/account/attachments/']", "href").expect("a link to the file")
}

#[tokio::test]
async fn what_a_citizen_attaches_is_kept_clean_and_downloaded_by_nobody_else() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let path = format!("/files/{}/messages", world.files.0.reference);
    let page = sends(&mut mona, &path, "هذا عقد الإيجار.", PICTURE).await;
    page.must_be_ok().must_say("هذا عقد الإيجار.").must_say("ملف مرفق: صورة PNG");
    let link = link(&page);
    let kept = mona.get(&link).await;
    assert_eq!(kept.must_be_ok().bytes, [PICTURE, CLEANED].concat(), "what is kept is what the examiner gave");
    assert_eq!(world.browser(world.other).await.get(&link).await.status.as_u16(), 404);
    assert_ne!(world.visitor().get(&link).await.status.as_u16(), 200);

    let mut cx = world.db.store.begin(Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    let copy = messaging::own_data::of(&mut cx, world.owner).await.unwrap().to_string();
    assert!(copy.contains(link.trim_start_matches("/ar")), "{copy}");
}

#[tokio::test]
async fn a_refused_file_comes_back_at_its_field_and_nothing_is_sent() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let path = format!("/files/{}/messages", world.files.0.reference);
    let page = sends(&mut mona, &path, "هذا عقد الإيجار.", b"MZ a program").await;
    assert_eq!(page.status.as_u16(), 422, "{}", page.text());
    assert!(page.has("#file[aria-invalid='true']"), "the slip is at the file");
    assert!(page.html().contains("هذا عقد الإيجار."), "the words are still in the form");
    assert!(mona.open(&path).await.must_say("لا توجد رسائل بعد.").status.is_success());
    let large = [PICTURE, &vec![0; 200 * 1024]].concat();
    assert_eq!(sends(&mut mona, &path, "هذا عقد الإيجار.", &large).await.status.as_u16(), 422, "larger than any");
}

#[tokio::test]
async fn the_desk_of_an_enquiry_sends_files_too_and_those_of_its_notes_stay_with_it() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let page = mona.open("/account/enquiries/new").await;
    let form = page.must_be_ok().form("/account/enquiries/new").with("topic", "how_to_apply").with("mission", "dubai");
    let form = form.with("text", "أي مستند يلزم؟").with_file("file", "paper.png", "image/png", PICTURE);
    let page = mona.submit(form).await;
    page.must_be_ok().must_say("ملف مرفق");
    let theirs = page.path.clone();
    let reference = theirs.rsplit('/').next().unwrap().to_owned();

    let mut officer = world.desk(world.member(StaffRole::MissionOfficer).await).await;
    let desk = format!("/desk/enquiries/{reference}");
    let page = officer.open(&desk).await;
    let picture = page.must_be_ok().attribute(".pictures img", "src").expect("a picture of what she sent");
    let seen = officer.get(&picture).await;
    assert_eq!(seen.must_be_ok().bytes, [PICTURE, CLEANED].concat());
    assert_eq!(store::looks(&world).await, 1, "the look at the file was recorded");
    assert_eq!(officer.get(&picture.replace("/1", "/2")).await.status.as_u16(), 404, "a picture has one page");

    for (way, words) in [("note", "صورة من الدفتر"), ("question", "كهذه الصورة؟")] {
        let page = officer.open(&desk).await;
        let form = page.form(&format!("/{reference}")).with("as", way).with("text", words);
        let form = form.with_file("file", "answer.png", "image/png", &[PICTURE, way.as_bytes()].concat());
        officer.submit(form).await.must_be_ok();
    }
    let page = mona.get(&theirs).await;
    let html = page.must_be_ok().html();
    assert_eq!(html.matches("/account/attachments/").count(), 2, "hers and the one of the question: {html}");
    let internal = store::of_a_note(&world).await;
    assert_eq!(mona.get(&format!("/ar/account/attachments/{internal}")).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_file_goes_with_its_letter() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let path = format!("/files/{}/messages", world.files.0.reference);
    let link = link(&sends(&mut mona, &path, "هذا عقد الإيجار.", PICTURE).await);
    let forget = async |after: u64| {
        world.db.clock.advance(Duration::from_secs(after * 86_400));
        let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
        let job = ::store::jobs::NewJob::new(messaging::retention::FORGET, serde_json::json!({}));
        ::store::jobs::enqueue(&mut cx, job).await.unwrap();
        cx.commit().await.unwrap();
        world.work().await;
        world.browser(world.owner).await.get(&link).await.status.as_u16()
    };
    assert_eq!(forget(729).await, 200);
    assert_eq!(forget(2).await, 404);
    assert_eq!(store::whole_blobs(&world).await, 0, "the key of its bytes is destroyed");
}

#[tokio::test]
async fn an_account_that_is_forgotten_leaves_no_file() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let path = format!("/files/{}/messages", world.files.0.reference);
    let link = link(&sends(&mut mona, &path, "هذا عقد الإيجار.", PICTURE).await);
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    messaging::attachments::forget_account(&mut cx, world.owner).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(mona.get(&link).await.status.as_u16(), 404);
}
