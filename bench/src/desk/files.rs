//! A year of files, written in the likeness of one that went through the product, with people of their own: every name,
//! number and answer is sealed for its own place and indexed under the product's own keys.

use anyhow::{Context, Result};
use kernel::{Actor, Bucket, Id, Locale, Moment, Reference, Sex, marks};
use people::{Assurance, demo::DemoCitizen};
use serde_json::{Value, json};
use store::{
    Cx, Place, Purpose, Sealed,
    lookup::{self, LookupKind},
};
use uuid::Uuid;

use super::{
    crowd::{self, Chance, Somebody},
    store::{Batch, Likeness, Shelves},
};
use crate::product::Product;

/// Citizens whose files these are; with a hundred and twenty files each they are busier than citizens will be.
const OWNERS: u64 = 10_000;
/// Files written at once.
const BATCH: u64 = 2_000;
/// Of a thousand files, how many wait freely at a mission, and how many at the Authority. The rest has been issued.
const FREE: u64 = 20;
const AT_THE_AUTHORITY: u64 = 10;
/// Every how many files one is in an officer's hands.
const HELD_EVERY: u64 = 200;
/// Of a mission's officer, and of the crowd, at most so many files are remembered to be searched and opened.
const REMEMBERED: usize = 400;
/// The first running number of the people whom files are about; owners come before.
const SUBJECTS: u64 = 1_000_000;

/// Who works at the desks.
pub struct Staff {
    /// Officers, each with the mission.
    pub officers: Vec<(Uuid, String)>,
    /// An approver.
    pub approver: Uuid,
}

/// What somebody at a desk may look for.
#[derive(Clone, Debug)]
pub struct Known {
    /// The public reference.
    pub reference: String,
    /// The mission.
    pub mission: String,
    /// Who holds it, if somebody does.
    pub held_by: Option<Uuid>,
    /// The person it is about.
    pub subject: Somebody,
}

/// The citizens of the crowd.
pub async fn owners(product: &Product) -> Result<Vec<Uuid>> {
    let built = &product.built;
    let mut chance = Chance::new(1);
    let mut citizens = Vec::new();
    for serial in 0..OWNERS {
        let person = crowd::somebody(serial, &mut chance)?;
        citizens.push(DemoCitizen {
            name: person.name,
            contact: format!("crowd-{serial}@wasl.example"),
            number: Some(person.number),
            level: Assurance::Verified,
            language: Locale::AR,
        });
    }
    people::demo::seed(&built.store, (&built.areas.people.passwords, &built.areas.texts), &citizens, &[]).await?;
    let mut cx = built.store.begin(Actor::System("bench.crowd")).await?;
    let mut owners = Vec::with_capacity(citizens.len());
    for citizen in &citizens {
        owners
            .push(lookup::find(&mut cx, LookupKind::Contact, &citizen.contact).await?.context("a citizen's account")?);
    }
    Ok(owners)
}

/// The file in whose likeness others are made, opened.
pub struct Mould {
    likeness: Likeness,
    answers: Vec<(String, Value)>,
    person: Value,
}

impl Mould {
    /// Opens a submitted file.
    pub async fn of(product: &Product, shelves: &mut Shelves, reference: &str) -> Result<Self> {
        let likeness = shelves.likeness(reference).await?;
        let mut cx = product.built.store.begin(Actor::System("bench.crowd")).await?;
        let place = answers_of(likeness.owner, likeness.file);
        let mut answers = Vec::new();
        for (page, sealed) in &likeness.answers {
            answers.push((page.clone(), cx.open(&place, &Sealed::from_bytes(sealed.clone())).await?));
        }
        let person = person_of(likeness.owner, likeness.file);
        let person = cx.open(&person, &Sealed::from_bytes(likeness.person.clone())).await?;
        Ok(Self { likeness, answers, person })
    }
}

/// Writes files until there are `until`, and tells what of them may be looked for.
pub async fn grow(
    product: &Product,
    shelves: &mut Shelves,
    mould: &Mould,
    (owners, staff): (&[Uuid], &Staff),
    (from, until): (u64, u64),
) -> Result<Vec<Known>> {
    let mut known = Vec::new();
    let mut next = from;
    while next < until {
        let end = (next + BATCH).min(until);
        let mut batch = Batch::default();
        let mut cx = product.built.store.begin(Actor::System("bench.crowd")).await?;
        for serial in next..end {
            let file = file(&mut cx, mould, &mut batch, (owners, staff), serial).await?;
            // The remembered ones come from everywhere, and enough of them are in somebody's hands.
            let wanted =
                serial.is_multiple_of((until - from).div_ceil(REMEMBERED as u64).max(1)) || file.held_by.is_some();
            if wanted && known.len() < REMEMBERED * 12 {
                known.push(file);
            }
        }
        cx.commit().await?;
        shelves.add(&mould.likeness, &batch).await?;
        next = end;
    }
    shelves.settle().await?;
    Ok(known)
}

