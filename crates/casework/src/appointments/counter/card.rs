//! How far the card is: what the Authority told the mission, what the mission received, and the hand-over by code.
//!
//! The platform prints no card and says nothing about one but what was recorded here, with who recorded it.

use std::time::Duration;

use ::store::{Cx, throttle};
use kernel::{Outcome, Reference, Slips, arabic};

use super::file;
use crate::{
    applications::{
        model::{Act, Party},
        record::{self, Noted},
    },
    appointments::{refusal, store as rows},
};

/// How often a code may be typed for one file.
const CODES: throttle::Rule =
    throttle::Rule { name: "appointment-throttle-code", limit: 5, window: Duration::from_secs(3_600) };

/// The Authority printed the card.
///
/// # Errors
/// A conflict unless the person came, or if it was noted before; not found, forbidden as every act of the desk.
pub async fn printed(cx: &mut Cx, reference: Reference) -> Outcome<()> {
    let (file, staff) = file(cx, reference).await?;
    if !file.may(Party::Officer, Act::HandOver) || !rows::note_printed(cx, &file, staff.uuid()).await? {
        return Err(refusal::card_not_there());
    }
    record::appointment_noted(cx, &file, Noted::Printed(staff)).await
}

/// The card arrived where it is handed over; the person is told a code for it.
///
/// # Errors
/// A conflict unless it was printed; not found, forbidden as every act of the desk.
pub async fn arrived(cx: &mut Cx, reference: Reference) -> Outcome<()> {
    let (file, staff) = file(cx, reference).await?;
    let code = format!("{:06}", cx.dice().below(1_000_000));
    if !file.may(Party::Officer, Act::HandOver) || !rows::note_arrived(cx, &file, staff.uuid(), &code).await? {
        return Err(refusal::card_not_there());
    }
    record::appointment_noted(cx, &file, Noted::Arrived(staff)).await
}

/// Kinds of documents that stand for a lost code; the text is `appointment-document-<kind>`.
pub const DOCUMENTS: [&str; 3] = ["national_id", "passport", "birth_certificate"];

/// A hand-over as typed at the counter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handing {
    /// The code the person reads out, in any digits.
    Code(String),
    /// The code is lost: the officer compared the person with the card and with a document of this kind, one of
    /// [`DOCUMENTS`]. It is recorded, and the person is told of the hand-over as always.
    Document(String),
}

/// Hands the card over to whoever reads out its code or shows a document, and ends the file.
///
/// # Errors
/// A conflict unless the card is there; the wrong code or no document; too many tries; not found, forbidden as every act of
/// the desk.
pub async fn hand_over(cx: &mut Cx, reference: Reference, handing: &Handing) -> Outcome<()> {
    let (mut file, staff) = file(cx, reference).await?;
    let Some(code) = rows::card(cx, &file).await? else { return Err(refusal::card_not_there()) };
    match handing {
        Handing::Code(typed) => {
            throttle::hit(cx, &CODES, &file.id.to_string()).await?;
            let typed: String = arabic::latin_digits(typed).split_whitespace().collect();
            if typed != code {
                return Err(refusal::wrong_code());
            }
        }
        Handing::Document(kind) => {
            if !DOCUMENTS.contains(&kind.as_str()) {
                return Err(Slips::one("document", "appointment-slip-document"));
            }
            rows::note_document(cx, &file, staff.uuid(), kind).await?;
            record::appointment_noted(cx, &file, Noted::DocumentSeen(staff, kind)).await?;
        }
    }
    record::handed_over(cx, &mut file, staff).await
}
