//! Life events: a widow finds the mission's number and the permit before anything else, keeps the steps, and begins the
//! registration from them.

use casework::applications::model::Stage;
use catalogue::definitions::{Definitions, Kind};
use testkit::{Client, World, story};

use crate::look;

/// The shipped definitions, with a number of the consulate in Dubai that nobody has verified yet.
fn with_a_number() -> Definitions {
    let mut definitions = Definitions::shipped();
    for country in definitions.0.iter_mut().filter(|one| one.kind == Kind::Country) {
        if let Some(text) = country.sources.get("ae.toml") {
            let told = text.replacen(
                "key = \"dubai\"\nnames = { ar = \"القنصلية",
                "key = \"dubai\"\nemergency_phone = \"+971 4 000 0000\"\nnames = { ar = \"القنصلية",
                1,
            );
            assert_ne!(text, told);
            country.sources = country.sources.clone().with("ae.toml", told);
        }
    }
    definitions
}

#[tokio::test]
async fn a_widow_reads_the_number_and_the_permit_first_and_begins_the_registration_from_her_steps() {
    let world = World::with(&with_a_number()).await;

    // Nobody is signed in. The number is there to be called, before every step, and says that it was not verified.
    let mut visitor = world.visitor();
    let page = visitor.open("/life-events").await;
    page.must_be_ok().must_say("ماذا حدث؟").must_say("وفاة بالخارج");
    let page = visitor.open("/life-events/death?country=ae&burial=host&kin=wife&minors=yes").await;
    page.must_be_ok().must_say("خالص العزاء لسيادتكم وللأسرة").must_say("لم يُتحقق من هذا الرقم بعد");
    assert_eq!(page.attribute("a[href^='tel:']", "href").as_deref(), Some("tel:+97140000000"));
    let text = page.text();
    let order = [
        "000 0000",
        "تصدره البعثة المصرية قبل الدفن",
        "شهادة الوفاة من بلد الوفاة",
        "قيد واقعة الوفاة في مصر",
        "معاش المستحقين",
    ];
    let places: Vec<usize> = order.iter().map(|word| text.find(word).unwrap_or_else(|| panic!("{word}"))).collect();
    assert!(places.is_sorted(), "{places:?}: {text}");
    assert!(!text.contains('!') && !page.has(".tag-ok") && !page.has(".banner-ok") && !page.has(".tag-sand"));
    // What the other mission did not tell is not made up.
    page.must_say("لم تؤكد البعثة رقم الطوارئ بعد");
    let led = visitor.open("/life-events/death/keep?country=ae&burial=host&kin=wife&minors=yes").await;
    assert!(led.path.contains("/sign-in"), "{}", led.path);

    // She keeps the steps and begins with what Wasl does.
    let mut widow = world.citizen("widow").await;
    let page = widow.open("/life-events/death/keep?country=ae&burial=host&kin=wife&minors=yes").await;
    let page = widow.submit(page.must_be_ok().form("/keep")).await;
    let steps = page.must_be_ok().path.trim_start_matches("/ar").to_owned();
    page.must_say("الخطوة التالية تصريح الدفن").must_say("لم تبدأ");
    assert!(page.has("a[href^='tel:']"), "the number stays at hand");
    let page = widow.submit(page.form("/steps/burial_permit").with("act", "tick")).await;
    page.must_be_ok().must_say("الخطوة التالية شهادة الوفاة من بلد الوفاة");
    let page = widow.submit(page.form("/steps/registration").with("act", "begin")).await;
    let reference = page.must_be_ok().path.rsplit('/').next().unwrap().to_owned();
    page.must_say("قيد واقعة وفاة بالخارج");
    let page = widow.open(&steps).await;
    page.must_be_ok().must_say("جارية");
    assert!(page.has(&format!("#step-registration a[href='/ar/files/{reference}']")), "the step leads to its file");
    assert!(!page.has("#step-registration form"), "it is not begun twice");
    widow.open("/my-events").await.must_be_ok().must_say("وفاة بالخارج").must_say("تم ١ من ١٠");
    widow.open("/files").await.must_be_ok().must_say("خطوات أتابعها");

    // Nobody else finds them, and no member of staff has a page for them.
    let mut man = world.citizen("stranger").await;
    assert_eq!(man.open(&steps).await.status.as_u16(), 404);
    let page = widow.open(&format!("{steps}/discard")).await;
    widow.submit(page.must_be_ok().form("/discard")).await.must_be_ok();
    assert_eq!(widow.open(&steps).await.status.as_u16(), 404);
    widow.open(&format!("/files/{reference}")).await.must_be_ok();
}

#[tokio::test]
async fn what_a_country_does_not_have_yet_says_so_and_cannot_be_begun() {
    let world = World::new().await;
    let way = "country=sa&burial=done&kin=wife&minors=no";
    let page = world.visitor().open(&format!("/life-events/death?{way}")).await;
    page.must_be_ok().must_say("لم تُفتح هذه الخدمة من المملكة العربية السعودية في وصل بعد");
    assert!(!page.has("#step-registration a.button"), "{}", page.html());
    let mut widow = world.citizen("widow").await;
    let page = widow.open(&format!("/life-events/death/keep?{way}")).await;
    let page = widow.submit(page.must_be_ok().form("/keep")).await;
    assert!(!page.must_be_ok().has("#step-registration button[value=begin]"));
    let steps = page.path.clone();
    let page = widow.submit(page.form("/steps/registration").with("act", "begin")).await;
    assert_eq!(page.status.as_u16(), 409, "{}", page.text());
    page.must_say("لا تُقدَّم هذه الخطوة من وصل");
    let page = widow.open(steps.trim_start_matches("/ar")).await;
    let page = widow.submit(page.form("/steps/registration").with("act", "tick")).await;
    page.must_be_ok().must_say("تمت، بحسب صاحب الحساب");
}

