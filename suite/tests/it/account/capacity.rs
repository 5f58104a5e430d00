//! Acting for a child: whom a court appointed, the father whom the record names, and a court's order that keeps the child's
//! data as they are. A copy of a certificate asks for none of it.

use casework::applications::model::Stage;
use catalogue::definitions::Definitions;
use testkit::{
    Browser, Page, World,
    story::{self, picture},
};

use crate::{adversary, look};

/// A change of the data on the card of the cast's children, who are younger than anybody who holds one.
pub(crate) async fn world() -> World {
    let mut definitions = Definitions::shipped();
    for own in definitions.0.iter_mut().filter(|one| one.place.ends_with("/nid_update")) {
        let text = own.sources.get("eligibility.toml").unwrap();
        let younger = text.replace("subject_from = 15\n", "");
        assert_ne!(text, younger);
        own.sources = own.sources.clone().with("eligibility.toml", younger);
    }
    World::with(&definitions).await
}

/// What a change of the data of a child of the cast asks of whoever stands so to it.
pub(crate) fn answers(world: &World, relation: &str, child: &str) -> Vec<story::Answered> {
    let know = |what: &str| world.known(child, what);
    let sex = if child == "son" { "male" } else { "female" };
    vec![
        ("relation", vec![("relation", relation.to_owned())]),
        ("subject_name", vec![("subject_name", know("name"))]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("mother_name", vec![("mother_name", know("mother_name"))]),
        ("sex", vec![("sex", sex.to_owned())]),
        ("job", vec![("job", "none".to_owned())]),
        ("residence", vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![("contact_mobile", "+971501234567".to_owned())]),
    ]
}

/// A change of data asked for by `relation` about a child of the cast, with everything answered and sent.
async fn change_of(world: &World, browser: &mut Browser, (relation, child): (&str, &str)) -> String {
    let reference = story::opened(browser, "nid_update", "what_changed=other").await;
    let seat = story::seat(&reference);
    story::answer_all(browser, &seat, answers(world, relation, child)).await;
    for key in ["old_card", "change_proof"] {
        story::send(browser, &seat, key).await;
    }
    reference
}

/// The same, submitted, paid and sought.
async fn paid(world: &World, browser: &mut Browser, whom: (&str, &str)) -> String {
    let reference = change_of(world, browser, whom).await;
    story::submit_and_pay(world, browser, &reference).await;
    reference
}

/// Submits once more what was declared before.
async fn submit_again(browser: &mut Browser, reference: &str) -> Page {
    let page = browser.open(&format!("/files/{reference}/check")).await;
    browser.send_only(page.must_be_ok().form("/check")).await
}

/// Lays a paper down, with whatever is changed in the form.
pub(crate) async fn lay_down(world: &World, browser: &mut Browser, changed: &[(&str, &str)]) -> Page {
    let page = browser.open("/account/mandates").await;
    let mut form = page
        .must_be_ok()
        .form("/account/mandates")
        .with("capacity", "court_guardian")
        .with("principal_name", &world.known("daughter", "name"))
        .with("principal_number", &world.known("daughter", "number"))
        .with("services", "nid_update")
        .with("issuer", "court")
        .with("office", "محكمة أسرة الدقي")
        .with("deed_number", "١٢٣ لسنة ٢٠٢٥")
        .with("issued_on-day", "3")
        .with("issued_on-month", "5")
        .with("issued_on-year", "2025")
        .with("mission", "dubai");
    for (name, value) in changed {
        form = form.with(name, value);
    }
    browser.submit(form.with_file("proof", "p.png", "image/png", &picture())).await
}

/// The officer of the mission accepts the one paper that waits.
pub(crate) async fn accepted(world: &World) {
    let mut officer = world.staff("dubai").await;
    let list = officer.open("/desk/mandates").await;
    let path = list.must_be_ok().attribute("main a[href*='/desk/mandates/']", "href").unwrap();
    let page = officer.open(&path).await;
    let form = page.must_be_ok().form(&path).with("decision", "accept");
    officer.submit(form).await.must_be_ok();
}

/// An officer records an order about the daughter, or asks that it be lifted; the reviewer agrees.
async fn order(world: &World, lifted: bool) {
    let mut officer = world.staff("dubai").await;
    if lifted {
        let list = officer.open("/desk/custody").await;
        let one = list.must_be_ok().attribute("main table a[href*='/desk/custody/']", "href").unwrap();
        let page = officer.open(&format!("{one}/lift")).await;
        let form = page.must_be_ok().form("/lift").with("words", "ورد حكم لاحق بكتاب رسمي");
        officer.submit(form).await.must_be_ok();
    } else {
        let page = officer.open("/desk/custody/new").await;
        let form = page
            .must_be_ok()
            .form("/desk/custody/new")
            .with("child", &world.known("daughter", "name"))
            .with("number", &world.known("daughter", "number"))
            .with("court", "محكمة أسرة الدقي")
            .with("case", "٤٥ لسنة ٢٠٢٦")
            .with("ordered_on-day", "1")
            .with("ordered_on-month", "9")
            .with("ordered_on-year", "2026")
            .with("custodian", &world.known("daughter", "mother_name"))
            .with("words", "ورد الأمر بكتاب رسمي");
        officer.submit(form).await.must_be_ok();
    }
    // The officer who asked decides nothing.
    let list = officer.open("/desk/proposals").await;
    let path = list.must_be_ok().attribute("th a[href*='/desk/proposals/']", "href").unwrap();
    assert!(!officer.open(&path).await.must_be_ok().has("form[action$='/decide']"), "one person is not two");
    let mut authority = world.staff("authority").await;
    let page = authority.open(&path).await;
    let number = world.known("daughter", "number");
    assert!(!page.must_be_ok().says(&number), "a proposal names nobody");
    let whole = page.attribute("a[href*='/desk/custody/']", "href").unwrap();
    authority.open(&whole).await.must_be_ok().must_say(&number);
    let form = page.form("/decide").with("decision", "approve");
    authority.submit(form).await.must_be_ok();
}

#[tokio::test]
async fn whom_a_court_appointed_acts_by_a_judgment_that_was_compared_and_until_an_order_keeps_the_child() {
    let world = world().await;
    let mut guardian = world.citizen("stranger").await;
    // Every mistake stands at its field: a paper of another issuer, and a service that only gives copies.
    let page = lay_down(&world, &mut guardian, &[("issuer", "mission")]).await;
    assert_eq!(page.status.as_u16(), 422);
    page.must_say("هذه الجهة لا تصدر ما يثبت هذه الصفة");
    let page = lay_down(&world, &mut guardian, &[("services", "individual_record")]).await;
    assert_eq!(page.status.as_u16(), 422);
    page.must_say("من الخدمات المختارة ما لا يُطلب بهذه الصفة");

    // Whoever only says that a court appointed him submits nothing, and learns nothing.
    let reference = change_of(&world, &mut guardian, ("court_guardian", "daughter")).await;
    let refused = story::submit(&mut guardian, &reference).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    refused.must_say("لا توجد في الحساب صفة سارية");
    lay_down(&world, &mut guardian, &[]).await.must_be_ok().must_say("قيد المراجعة");
    assert_eq!(submit_again(&mut guardian, &reference).await.status.as_u16(), 422, "nobody has compared it yet");
    accepted(&world).await;
    guardian.open("/account/mandates").await.must_be_ok().must_say("سارٍ");

    // An order that two people put in force keeps it, in words that name no order.
    order(&world, false).await;
    let kept = submit_again(&mut guardian, &reference).await;
    assert_eq!(kept.status.as_u16(), 422, "{}", kept.text());
    kept.must_say("لا يمكن تغيير هذه البيانات الآن");
    assert!(!kept.says("حضانة"), "{}", kept.text());
    order(&world, true).await;
    let sent = submit_again(&mut guardian, &reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
}

#[tokio::test]
async fn an_order_stops_a_change_at_the_desk_and_no_copy_and_lifting_it_lets_the_change_go_on() {
    let world = world().await;
    order(&world, false).await;
    let mut father = world.citizen("father").await;
    let reference = paid(&world, &mut father, ("father", "daughter")).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let page = father.open(&format!("/files/{reference}")).await;
    assert!(!page.must_be_ok().says("حضانة"));
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &reference).await;
    page.must_be_ok().must_say("يوجد أمر حضانة سارٍ").must_say("ثابتة من القيد");
    let refused = officer.submit(page.form("/invite")).await;
    assert_eq!(refused.status.as_u16(), 409, "{}", refused.text());
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);

    // A copy of her certificate is given as before.
    let copy = story::paid(&world, &mut father, &story::DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &copy).await.must_be_ok();
    assert_eq!(look::stage(&world, &copy).await, Stage::Recommended);

    order(&world, true).await;
    let mut officer = world.staff("dubai").await;
    let page = officer.open(&story::desk(&reference, "")).await;
    assert!(!page.must_be_ok().says("أمر حضانة سارٍ"), "the page the officer saw has changed with it");
    officer.submit(page.form("/invite")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Invited);
}

