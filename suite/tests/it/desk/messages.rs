//! The words in which people are told something: reworded by two people, carried by the next message, and unchanged in what was
//! sent before.

use std::time::Duration;

use axum::http::StatusCode;
use kernel::Day;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

const RECEIVED: &str = "/desk/rules/of/message/received";
const TEXT: &str = "وصل إلينا الطلب رقم {reference}، ونعرض عليكم الآن رسومه.\nالسداد والمتابعة من هنا:\n{link}";
const SAID: &str = "ونعرض عليكم الآن رسومه";
const BEFORE: &str = "تبدأ معالجة الطلب بعد سداد الرسوم";

/// Begins a draft of the message, or finds the one that is open; the path of its page without the language.
async fn begun(editor: &mut Browser) -> String {
    let page = editor.open(RECEIVED).await;
    let page = editor.submit(page.must_be_ok().form("/open")).await;
    page.must_be_ok().path.trim_start_matches("/ar").to_owned()
}

async fn reworded(editor: &mut Browser, draft: &str, text: &str) {
    let page = editor.open(&format!("{draft}/sheets/message/0")).await;
    let form = page.must_be_ok().form("/sheets/message/0").with("text_ar", text);
    let page = editor.submit(form).await;
    page.must_be_ok().must_say("تم الحفظ").must_say("شخصية خيالية");
}

/// Dates the draft, hands it over, and has a second person decide.
async fn in_force(world: &World, editor: &mut Browser, approver: &mut Browser, draft: &str, from: Day) {
    let on = world.store().now().day_in("Africa/Cairo");
    let page = editor.open(&format!("{draft}/decide")).await;
    let mut form = page.must_be_ok().form("/decide").with("decree_number", "٣١ لسنة ٢٠٢٦");
    for (name, day) in [("decree_on", on), ("holds_from", from)] {
        form = form
            .with(&format!("{name}-day"), &day.day().to_string())
            .with(&format!("{name}-month"), &day.month().to_string())
            .with(&format!("{name}-year"), &day.year().to_string());
    }
    editor.submit(form).await.must_be_ok().must_say("تم الحفظ");
    let page = editor.open(&format!("{draft}/decide")).await;
    let page = editor.submit(page.form("/propose").with("reason", "صياغة أوضح")).await;
    let proposal = page.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").expect("a proposal");
    approved(approver, proposal.trim_start_matches("/ar")).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();
}

async fn approved(approver: &mut Browser, proposal: &str) {
    let page = approver.open(proposal).await;
    page.must_be_ok().must_say("كما تصل").must_say("7K4M-29TX-Q3W");
    approver.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
}

/// Whether the inbox shows words about a file.
async fn inbox(citizen: &mut Browser) -> String {
    citizen.open("/account/messages").await.must_be_ok().text()
}

#[tokio::test]
async fn the_next_message_carries_the_new_words_and_the_earlier_one_shows_what_was_sent() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let first = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    assert!(inbox(&mut father).await.contains(BEFORE));

    let (mut editor, mut approver) = (world.staff("rules").await, world.staff("rules2").await);
    let draft = begun(&mut editor).await;
    reworded(&mut editor, &draft, TEXT).await;
    let page = editor.open(&format!("{draft}/compare")).await;
    page.must_be_ok().must_say(BEFORE).must_say(SAID).must_say("كما تصل");
    let today = world.store().now().day_in("Africa/Cairo");
    in_force(&world, &mut editor, &mut approver, &draft, today).await;

    let second = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    let text = inbox(&mut father).await;
    assert!(text.contains(SAID) && text.contains(BEFORE), "what was told before stays as it was told");
    let sent = world.sent_to(&world.contact("father")).await;
    let mails: Vec<_> = sent.iter().filter(|sent| sent.channel == "mail").collect();
    let about = |reference: &str| mails.iter().find(|own| own.text.contains(reference)).expect("a mail").text.clone();
    assert!(about(&first).contains(BEFORE) && !about(&first).contains(SAID));
    assert!(about(&second).contains(SAID) && !about(&second).contains(BEFORE));
    let page = father.open("/account/messages/sent").await;
    page.must_be_ok().must_say(BEFORE).must_say(SAID);

    // One click back to the words the platform came with, by two people as well.
    let page = editor.open(RECEIVED).await;
    page.must_be_ok().must_say("٣١ لسنة ٢٠٢٦").must_say("الأصلي الوارد مع المنصة");
    editor.submit(page.form("/return/0").with("reason", "الصياغة السابقة أدق")).await.must_be_ok();
    let proposals = approver.open("/desk/proposals").await;
    let proposal = proposals.attribute("th a[href*='/desk/proposals/']", "href").unwrap();
    approved(&mut approver, proposal.trim_start_matches("/ar")).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let third = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    let sent = world.sent_to(&world.contact("father")).await;
    let last = sent.iter().find(|own| own.channel == "mail" && own.text.contains(&third)).expect("a mail");
    assert!(last.text.contains(BEFORE), "{}", last.text);
}

