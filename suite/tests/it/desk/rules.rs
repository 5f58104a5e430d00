//! The ministry's own desk for rules: what an editor drafts, a second person puts in force, and files under way keep
//! theirs.

use std::time::Duration;

use kernel::{Day, NationalNumber, Sex, StaffRole};
use people::demo::DemoStaff;
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

const BIRTH: &str = "/desk/rules/of/service/birth_certificate";

/// Begins a draft of the birth certificate; the path of its page without the language.
async fn begun(editor: &mut Browser) -> String {
    let page = editor.open(BIRTH).await;
    // Whoever comes second finds the draft that is open.
    let page = match page.must_be_ok().attribute("a[href*='/desk/rules/drafts/']", "href") {
        Some(open) => editor.get(&open).await,
        None => editor.submit(page.form("/open")).await,
    };
    page.must_be_ok().path.trim_start_matches("/ar").to_owned()
}

fn dated(form: testkit::Filled, name: &str, day: Day) -> testkit::Filled {
    form.with(&format!("{name}-day"), &day.day().to_string())
        .with(&format!("{name}-month"), &day.month().to_string())
        .with(&format!("{name}-year"), &day.year().to_string())
}

/// The first fee of the file becomes another amount from a day on.
async fn amount(editor: &mut Browser, draft: &str, pounds: &str, from: Day) -> Page {
    let page = editor.open(&format!("{draft}/amount/0")).await;
    let form = dated(page.must_be_ok().form("/amount/0"), "from", from)
        .with("amount", pounds)
        .with("decree", "١٠٤٢ لسنة ٢٠٢٦")
        .with("source", "الجريدة الرسمية، العدد ٤٧");
    editor.submit(form).await
}

/// Enters decree and day.
async fn decided(editor: &mut Browser, draft: &str, from: Day, on: Day) -> Page {
    let page = editor.open(&format!("{draft}/decide")).await;
    let form = page.must_be_ok().form("/decide").with("decree_number", "١٠٤٢ لسنة ٢٠٢٦");
    editor.submit(dated(dated(form, "decree_on", on), "holds_from", from)).await
}

/// Says of every example that differs that what comes out now is wanted.
async fn retold(editor: &mut Browser, draft: &str) {
    loop {
        let page = editor.open(&format!("{draft}/compare")).await;
        let Some(example) = page.attribute("button[name=example]", "value") else { return };
        editor.submit(page.form("/retell").with("example", &example)).await.must_be_ok();
    }
}

/// Hands the draft over; the path of the proposal.
async fn proposed(editor: &mut Browser, draft: &str) -> String {
    let page = editor.open(&format!("{draft}/decide")).await;
    let form = page.must_be_ok().form("/propose").with("reason", "تعديل الرسم بقرار");
    let page = editor.submit(form).await;
    page.must_be_ok().must_say("أُحيلت المسودة");
    page.attribute("a[href*='/desk/proposals/']", "href").expect("a proposal").trim_start_matches("/ar").to_owned()
}

async fn approved(approver: &mut Browser, proposal: &str) -> Page {
    let page = approver.open(proposal).await;
    approver.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await
}

/// A decree changes the first fee of the birth certificate, and two people put it in force.
pub(crate) async fn new_fee(world: &World) {
    let (mut editor, mut approver) = (world.staff("rules").await, world.staff("rules2").await);
    let draft = begun(&mut editor).await;
    amount(&mut editor, &draft, "60", today(world)).await.must_be_ok();
    retold(&mut editor, &draft).await;
    decided(&mut editor, &draft, today(world), today(world)).await.must_be_ok();
    let proposal = proposed(&mut editor, &draft).await;
    approved(&mut approver, &proposal).await.must_be_ok();
    world.areas.catalogue.refresh(world.store()).await.unwrap();
}

/// The price of the daughter's certificate in pounds, for a file as it stands.
async fn price(world: &World, reference: &str) -> String {
    look::file(world, reference).await.quote.expect("a quote").total.decimal()
}

fn today(world: &World) -> Day {
    world.store().now().day_in("Africa/Cairo")
}

