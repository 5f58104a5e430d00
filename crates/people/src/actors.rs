//! Who acts in a session: the port that `web` asks with every request, inside the transaction that read the session.

use async_trait::async_trait;
use kernel::{Actor, Id, Locale, Outcome, Refusal, RefusalKind};
use store::Cx;
use web::{
    Acting, ActorLoader, Lapsed,
    sessions::{SessionKind, SessionRow},
};

use crate::{accounts, qualifications::Needed, staff};

/// Finds the actor of a session or of a bearer token. A closed account and an ended staff record act no longer, whatever
/// sessions they still have; roles are read anew each time, so one that was taken away, or whose qualification has ended, is
/// gone with the next click.
#[derive(Clone, Copy, Debug, Default)]
pub struct Actors;

#[async_trait]
impl ActorLoader for Actors {
    async fn actor(&self, cx: &mut Cx, session: &SessionRow) -> Outcome<Acting> {
        match session.kind {
            SessionKind::Citizen => {
                if accounts::store::is_open(cx, Id::from_uuid(session.owner)).await? {
                    return Ok(Actor::Citizen { account: session.owner }.into());
                }
                Err(Refusal::new(RefusalKind::SignIn, "account.closed", "accounts-refused-closed").into())
            }
            SessionKind::Staff => {
                let id = Id::from_uuid(session.owner);
                let held = staff::store::held(cx, id).await?.ok_or_else(staff::refusal::ended)?;
                let lapsed = held.resting.into_iter().map(lapsed).collect();
                Ok(Acting { actor: staff::model::actor(id, &held.in_force), lapsed })
            }
        }
    }
}

fn lapsed(needed: Needed) -> Lapsed {
    let names = vec![(Locale::AR, needed.names.ar), (Locale::EN, needed.names.en)];
    Lapsed { course: needed.course, names, ended_at: needed.ended_at }
}
