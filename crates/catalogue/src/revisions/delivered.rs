//! Revisions as the desk for rules sees them: what was published, and as revision 0 of a message the words the program itself
//! brings, which it sends until the ministry put others in force, and to which the ministry can return.
//!
//! Revision 0 is never written into the database: it belongs to the program, and changes with it.

use ::store::Cx;
use kernel::{Id, Moment, Outcome};
use uuid::Uuid;

use super::{
    model::{Content, Revision},
    store,
};
use crate::definitions::{Kind, messages};

/// The number of what the program brings.
pub(crate) const NUMBER: i32 = 0;

/// Everything the program brings.
pub(crate) fn all(now: Moment) -> Vec<(Revision, Content)> {
    let brought = messages::delivered().map(|(message, definition)| {
        let content = Content::of(&definition.sources);
        let revision = Revision {
            id: Id::from_uuid(Uuid::nil()),
            kind: Kind::Message,
            key: message.key,
            revision: NUMBER,
            place: definition.place,
            sha256: content.sha256(),
            imported_at: now,
            valid_from: None,
            published_by: None,
            approved_by: None,
            decree: None,
            returns_to: None,
            rehearsal: false,
        };
        (revision, content)
    });
    brought.collect()
}

/// The newest published revision of every definition with its files, whether its day has come or not; of a message that was
/// never published, what the program brings.
pub(crate) async fn latest(cx: &mut Cx) -> Outcome<Vec<(Revision, Content)>> {
    let mut latest = store::latest(cx).await?;
    for (revision, content) in all(cx.now()) {
        if !latest.iter().any(|(own, _)| (own.kind, &own.key) == (revision.kind, &revision.key)) {
            latest.push((revision, content));
        }
    }
    latest.sort_by(|(one, _), (other, _)| (one.kind, &one.key).cmp(&(other.kind, &other.key)));
    Ok(latest)
}

/// Every revision, newest first, without content; what the program brings comes last.
pub(crate) async fn list(cx: &mut Cx) -> Outcome<Vec<Revision>> {
    let mut list = store::list(cx).await?;
    list.extend(all(cx.now()).into_iter().map(|(revision, _)| revision));
    Ok(list)
}

/// The content of one revision.
pub(crate) async fn content(cx: &mut Cx, kind: Kind, key: &str, revision: i32) -> Outcome<Option<Content>> {
    if revision == NUMBER {
        let brought = all(cx.now()).into_iter().find(|(own, _)| own.kind == kind && own.key == key);
        return Ok(brought.map(|(_, content)| content));
    }
    store::content(cx, kind, key, revision).await
}
