//! Marking at the counter who came to an appointment and who did not.

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome};

use super::EARLY;
use crate::{
    applications::{
        definitions,
        record::{self, Noted},
        store as files,
    },
    appointments::{
        model::{Appointment, Ending, Session},
        refusal, store as rows,
    },
    desk::{kin, policy},
};

/// The person came and was captured: the card is ordered, and the file goes on. Where what is asked for is done while she waits,
/// she has it, and the file ends.
///
/// # Errors
/// Not found for a booking that is not open or of another mission; forbidden for her own or kin; too early before the hour.
pub async fn attended(cx: &mut Cx, catalogue: &Catalogue, session: &Session, id: Id<Appointment>) -> Outcome<()> {
    let staff = policy::examines(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let booked = rows::booked(cx, &scope, (session.id, id)).await?.ok_or_else(Failure::not_found)?;
    if cx.now().plus(EARLY) < booked.starts_at {
        return Err(refusal::too_early());
    }
    let mut file = files::load(cx, &scope, booked.file).await?;
    kin::may_act(cx, &scope, &file, staff).await?;
    rows::end_booked(cx, &scope, id, (Ending::Attended, None)).await?;
    record::attended(cx, &mut file, staff).await?;
    if definitions::of(cx, catalogue, &file).await?.service.workflow.outcome.is_at_once() {
        record::handed_over(cx, &mut file, staff).await?;
    }
    Ok(())
}

/// The person did not come. She may choose another time; the seat is not given again.
///
/// # Errors
/// As [`attended`], and too early before the time has begun.
pub async fn missed(cx: &mut Cx, session: &Session, id: Id<Appointment>) -> Outcome<()> {
    let staff = policy::examines(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let booked = rows::booked(cx, &scope, (session.id, id)).await?.ok_or_else(Failure::not_found)?;
    if cx.now() < booked.starts_at {
        return Err(refusal::too_early());
    }
    let file = files::load(cx, &scope, booked.file).await?;
    kin::may_act(cx, &scope, &file, staff).await?;
    rows::end_booked(cx, &scope, id, (Ending::Missed, None)).await?;
    record::appointment_noted(cx, &file, Noted::Missed(staff)).await
}
