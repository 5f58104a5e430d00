//! The waiting list of a session.

use ::store::Cx;
use kernel::{Id, Outcome};

use super::{not_paused, person, serving, terms};
use crate::{
    applications::{
        record::{self, Noted},
        sheet::Sheet,
    },
    appointments::{model::Session, refusal, store as rows},
};

/// Puts the person at the end of the line of a session that has no free seat.
///
/// # Errors
/// Not found for a session that does not serve the file; a conflict if she has a seat or waits already, or while a seat is
/// free and nobody waits; a rule while she has to pause because she did not come.
pub async fn join(cx: &mut Cx, sheet: &Sheet, session: Id<Session>) -> Outcome<()> {
    let terms = terms(sheet)?;
    let file = &sheet.file;
    not_paused(cx, file, &terms).await?;
    let session = serving(cx, file, session).await?;
    if rows::open_of_file(cx, file.id).await?.is_some() {
        return Err(refusal::has_one());
    }
    // Whoever joins sees the line as it is: a seat that is just being given to it cannot be seen as free for all.
    rows::lock(cx, session.id).await?;
    let now = cx.now();
    let free = rows::free_times(cx, session.id, now).await?.iter().any(|time| time.free > 0);
    if free && !rows::is_waited_for(cx, session.id).await? {
        return Err(refusal::seats_free());
    }
    let person = person(cx, file).await?;
    if !rows::join(cx, &session, &person).await? {
        return Err(refusal::has_one());
    }
    record::appointment_noted(cx, file, Noted::Waits).await
}

/// Takes the person out of the line; nothing happens if she is in none.
///
/// # Errors
/// A conflict if the file does not wait for an appointment.
pub async fn leave(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    terms(sheet)?;
    rows::leave(cx, sheet.file.id).await.map(drop)
}
