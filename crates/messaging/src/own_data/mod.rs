//! What was said to a person and what was written in the person's files and enquiries, for the copy of one's own data.
//!
//! Letters say from which side they came, never which member of staff wrote them.

mod store;

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use crate::{
    enquiries::{self, Enquiry},
    preferences,
};

/// Preferences, notices on every channel, letters and enquiries.
///
/// # Errors
/// Faults of the database.
pub async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let chosen = preferences::store::load(cx, account).await?;
    let notices = store::notices(cx, account).await?;
    let letters = store::letters(cx, account).await?;
    // A copy is whole: no page of it.
    let enquiries = enquiries::store::of_owner(cx, account, i64::MAX).await?;
    let enquiries: Vec<Value> = enquiries.iter().map(enquiry).collect();
    Ok(json!({
        "preferences": { "mail": chosen.mail, "sms": chosen.sms },
        "notices": notices,
        "letters": letters,
        "enquiries": enquiries,
    }))
}

/// An enquiry without its words, which are among the letters.
fn enquiry(enquiry: &Enquiry) -> Value {
    json!({
        "reference": enquiry.reference,
        "topic": enquiry.topic,
        "complaint": enquiry.complaint,
        "agency": enquiry.agency,
        "mission": enquiry.mission,
        "file": enquiry.file,
        "opened_at": enquiry.opened,
        "promised_for": enquiry.facts.due,
        "answered_at": enquiry.facts.answered,
        "helped": enquiry.facts.helped.map(|(helped, _)| helped),
    })
}
