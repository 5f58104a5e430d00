//! Who acts in a session: the port that `web` asks with every request, inside the transaction that read the session.

use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, Refusal, RefusalKind};
use store::Cx;
use web::{
    ActorLoader,
    sessions::{SessionKind, SessionRow},
};

use crate::{accounts, staff};

/// Finds the actor of a session or of a bearer token. A closed account and an ended staff record act no longer, whatever
/// sessions they still have; roles are read anew each time, so one that was taken away is gone with the next click.
#[derive(Clone, Copy, Debug, Default)]
pub struct Actors;

#[async_trait]
impl ActorLoader for Actors {
    async fn actor(&self, cx: &mut Cx, session: &SessionRow) -> Outcome<Actor> {
        match session.kind {
            SessionKind::Citizen => {
                if accounts::store::is_open(cx, Id::from_uuid(session.owner)).await? {
                    return Ok(Actor::Citizen { account: session.owner });
                }
                Err(Refusal::new(RefusalKind::SignIn, "account.closed", "accounts-refused-closed").into())
            }
            SessionKind::Staff => {
                let id = Id::from_uuid(session.owner);
                let posts = staff::store::posts(cx, id).await?.ok_or_else(staff::refusal::ended)?;
                Ok(staff::model::actor(id, &posts))
            }
        }
    }
}