#[tokio::test]
async fn a_fee_decree_is_in_force_at_once_and_leaves_files_under_way_alone() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let running = story::draft(&world, &mut father, &DAUGHTER).await;

    let mut editor = world.staff("rules").await;
    let draft = begun(&mut editor).await;
    amount(&mut editor, &draft, "٦٠", today(&world)).await.must_be_ok().must_say("تم الحفظ");
    let page = editor.open(&format!("{draft}/compare")).await;
    page.must_be_ok().must_say("نتيجة مختلفة").must_say("٧٩٫٩٦").must_say("٩٥٫٣٩").must_say("١٠٤٢ لسنة ٢٠٢٦");
    retold(&mut editor, &draft).await;
    decided(&mut editor, &draft, today(&world), today(&world)).await.must_be_ok().must_say("تم الحفظ");
    let proposal = proposed(&mut editor, &draft).await;

    let mut approver = world.staff("rules2").await;
    let page = approver.open(&proposal).await;
    page.must_be_ok().must_say("١٠٤٢ لسنة ٢٠٢٦").must_say("المبلغ").must_say("بصمة الملفات");
    approver.open(&draft).await.must_be_ok();
    approved(&mut approver, &proposal).await.must_be_ok();
    world.areas.catalogue.refresh(world.store()).await.unwrap();

    story::submit(&mut father, &running).await;
    let fresh = story::submitted(&world, &mut father, &DAUGHTER).await;
    assert_eq!(price(&world, &running).await, "79.96", "the file begun before keeps its fee");
    // 60 and 20, and of both 2.9 % with 13.07 of the gateway.
    assert_eq!(price(&world, &fresh).await, "95.39");
    let page = editor.open(BIRTH).await;
    page.must_be_ok().must_say("هالة مصطفى الجندي").must_say("ياسر عبد المنعم حجاج").must_say("١٠٤٢ لسنة ٢٠٢٦");
}

