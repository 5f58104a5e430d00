//! What people and officers do with enquiries. The clock of the promise starts and stops here; telling the citizen is a
//! job written in the same transaction.

use std::time::Duration;

use ::store::{Cx, Scope, access, throttle};
use kernel::{Failure, Id, Outcome, Reference, RefusalKind, Slips, marks};
use service_model::country::Desk;
use uuid::Uuid;

use super::{
    jobs,
    model::{Act, Enquiry, Facts},
    policy,
    said::{Asked, Reply, Said},
    store,
};
use crate::{
    attachments::{self, Attachment},
    ports::{FileCard, FileName, Files, Offices},
    threads::{self, Counted, Letter, Strand, Written, checked_words, must_have_words},
};

/// A person may open so many enquiries a day.
const OPENED: throttle::Rule =
    throttle::Rule { name: "messaging-throttle-enquiries", limit: 10, window: Duration::from_secs(86_400) };
/// A person may write so many times in an enquiry within an hour.
const WRITTEN: throttle::Rule =
    throttle::Rule { name: "messaging-throttle-letters", limit: 20, window: Duration::from_secs(3_600) };

/// Opens an enquiry, routes it by the row of its topic and promises an answer by the working calendar of that row.
///
/// # Errors
/// Slips for an unknown topic or mission, for a file that is not the person's own, for no words; too many in a day.
pub async fn open(
    cx: &mut Cx,
    (offices, files): (&Offices, &dyn Files),
    (owner, counted): (Id<marks::Account>, Option<Counted>),
    asked: &Asked,
) -> Outcome<Reference> {
    let mut slips = Slips::new();
    let topic = offices.topic(&asked.topic);
    if topic.is_none() {
        slips.add("topic", "messaging-slip-topic");
    }
    let mission = offices.receiving().find(|(_, mission)| mission.key == asked.mission);
    if mission.is_none() {
        slips.add("mission", "messaging-slip-mission");
    }
    let card = match &asked.file {
        None => None,
        Some(typed) => match own_file(cx, files, owner, typed).await? {
            Some(card) => Some(card),
            None => {
                slips.add("about", "messaging-slip-file");
                None
            }
        },
    };
    let text = checked_words(&asked.text, &mut slips);
    let (Some(topic), Some((country, mission))) = (topic, mission) else { return Err(slips.into()) };
    let text = slips.or(|| text)?;
    if counted.is_none() {
        count_opening(cx, owner).await?;
    }

    let calendar = if topic.residence_calendar { country } else { offices.home.as_ref() };
    let sober = card.as_ref().is_some_and(|card| card.sober);
    let office = match topic.holder {
        Desk::Mission => mission.key.clone(),
        central => central.as_str().to_owned(),
    };
    let enquiry = Enquiry {
        id: Id::new(owner.bucket(), cx.now(), cx.dice()),
        reference: Reference::draw(owner.bucket(), cx.dice()),
        owner,
        topic: topic.key.clone(),
        complaint: topic.complaint,
        agency: topic.agency.clone(),
        desk: topic.holder,
        office,
        mission: mission.key.clone(),
        calendar: calendar.key.clone(),
        file: card.map(|card| card.reference),
        opened: cx.now(),
        facts: Facts::opened(topic.working, topic.rated && !sober, cx.now(), &calendar.calendar),
        version: 1,
    };
    store::insert(cx, &enquiry).await?;
    threads::store::insert(cx, &strand(&enquiry), threads::New::by_citizen(&text, asked.attached.as_ref())).await?;
    jobs::tell(cx, &enquiry, "enquiry_received").await?;
    jobs::watch(cx, &enquiry, &enquiry.facts).await?;
    Ok(enquiry.reference)
}

/// The card of a file that is the person's own; nothing for any other, whether it exists or not.
async fn own_file(cx: &mut Cx, files: &dyn Files, owner: Id<marks::Account>, typed: &str) -> Outcome<Option<FileCard>> {
    let Ok(reference) = typed.parse() else { return Ok(None) };
    match files.card(cx, &Scope::Owner(owner), FileName::Reference(reference)).await {
        Ok(card) => Ok(Some(card)),
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => Ok(None),
        Err(other) => Err(other),
    }
}

/// Counts one more enquiry of the day, before a file is examined.
///
/// # Errors
/// Too many in a day.
pub async fn count_opening(cx: &Cx, owner: Id<marks::Account>) -> Outcome<Counted> {
    throttle::hit(cx, &OPENED, &owner.to_string()).await.map(Counted)
}

/// Counts one more letter of the hour in an enquiry of the person's own.
///
/// # Errors
/// Not found for anybody else's; too many within an hour.
pub async fn count_writing(cx: &mut Cx, owner: Id<marks::Account>, reference: Reference) -> Outcome<Counted> {
    let enquiry = store::load(cx, &Scope::Owner(owner), reference).await?;
    throttle::hit(cx, &WRITTEN, &enquiry.id.to_string()).await.map(Counted)
}

/// The citizen's own enquiry with its letters, without notes; what the agency wrote counts as read.
///
/// # Errors
/// Not found for anybody else's.
pub async fn read_as_citizen(
    cx: &mut Cx,
    owner: Id<marks::Account>,
    reference: Reference,
) -> Outcome<(Enquiry, Vec<Letter>)> {
    let enquiry = store::load(cx, &Scope::Owner(owner), reference).await?;
    let strand = strand(&enquiry);
    let letters = threads::store::letters(cx, &strand, threads::Reader::Citizen).await?;
    threads::store::mark_read(cx, &strand, true).await?;
    Ok((enquiry, letters))
}

