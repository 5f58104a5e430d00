//! What a death ends, what it leaves to heirs, and how pages speak of death, stillbirth and divorce.

use std::{fs, path::Path};

use axum::http::StatusCode;
use casework::applications::model::{HeldFor, Stage};
use kernel::{Locale, NationalNumber};
use people::{Assurance, demo::DemoCitizen};
use testkit::{
    Browser, World,
    story::{self, Wanted, picture},
};

use crate::{
    look,
    services::copies::{self, DEATH},
};

const LATE: &str = "late@wasl.example";

/// He had an account, and a file under way, before he died.
async fn before_his_death(world: &World) -> (Browser, String) {
    let number: NationalNumber = world.known("late_husband", "number").parse().unwrap();
    let his = DemoCitizen {
        name: world.known("late_husband", "name"),
        contact: LATE.to_owned(),
        number: Some(number),
        level: Assurance::Verified,
        language: Locale::AR,
    };
    let passwords = &world.areas.people.passwords;
    people::demo::seed(world.store(), (passwords, &world.areas.texts), &[his], &[]).await.unwrap();
    let mut late = world.signed_in(LATE).await;
    let own = Wanted { subject: "daughter", relation: "paternal_uncle", emirate: "sharjah", mother_name: None };
    let reference = story::paid(world, &mut late, &own).await;
    (late, reference)
}

#[tokio::test]
async fn a_registered_death_ends_what_the_account_could_do_and_keeps_the_rest_for_an_heir() {
    let world = World::new().await;
    let (mut late, reference) = before_his_death(&world).await;
    assert!(look::file(&world, &reference).await.held.is_none());
    let told = world.sent_to(LATE).await.len();

    // The widow asks for the death certificate: the registry says that he died.
    let mut widow = world.citizen("widow").await;
    let hers = copies::paid(&world, &mut widow, &DEATH, |_| ()).await;
    assert_eq!(look::stage(&world, &hers).await, Stage::UnderReview);
    assert_eq!(late.get("/ar/account").await.status, StatusCode::SEE_OTHER, "his session is over");
    let held = look::file(&world, &reference).await.held;
    assert_eq!(held.map(|held| held.why), Some(HeldFor::Death));
    assert!(look::events(&world, &reference).await.contains(&"application.held".to_owned()));
    // Nothing happens to his file, and nothing is sent to him, whatever time passes.
    world.pass(std::time::Duration::from_secs(40 * 86_400)).await;
    assert_eq!(world.sent_to(LATE).await.len(), told, "he is told nothing more");
    let mut officer = world.staff("dubai").await;
    let refused = story::claimed(&mut officer, &reference).await;
    assert_ne!(refused.status, StatusCode::OK, "nobody examines it");
    // His contact opens nothing of his.
    let mut browser = world.visitor();
    let page = browser.open("/sign-in").await;
    browser.submit(page.form("/sign-in").with("contact", LATE)).await;
    let code = world.code(LATE).await;
    let page = browser.open("/sign-in/code").await;
    let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    assert!(page.path.ends_with("/register/name"), "{}", page.path);

    // The widow asks as an heir; a colleague who is no kin decides; finance may give the money back.
    let mut widow = world.citizen("widow").await;
    let page = widow.open("/heirs").await;
    page.must_be_ok().must_say("خالص العزاء لسيادتكم وللأسرة").must_say("المتوفى / المتوفاة");
    let form = page.form("/heirs").with("reference", &reference).with("relation", "spouse");
    let form = form.with("words", "رد الرسوم إليّ").with_file("proof", "p.png", "image/png", &picture());
    widow.submit(form).await.must_be_ok().must_say("قيد البحث");
    let mut other = world.staff("abudhabi").await;
    assert!(!other.open("/desk/heirs").await.must_be_ok().has("main a[href*='/desk/heirs/']"), "another mission's");
    let mut officer = world.staff("dubai").await;
    let list = officer.open("/desk/heirs").await;
    let path = list.must_be_ok().attribute("main a[href*='/desk/heirs/']", "href").unwrap();
    let page = officer.open(&path).await;
    page.must_be_ok().must_say(&reference);
    assert_eq!(officer.get(&format!("{path}/proof")).await.status, StatusCode::OK);
    let form = page.form(&path).with("decision", "grant").with("declared", "yes");
    officer.submit(form).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Cancelled);
    world.staff("finance").await.open("/desk/refunds").await.must_be_ok().must_say(&reference);
    widow.open("/heirs").await.must_be_ok().must_say("قُبل الطلب");
}

/// He gave somebody a power of attorney, which an officer compared.
async fn his_attorney(world: &World) -> Browser {
    let mut attorney = world.citizen("stranger").await;
    let page = attorney.open("/account/mandates").await;
    let form = page
        .must_be_ok()
        .form("/account/mandates")
        .with("capacity", "attorney")
        .with("principal_name", &world.known("late_husband", "name"))
        .with("principal_number", &world.known("late_husband", "number"))
        .with("services", "individual_record")
        .with("issuer", "notary")
        .with("office", "مكتب توثيق الدقي")
        .with("deed_number", "٤٥٦ لسنة ٢٠٢٥")
        .with("issued_on-day", "3")
        .with("issued_on-month", "5")
        .with("issued_on-year", "2025")
        .with("mission", "dubai");
    attorney.submit(form.with_file("proof", "p.png", "image/png", &picture())).await.must_be_ok();
    let mut officer = world.staff("dubai").await;
    let list = officer.open("/desk/mandates").await;
    let path = list.must_be_ok().attribute("main a[href*='/desk/mandates/']", "href").unwrap();
    let page = officer.open(&path).await;
    officer.submit(page.must_be_ok().form(&path).with("decision", "accept")).await.must_be_ok();
    attorney.open("/account/mandates").await.must_be_ok().must_say("سارٍ");
    attorney
}

