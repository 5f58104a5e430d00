//! The pages as a visitor meets them, without scripts and without an account.

use catalogue::{
    definitions::Kind,
    switches::{self, Name, Setting},
};
use kernel::Actor;
use testkit::Page;

use crate::world::World;

#[tokio::test]
async fn the_list_leads_to_the_service_and_says_price_and_stage() {
    let world = World::new().await;
    let page = world.browser().open("/services").await;
    page.must_be_ok().must_say("شهادة ميلاد مميكنة").must_say("مرحلة تجريبية").must_say("٦٫١٢ دراهم إماراتية");
    let page = world.browser().reading("en").open("/services").await;
    page.must_be_ok().must_say("Computerised birth certificate").must_say("AED");
}

#[tokio::test]
async fn a_service_says_everything_before_one_question() {
    let world = World::new().await;
    let page = world.browser().reading("en").open("/services/birth_certificate").await;
    page.must_be_ok()
        .must_say("Civil Status Authority")
        .must_say("indicative")
        .must_say("Exchange rate: AED 1 is about")
        .must_say("planning rate of the pilot")
        .must_say("a residence permit is neither asked for nor kept")
        .must_say("The applicant's national card or Egyptian passport")
        .must_say("If paid today");
    assert_eq!(world.browser().open("/services/nothing").await.status, 404);
}

async fn asked(world: &World, answers: &[(&str, &str)]) -> Page {
    let mut browser = world.browser().reading("en");
    let mut page = browser.open("/services/birth_certificate/questions").await;
    for (name, value) in answers {
        page.must_be_ok();
        assert!(page.has(&format!("input[type=radio][name={name}]")), "{name} is asked now: {}", page.text());
        page = browser.submit(page.form("/questions").with(name, value)).await;
    }
    page
}

const ELIGIBLE: [(&str, &str); 6] = [
    ("country", "ae"),
    ("registered", "yes"),
    ("relation", "father"),
    ("used_in", "residence"),
    ("used_at", "court"),
    ("issued_before", "no"),
];

#[tokio::test]
async fn the_questions_come_one_by_one_and_end_in_a_form_that_applies() {
    let world = World::new().await;
    let page = asked(&world, &ELIGIBLE).await;
    page.must_be_ok()
        .must_say("You can apply.")
        .must_say("after the attestations named")
        .must_say("Attestation by the Embassy of the Emirates in Cairo")
        .must_say("Genuine is not the same as attested")
        .must_say("EGP 79.96")
        .must_say("AED 6.12");
    let form = page.form("/apply/birth_certificate");
    for (name, value) in ELIGIBLE {
        assert_eq!(form.value(name), Some(value));
    }
}

#[tokio::test]
async fn an_unknown_receiving_body_says_ask() {
    let world = World::new().await;
    let mut answers = ELIGIBLE;
    answers[4] = ("used_at", "bank");
    let page = asked(&world, &answers).await;
    page.must_say("Ask the receiving body before you pay");
    assert!(!page.says("Accepted"));
    answers[3] = ("used_in", "elsewhere");
    asked(&world, &answers).await.must_say("Ask the receiving body before you pay");
}

#[tokio::test]
async fn an_unregistered_birth_leads_to_first_registration() {
    let world = World::new().await;
    for answer in ["no", "unknown"] {
        let mut answers = ELIGIBLE;
        answers[1] = ("registered", answer);
        let page = asked(&world, &answers).await;
        page.must_be_ok()
            .must_say("cannot apply")
            .must_say("form 32 within thirty days")
            .must_say("What would change it?");
        assert!(!page.has("form[action$='/apply/birth_certificate']"));
    }
}

