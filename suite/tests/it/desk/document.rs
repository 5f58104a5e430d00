//! The document before it is approved: seen by whoever recommends and whoever decides, as pictures, on the record, and by
//! nobody else; and that officers are told of the record.

use axum::http::StatusCode;
use testkit::{
    World,
    story::{self, DAUGHTER, desk},
};

#[tokio::test]
async fn officer_and_approver_see_the_document_beforehand_and_nobody_else() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let all = desk(&reference, "/document");
    let mut officer = world.staff("dubai").await;
    officer.open("/desk").await.must_be_ok().must_say("كل اطلاع على طلب مسجَّل");
    assert_eq!(officer.open(&all).await.status, StatusCode::NOT_FOUND, "she does not hold the file yet");

    let page = story::claimed(&mut officer, &reference).await;
    page.must_be_ok().must_say("الوثيقة كما ستصدر").must_say("مسجَّل بالاسم والغرض والوقت");
    let picture = page.attribute("img[src$='/document/1']", "src").expect("the first page of the document");
    let shown = officer.get(&picture).await;
    assert!(shown.must_be_ok().bytes.starts_with(b"\x89PNG"), "a picture and no file");
    let page = officer.open(&all).await;
    page.must_be_ok().must_say("بلا مسلسل ولا رمز تحقق ولا خاتم");
    assert!(page.has("img[src$='/document/1']") && !page.has("a[download]"));
    assert_eq!(
        officer.open(&desk(&reference, "/document/30")).await.status,
        StatusCode::NOT_FOUND,
        "there is no such page"
    );
    for login in ["abudhabi", "finance", "privacy", "admin"] {
        let mut other = world.staff(login).await;
        assert_eq!(other.get(&picture).await.status, StatusCode::NOT_FOUND, "{login}");
    }

    let form = officer.open(&desk(&reference, "")).await.form("/recommend").with("note", "البيانات مطابقة للسجل.");
    officer.submit(form).await.must_be_ok();
    assert_eq!(officer.get(&picture).await.status, StatusCode::NOT_FOUND, "it is no longer hers");
    let mut approver = world.staff("authority").await;
    let page = story::claimed(&mut approver, &reference).await;
    assert!(page.must_be_ok().has("form[action$='/approve']") && page.has("img[src$='/document/1']"));
    assert!(approver.get(&picture).await.must_be_ok().bytes.starts_with(b"\x89PNG"));
    world.staff("privacy").await.open("/desk/access").await.must_be_ok().must_say("معاينة الوثيقة قبل الموافقة");

    approver.submit(page.form("/approve")).await.must_be_ok();
    world.work().await;
    assert_eq!(approver.get(&picture).await.status, StatusCode::NOT_FOUND, "the document itself took its place");
}

#[tokio::test]
async fn a_paper_that_is_too_large_is_a_slip_at_its_field_wherever_the_desk_sends_one() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let large = [story::picture(), vec![0; 100 * 1024 * 1024]].concat();

    let letters = desk(&reference, "/messages");
    let form = officer.open(&letters).await.must_be_ok().form("/messages").with("text", "مرفق.").with("as", "letter");
    let told = officer.submit(form.with_file("file", "paper.png", "image/png", &large)).await;
    too_large(&told);

    let page = father.open("/account/enquiries/new").await;
    let form = page.form("/account/enquiries/new").with("topic", "how_to_apply").with("mission", "dubai");
    let page = father.submit(form.with("text", "سؤال عن المستندات.")).await;
    let enquiry = format!("/desk/enquiries/{}", page.must_be_ok().path.rsplit('/').next().unwrap());
    let page = officer.open(&enquiry).await;
    let mut desk = if page.status == StatusCode::OK { officer } else { world.staff("review").await };
    let form = desk.open(&enquiry).await.must_be_ok().form(&enquiry).with("as", "answer").with("text", "الرد مرفق.");
    too_large(&desk.submit(form.with_file("file", "paper.png", "image/png", &large)).await);
}

/// The form came back with the reason at the field of the file, where the summary leads.
#[track_caller]
fn too_large(page: &testkit::Page) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    assert!(page.has("#file[aria-invalid='true']") && page.has("#file-error"), "{}", page.html());
    assert!(page.has(".errors a[href='#file']"), "the summary leads to the field");
}
