//! What is declared is signed in the product: a lost card by its holder, a marriage by both who made it.

use casework::applications::model::Stage;
use testkit::{Browser, Page, World, story};

use crate::look;

/// Answers one page of the owner's draft.
async fn answer(browser: &mut Browser, reference: &str, key: &str, fields: &[(&str, &str)]) {
    story::answer(browser, &story::seat(reference), key, fields).await.must_be_ok();
}

/// A replacement of a lost card with every question answered.
async fn lost_card(world: &World, browser: &mut Browser) -> String {
    let know = |what: &str| world.known("father", what);
    let reference = story::opened(browser, "nid_replacement", "lost_or_damaged=lost").await;
    answer(browser, &reference, "subject_name", &[("subject_name", &know("name"))]).await;
    answer(browser, &reference, "subject_number", &[("subject_number", &know("number"))]).await;
    answer(browser, &reference, "mother_name", &[("mother_name", &know("mother_name"))]).await;
    answer(browser, &reference, "sex", &[("sex", "male")]).await;
    answer(browser, &reference, "job", &[("job", "none")]).await;
    let home = [("residence-emirate", "sharjah"), ("residence_declared", "yes")];
    answer(browser, &reference, "residence", &home).await;
    answer(browser, &reference, "contact", &[("contact_mobile", "+971501234567")]).await;
    answer(browser, &reference, "loss_report", &[]).await;
    answer(browser, &reference, "declaration", &[("declaration", "yes")]).await;
    reference
}

async fn submit(browser: &mut Browser, reference: &str) -> Page {
    let page = browser.open(&format!("/files/{reference}/check")).await;
    browser.send_only(page.must_be_ok().form("/check")).await
}

/// Signs on a page that shows a text: has the code sent and types it.
async fn signed(world: &World, browser: &mut Browser, contact: &str, at: &str) -> Page {
    let page = browser.get(at).await;
    let page = browser.submit(page.must_be_ok().form("/code")).await;
    page.must_be_ok();
    let code = world.code(contact).await;
    browser.submit(page.form("/sign").with("code", &code)).await
}