#[tokio::test]
async fn a_closed_country_shows_todays_way_and_takes_a_wish_once() {
    let world = World::new().await;
    let mut answers = ELIGIBLE;
    answers[0] = ("country", "sa");
    asked(&world, &answers).await.must_say("not yet offered to residents").must_say("Page of Saudi Arabia");

    let mut browser = world.browser().reading("en");
    let page = browser.open("/countries/sa").await;
    page.must_be_ok().must_say("form 40").must_say("About three months").must_say("Last verified").must_say("Riyadh");
    let page = browser.submit(page.form("/interest").with("contact", "not a contact")).await;
    assert_eq!(page.status, 422);
    page.must_say("A telephone number has digits only");
    for contact in ["Mona@Example.com", "Mona@example.com", "+966 50 123 4567"] {
        let page = browser.open("/countries/sa").await;
        browser
            .submit(page.form("/interest").with("contact", contact))
            .await
            .must_be_ok()
            .must_say("Your wish is noted");
    }
    world.work().await;
    assert!(world.crier.0.lock().unwrap().is_empty(), "nobody is told while it is closed");

    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let open = Setting::new(Kind::Country, "sa", Name::Stage, "pilot");
    switches::set(&mut cx, &open, "test", "a rehearsal").await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    world.work().await;
    let mut told: Vec<String> = world.crier.0.lock().unwrap().iter().map(|(to, _)| to.clone()).collect();
    told.sort();
    assert_eq!(told, ["+966501234567", "Mona@example.com"]);
}

#[tokio::test]
async fn countries_show_their_missions_and_egypt_is_none_of_them() {
    let world = World::new().await;
    let page = world.browser().open("/countries/ae").await;
    page.must_be_ok().must_say("القنصلية العامة").must_say("الشارقة").must_say("لا توجد مواعيد مؤكدة بعد");
    assert!(!page.has("form[action$='/interest']"));
    assert_eq!(world.browser().open("/countries/eg").await.status, 404);
    assert_eq!(world.browser().open("/countries/zz").await.status, 404);
}

#[tokio::test]
async fn the_api_says_the_same() {
    let world = World::new().await;
    let list = world.browser().get("/api/v1/services").await.json();
    assert_eq!(list[0]["key"], "birth_certificate");
    assert_eq!(list[0]["offered_in"], serde_json::json!(["ae"]));
    let query = "country=ae&registered=yes&relation=sister&used_in=egypt&used_at=court&issued_before=yes";
    let one = world.browser().get(&format!("/api/v1/services/birth_certificate?{query}")).await.json();
    assert_eq!(one["price"]["total_egp"], "59.38");
    assert_eq!(one["price"]["currency"], "AED");
    assert_eq!(one["taken"], true);
    assert_eq!(one["unmet"], serde_json::json!([]));
    let documents: Vec<&str> = one["documents"].as_array().unwrap().iter().filter_map(|d| d["key"].as_str()).collect();
    assert_eq!(documents, ["applicant_identity", "kinship_proof", "subject_passport"]);
    let kinds: Vec<&str> =
        one["pages"].as_array().unwrap().iter().filter_map(|p| p["fields"][0]["kind"].as_str()).collect();
    assert!(kinds.contains(&"secret_text"));
    let country = world.browser().get("/api/v1/countries/sa").await.json();
    assert_eq!(country["stage"], "closed");
    assert_eq!(country["today"][0]["service"], "birth_certificate");
    assert_eq!(world.browser().get("/api/v1/services/nothing").await.status, 404);
}

#[tokio::test]
async fn the_desk_for_rules_is_not_there_for_visitors() {
    let world = World::new().await;
    let page = world.browser().get("/ar/desk/rules").await;
    assert!(!page.status.is_success(), "{}", page.status);
}

#[tokio::test]
async fn nonsense_in_the_address_counts_as_not_answered() {
    let world = World::new().await;
    let path = "/services/birth_certificate/questions?country=%00&registered=%3Cscript%3E&relation=king&x=y";
    let page = world.browser().reading("en").open(path).await;
    page.must_be_ok().must_say("In which country do you live now?");
    assert!(!page.html().contains("<script>&"), "nothing of the address is echoed");
    let page = world.browser().reading("en").open("/services/birth_certificate?country=zz&copies=-1").await;
    page.must_be_ok();
}

#[tokio::test]
async fn a_question_sent_without_an_answer_says_so_at_its_field() {
    let world = World::new().await;
    let mut browser = world.browser().reading("en");
    let page = browser.open("/services/birth_certificate/questions?country=ae").await;
    page.must_be_ok().must_say("Was the birth ever registered with Egypt?").must_say("health office in Egypt");
    let page = browser.submit(page.form("/questions")).await;
    assert_eq!(page.status, 422);
    page.must_say("Choose an answer");
    assert!(page.has("#registered[type=radio]") && page.has("a[href='#registered']"));
}
