//! The husband with her card in his hand: he has the card, her mother's name, an account of his own and an afternoon; her
//! phone is out of her reach. Whatever he tries, he learns nothing of hers and is told nothing about her.

use std::time::Duration;

use axum::http::StatusCode;
use casework::applications::model::Stage;
use serde_json::Value;
use testkit::{
    Browser, Client, Page, World,
    story::{self, Wanted},
};

use crate::{
    look,
    services::copies::{self, FAMILY},
};

/// What he asks for: her birth certificate, which is about her alone.
const HERS: Wanted<'static> = Wanted { subject: "wife", relation: "husband", emirate: "sharjah", mother_name: None };

/// What an officer reads of a record whose person was not asked yet; the one who asks never does.
const KEPT_BACK: &str = "يريد صاحب القيد أن يُسأل أولًا ولم يوافق بعد";
const HER_CONTACT: &str = "her-own@wasl.example";

async fn ask_match(browser: &mut Browser, number: &str, card: &str, mother: &str) -> Page {
    let page = browser.open("/account/identity/match").await;
    let form = page.form("/account/identity/match").with("number", number).with("card", card);
    let page = browser.submit(form.with("mother", mother).with("notice-identity-check", "yes")).await;
    // The check digit only warns, once.
    match page.status {
        StatusCode::UNPROCESSABLE_ENTITY => {
            let form = page.form("/account/identity/match").with("mother", mother);
            browser.submit(form.with("notice-identity-check", "yes")).await
        }
        _ => page,
    }
}

/// She has an account of her own, matched.
async fn herself(world: &World) -> Browser {
    let mut wife = world.registered(HER_CONTACT, &world.known("wife", "name")).await;
    let known = |what: &str| world.known("wife", what);
    ask_match(&mut wife, &known("number"), &known("card"), &known("mother_name")).await.must_be_ok();
    world.pass(Duration::from_secs(61)).await;
    wife.open("/account").await.must_be_ok().must_say("بيانات مطابقة");
    wife
}