#[tokio::test]
async fn a_lost_card_is_declared_under_a_code_for_this_text_and_the_desk_sees_what_was_signed() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = lost_card(&world, &mut father).await;
    let own = format!("/ar/files/{reference}/declarations/loss");
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("في انتظار التوقيع");
    let check = father.open(&format!("/files/{reference}/check")).await;
    check.must_be_ok().must_say("إقرارات تنتظر التوقيع");
    assert!(!check.has("form[action$='/check']"), "nothing is sent before it is signed");

    let name = world.known("father", "name");
    let page = father.get(&own).await;
    page.must_be_ok().must_say(&format!("أُقر أنا {name}"));
    let sent = father.submit(page.form("/code")).await;
    sent.must_be_ok().must_say("لا يصلح الرمز لتوقيع غيره");
    let contact = world.contact("father");
    let code = world.code(&contact).await;
    let wrong = father.submit(sent.form("/sign").with("code", "000000")).await;
    assert_eq!(wrong.status.as_u16(), 422, "{}", wrong.text());
    // What was shown was another text: the right code signs nothing.
    let other = father.submit(sent.form("/sign").with("code", &code).with("shown", &"0".repeat(64))).await;
    assert_eq!(other.status.as_u16(), 422, "{}", other.text());
    assert_eq!(look::count(&world, &reference, "declaration.signed").await, 0);
    let done = father.submit(sent.form("/sign").with("code", &code)).await;
    done.must_be_ok().must_say("تم التوقيع");
    assert_eq!(look::count(&world, &reference, "declaration.signed").await, 1);
    world.work().await;
    assert_eq!(look::count(&world, &reference, "declaration.closed").await, 1);
    let file = father.get(&format!("{own}/pdf")).await;
    assert!(file.must_be_ok().bytes.starts_with(b"%PDF-"));
    assert_eq!(world.citizen("stranger").await.get(&format!("{own}/pdf")).await.status.as_u16(), 404);

    let sent = submit(&mut father, &reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
    assert_eq!(look::stage(&world, &reference).await, Stage::AwaitingPayment);
    story::settle(&world, &mut father, &reference).await;
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &reference).await;
    page.must_be_ok().must_say("إقرار بفقد بطاقة الرقم القومي").must_say("النص والملف المختوم كما وُقّعا");
    let seen = page.attribute("a[href*='/declarations/']", "href").expect("the sealed file can be seen");
    assert!(officer.get(&seen).await.must_be_ok().bytes.starts_with(b"\x89PNG"));
    let mut elsewhere = world.staff("abudhabi").await;
    assert_eq!(elsewhere.get(&seen).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_marriage_waits_for_the_other_party_who_signs_or_refuses_and_reads_nothing_else() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let know = |part: &str, what: &str| world.known(part, what);
    let before = "relation=self&used_in=residence&used_at=authority";
    let reference = story::opened(&mut father, "marriage_first_abroad", before).await;
    let seat = story::seat(&reference);
    answer(&mut father, &reference, "subject_name", &[("subject_name", &know("father", "name"))]).await;
    answer(&mut father, &reference, "subject_number", &[("subject_number", &know("father", "number"))]).await;
    answer(&mut father, &reference, "spouse_name", &[("spouse_name", &know("mother", "name"))]).await;
    answer(&mut father, &reference, "spouse_egyptian", &[("spouse_egyptian", "yes")]).await;
    answer(&mut father, &reference, "spouse_number", &[("spouse_number", &know("mother", "number"))]).await;
    let day = [("marriage_date-day", "3"), ("marriage_date-month", "5"), ("marriage_date-year", "2024")];
    answer(&mut father, &reference, "marriage_date", &day).await;
    let paper = [("document_authority", "محكمة دبي"), ("document_number", "١٢٣/٢٠٢٤")];
    answer(&mut father, &reference, "document", &paper).await;
    let home = [("residence-emirate", "sharjah"), ("residence_declared", "yes")];
    answer(&mut father, &reference, "residence", &home).await;
    answer(&mut father, &reference, "contact", &[("contact_mobile", "+971501234567")]).await;
    story::send(&mut father, &seat, "foreign_certificate").await;
    answer(&mut father, &reference, "certificate_arabic", &[("certificate_arabic", "yes")]).await;
    story::send(&mut father, &seat, "spouse_document").await;
    answer(&mut father, &reference, "registration_declaration", &[("registration_declaration", "yes")]).await;

    let consent = format!("/ar/files/{reference}/declarations/spouse_consent");
    let page = father.get(&consent).await;
    page.must_be_ok().must_say("يُوقَّع هذا الإقرار من حساب");
    assert!(!page.has("form[action$='/code']"), "the applicant does not sign for her");
    let link = invited(&world, &mut father, &consent).await;
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("في انتظار توقيع الطرف الآخر");

    // Somebody else who got hold of the link reads what everybody reads of a dead link.
    let mut stranger = world.citizen("stranger").await;
    let foreign = stranger.get(&link).await;
    assert_eq!(foreign.status.as_u16(), 404);
    foreign.must_say("الرابط غير صالح");
    let mut mother = world.citizen("mother").await;
    let asked = mother.get(&link).await;
    asked.must_be_ok().must_say(&know("father", "name")).must_say("برضائي");
    for secret in [reference.as_str(), "محكمة دبي", "٢٠٢٤", &know("father", "number"), &know("mother", "number")]
    {
        assert!(!asked.html().contains(secret), "{secret}");
    }
    mother.submit(asked.form("/refuse")).await.must_be_ok().must_say("سُجّل عدم الموافقة");
    assert_eq!(mother.get(&link).await.status.as_u16(), 404, "she is asked nothing more");
    father.get(&consent).await.must_be_ok().must_say("لم يوافق الطرف الآخر");

    // She changes her mind: a new link, which she signs.
    let link = invited(&world, &mut father, &consent).await;
    signed(&world, &mut mother, &world.contact("mother"), &link).await.must_be_ok().must_say("تم التوقيع على هذا النص");
    let check = father.open(&format!("/files/{reference}/check")).await;
    assert!(!check.must_be_ok().has("form[action$='/check']"), "his own declaration is still to be signed");
    let own = format!("/ar/files/{reference}/declarations/no_impediment");
    signed(&world, &mut father, &world.contact("father"), &own).await.must_be_ok().must_say("تم التوقيع");
    world.work().await;
    assert!(mother.get(&format!("{link}/pdf")).await.must_be_ok().bytes.starts_with(b"%PDF-"));

    // Another name makes another text: what was signed signs it no more.
    answer(&mut father, &reference, "spouse_name", &[("spouse_name", "منى حسن علي إبراهيم")]).await;
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("في انتظار توقيع الطرف الآخر");
    answer(&mut father, &reference, "spouse_name", &[("spouse_name", &know("mother", "name"))]).await;
    let sent = submit(&mut father, &reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
}

/// Makes the link on the applicant's page; its path.
async fn invited(world: &World, father: &mut Browser, consent: &str) -> String {
    let page = father.get(consent).await;
    let made = father.submit(page.must_be_ok().form("/invite")).await;
    let address = made.must_be_ok().attribute("bdi.code a", "href").expect("the link is shown");
    address.strip_prefix(world.url()).expect("it is ours").to_owned()
}