async fn file(
    cx: &mut Cx,
    mould: &Mould,
    batch: &mut Batch,
    (owners, staff): (&[Uuid], &Staff),
    serial: u64,
) -> Result<Known> {
    let mut chance = Chance::new(serial);
    let pick = |chance: &mut Chance, count: usize| usize::try_from(chance.below(count as u64)).unwrap_or_default();
    let owner = *owners.get(pick(&mut chance, owners.len())).context("an owner")?;
    let (officer, mission) = staff.officers.get(pick(&mut chance, staff.officers.len())).context("an officer")?;
    let bucket: Bucket = Id::<marks::Account>::from_uuid(owner).bucket();
    let state = match chance.below(1_000) {
        at if at < FREE => "free",
        at if at < FREE + AT_THE_AUTHORITY => "authority",
        _ if serial.is_multiple_of(HELD_EVERY) => "held",
        _ => "issued",
    };
    // What is still open came in these days; what was issued, some time in the last year.
    let minutes = if state == "issued" { 5 * 1_440 + chance.below(360 * 1_440) } else { chance.below(4 * 1_440) };
    let at = Moment::from_microsecond(cx.now().as_microsecond() - i64::try_from(minutes)? * 60_000_000);
    let id = Id::<marks::Application>::new(bucket, at, cx.dice()).uuid();
    let reference = Reference::draw(bucket, cx.dice());
    let subject = crowd::somebody(SUBJECTS + serial, &mut chance)?;
    let applicant = crowd::somebody(serial % OWNERS, &mut chance)?;
    let relative = crowd::somebody(SUBJECTS * 3 + serial, &mut chance)?;
    let vault = cx.vault().clone();

    for (page, body) in &mould.answers {
        let mut body = body.clone();
        if let Some(answers) = body.get_mut("answers") {
            rewrite(answers, &subject);
        }
        batch.answer_buckets.push(bucket.as_i16());
        batch.answer_files.push(id);
        batch.answer_pages.push(page.clone());
        batch.answer_bodies.push(cx.seal(&answers_of(owner, id), &body).await?.into_bytes());
    }
    let mut person = mould.person.clone();
    person["name"] = json!(subject.name);
    person["number"] = json!(subject.number.digits());
    person["birth_date"] = json!(subject.born.to_string());
    person["sex"] = json!(sex(&subject));
    batch.persons.push(cx.seal(&person_of(owner, id), &person).await?.into_bytes());
    let record = json!({
        "name": subject.name, "number": subject.number.digits(), "sex": sex(&subject), "born": subject.born.to_string(),
        "place_governorate": "01", "father_name": relative.name, "mother_name": applicant.name,
    });
    let recorded = Place::new("casework.registry_answer.record", owner, Purpose::Evidence, id);
    batch.records.push(cx.seal(&recorded, &record).await?.into_bytes());
    let differing = Place::new("casework.registry_answer.differences", owner, Purpose::Evidence, id);
    batch.differences.push(cx.seal(&differing, &json!([])).await?.into_bytes());

    batch.applicants.push(vault.blind(PERSON, applicant.number.digits()));
    batch.subjects.push(vault.blind(PERSON, subject.number.digits()));
    batch.relatives.push(vault.blind(PERSON, relative.number.digits()));
    batch.contacts.push(vault.blind(CONTACT, &subject.mobile));
    let names: Vec<String> = vault.name_index(&subject.name).iter().map(i64::to_string).collect();
    batch.names.push(format!("{{{}}}", names.join(",")));

    batch.buckets.push(bucket.as_i16());
    batch.ids.push(id);
    batch.owners.push(owner);
    batch.references.push(reference.compact().to_owned());
    batch.missions.push(mission.clone());
    batch.moments.push(at.to_string());
    batch.states.push(state.to_owned());
    batch.officers.push(*officer);
    batch.approvers.push(staff.approver);
    batch.first_turns.push(Id::<marks::Application>::new(bucket, at, cx.dice()).uuid());
    batch.second_turns.push(Id::<marks::Application>::new(bucket, at, cx.dice()).uuid());
    Ok(Known {
        reference: reference.to_string(),
        mission: mission.clone(),
        held_by: (state == "held").then_some(*officer),
        subject,
    })
}

/// The domains of the product's blind indexes. If they were others, no search of the run would find anything, and it fails.
const PERSON: &str = "people.person";
const CONTACT: &str = "casework.contact";

/// Puts another person into the answers of a page.
fn rewrite(answers: &mut Value, subject: &Somebody) {
    let Some(answers) = answers.as_object_mut() else { return };
    for (name, value) in answers {
        match name.as_str() {
            "subject_name" => value["full"] = json!(subject.name),
            "subject_number" => *value = json!(subject.number.digits()),
            "birth_date" => *value = json!(subject.born.to_string()),
            "contact_mobile" => *value = json!(subject.mobile),
            _ => {}
        }
    }
}

fn sex(person: &Somebody) -> &'static str {
    match person.sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

fn answers_of(owner: Uuid, file: Uuid) -> Place {
    Place::new("casework.answer.body", owner, Purpose::Application, file)
}

fn person_of(owner: Uuid, file: Uuid) -> Place {
    Place::new("casework.person.body", owner, Purpose::Application, file)
}
