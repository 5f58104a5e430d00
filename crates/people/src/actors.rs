//! Who acts in a session: the port that `web` asks with every request.

use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, Refusal, RefusalKind};
use store::Store;
use web::{
    ActorLoader,
    sessions::{self, SessionKind, SessionRow},
};

use crate::{accounts, staff};

/// Finds the actor of a session or of a bearer token. A closed account and an ended staff record act no longer, whatever
/// sessions they still have; roles are read anew each time, so one that was taken away is gone with the next click.
#[derive(Clone, Copy, Debug, Default)]
pub struct Actors;

#[async_trait]
impl ActorLoader for Actors {
    async fn actor(&self, store: &Store, session: &SessionRow) -> Outcome<Actor> {
        let mut cx = store.begin(Actor::System("people.session")).await?;
        match session.kind {
            SessionKind::Citizen => {
                if accounts::store::is_open(&mut cx, Id::from_uuid(session.owner)).await? {
                    return Ok(Actor::Citizen { account: session.owner });
                }
                Err(Refusal::new(RefusalKind::SignIn, "account.closed", "accounts-refused-closed").into())
            }
            SessionKind::Staff => {
                let id = Id::from_uuid(session.owner);
                let posts = staff::store::posts(&mut cx, id).await?.ok_or_else(staff::refusal::ended)?;
                Ok(staff::model::actor(id, &posts))
            }
        }
    }

    async fn bearer(&self, store: &Store, token: &str) -> Outcome<Option<(Actor, SessionRow)>> {
        let mut cx = store.begin(Actor::System("people.bearer")).await?;
        let found = sessions::find(&mut cx, token).await?;
        cx.commit().await?;
        // Staff work at the desk only; their tokens open nothing in the public API.
        let Some(session) = found.filter(|session| session.kind == SessionKind::Citizen) else { return Ok(None) };
        match self.actor(store, &session).await {
            Ok(actor) => Ok(Some((actor, session))),
            Err(kernel::Failure::Refusal(refusal)) if refusal.kind == RefusalKind::SignIn => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}
