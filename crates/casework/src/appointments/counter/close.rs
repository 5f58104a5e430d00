//! Taking times back: the team does not come, the place is shut, the moon was sighted a day earlier.
//!
//! One officer does it at once, for a coded reason, because people would travel otherwise; a job tells each of them and
//! keeps her place. It is never undone: other days are published by two people.

use ::store::{
    Cx,
    jobs::{self, NewJob},
};
use kernel::{Day, Id, Outcome};
use serde_json::json;

use crate::{
    appointments::{
        jobs::CLOSE,
        model::{CLOSINGS, Closure, Session},
        refusal, store as rows,
    },
    desk::policy,
};

/// Which times, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// One day, or every day that is left.
    pub day: Option<Day>,
    /// One of [`CLOSINGS`].
    pub reason: String,
}

/// Takes back the times that have not begun. `session` was read within the actor's missions.
///
/// # Errors
/// A slip without a coded reason; a conflict if nothing is to come; not found for whoever does not examine files.
pub async fn close(cx: &mut Cx, session: &Session, closing: &Closing) -> Outcome<()> {
    let staff = policy::examines(cx.actor())?;
    if !CLOSINGS.contains(&closing.reason.as_str()) {
        return Err(refusal::unknown_reason());
    }
    let span = rows::close_times(cx, session, closing.day).await?;
    let (from, until) = span.ok_or_else(refusal::nothing_to_close)?;
    let id = Id::unowned(cx.now(), cx.dice());
    let closure = Closure { id, session: session.id, from, until, reason: closing.reason.clone() };
    rows::insert_closure(cx, &closure, &session.mission, staff).await?;
    let job = NewJob::new(CLOSE, json!({ "closure": closure.id })).lane(session.id.uuid()).attempts(1_000);
    jobs::enqueue(cx, job).await?;
    Ok(())
}