/// The citizen writes again; an answered enquiry is open again, with the whole promised time.
///
/// # Errors
/// Not found for anybody else's; a slip for no words or too many.
pub async fn write(
    cx: &mut Cx,
    offices: &Offices,
    (owner, _counted): (Id<marks::Account>, Counted),
    reference: Reference,
    written: Written<'_>,
) -> Outcome<Enquiry> {
    let enquiry = store::load(cx, &Scope::Owner(owner), reference).await?;
    let text = must_have_words(written.text)?;
    let facts = enquiry.facts.after(Act::CitizenWrites, cx.now(), offices.calendar(&enquiry.calendar)?)?;
    threads::store::insert(cx, &strand(&enquiry), threads::New::by_citizen(&text, written.attached)).await?;
    if facts != enquiry.facts {
        store::save(cx, &enquiry, &facts).await?;
        let saved = Enquiry { version: enquiry.version + 1, ..enquiry.clone() };
        store::save_rest(cx, &saved, &facts).await?;
        jobs::watch(cx, &enquiry, &facts).await?;
    }
    Ok(enquiry)
}

/// The citizen says whether the answer helped.
///
/// # Errors
/// Not found for anybody else's; a conflict where nobody asks, as always on a death or a divorce.
pub async fn rate(
    cx: &mut Cx,
    offices: &Offices,
    owner: Id<marks::Account>,
    reference: Reference,
    helped: bool,
) -> Outcome<Enquiry> {
    let enquiry = store::load(cx, &Scope::Owner(owner), reference).await?;
    let facts = enquiry.facts.after(Act::Rate(helped), cx.now(), offices.calendar(&enquiry.calendar)?)?;
    store::save_rest(cx, &enquiry, &facts).await?;
    Ok(enquiry)
}

/// An enquiry for whoever answers it, with its notes and an entry in the access log.
///
/// # Errors
/// Not found for another desk's or mission's; forbidden for one she wrote herself.
pub async fn read_as_officer(cx: &mut Cx, reference: Reference) -> Outcome<(Enquiry, Vec<Letter>)> {
    let enquiry = looked_at(cx, reference, ("/{lang}/desk/enquiries/{reference}", "letters")).await?;
    let strand = strand(&enquiry);
    let letters = threads::store::letters(cx, &strand, threads::Reader::Desk).await?;
    threads::store::mark_read(cx, &strand, false).await?;
    Ok((enquiry, letters))
}

/// What hangs on a letter of an enquiry, for whoever answers it, with its bytes and an entry in the access log.
///
/// # Errors
/// As [`read_as_officer`]; not found for what hangs elsewhere.
pub async fn look_at_attachment(cx: &mut Cx, reference: Reference, id: Uuid) -> Outcome<(Attachment, Vec<u8>)> {
    const ROUTE: &str = "/{lang}/desk/enquiries/{reference}/attachments/{attachment}/{page}";
    let enquiry = looked_at(cx, reference, (ROUTE, "attachment")).await?;
    let found = attachments::store::one(cx, &strand(&enquiry), threads::Reader::Desk, id).await?;
    let bytes = attachments::bytes(cx, &found).await?;
    Ok((found, bytes))
}

/// The enquiry for the officer who looks, recorded in the transaction that reads.
async fn looked_at(cx: &mut Cx, reference: Reference, (route, field): (&'static str, &str)) -> Outcome<Enquiry> {
    let enquiry = held(cx, reference).await?;
    let purpose = format!("enquiry {}", enquiry.reference);
    access::record(cx, access::Access { file: None, purpose, route, fields: &[field] }).await?;
    Ok(enquiry)
}

/// The owner of an enquiry that the officer may answer now, for what is received before it hangs on a letter.
///
/// # Errors
/// As [`read_as_officer`].
pub async fn owner(cx: &mut Cx, reference: Reference) -> Outcome<Id<marks::Account>> {
    Ok(held(cx, reference).await?.owner)
}

/// An officer answers, asks the citizen something, or leaves a note.
///
/// # Errors
/// As [`read_as_officer`]; a conflict for a question after the answer, or if a colleague was quicker; a slip for the words.
pub async fn answer(
    cx: &mut Cx,
    offices: &Offices,
    staff: Id<marks::Staff>,
    reference: Reference,
    said: &Said,
) -> Outcome<Enquiry> {
    let enquiry = held(cx, reference).await?;
    let text = must_have_words(&said.text)?;
    let letter = match said.reply {
        Reply::Note => threads::New::note(staff, &text, said.attached.as_ref()),
        Reply::Answer | Reply::Question => threads::New::by_officer(staff, &text, said.attached.as_ref()),
    };
    threads::store::insert(cx, &strand(&enquiry), letter).await?;
    let (act, kind) = match said.reply {
        Reply::Note => return Ok(enquiry),
        Reply::Answer => (Act::AgencyAnswers, "enquiry_answered"),
        Reply::Question => (Act::AgencyAsks, "enquiry_question"),
    };
    let facts = enquiry.facts.after(act, cx.now(), offices.calendar(&enquiry.calendar)?)?;
    store::save(cx, &enquiry, &facts).await?;
    jobs::tell(cx, &enquiry, kind).await?;
    Ok(enquiry)
}

/// The enquiry, for the member of staff who acts.
async fn held(cx: &mut Cx, reference: Reference) -> Outcome<Enquiry> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let enquiry = store::load(cx, &scope, reference).await?;
    let herself = people::is_same_person(cx, staff, enquiry.owner).await?;
    let _permit = policy::may_answer(cx.actor(), &enquiry, herself)?;
    Ok(enquiry)
}

fn strand(enquiry: &Enquiry) -> Strand {
    Strand { id: enquiry.id.uuid(), owner: enquiry.owner, office: enquiry.office.clone() }
}
