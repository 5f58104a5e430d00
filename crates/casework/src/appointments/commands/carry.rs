//! Whoever waits where no time is to come any more waits for the next days of the mission instead, in the same place.

use std::collections::BTreeSet;

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Id, Outcome};

use super::{LEAD, pass_on};
use crate::{
    applications::{
        model::{Application, Stage},
        record::{self, Noted},
        store as files,
    },
    appointments::{
        model::{Closure, Session},
        store as rows,
    },
};

const REASON: &str = "casework.appointment_carry";

/// Moves everybody who waits in vain to the next session that serves her, and offers what is free there. Whoever finds none
/// keeps her place until one is published.
pub async fn carry_over(cx: &mut Cx, catalogue: &Catalogue) -> Outcome<()> {
    let from = cx.now().plus(LEAD);
    let mut reached = BTreeSet::new();
    for (entry, file) in rows::stranded(cx, from).await? {
        let file = files::load(cx, &Scope::System(REASON), file).await?;
        if let Some(next) = next_for(cx, &file).await? {
            rows::carry(cx, entry, next.id).await?;
            reached.insert(next.id.uuid());
        }
    }
    for session in reached {
        pass_on(cx, catalogue, Id::from_uuid(session)).await?;
    }
    Ok(())
}

/// The soonest session of the file's mission for its service.
pub(super) async fn next_for(cx: &mut Cx, file: &Application) -> Outcome<Option<Session>> {
    let from = cx.now().plus(LEAD);
    let mission = file.mission.as_deref().unwrap_or_default();
    Ok(rows::sessions_for(cx, mission, &file.service, from).await?.into_iter().next())
}

/// What becomes of the people of times that were taken back: each is told, and stands before those who never had a seat,
/// in the next session that serves her. `closed` is where she stays in line while there is none. Doing it twice moves
/// nobody twice.
pub async fn displace(cx: &mut Cx, catalogue: &Catalogue, (closure, closed): (&Closure, &Session)) -> Outcome<()> {
    let mut reached = BTreeSet::new();
    for displaced in rows::displaced(cx, closure).await? {
        rows::end_closed(cx, &displaced, &closure.reason).await?;
        let file = files::load(cx, &Scope::System(REASON), displaced.person.file).await?;
        if file.stage() != Stage::Invited {
            continue;
        }
        let next = next_for(cx, &file).await?;
        let line = next.as_ref().unwrap_or(closed);
        rows::join_first(cx, line.id, &line.mission, &displaced).await?;
        record::appointment_noted(cx, &file, Noted::Closed(closure.id.uuid())).await?;
        reached.extend(next.map(|next| next.id.uuid()));
    }
    for session in reached {
        pass_on(cx, catalogue, Id::from_uuid(session)).await?;
    }
    carry_over(cx, catalogue).await
}
