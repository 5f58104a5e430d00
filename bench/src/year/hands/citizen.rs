//! What a citizen does: applies, pays, changes her mind, answers what she is asked, writes an enquiry.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use testkit::Client;
use web::sessions::SessionKind;

use super::{client, session};
use crate::{
    desk::crowd::Chance,
    year::{
        Year,
        applicants::Applicant,
        course::{Course, Paying, Wish},
        store::{Asked, What},
    },
};

/// A mother's name that is on no record of the registry.
const ANOTHER_MOTHER: &str = "اعتماد شكري المهدي";

/// Applies and pays as drawn; the reference, and how many webhooks the gateway sends because of it.
pub async fn applies(year: &Year, course: &Course) -> Result<(String, usize)> {
    let who = year.applicants.get(course.applicant).context("an applicant")?;
    let mut api =
        Api { client: client(&year.world, who.account).await?, key: format!("year-{}", course.serial), calls: 0 };
    if course.enquires {
        enquires(year, who, course.serial).await?;
    }
    let reference = submitted(year, who, course, &mut api).await?;
    let told = pays(year, course.paying, &reference, &mut api).await?;
    Ok((reference, told))
}

/// Withdraws what she has just paid.
pub async fn withdraws(year: &Year, course: &Course, reference: &str) -> Result<()> {
    let who = year.applicants.get(course.applicant).context("an applicant")?;
    let client = client(&year.world, who.account).await?;
    let mut api = Api { client, key: format!("withdraws-{}", course.serial), calls: 0 };
    // A payment of which the gateway told nobody is found out later; what is not paid yet may be withdrawn as well.
    api.post(&format!("/applications/{reference}/cancel"), &json!({})).await.map(drop)
}

/// Does something about what she was asked, or lets it be for now.
pub async fn reacts(year: &Year, asked: &Asked) -> Result<()> {
    let Some(who) = year.applicants.iter().find(|one| one.account == asked.owner) else {
        bail!("{} belongs to nobody of the year", asked.reference)
    };
    let mut chance = Chance::new(asked.dice);
    let drawn = chance.below(100);
    let path = format!("/applications/{}", asked.reference);
    let key = format!("react-{}-{}", asked.reference, asked.since.as_second());
    let mut api = Api { client: client(&year.world, who.account).await?, key, calls: 0 };
    match asked.what {
        // Of eight who are asked one never answers, and the file ends by the rule.
        What::Correction if drawn < 12 => Ok(()),
        What::Correction => {
            let post = year.posts.get(who.post).context("a mission")?;
            let answers = json!({ "residence": { (post.area.0.as_str()): post.area.1 }, "residence_declared": true });
            api.answer(&asked.reference, "residence", answers).await?;
            api.post(&format!("{path}/correction"), &json!({})).await.map(drop)
        }
        What::Outcome if drawn < 15 => api.post(&format!("{path}/cancel"), &json!({})).await.map(drop),
        What::Outcome if drawn < 50 && asked.first => {
            api.answer(&asked.reference, "mother_name", json!({ "mother_name": who.mother })).await?;
            api.post(&format!("{path}/search-again"), &json!({})).await.map(drop)
        }
        What::Outcome => api.post(&format!("{path}/to-desk"), &json!({})).await.map(drop),
    }
}

