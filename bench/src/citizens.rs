//! Citizens with drafts that are ready to be submitted, made through the product's own commands and API.

use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use kernel::{Actor, Day, Locale, NationalNumber, Sex};
use people::{Assurance, demo::DemoCitizen};
use serde_json::{Value, json};
use store::lookup::{self, LookupKind};
use uuid::Uuid;
use web::sessions::{self, SessionKind};

use crate::{
    http::{self, Connection},
    product::Product,
    rounds::Plan,
};

const NAME: &str = "محمود عبد الله السيد حسن";

/// A draft, and what opens it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The account.
    pub account: Uuid,
    /// A bearer token of its owner.
    pub token: String,
    /// The public reference.
    pub reference: String,
}

impl Draft {
    /// The request that submits it, with a key of its own.
    pub fn submit(&self, key: &str) -> Vec<u8> {
        let path = format!("/applications/{}/submit", self.reference);
        http::post(&path, &self.token, key, r#"{"declared":true}"#)
    }

    /// The request that reads it.
    pub fn read(&self) -> Vec<u8> {
        http::get(&format!("/applications/{}", self.reference), &self.token)
    }
}

/// Every draft of the bench.
pub struct Citizens {
    /// Drafts that clients submit.
    pub drafts: Vec<Draft>,
    /// The one whose statements are captured.
    pub specimen: Draft,
}

impl Citizens {
    /// Opens accounts, signs them in, and fills in their drafts over the API.
    pub async fn prepare(product: &Product, plan: &Plan) -> Result<Self> {
        let people = signed_in(product, plan.citizens + 1).await?;
        let mut wanted = vec![people[0].clone()];
        for _ in 0..plan.drafts_each {
            wanted.extend_from_slice(&people[1..]);
        }
        let next = AtomicUsize::new(0);
        let fill = async || -> Result<Vec<Draft>> {
            let mut connection = Connection::open(product.address).await?;
            let mut drafts = Vec::new();
            while let Some(person) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                drafts.push(draft(&mut connection, person).await?);
            }
            Ok(drafts)
        };
        let parts = tokio::try_join!(fill(), fill(), fill(), fill(), fill(), fill())?;
        let mut drafts: Vec<Draft> = [parts.0, parts.1, parts.2, parts.3, parts.4, parts.5].concat();
        let at = drafts.iter().position(|draft| draft.account == people[0].account).context("the specimen")?;
        let specimen = drafts.swap_remove(at);
        Ok(Self { drafts, specimen })
    }
}

#[derive(Clone)]
struct Person {
    account: Uuid,
    token: String,
    number: NationalNumber,
    born: Day,
}

async fn signed_in(product: &Product, count: usize) -> Result<Vec<Person>> {
    let built = &product.built;
    let mut known = Vec::with_capacity(count);
    for serial in 0..count {
        let born = Day::new(1970, 1, 1)?.plus_days(i32::try_from(serial)?);
        let number = NationalNumber::compose(born, 1, 7, Sex::Male).context("composing a fictional number")?;
        known.push((format!("bench-{serial}@wasl.example"), number, born));
    }
    let accounts: Vec<DemoCitizen> = known
        .iter()
        .map(|(contact, number, _)| DemoCitizen {
            name: NAME.to_owned(),
            contact: contact.clone(),
            number: Some(*number),
            level: Assurance::Verified,
            language: Locale::AR,
        })
        .collect();
    people::demo::seed(&built.store, (&built.areas.people.passwords, &built.areas.texts), &accounts, &[]).await?;
    let mut people = Vec::with_capacity(count);
    for (contact, number, born) in known {
        let mut cx = built.store.begin(Actor::System("bench.sessions")).await?;
        let account = lookup::find(&mut cx, LookupKind::Contact, &contact).await?.context("an account")?;
        let opened = sessions::open(&mut cx, SessionKind::Citizen, account, "bench").await?;
        cx.commit().await?;
        people.push(Person { account, token: opened.token().to_owned(), number, born });
    }
    Ok(people)
}

/// A birth certificate of one's own, everything answered.
async fn draft(connection: &mut Connection, person: &Person) -> Result<Draft> {
    let before = json!({ "registered": "yes", "relation": "self", "used_in": "residence", "used_at": "school", "issued_before": "no" });
    let body = json!({ "service": "birth_certificate", "country": "ae", "answers": before });
    let file = post(connection, "/applications", person, &body).await?;
    let reference = file["reference"].as_str().context("a reference")?.to_owned();
    let path = format!("/applications/{reference}/answers");
    let mut state = file;
    for (page, answers) in [
        ("subject_name", json!({ "subject_name": NAME })),
        ("number_known", json!({ "number_known": true })),
        ("subject_number", json!({ "subject_number": person.number.digits() })),
        ("birth_date", json!({ "birth_date": person.born.to_string() })),
        ("birth_place", json!({ "birth_governorate": "01" })),
        ("mother_name", json!({ "mother_name": "فاطمة إبراهيم علي" })),
        ("residence", json!({ "residence": { "emirate": "sharjah" }, "residence_declared": true })),
        ("contact", json!({ "contact_mobile": "+971501234567" })),
        // A passport may be shown and need not be.
        ("subject_passport", json!({})),
        ("declaration", json!({ "declaration": true })),
    ] {
        state = post(connection, &path, person, &json!({ "page": page, "answers": answers })).await?;
    }
    let pages = state["pages"].as_array().context("the pages of a draft")?;
    if let Some(open) = pages.iter().find(|page| page["complete"] != json!(true)) {
        bail!("the draft still asks for {open}");
    }
    Ok(Draft { account: person.account, token: person.token.clone(), reference })
}

#[expect(clippy::disallowed_methods, reason = "an idempotency key is any text; nothing here is an id of ours")]
async fn post(connection: &mut Connection, path: &str, person: &Person, body: &Value) -> Result<Value> {
    let request = http::post(path, &person.token, &Uuid::new_v4().to_string(), &body.to_string());
    let answered = connection.call(&request).await?;
    if answered.status >= 300 {
        bail!("{path}: {} {}", answered.status, String::from_utf8_lossy(&answered.body));
    }
    Ok(serde_json::from_slice(&answered.body)?)
}
