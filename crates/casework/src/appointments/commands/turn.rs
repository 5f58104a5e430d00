//! Passing a free seat on to whoever waited longest. Only when nobody waits is a seat free for everybody.

use std::time::Duration;

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Id, Outcome};

use crate::{
    applications::{
        definitions,
        model::{Application, Stage},
        record::{self, Noted},
        store as files,
    },
    appointments::{
        model::{Offered, Person, Session, Standing},
        store::{self as rows, NewAppointment, Taken},
    },
};

const REASON: &str = "casework.appointment_turn";

/// A seat that begins sooner is offered to nobody: who waits could not come any more.
pub const LEAD: Duration = Duration::from_secs(2 * 3_600);

/// Offers every free seat of a session to those who wait, in turn, the soonest first.
pub async fn pass_on(cx: &mut Cx, catalogue: &Catalogue, session: Id<Session>) -> Outcome<()> {
    rows::lock(cx, session).await?;
    let from = cx.now().plus(LEAD);
    let times = rows::free_times(cx, session, from).await?;
    let mut free = times.into_iter().filter(|time| time.free > 0).collect::<Vec<_>>();
    while let Some(time) = free.first().copied() {
        let Some((entry, person)) = rows::first(cx, session).await? else { break };
        let file = files::load(cx, &Scope::System(REASON), person.file).await?;
        let taken = match file.stage() {
            Stage::Invited => offer(cx, catalogue, (&file, &person), (session, time)).await?,
            // The file ended while it waited.
            _ => Taken::HasOne,
        };
        if taken != Taken::Full {
            rows::called(cx, entry).await?;
        }
        if taken != Taken::HasOne {
            one_less(&mut free);
        }
    }
    Ok(())
}

async fn offer(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (file, person): (&Application, &Person),
    (session, time): (Id<Session>, Offered),
) -> Outcome<Taken> {
    let definition = definitions::of(cx, catalogue, file).await?;
    let Some(terms) = definition.service.workflow.outcome.appointment() else { return Ok(Taken::HasOne) };
    let until = cx.now().plus(terms.offer).min(time.starts_at);
    let standing = Standing::Offered(until);
    let new = NewAppointment { person, session, starts_at: time.starts_at, standing };
    let taken = rows::take(cx, new).await?;
    if taken == Taken::Yours {
        record::appointment_noted(cx, file, Noted::Offered(until)).await?;
    }
    Ok(taken)
}

/// A seat of the first time went.
fn one_less(free: &mut Vec<Offered>) {
    match free.first_mut() {
        Some(first) if first.free > 1 => first.free -= 1,
        Some(_) => drop(free.remove(0)),
        None => {}
    }
}