#[tokio::test]
async fn words_for_a_later_day_wait_for_it() {
    let world = World::new().await;
    let (mut editor, mut approver) = (world.staff("rules").await, world.staff("rules2").await);
    let draft = begun(&mut editor).await;
    reworded(&mut editor, &draft, TEXT).await;
    let later = world.store().now().day_in("Africa/Cairo").plus_days(3);
    in_force(&world, &mut editor, &mut approver, &draft, later).await;
    let mut father = world.citizen("father").await;
    story::submitted(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    assert!(inbox(&mut father).await.contains(BEFORE));

    world.pass(Duration::from_secs(4 * 24 * 60 * 60)).await;
    let mut father = world.citizen("father").await;
    story::submitted(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    assert!(inbox(&mut father).await.contains(SAID));
}

#[tokio::test]
async fn what_is_wrong_with_a_message_is_told_at_its_field_and_never_goes_out() {
    let world = World::new().await;
    let mut editor = world.staff("rules").await;
    let draft = begun(&mut editor).await;
    let sheet = format!("{draft}/sheets/message/0");
    let long = format!("{} {{reference}} {{link}}", "كلمة ".repeat(60));
    let cases = [
        ("subject_ar", "تم استلام طلبك", "يلزم ذكر {reference} هنا"),
        ("text_ar", "الطلب {reference} باسم {name}: {link}", "{name} غير معروفة هنا"),
        ("text_en", "Application {reference} was received. {link", "القوسان"),
        ("text_ar", "تم استلام الطلب {reference}! {link}", "علامة تعجب"),
        ("text_en", "We are pleased to have application {reference}. {link}", "كلمة ابتهاج"),
        ("sms_ar", "وصل: شهادة الميلاد {reference} {link}", "تكشف للغير"),
        ("sms_ar", long.as_str(), "رسائل قصيرة، وأقصى ما يُرسل"),
        ("sms_en", "", "هذا البيان مطلوب"),
    ];
    for (field, words, slip) in cases {
        let page = editor.open(&sheet).await;
        let page = editor.submit(page.must_be_ok().form("/sheets/message/0").with(field, words)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        page.must_say(slip);
        assert!(page.has(&format!("textarea[name='{field}'][aria-invalid='true']")), "{field}: {}", page.text());
    }
    // Past the form, in the file itself, the same is found, and the draft is not handed over with it.
    let page = editor.open(&format!("{draft}/files?name=received.toml")).await;
    let form = page.must_be_ok().form("/files");
    let text = form.value("text").unwrap().replace("تم استلام طلبك رقم {reference}.", "مبروك!");
    editor.submit(form.with("text", &text)).await.must_be_ok();
    editor.open(&draft).await.must_be_ok().must_say("علامة تعجب أو كلمة ابتهاج");
    let other = text.replace("مبروك!", "تم استلام طلبك رقم {number}.");
    let page = editor.open(&format!("{draft}/files?name=received.toml")).await;
    editor.submit(page.form("/files").with("text", &other)).await.must_be_ok();
    editor.open(&draft).await.must_be_ok().must_say("كلمة بين قوسين ناقصة أو غير معروفة");
}
