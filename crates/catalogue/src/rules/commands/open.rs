//! Opens a draft from the newest published revision, or finds the one that is open.

use kernel::{Failure, Id, Outcome, Permit};
use serde_json::json;
use store::Cx;

use super::super::{
    model::{Act, Draft},
    policy::Edit,
    refusal, store as rows,
};
use crate::{
    definitions::Kind,
    revisions::{Content, Revision, delivered as revisions},
};

/// The open draft of a definition; begun now if there is none.
///
/// # Errors
/// Not found for a definition that was never published.
pub(in crate::rules) async fn open(cx: &mut Cx, _permit: Permit<Edit>, kind: Kind, key: &str) -> Outcome<Id<Draft>> {
    let open = rows::list(cx, Some((kind, key))).await?.into_iter().find(|draft| draft.closed_at.is_none());
    if let Some(draft) = open {
        return Ok(draft.id);
    }
    let (revision, content) = latest(cx, kind, key).await?;
    let draft = begin(cx, &revision, content);
    if !rows::insert(cx, &draft).await? {
        return Err(refusal::open_already());
    }
    rows::record(cx, draft.id, Act::Opened, json!({ "base": revision.revision })).await?;
    Ok(draft.id)
}

/// The newest published revision of a definition.
///
/// # Errors
/// Not found if there is none.
pub(super) async fn latest(cx: &mut Cx, kind: Kind, key: &str) -> Outcome<(Revision, Content)> {
    let all = revisions::latest(cx).await?;
    all.into_iter().find(|(own, _)| own.kind == kind && own.key == key).ok_or_else(Failure::not_found)
}

/// A draft with the files of `content` that follows `latest`.
pub(super) fn begin(cx: &Cx, latest: &Revision, content: Content) -> Draft {
    let now = cx.now();
    Draft {
        id: Id::unowned(now, cx.dice()),
        kind: latest.kind,
        key: latest.key.clone(),
        place: latest.place.clone(),
        base: Some(latest.revision),
        returns_to: None,
        files: content.sources(),
        version: 1,
        basis: None,
        opened_at: now,
        changed_at: now,
        closed_at: None,
        revision: None,
    }
}