#[tokio::test]
async fn the_former_fee_returns_as_a_new_revision_by_two_people() {
    let world = World::new().await;
    let (mut editor, mut approver) = (world.staff("rules").await, world.staff("rules2").await);
    let draft = begun(&mut editor).await;
    amount(&mut editor, &draft, "60", today(&world)).await.must_be_ok();
    retold(&mut editor, &draft).await;
    decided(&mut editor, &draft, today(&world), today(&world)).await.must_be_ok();
    let proposal = proposed(&mut editor, &draft).await;
    approved(&mut approver, &proposal).await.must_be_ok();

    let page = editor.open(BIRTH).await;
    let page = editor.submit(page.form("/return/1").with("reason", "صدر القرار خطأ")).await;
    page.must_be_ok().must_say("أُحيلت المسودة");
    let proposals = approver.open("/desk/proposals").await;
    let proposal = proposals.attribute("th a[href*='/desk/proposals/']", "href").unwrap();
    approved(&mut approver, proposal.trim_start_matches("/ar")).await.must_be_ok();

    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let mut all = catalogue::revisions::all(&mut cx).await.unwrap();
    all.retain(|own| own.key == "birth_certificate");
    all.sort_by_key(|own| own.revision);
    assert_eq!(all.iter().map(|own| own.revision).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(all[2].sha256, all[0].sha256, "the same files to the byte");
    assert_eq!(all[2].returns_to, Some(1));
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let mut father = world.citizen("father").await;
    let fresh = story::submitted(&world, &mut father, &DAUGHTER).await;
    assert_eq!(price(&world, &fresh).await, "79.96");
}

#[tokio::test]
async fn a_decree_for_next_month_waits_for_its_day() {
    let world = World::new().await;
    let (mut editor, mut approver) = (world.staff("rules").await, world.staff("rules2").await);
    let from = today(&world).plus_days(9);
    let draft = begun(&mut editor).await;
    amount(&mut editor, &draft, "60", from).await.must_be_ok();
    // The examples stand on their own day and hold; the people on the day of the decree pay more.
    let page = editor.open(&format!("{draft}/compare")).await;
    assert!(!page.has("button[name=example]"), "{}", page.text());
    page.must_say("٩٥٫٣٩");
    decided(&mut editor, &draft, from, today(&world)).await.must_be_ok();
    let proposal = proposed(&mut editor, &draft).await;
    approved(&mut approver, &proposal).await.must_be_ok();
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let mut father = world.citizen("father").await;
    let before = story::submitted(&world, &mut father, &DAUGHTER).await;
    assert_eq!(price(&world, &before).await, "79.96");
    world.pass(Duration::from_secs(9 * 86_400)).await;
    let mut father = world.citizen("father").await;
    let after = story::submitted(&world, &mut father, &DAUGHTER).await;
    assert_eq!(price(&world, &after).await, "95.39");
}

#[tokio::test]
async fn nobody_puts_her_own_rules_in_force_and_a_later_change_voids() {
    let world = World::new().await;
    let number = NationalNumber::compose(Day::new(1981, 4, 5).unwrap(), 1, 78, Sex::Female).unwrap();
    let both = DemoStaff {
        login: "both".to_owned(),
        name: "سلوى عبد العال".to_owned(),
        number,
        posts: vec![(StaffRole::RulesEditor, String::new()), (StaffRole::RulesApprover, String::new())],
    };
    let parts = (&world.areas.people.passwords, &world.areas.texts);
    people::demo::seed(world.store(), parts, &[], &[both]).await.unwrap();
    let mut both = world.staff("both").await;
    let mut editor = world.staff("rules").await;

    let draft = begun(&mut both).await;
    let from = today(&world).plus_days(30);
    amount(&mut both, &draft, "60", from).await.must_be_ok();
    decided(&mut both, &draft, from, today(&world)).await.must_be_ok();
    let proposal = proposed(&mut both, &draft).await;
    let page = both.open(&proposal).await;
    page.must_be_ok().must_say("لا يبتّ في الاقتراح من قدّمه");
    assert!(!page.has("form[action$='/decide']"));
    let token = page.form("/withdraw");
    let forged = token.to(&format!("/ar{proposal}/decide")).with("seen", &"0".repeat(64)).with("decision", "approve");
    assert_eq!(both.send_only(forged).await.status.as_u16(), 403);
    // An editor decides nothing at all.
    assert_eq!(editor.get(&format!("/ar{proposal}")).await.status.as_u16(), 200);
    let page = editor.open(&proposal).await;
    assert!(!page.has("form[action$='/decide']"));

    // A change by somebody else after the hand-over voids it, and makes her a contributor.
    let mut approver = world.staff("rules2").await;
    let shown = approver.open(&proposal).await;
    let page = editor.open(&format!("{draft}/sheets/quote/0")).await;
    editor.submit(page.form("/quote/0").with("quote_hours", "٤٨")).await.must_be_ok();
    let late = approver.submit(shown.form("/decide").with("decision", "approve")).await;
    assert!(!late.status.is_success(), "{}", late.text());
    let proposal = proposed(&mut editor, &draft).await;
    let page = both.open(&proposal).await;
    page.must_be_ok().must_say("لا يبتّ في الاقتراح من شارك في إعداده");
    let mut approver = world.staff("rules2").await;
    approved(&mut approver, &proposal).await.must_be_ok();
}

#[tokio::test]
async fn two_editors_at_once_do_not_write_over_each_other() {
    let world = World::new().await;
    let number = NationalNumber::compose(Day::new(1982, 4, 5).unwrap(), 1, 79, Sex::Male).unwrap();
    let second = DemoStaff {
        login: "rules3".to_owned(),
        name: "عادل منصور".to_owned(),
        number,
        posts: vec![(StaffRole::RulesEditor, String::new())],
    };
    let parts = (&world.areas.people.passwords, &world.areas.texts);
    people::demo::seed(world.store(), parts, &[], &[second]).await.unwrap();
    let (mut first, mut second) = (world.staff("rules").await, world.staff("rules3").await);
    let draft = begun(&mut first).await;
    assert_eq!(begun(&mut second).await, draft, "both meet in one draft");
    let terms = format!("{draft}/sheets/terms/0");
    let (mine, theirs) = (first.open(&terms).await, second.open(&terms).await);
    first.submit(mine.form("/terms/0").with("objection_days", "90")).await.must_be_ok();
    let late = second.submit(theirs.form("/terms/0").with("correction_days", "45")).await;
    assert_eq!(late.status.as_u16(), 422);
    late.must_say("عدّل زميل هذه المسودة");
    let page = second.open(&terms).await;
    assert_eq!(page.form("/terms/0").value("objection_days"), Some("90"));
    assert_eq!(page.form("/terms/0").value("correction_days"), Some("30"));
}

#[tokio::test]
async fn what_is_not_right_is_told_where_it_is() {
    let world = World::new().await;
    let mut editor = world.staff("rules").await;
    let draft = begun(&mut editor).await;
    let at = |page: &Page, field: &str| {
        assert_eq!(page.status.as_u16(), 422, "{field}: {}", page.text());
        assert!(page.has(&format!("#{field}-error")), "{field}: {}", page.text());
    };
    // A day that has passed, and a decree of tomorrow.
    at(&decided(&mut editor, &draft, today(&world).plus_days(-1), today(&world)).await, "holds-from");
    at(&decided(&mut editor, &draft, today(&world), today(&world).plus_days(1)).await, "decree-on");
    // Two amounts of one fee on the same days.
    let page = editor.open(&format!("{draft}/sheets/fees/0")).await;
    let twin = dated(page.form("/fees/0").to(&format!("/ar{draft}/sheets/fees/new")), "from", today(&world));
    let page = editor.submit(twin.with("code", "statutory_first").with("indicative", "yes")).await;
    at(&page, "from");
    page.must_say("يوجد مبلغ آخر لهذا البند في الأيام نفسها");
    // A new amount before the present one began.
    at(&amount(&mut editor, &draft, "60", Day::new(2020, 1, 1).unwrap()).await, "from");
    at(&amount(&mut editor, &draft, "كثير", today(&world)).await, "amount");
    // A file that cannot be read is not saved, and the line is told.
    let file = format!("{draft}/files?name=fees.toml");
    let page = editor.open(&file).await;
    let page = editor.submit(page.form("/files").with("text", "quote_hours = 24\nthis is no toml\n")).await;
    at(&page, "text");
    page.must_say("السطر 2");
    assert!(editor.open(&file).await.form("/files").value("text").unwrap().contains("statutory_first"));
    // What can be read but is not right is saved, told by line, and keeps the draft back.
    let page = editor.open(&file).await;
    let text = page.form("/files").value("text").unwrap().replace("kind = \"gateway\"", "kind = \"gate\"");
    let page = editor.submit(page.form("/files").with("text", &text)).await;
    assert_eq!(page.status.as_u16(), 422, "a value outside its list is told at once: {}", page.text());
    // A condition that leads back to itself.
    let page = editor.open(&format!("{draft}/files?name=service.toml")).await;
    let circle = "\n[[precondition]]\nservice = \"birth_certificate\"\n";
    let text = format!("{}{circle}", page.form("/files").value("text").unwrap());
    editor.submit(page.form("/files").with("text", &text)).await.must_be_ok();
    editor.open(&draft).await.must_be_ok().must_say("حلقة من الشروط").must_say("nobody can ever apply");
    decided(&mut editor, &draft, today(&world), today(&world)).await.must_be_ok();
    let page = editor.open(&format!("{draft}/decide")).await;
    let page = editor.submit(page.form("/propose").with("reason", "تجربة")).await;
    assert_eq!(page.status.as_u16(), 422);
    page.must_say("في المسودة ما يلزم تصحيحه");
}

#[tokio::test]
async fn the_desk_for_rules_is_not_there_for_others() {
    let world = World::new().await;
    let mut editor = world.staff("rules").await;
    let draft = begun(&mut editor).await;
    for login in ["dubai", "authority", "finance", "privacy", "admin"] {
        let mut other = world.staff(login).await;
        for path in ["/desk/rules", BIRTH, draft.as_str(), &format!("{draft}/files?name=fees.toml")] {
            assert_eq!(other.get(&format!("/ar{path}")).await.status.as_u16(), 404, "{login} {path}");
        }
    }
    // An approver reads and changes nothing.
    let mut approver = world.staff("rules2").await;
    let page = approver.open(&format!("{draft}/sheets/terms/0")).await;
    assert!(!page.must_be_ok().has("form button.button-main"), "{}", page.text());
    let forged = page.form("/terms/0").with("objection_days", "1");
    assert_eq!(approver.send_only(forged).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_mission_and_a_holiday_are_rows_of_a_form() {
    let world = World::new().await;
    let (mut editor, mut approver) = (world.staff("rules").await, world.staff("rules2").await);
    world.visitor().open("/countries/ae").await.must_be_ok().must_say("الأيام متوقعة");
    let page = editor.open("/desk/rules/of/country/ae").await;
    let draft = editor.submit(page.must_be_ok().form("/open")).await;
    let draft = draft.must_be_ok().path.trim_start_matches("/ar").to_owned();
    // A line that names no hours is told at its field.
    let page = editor.open(&format!("{draft}/sheets/missions/0")).await;
    let form = page.must_be_ok().form("/missions/0").with("phone", "+971 2 000 0000").with("opening", "الأحد");
    let page = editor.submit(dated(form, "verified_on", today(&world))).await;
    assert_eq!(page.status.as_u16(), 422);
    assert!(page.has("#opening-error"), "{}", page.text());
    let form = page.form("/missions/0").with("opening", "الاثنين الثلاثاء 09:00-14:00");
    editor.submit(form).await.must_be_ok().must_say("تم الحفظ");
    let page = editor.open(&format!("{draft}/sheets/holidays/new")).await;
    let form = dated(page.must_be_ok().form("/holidays/new"), "from", Day::new(2027, 3, 20).unwrap());
    editor.submit(form.with("names_ar", "عيد الفطر").with("names_en", "Eid al-Fitr")).await.must_be_ok();
    // The moon was announced: Ramadan has its days, and no other hours on them.
    let page = editor.open(&format!("{draft}/sheets/periods/0")).await;
    let form = dated(page.must_be_ok().form("/periods/0"), "until", Day::new(2027, 3, 8).unwrap());
    editor.submit(form.with("to_be_announced", "no")).await.must_be_ok().must_say("تم الحفظ");
    let page = editor.open(&format!("{draft}/compare")).await;
    page.must_be_ok()
        .must_say("عيد الفطر")
        .must_say("الأيام في انتظار الإعلان الرسمي")
        .must_say("+971 2 000 0000")
        .must_say("آخر تحقق");
    decided(&mut editor, &draft, today(&world), today(&world)).await.must_be_ok();
    let proposal = proposed(&mut editor, &draft).await;
    approved(&mut approver, &proposal).await.must_be_ok();
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let page = world.visitor().open("/countries/ae").await;
    page.must_be_ok().must_say("+971 2 000 0000").must_say("شهر رمضان ١٤٤٨ هـ").must_say("من ٩:٠٠ صباحًا إلى ٢:٣٠ مساءً");
    assert!(!page.says("الأيام متوقعة"), "the days are certain now");
    let snapshot = world.areas.catalogue.refresh(world.store()).await.unwrap();
    let calendar = &snapshot.country("ae").unwrap().definition.calendar;
    assert!(!calendar.works_on(Day::new(2027, 3, 20).unwrap()));
    assert!(calendar.period(Day::new(2027, 3, 8).unwrap()).is_some());
    assert!(calendar.period(Day::new(2027, 3, 9).unwrap()).is_none());
    // The offices in Egypt, on whose working days files wait, have the same row.
    let page = editor.open("/desk/rules/of/country/eg").await;
    let draft = editor.submit(page.must_be_ok().form("/open")).await;
    let path = draft.must_be_ok().path.trim_start_matches("/ar").to_owned();
    editor.open(&format!("{path}/sheets/periods/0")).await.must_be_ok().must_say("رمضان");
}

#[tokio::test]
async fn the_files_of_a_revision_come_as_an_archive() {
    let world = World::new().await;
    let mut editor = world.staff("rules").await;
    let page = editor.get(&format!("/ar{BIRTH}/export/1")).await;
    assert_eq!(page.status.as_u16(), 200);
    let archive = page.html();
    assert!(archive.starts_with("PK"), "an archive every office computer opens");
    for file in ["service.toml", "fees.toml", "texts/ar.toml", "examples/sister_repeat.toml", "certificate.typ"] {
        assert!(archive.contains(&format!("services/civil-status/birth_certificate/{file}")), "{file} is in it");
    }
    assert_eq!(editor.get(&format!("/ar{BIRTH}/export/9")).await.status.as_u16(), 404);
    let mut officer = world.staff("dubai").await;
    assert_eq!(officer.get(&format!("/ar{BIRTH}/export/1")).await.status.as_u16(), 404);
}

#[tokio::test]
async fn which_documents_are_asked_of_whom_is_edited_in_a_form_compared_and_put_in_force_by_two() {
    let world = World::new().await;
    let mut editor = world.staff("rules").await;
    let draft = begun(&mut editor).await;
    editor.open(&draft).await.must_be_ok().must_say("ممن تُطلب، وهل يلزم تقديمها");
    let list = editor.open(&format!("{draft}/papers")).await;
    list.must_be_ok()
        .must_say("ما يثبت صلة القرابة")
        .must_say("ممن لم تسبق مطابقة إثبات شخصيته")
        .must_say("من كل مقدم طلب");
    // What is chosen is checked at its field: nobody is asked by answers that were not chosen.
    let page = editor.open(&format!("{draft}/papers/new")).await;
    let form = page
        .must_be_ok()
        .form("/papers/new")
        .with("key", "school_letter")
        .with("name_ar", "خطاب من المدرسة")
        .with("name_en", "A letter of the school")
        .with("label_ar", "صورة الخطاب")
        .with("label_en", "The letter")
        .with("required", "no")
        .with("asked", "answers");
    let empty = editor.submit(form.clone()).await;
    assert_eq!(empty.status.as_u16(), 422);
    empty.must_say("تحديد إجابة واحدة على الأقل");
    let half = editor.submit(form.clone().with("name_en", "").with("asked", "always")).await;
    assert_eq!(half.status.as_u16(), 422, "words are written in both languages");
    editor.submit(form.with("case_relation", "son")).await.must_be_ok().must_say("خطاب من المدرسة");
    // The proof of kinship is made optional; the difference tells of both.
    let page = editor.open(&format!("{draft}/papers/1")).await;
    let form = page.must_be_ok().form("/papers/1").with("required", "no");
    editor.submit(form).await.must_be_ok();
    let compared = editor.open(&format!("{draft}/compare")).await;
    compared.must_be_ok().must_say("خطاب من المدرسة").must_say("مقدم الطلب هو الابن");
    let findings = editor.open(&draft).await;
    findings.must_be_ok();
    retold(&mut editor, &draft).await;
    decided(&mut editor, &draft, today(&world), today(&world)).await.must_be_ok();
    let proposal = proposed(&mut editor, &draft).await;
    let mut second = world.staff("rules2").await;
    approved(&mut second, &proposal).await.must_be_ok();
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    // A son is asked for it from now on, and may go on without it.
    let mut father = world.citizen("father").await;
    let reference = story::draft(&world, &mut father, &DAUGHTER).await;
    let page = father.get(&format!("/ar/files/{reference}/q/school_letter")).await;
    assert!(!page.says("خطاب من المدرسة"), "a father is not asked");
    // What nobody asks for any more goes with its page and its words.
    let page = editor.open(BIRTH).await;
    let page = editor.submit(page.must_be_ok().form("/open")).await;
    let draft = page.must_be_ok().path.trim_start_matches("/ar").to_owned();
    let list = editor.open(&format!("{draft}/papers")).await;
    let href = list.must_be_ok().attribute("table tbody tr:last-child a", "href").unwrap();
    let page = editor.get(&href).await;
    editor.submit(page.must_be_ok().form("/remove")).await.must_be_ok();
    let list = editor.open(&format!("{draft}/papers")).await;
    assert!(!list.must_be_ok().says("خطاب من المدرسة"), "{}", list.text());
}

#[tokio::test]
async fn what_stands_for_an_updated_card_is_named_in_the_readers_language() {
    let world = World::new().await;
    let mut editor = world.staff("rules").await;
    let page = editor.open("/desk/rules/of/service/family_record").await;
    let draft =
        editor.submit(page.must_be_ok().form("/open")).await.must_be_ok().path.trim_start_matches("/ar").to_owned();
    let list = editor.open(&format!("{draft}/sheets/cards")).await;
    list.must_be_ok().must_say("وفاة الزوج أو الزوجة").must_say("لا يُعلم قرار للقطاع في ذلك");
    assert!(!list.says("no decision of the Authority") && !list.says("divorce"), "{}", list.text());
}