#[tokio::test]
async fn life_events_are_found_from_the_front_page_and_over_the_api() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    for path in ["", "/services"] {
        let page = visitor.open(path).await;
        for key in ["birth", "marriage", "divorce", "death"] {
            assert!(page.must_be_ok().has(&format!("a[href='/ar/life-events/{key}']")), "{path} leads to no {key}");
        }
    }
    for key in ["birth", "marriage", "divorce", "death"] {
        let mut english = world.visitor().reading("en");
        english.open(&format!("/life-events/{key}")).await.must_be_ok().must_say("number at any hour");
    }
    assert_eq!(visitor.open("/life-events/flood").await.status.as_u16(), 404);
    let mut client = Client::stranger(&world);
    let events = client.get("/life-events").await.json();
    let keys: Vec<&str> = events.as_array().unwrap().iter().map(|own| own["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["birth", "marriage", "divorce", "death"]);
    let death = client.get("/life-events/death?country=ae&burial=host&kin=wife&minors=yes").await.json();
    assert_eq!(death["voice"], "grief");
    assert_eq!(death["country"], "ae");
    assert_eq!(death["steps"][0]["key"], "burial_permit");
    assert_eq!(death["steps"][0]["office"]["seat"], "mission");
    let registration = death["steps"].as_array().unwrap().iter().find(|own| own["key"] == "registration").unwrap();
    assert_eq!(registration["service"], "death_first_abroad");
    assert_eq!(registration["taken"], true);
}

/// The shipped definitions, with a death accepted for a card that is older, as a decision of the Authority would have it.
fn accepting_a_death() -> Definitions {
    let mut definitions = Definitions::shipped();
    for own in definitions.0.iter_mut().filter(|one| one.place.ends_with("/family_record")) {
        let text = own.sources.get("service.toml").unwrap();
        let switched = text.replacen("event = \"death\"\naccepted = false", "event = \"death\"\naccepted = true", 1);
        assert_ne!(text, switched);
        own.sources = own.sources.clone().with("service.toml", switched);
    }
    definitions
}

#[tokio::test]
async fn from_the_steps_after_a_death_to_the_family_record() {
    let world = World::with(&accepting_a_death()).await;
    let mut widow = world.citizen("widow").await;
    let page = widow.open("/life-events/death/keep?country=ae&burial=done&kin=wife&minors=no").await;
    let page = widow.submit(page.must_be_ok().form("/keep")).await;
    let steps = page.must_be_ok().path.trim_start_matches("/ar").to_owned();
    // His death is in the register already: she says so, and asks for the record of what is left of the family.
    for step in ["foreign_certificate", "legalisation", "registration", "spouse_card"] {
        let page = widow.open(&steps).await;
        widow.submit(page.form(&format!("/steps/{step}")).with("act", "tick")).await.must_be_ok();
    }
    let page = widow.open(&steps).await;
    let page = widow.submit(page.form("/steps/family_record").with("act", "begin")).await;
    let reference = page.must_be_ok().path.rsplit('/').next().unwrap().to_owned();
    let know = |part: &str, what: &str| world.known(part, what);
    let (name, number, mother) = (know("widow", "name"), know("widow", "number"), know("widow", "mother_name"));
    let husband = know("late_husband", "name");
    let pages: [(&str, &[(&str, &str)]); 12] = [
        ("married_before", &[("married_before", "yes")]),
        ("relation", &[("relation", "self")]),
        ("extent", &[("extent", "individual")]),
        ("used_in", &[("used_in", "egypt")]),
        ("used_at", &[("used_at", "authority")]),
        ("subject_name", &[("subject_name", &name)]),
        ("number_known", &[("number_known", "yes")]),
        ("subject_number", &[("subject_number", &number)]),
        ("mother_name", &[("mother_name", &mother)]),
        ("spouse_name", &[("spouse_name", &husband)]),
        ("residence", &[("residence-emirate", "sharjah"), ("residence_declared", "yes")]),
        ("contact", &[("contact_mobile", "+971501234567")]),
    ];
    let seat = story::seat(&reference);
    story::answer_asked(&mut widow, &seat, pages).await;
    story::send_asked(&mut widow, &seat, &story::PAPERS).await;
    story::submit_and_pay(&world, &mut widow, &reference).await;
    story::recommended(&mut world.staff("dubai").await, &reference).await.must_be_ok();
    world.work().await;
    // What she keeps and what she writes about it can be left quickly.
    for path in ["/my-events".to_owned(), steps.clone(), format!("/files/{reference}/messages")] {
        assert!(widow.open(&path).await.must_be_ok().has("form[action$='/leave']"), "{path}");
    }
    // Until it is issued the step goes on, and its file tells to what it belongs.
    widow.open(&steps).await.must_say("جارية");
    widow.open(&format!("/files/{reference}")).await.must_be_ok().must_say("هذا الطلب خطوة من: وفاة بالخارج");
    story::approved(&mut world.staff("authority").await, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Issued);
    let page = widow.open(&steps).await;
    page.must_be_ok();
    assert!(!page.says("جارية") && !page.has(".tag-ok"), "{}", page.text());
    // The next step is offered where the last one ended.
    let page = widow.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say("الخطوة التالية: نسخ أخرى من شهادة الوفاة");
    assert!(page.has(&format!("a[href='/ar{steps}']")));
}