#[tokio::test]
async fn a_death_ends_the_powers_the_dead_gave_and_nobody_is_told_why() {
    let world = World::new().await;
    // He never had an account: what he gave ends all the same.
    let mut attorney = his_attorney(&world).await;
    let contact = world.contact("stranger");
    let before = world.sent_to(&contact).await.len();
    let mut widow = world.citizen("widow").await;
    copies::paid(&world, &mut widow, &DEATH, |_| ()).await;
    world.pass(std::time::Duration::from_secs(2)).await;
    let page = attorney.open("/account/mandates").await;
    page.must_be_ok().must_say("انتهى أو أُلغي");
    let sent = world.sent_to(&contact).await;
    assert_eq!(sent.len(), before + 1, "he is told once");
    let told = sent.iter().map(|one| format!("{} {}", one.subject, one.text)).collect::<String>();
    for cause in ["وفاة", "توفي", "تُوفي", "died", "death"] {
        assert!(!told.contains(cause), "{cause}: {told}");
    }
    assert!(told.contains("/account/mandates"), "{told}");
}

#[tokio::test]
async fn money_of_the_dead_is_released_to_nobody_before_an_heirs_request_is_granted() {
    let world = World::new().await;
    let (mut late, reference) = before_his_death(&world).await;
    let page = late.open(&format!("/files/{reference}/cancel")).await;
    late.submit(page.must_be_ok().form("/cancel")).await.must_be_ok();
    world.work().await;
    let mut widow = world.citizen("widow").await;
    copies::paid(&world, &mut widow, &DEATH, |_| ()).await;
    let mut finance = world.staff("finance").await;
    let list = finance.open("/desk/refunds").await;
    let path =
        list.must_be_ok().must_say(&reference).attribute("main table a[href*='/desk/refunds/']", "href").unwrap();
    let page = finance.open(&path).await;
    let form = page.must_be_ok().form("/propose").with("reason", "انتهى الطلب دون وثيقة");
    let refused = finance.submit(form).await;
    assert_ne!(refused.status, StatusCode::OK, "{}", refused.text());
}

/// Words of joy, of advertising and of rating, which have no place beside a death, a stillbirth or a divorce.
const JOY: [&str; 14] = [
    "!",
    "مبروك",
    "تهانينا",
    "ألف مبروك",
    "يسعدنا",
    "عرض خاص",
    "قيّم",
    "تقييمك",
    "congratulations",
    "happy to",
    "great news",
    "special offer",
    "rate us",
    "★",
];

#[test]
fn texts_of_death_stillbirth_and_divorce_exclaim_and_promote_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut read = 0;
    for folder in ["services", "life-events"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).into_iter().filter_map(Result::ok) {
            let path = entry.path();
            let sober = match path.file_name().and_then(|name| name.to_str()) {
                // A folder of a service speaks in the voice of its service.toml, a life event in its own.
                Some("ar.toml" | "en.toml") => {
                    path.parent().and_then(Path::parent).map(|home| home.join("service.toml"))
                }
                Some(name) if folder == "life-events" && name.ends_with(".toml") => Some(path.to_owned()),
                _ => None,
            };
            let Some(voice) = sober.and_then(|file| fs::read_to_string(file).ok()) else { continue };
            if !["voice = \"grief\"", "voice = \"sober\""].iter().any(|voiced| voice.contains(voiced)) {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            read += 1;
            // A comment is no text.
            let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
            for line in lines {
                for word in JOY {
                    let plain = line.replace("!=", "").to_lowercase();
                    assert!(!plain.contains(word), "{} says `{word}`: {line}", path.display());
                }
            }
        }
    }
    assert!(read >= 8, "only {read} files were read");
    let texts = web::Texts::load(app::routes::TEXTS).unwrap();
    for key in ["application-condolence", "catalogue-condolence"] {
        assert!(texts.text(Locale::AR, key).starts_with("خالص العزاء لسيادتكم وللأسرة"), "{key}");
    }
    for file in casework::heirs::TEXTS.iter().chain(casework::subjects::TEXTS) {
        for word in JOY {
            assert!(!file.body.to_lowercase().contains(word), "{} ({}) says `{word}`", file.module, file.locale);
        }
    }
}

#[tokio::test]
async fn public_pages_of_death_and_divorce_wear_no_colour_of_success() {
    let world = World::new().await;
    for language in ["ar", "en"] {
        let mut browser = world.visitor().reading(language);
        for service in [
            "death_certificate",
            "death_first_abroad",
            "divorce_certificate",
            "divorce_first_abroad",
            "birth_first_abroad",
        ] {
            for rest in ["", "/questions"] {
                let page = browser.open(&format!("/services/{service}{rest}")).await;
                page.must_be_ok();
                for sign in ["main .tag-ok", "main .banner-ok", "main .joined", "main .badge"] {
                    assert!(!page.has(sign), "{} shows {sign}", page.path);
                }
                assert!(!page.text().contains('!'), "{} exclaims", page.path);
            }
        }
    }
}