/// The adversary is the father: a court's order keeps his daughter's data, or none does.
#[tokio::test]
async fn a_father_reads_the_same_of_a_child_whether_or_not_a_court_keeps_it() {
    let mut read = Vec::new();
    for kept in [true, false] {
        let world = world().await;
        if kept {
            order(&world, false).await;
        }
        let mut father = world.citizen("father").await;
        let mut api = world.client("father").await;
        let reference = paid(&world, &mut father, ("father", "daughter")).await;
        assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview, "kept: {kept}");
        let names = [world.known("daughter", "name")];
        read.push(adversary::told(&world, (&mut father, &mut api), &reference, &names).await);
    }
    assert_eq!(read[0], read[1], "what is kept by a court reads otherwise");
    for page in read.iter().flatten() {
        assert!(!page.contains("حضانة") && !page.contains("custody"), "{page}");
    }
}

#[tokio::test]
async fn ages_are_read_from_the_definition_and_refused_with_their_remedy() {
    // As shipped: nobody below fifteen has a card to change.
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = change_of(&world, &mut father, ("father", "daughter")).await;
    let page = father.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say("يتقدم الولي عمن بلغ خمس عشرة سنة").must_say("من أتم ثماني عشرة سنة يتقدم بنفسه");
}

#[tokio::test]
async fn a_number_of_the_wrong_sex_is_refused_at_its_field() {
    let world = World::new().await;
    let mut mother = world.citizen("mother").await;
    let before = "relation=mother&birth_outcome=living&used_in=residence&used_at=school";
    let reference = story::opened(&mut mother, "birth_first_abroad", before).await;
    let seat = story::seat(&reference);
    let father = world.known("father", "number");
    let (child, mothers) = (world.known("daughter", "name"), world.known("daughter", "mother_name"));
    let asked: [(&str, &[(&str, &str)]); 7] = [
        ("subject_name", &[("subject_name", &child)]),
        ("subject_sex", &[("subject_sex", "female")]),
        ("birth_date", &[("birth_date-day", "1"), ("birth_date-month", "9"), ("birth_date-year", "2026")]),
        ("birth_abroad", &[("birth_abroad_place", "الشارقة")]),
        ("marriage_proven", &[("marriage_proven", "no")]),
        ("mother_name", &[("mother_name", &mothers)]),
        ("mother_egyptian", &[("mother_egyptian", "yes")]),
    ];
    story::answer_all(&mut mother, &seat, asked).await;
    let refused = story::answer(&mut mother, &seat, "mother_number", &[("mother_number", &father)]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    assert!(refused.has("input[name='mother_number'][aria-invalid='true']"), "{}", refused.text());
    refused.must_say("هذا رقم قومي لذكر");
    let own = world.known("mother", "number");
    story::answer(&mut mother, &seat, "mother_number", &[("mother_number", own)]).await.must_be_ok();
}
