//! What a citizen does about an appointment, one act a file. Each is done in the caller's transaction, on a sheet that was
//! opened for its owner.

mod carry;
mod choose;
mod confirm;
mod give_up;
mod line;
mod turn;

use ::store::Cx;
use kernel::{Id, Outcome};
use service_model::workflow::SeatTerms;

pub use carry::{carry_over, displace};
pub use choose::choose;
pub use confirm::confirm;
pub use give_up::{ended, give_up};
pub use line::{join, leave};
pub use turn::{LEAD, pass_on};

use super::{
    model::{Person, Session},
    refusal, store as rows,
};
use crate::applications::{
    model::{Application, Stage},
    people_in_file,
    sheet::Sheet,
};

/// The domain of the blind index of who must come.
const PERSON: &str = "casework.appointment.person";

/// The terms of seats of a file that waits for an appointment.
///
/// # Errors
/// A conflict for any other file.
fn terms(sheet: &Sheet) -> Outcome<SeatTerms> {
    let terms = sheet.definition.service.workflow.outcome.appointment();
    terms.filter(|_| sheet.file.stage() == Stage::Invited).ok_or_else(refusal::not_invited)
}

/// Nobody chooses a time, or waits for one, who did not come too often of late.
///
/// # Errors
/// A refusal during the pause that the terms ask for.
async fn not_paused(cx: &mut Cx, file: &Application, terms: &SeatTerms) -> Outcome<()> {
    let missed = rows::missed(cx, file.id).await?;
    if missed.pause(terms.missed, cx.now()).is_some() { Err(refusal::paused()) } else { Ok(()) }
}

/// A session that serves this file.
///
/// # Errors
/// Not found for any other.
async fn serving(cx: &mut Cx, file: &Application, id: Id<Session>) -> Outcome<Session> {
    let now = cx.now();
    let mission = file.mission.as_deref().unwrap_or_default();
    let sessions = rows::sessions_for(cx, mission, &file.service, now).await?;
    sessions.into_iter().find(|session| session.id == id).ok_or_else(kernel::Failure::not_found)
}

/// Who must come: the person in the file, by number; somebody without one by the file alone.
async fn person(cx: &mut Cx, file: &Application) -> Outcome<Person> {
    let subject = people_in_file::subject(cx, file).await?;
    let named = subject.and_then(|subject| subject.number).unwrap_or_else(|| file.id.to_string());
    let keys = cx.vault().blind_all(PERSON, &named);
    Ok(Person { bucket: file.id.bucket(), file: file.id, keys })
}
