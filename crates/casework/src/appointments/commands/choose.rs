//! Choosing a time: a seat is held for some minutes, or, where the person has a booking, taken in its stead.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome};

use super::{not_paused, pass_on, person, serving, terms};
use crate::{
    applications::{
        record::{self, Noted},
        sheet::Sheet,
    },
    appointments::{
        model::{Ending, Session, Standing},
        refusal,
        store::{self as rows, NewAppointment, Taken},
    },
};

/// Takes a seat of `starts_at`. Somebody without a booking holds it and confirms it next; a booking moves at once, and its
/// old seat goes to whoever waits for it.
///
/// # Errors
/// Not found for a session that does not serve the file; a conflict if the file does not wait for an appointment, if the
/// seat is gone, if the person has one in another file, or if others wait for that session; a rule while she has to pause
/// because she did not come.
pub async fn choose(
    cx: &mut Cx,
    catalogue: &Catalogue,
    sheet: &Sheet,
    (session, starts_at): (Id<Session>, Moment),
) -> Outcome<Standing> {
    let terms = terms(sheet)?;
    let file = &sheet.file;
    let session = serving(cx, file, session).await?;
    if starts_at <= cx.now() {
        return Err(refusal::taken());
    }
    if rows::is_waited_for(cx, session.id).await? {
        return Err(refusal::waited_for());
    }
    not_paused(cx, file, &terms).await?;
    let old = rows::open_of_file(cx, file.id).await?;
    let moves = old.as_ref().is_some_and(|old| old.standing == Standing::Booked);
    let standing = if moves { Standing::Booked } else { Standing::Held(cx.now().plus(terms.hold)) };
    if let Some(old) = &old {
        let ending = if moves { Ending::Moved } else { Ending::LetGo };
        rows::end(cx, old.id, ending).await?;
    }
    let person = person(cx, file).await?;
    match rows::take(cx, NewAppointment { person: &person, session: session.id, starts_at, standing }).await? {
        Taken::Yours => {}
        // The caller does not commit, so the old seat stays hers.
        Taken::Full => return Err(refusal::taken()),
        Taken::HasOne => return Err(refusal::has_one()),
    }
    rows::leave(cx, file.id).await?;
    if moves {
        record::appointment_noted(cx, file, Noted::Moved(starts_at)).await?;
    }
    if let Some(old) = old {
        pass_on(cx, catalogue, old.session).await?;
    }
    Ok(standing)
}
