//! Who acts in a session: the port that `web` asks with every request.

use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, Refusal, RefusalKind};
use store::{Cx, Store};
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
        acting(&mut store.begin(Actor::System("people.session")).await?, session).await
    }

    async fn bearer(&self, store: &Store, token: &str) -> Outcome<Option<(Actor, SessionRow)>> {
        let mut cx = store.begin(Actor::System("people.bearer")).await?;
        let found = sessions::find(&mut cx, token).await?;
        // Staff work at the desk only; their tokens open nothing in the public API.
        let actor = match found.filter(|session| session.kind == SessionKind::Citizen) {
            Some(session) => match acting(&mut cx, &session).await {
                Ok(actor) => Some((actor, session)),
                Err(kernel::Failure::Refusal(refusal)) if refusal.kind == RefusalKind::SignIn => None,
                Err(failure) => return Err(failure),
            },
            None => None,
        };
        // The visit may have been noted, whoever it was.
        cx.commit().await?;
        Ok(actor)
    }
}

/// Who acts in a live session, by what holds now.
async fn acting(cx: &mut Cx, session: &SessionRow) -> Outcome<Actor> {
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