/// What a page says to a program that compares bytes: without references, drawn tokens, numbers and the names he typed.
fn plain(text: &str, reference: &str, names: &[String]) -> String {
    let mut plain = text.replace(reference, "").replace(&reference.replace('-', ""), "");
    // Whoever typed the number of a man is addressed about a man.
    for (of_her, of_him) in [("صاحبة", "صاحب"), ("\"female\"", "\"male\"")] {
        plain = plain.replace(of_her, of_him);
    }
    for name in names {
        plain = plain.replace(name.as_str(), "N");
        if let Some(first) = name.split_whitespace().next() {
            plain = plain.replace(first, "N");
        }
    }
    let parts = plain.split("value=\"").map(|part| match part.split_once('"') {
        Some((value, rest)) if value.len() > 20 => rest,
        _ => part,
    });
    parts.collect::<String>().chars().filter(|c| !c.is_numeric() && !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// Everything that he is told of one of his files: pages, API, messages and the copy of his own data.
pub async fn told(
    world: &World,
    (husband, api): (&mut Browser, &mut Client),
    reference: &str,
    names: &[String],
) -> Vec<String> {
    let mut told = Vec::new();
    for path in [format!("/files/{reference}"), format!("/files/{reference}/outcome")] {
        let page = husband.open(&path).await;
        told.push(format!("{} {}", page.status, plain(&page.html(), reference, names)));
    }
    let answer = api.get(&format!("/applications/{reference}")).await;
    told.push(format!("{} {}", answer.status, plain(&answer.html(), reference, names)));
    for sent in world.sent_to(&world.contact("father")).await {
        if sent.text.contains(reference) {
            // Each message has a check code of its own.
            let line = |line: &&str| !line.starts_with("رمز التأكد:");
            let text: Vec<&str> = sent.text.lines().filter(line).collect();
            told.push(plain(&format!("{} {}", sent.subject, text.join(" ")), reference, names));
        }
    }
    told.push(plain(&copied(world, reference).await, reference, names));
    told
}

/// What the copy of his own data says of where one file stands.
async fn copied(world: &World, reference: &str) -> String {
    let owner = look::file(world, reference).await.owner;
    let mut cx = world.store().begin(kernel::Actor::Citizen { account: owner.uuid() }).await.unwrap();
    let copy = casework::own_data::of(&mut cx, &world.areas.catalogue, owner).await.unwrap();
    let files = copy["applications"].as_array().unwrap();
    let own = files.iter().find(|file| file["reference"] == reference).unwrap();
    let kinds: Vec<&Value> = own["happened"].as_array().unwrap().iter().map(|event| &event["what"]).collect();
    format!("{} {} {kinds:?}", own["stage"], own["registry"]["outcome"])
}

#[tokio::test]
async fn not_located_mismatch_sealed_and_not_allowed_read_the_same_to_a_third_party() {
    let mut world = World::new().await;
    let mut wife = herself(&world).await;
    // Somebody of whom the registry knows nothing.
    let mut ghost = world.cast.people["wife"].clone();
    let born = world.known("wife", "born").parse().unwrap();
    let nobody = kernel::NationalNumber::compose(born, 1, 998, kernel::Sex::Female).unwrap();
    ghost["number"] = Value::from(nobody.digits());
    world.cast.people.insert("ghost".to_owned(), ghost);

    let mut husband = world.citizen("father").await;
    let mut api = world.client("father").await;
    let cases = [
        ("not located", Wanted { subject: "ghost", ..HERS }, "no_record"),
        ("a datum differs", Wanted { mother_name: Some("سعاد حسن محمد"), ..HERS }, ""),
        ("sealed", Wanted { subject: "sealed", ..HERS }, "withheld"),
        ("not allowed", HERS, "ask_first"),
    ];
    let mut all = Vec::new();
    for (what, wanted, reason) in cases {
        if reason == "ask_first" {
            let page = wife.open("/account/requests").await;
            let form = page.must_be_ok().form("/account/requests/lock").with("answer", "yes");
            wife.submit(form).await.must_be_ok().must_say("السؤال أولًا مطلوب منذ");
        }
        let reference = story::paid(&world, &mut husband, &wanted).await;
        let stage = look::stage(&world, &reference).await;
        assert!(matches!(stage, Stage::NotLocated | Stage::Mismatch), "{what}: {stage:?}");
        let file = look::file(&world, &reference).await;
        let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
        let kept = casework::applications::registry::latest(&mut cx, &file).await.unwrap().unwrap();
        drop(cx);
        assert_eq!(kept.reason.as_deref().unwrap_or_default(), reason, "{what}");
        let names = [world.known(wanted.subject, "name"), world.known("wife", "name")];
        all.push((what, told(&world, (&mut husband, &mut api), &reference, &names).await));
    }
    for (what, told) in &all[1..] {
        for (left, right) in told.iter().zip(&all[0].1) {
            assert_eq!(left, right, "{what} reads otherwise than {}", all[0].0);
        }
        assert_eq!(told.len(), all[0].1.len(), "{what}: the same number of messages");
    }
}

#[tokio::test]
async fn whatever_he_tries_with_her_card_he_learns_nothing_of_hers() {
    let world = World::new().await;
    let mut wife = herself(&world).await;
    let known = |what: &str| world.known("wife", what);
    // She has a file of her own under way.
    let own = Wanted { subject: "wife", relation: "self", emirate: "dubai", mother_name: None };
    let reference = story::paid(&world, &mut wife, &own).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let secrets = [reference.clone(), reference.replace('-', ""), HER_CONTACT.to_owned()];
    let silent = |page: &Page| {
        for secret in &secrets {
            assert!(!page.html().contains(secret), "{} shows {secret}", page.path);
        }
    };

    // Registering with her number: the card, the number and her mother's name are right, and it is not said that she is here.
    let mut seen = Vec::new();
    for (at, card) in [known("card"), "ZZ9999999".to_owned()].into_iter().enumerate() {
        let contact = format!("his-other{at}@wasl.example");
        let mut browser = world.registered(&contact, "حسن أيمن").await;
        let page = ask_match(&mut browser, &known("number"), &card, &known("mother_name")).await;
        silent(&page);
        world.pass(Duration::from_secs(61)).await;
        let mut pages = Vec::new();
        for path in ["/account/identity", "/account", "/files", "/account/requests"] {
            let page = browser.open(path).await;
            silent(&page);
            pages.push(plain(&page.html(), "", std::slice::from_ref(&contact)));
        }
        seen.push(pages);
    }
    assert_eq!(seen[0], seen[1], "her right card and a wrong one lead to the same pages");

    // Her file, by its reference, from his own account: every door is the one of an unknown file.
    let mut husband = world.citizen("father").await;
    for rest in ["", "/outcome", "/document", "/delivery", "/appointment", "/messages", "/pay", "/receipt", "/cancel"] {
        let hers = husband.get(&format!("/ar/files/{reference}{rest}")).await;
        let unknown = husband.get(&format!("/ar/files/7K4M-29TX-Q3W{rest}")).await;
        assert_eq!(hers.status, unknown.status, "{rest}");
        assert_eq!(plain(&hers.html(), &reference, &[]), plain(&unknown.html(), "7K4M-29TX-Q3W", &[]), "{rest}");
    }
    let mut api = world.client("father").await;
    let (hers, unknown) =
        (api.get(&format!("/applications/{reference}")).await, api.get("/applications/7K4M-29TX-Q3W").await);
    assert_eq!((hers.status, hers.html()), (unknown.status, unknown.html()));

    // Where her parcel goes, the desk, and the search by her phone.
    for path in ["/desk", "/desk/search", "/desk/identities", "/desk/heirs", "/desk/held"] {
        let page = husband.get(&format!("/ar{path}")).await;
        assert_ne!(page.status, StatusCode::OK, "{path}");
        silent(&page);
    }
    // An enquiry shows him his own words alone.
    let page = husband.open("/account/enquiries").await;
    silent(&page);
    // "I have lost my contact": her contact is sent a code, and so is one that nobody has; he has the phone of neither.
    let mut doors = Vec::new();
    for contact in [HER_CONTACT, "nob-odyx@wasl.example"] {
        let mut browser = world.visitor();
        let page = browser.open("/sign-in").await;
        let sent = browser.send_only(page.form("/sign-in").with("contact", contact)).await;
        let shown = browser.open("/sign-in/code").await;
        doors.push((sent.status, sent.location.clone(), shown.status, plain(&shown.html(), "", &[]).len()));
    }
    assert_eq!((doors[0].0, &doors[0].1, doors[0].2), (doors[1].0, &doors[1].1, doors[1].2));
    // As an heir of a woman who lives: the same answer as for a reference that nobody has.
    let dice = world.store().dice().clone();
    let nobodys = kernel::Reference::draw(kernel::Bucket::draw(dice.as_ref()), dice.as_ref()).to_string();
    for named in [reference.as_str(), nobodys.as_str()] {
        let page = husband.open("/heirs").await;
        let form = page.must_be_ok().form("/heirs").with("reference", named).with("relation", "spouse");
        let form = form.with("words", "رد الرسوم").with_file("proof", "p.png", "image/png", &story::picture());
        husband.submit(form).await.must_be_ok().must_say("قيد البحث");
    }
    assert!(look::file(&world, &reference).await.held.is_none(), "asking as an heir touches nothing of the living");
    // He says that it is himself, and types her number: he is asked about under his own.
    let posing = Wanted { subject: "wife", relation: "self", emirate: "sharjah", mother_name: None };
    let posed = story::paid(&world, &mut husband, &posing).await;
    assert_ne!(look::stage(&world, &posed).await, Stage::UnderReview, "her record is not found by his posing");
    let page = wife.open("/account/requests").await;
    page.must_be_ok().must_say("لم يُطلب شيء");
}

#[tokio::test]
async fn she_is_told_without_his_whereabouts_and_asked_first_if_she_wants() {
    let world = World::new().await;
    let mut wife = herself(&world).await;
    let mut husband = world.citizen("father").await;
    // Not locked: the file goes on, nothing of hers is shown before it is issued, and she is told.
    let reference = story::paid(&world, &mut husband, &HERS).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let about_him = [
        reference.clone(),
        world.contact("father"),
        "الشارقة".to_owned(),
        "دبي".to_owned(),
        "+971501234567".to_owned(),
        world.known("father", "number"),
    ];
    let page = wife.open("/account/requests").await;
    page.must_be_ok().must_say("شهادة ميلاد").must_say("زوج").must_say("للعلم");
    let sent = world.sent_to(HER_CONTACT).await;
    assert!(sent[0].text.contains("/account/requests"), "{:?}", sent[0]);
    for secret in &about_him {
        assert!(!page.html().contains(secret), "her page tells {secret}");
        assert!(sent.iter().all(|one| !one.text.contains(secret)), "a message tells {secret}");
    }

    // Locked: it waits for her, and he reads that nothing was located.
    let page = wife.open("/account/requests").await;
    wife.submit(page.form("/account/requests/lock").with("answer", "yes")).await.must_be_ok();
    let second = story::paid(&world, &mut husband, &HERS).await;
    assert_eq!(look::stage(&world, &second).await, Stage::NotLocated);
    let page = wife.open("/account/requests").await;
    let action = page.must_be_ok().must_say("في انتظار إجابتك").attribute("form.row", "action").unwrap();
    assert!(!page.html().contains(&second));
    // An officer may not decide as if she had agreed.
    let page = husband.open(&format!("/files/{second}/outcome")).await;
    husband.submit(page.form("/to-desk")).await.must_be_ok();
    world.work().await;
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &second).await;
    page.must_be_ok().must_say(KEPT_BACK);
    assert!(!page.has("form[action$='/recommend']"), "{}", page.text());
    assert_eq!(look::stage(&world, &second).await, Stage::UnderReview);
    // Saying no changes nothing that he can see.
    let before = husband.open(&format!("/files/{second}")).await;
    let form = page_form(&mut wife, &action).await.with("answer", "no");
    wife.submit(form).await.must_be_ok();
    world.work().await;
    let after = husband.open(&format!("/files/{second}")).await;
    assert_eq!(plain(&before.html(), &second, &[]), plain(&after.html(), &second, &[]));

    // Saying yes has the registry asked once more.
    let third = story::paid(&world, &mut husband, &HERS).await;
    assert_eq!(look::stage(&world, &third).await, Stage::NotLocated);
    world.prove_again(&mut wife, HER_CONTACT).await;
    let page = wife.open("/account/requests").await;
    let action = page.attribute("form.row", "action").unwrap();
    let form = page_form(&mut wife, &action).await.with("answer", "yes");
    wife.submit(form).await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(look::stage(&world, &third).await, Stage::UnderReview);
    // Her answer is hers alone, and asking again is answered once.
    let mut stranger = world.citizen("stranger").await;
    stranger.open("/account/requests").await.must_be_ok().must_say("لم يُطلب شيء");
}

/// The form with this action on her page.
async fn page_form(wife: &mut Browser, action: &str) -> testkit::Filled {
    let page = wife.open("/account/requests").await;
    page.form(action)
}

#[tokio::test]
async fn neither_spouse_learns_that_the_other_asked_for_their_record() {
    let world = World::new().await;
    let mut wife = herself(&world).await;
    let mut husband = world.citizen("father").await;
    let before = world.sent_to(HER_CONTACT).await.len();
    let reference = copies::paid(&world, &mut husband, &FAMILY, |_| ()).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    assert_eq!(world.sent_to(HER_CONTACT).await.len(), before, "no message");
    wife.open("/account/requests").await.must_be_ok().must_say("لم يُطلب شيء");
    for path in ["/account", "/files", "/account/messages", "/account/looks", "/account/requests", "/account/data"] {
        let page = wife.open(path).await;
        assert!(!page.html().contains(&reference), "{path} tells of his request");
    }
    // Nor he of hers: an account asks for the record, and his screens stay as they were.
    let his_messages = world.sent_to(&world.contact("father")).await.len();
    // What he has not opened before is marked as new once.
    husband.open("/account/messages").await;
    let his_inbox = husband.open("/account/messages").await.text();
    let hers = copies::Copy { applicant: "wife", subject: "wife", spouse: Some("father"), ..FAMILY };
    let asked = copies::paid(&world, &mut wife, &hers, |_| ()).await;
    assert_ne!(asked, reference);
    assert_eq!(world.sent_to(&world.contact("father")).await.len(), his_messages);
    assert_eq!(husband.open("/account/messages").await.text(), his_inbox);
    husband.open("/account/requests").await.must_be_ok().must_say("لم يُطلب شيء");
}

#[tokio::test]
async fn one_account_asks_about_so_many_people_a_year_and_reads_no_number() {
    let mut definitions = catalogue::definitions::Definitions::shipped();
    for own in &mut definitions.0 {
        if own.place.ends_with("birth_certificate") {
            let text = own.sources.get("service.toml").unwrap();
            let fewer = text.replacen("subjects_a_year = 12", "subjects_a_year = 1", 1);
            assert_ne!(text, fewer);
            own.sources = own.sources.clone().with("service.toml", fewer);
        }
    }
    let world = World::with(&definitions).await;
    let mut father = world.citizen("father").await;
    let first = story::paid(&world, &mut father, &story::DAUGHTER).await;
    assert_eq!(look::stage(&world, &first).await, Stage::UnderReview);
    let son = Wanted { subject: "son", ..story::DAUGHTER };
    let second = story::paid(&world, &mut father, &son).await;
    assert_eq!(look::stage(&world, &second).await, Stage::NotLocated, "one too many reads as not located");
    let again = story::paid(&world, &mut father, &story::DAUGHTER).await;
    assert_eq!(look::stage(&world, &again).await, Stage::UnderReview, "the same person again is nobody new");
    let page = father.open(&format!("/files/{second}/outcome")).await;
    assert!(!page.must_be_ok().says("عدد") && !page.says("السنة"));
    // After a year others may be asked about.
    world.pass(Duration::from_secs(366 * 86_400)).await;
    let mut father = world.citizen("father").await;
    let page = father.open(&format!("/files/{second}/outcome")).await;
    father.submit(page.form("/search-again")).await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(look::stage(&world, &second).await, Stage::UnderReview);
}

#[tokio::test]
async fn a_sensitive_page_can_be_left_quickly_with_and_without_an_account() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let page = visitor.open("/services/divorce_certificate").await;
    let away = page.must_be_ok().attribute("a.leave-go", "href").unwrap();
    let calendar = visitor.open(&away).await;
    calendar.must_be_ok();
    for ours in ["وصل", "Wasl", "أحوال", "طلاق"] {
        assert!(!calendar.says(ours), "the page one leaves to says {ours}");
    }
    assert!(!calendar.has("header") && !calendar.has("a"), "nothing leads back");
    assert!(!visitor.open("/services/birth_certificate").await.has(".leave-go"), "an ordinary page needs no way out");
    // Signed in: the session ends on the way, so that going back shows a sign-in.
    let mut man = world.citizen("stranger").await;
    let page = man.open("/services/divorce_certificate").await;
    let left = man.submit(page.must_be_ok().form("/leave")).await;
    assert!(left.path.ends_with("/calendar"), "{}", left.path);
    assert_eq!(man.get("/ar/files").await.status, StatusCode::SEE_OTHER, "he is signed out");
    // A form of another site signs nobody out, and leads away all the same.
    let mut woman = world.citizen("mother").await;
    let page = woman.open("/services/divorce_certificate").await;
    let form = page.form("/leave").with("_csrf", "forged");
    assert!(woman.submit(form).await.path.ends_with("/calendar"));
}