/// Fills in a draft and submits it; the reference.
async fn submitted(year: &Year, who: &Applicant, course: &Course, api: &mut Api) -> Result<String> {
    let post = year.posts.get(who.post).context("a mission")?;
    let mother = if course.mistaken { ANOTHER_MOTHER } else { who.mother.as_str() };
    let (service, before) = match course.wish {
        Wish::IndividualRecord => {
            ("individual_record", json!({ "relation": "self", "used_in": "residence", "used_at": "embassy" }))
        }
        Wish::BirthCertificate => (
            "birth_certificate",
            json!({ "registered": "yes", "relation": "self", "used_in": "residence", "used_at": "school", "issued_before": "no" }),
        ),
    };
    let body = json!({ "service": service, "country": post.country.key, "answers": before });
    let mut state = api.post("/applications", &body).await?;
    let reference = state["reference"].as_str().context("a reference")?.to_owned();
    let residence = json!({ "residence": { (post.area.0.as_str()): post.area.1 }, "residence_declared": true });
    let paper = course.paper && post.country.key == "ae";
    let mut contact = json!({ "contact_mobile": format!("{}{:07}", post.mobile, course.serial % 10_000_000) });
    if paper {
        contact["delivery"] = json!("courier");
    }
    let mut pages = vec![
        ("subject_name", json!({ "subject_name": who.name })),
        ("number_known", json!({ "number_known": true })),
        ("subject_number", json!({ "subject_number": who.number.digits() })),
    ];
    if course.wish == Wish::BirthCertificate {
        pages.push(("birth_date", json!({ "birth_date": who.born.to_string() })));
        pages.push(("birth_place", json!({ "birth_governorate": format!("{:02}", who.governorate) })));
        if who.governorate == ABROAD {
            pages.push(("birth_abroad", json!({ "birth_abroad_place": "الخليج" })));
        }
    }
    pages.extend([("mother_name", json!({ "mother_name": mother })), ("residence", residence), ("contact", contact)]);
    if paper {
        let address =
            json!({ "emirate": post.area.1, "area": "المجاز", "building": "برج البحيرة ١٢", "mobile": "0501234567" });
        pages.push(("paper_copies", json!({ "paper_copies": 1 })));
        pages.push(("attested", json!({ "attested": false })));
        pages.push(("delivery_to", json!({ "delivery_name": who.name, "delivery_address": address })));
    }
    pages.extend([("subject_passport", json!({})), ("declaration", json!({ "declaration": true }))]);
    for (page, answers) in pages {
        state = api.answer(&reference, page, answers).await?;
    }
    let pages = state["pages"].as_array().context("the pages of a draft")?;
    if let Some(open) = pages.iter().find(|page| page["complete"] != json!(true)) {
        bail!("{service} from {} still asks for {open}", post.country.key);
    }
    api.post(&format!("/applications/{reference}/submit"), &json!({ "declared": true })).await?;
    Ok(reference)
}

/// The code of a birth abroad in a national number.
const ABROAD: u8 = 88;

/// Pays as drawn; how many webhooks come of it.
async fn pays(year: &Year, paying: Paying, reference: &str, api: &mut Api) -> Result<usize> {
    let choices: &[&str] = match paying {
        Paying::Never => return Ok(0),
        Paying::SecondTry => &["decline", "success"],
        Paying::Choice(choice) => &[choice],
    };
    let attempt = api.post(&format!("/applications/{reference}/payments"), &json!({ "language": "ar" })).await?;
    let checkout = attempt["checkout_url"].as_str().context("a checkout")?;
    let mut told = 0;
    for choice in choices {
        year.world.choose(checkout, choice).await;
        told += match *choice {
            "lost" => 0,
            "duplicate" | "twice" => 2,
            _ => 1,
        };
    }
    Ok(told)
}

/// Writes an enquiry, as a person does on the page.
async fn enquires(year: &Year, who: &Applicant, serial: u64) -> Result<()> {
    let topic = if serial.is_multiple_of(2) { "fees" } else { "mission_service" };
    let mission = &year.posts.get(who.post).context("a mission")?.mission;
    let token = session(&year.world, SessionKind::Citizen, who.account).await?;
    let mut browser = year.world.visitor().with_cookie("wasl", &token);
    let page = browser.open("/account/enquiries/new").await;
    let form = page.must_be_ok().form("/account/enquiries/new").with("topic", topic).with("mission", mission);
    let sent = browser.send_only(form.with("text", "أرجو الإفادة بموعد الرد على الطلب.")).await;
    if sent.status.as_u16() != 303 {
        bail!("an enquiry was not taken: {}\n{}", sent.status, sent.text());
    }
    Ok(())
}

/// The API in one person's hands, every call under a key of its own.
struct Api {
    client: Client,
    key: String,
    calls: u32,
}

impl Api {
    async fn post(&mut self, path: &str, body: &Value) -> Result<Value> {
        self.calls += 1;
        let key = format!("{}-{}", self.key, self.calls);
        let page = self.client.post_with(path, &key, body).await;
        if !page.status.is_success() {
            bail!("{path}: {} {}", page.status, page.html());
        }
        Ok(page.json())
    }

    async fn answer(&mut self, reference: &str, page: &str, answers: Value) -> Result<Value> {
        self.post(&format!("/applications/{reference}/answers"), &json!({ "page": page, "answers": answers })).await
    }
}
