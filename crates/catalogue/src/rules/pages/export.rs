//! The folder of a definition as an archive: the same files developers use.

use axum::extract::Path;
use kernel::Failure;
use web::{Answer, Visit};

use super::{At, draft_of, policy};
use crate::{
    definitions::Kind,
    revisions::{Revision, delivered as revisions},
    rules::archive::{self, Entry},
};

#[derive(serde::Deserialize)]
pub(super) struct OfRevision {
    kind: String,
    key: String,
    revision: i32,
}

/// A published revision.
pub(super) async fn revision(v: Visit, Path(of): Path<OfRevision>) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let kind = Kind::parse(&of.kind).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    let all = revisions::list(&mut cx).await?;
    let own = all.into_iter().find(|own| (own.kind, &own.key, own.revision) == (kind, &of.key, of.revision));
    let own = own.filter(Revision::is_published).ok_or_else(Failure::not_found)?;
    let content = revisions::content(&mut cx, kind, &of.key, of.revision).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    let bytes = archive::zip(&Entry::all(&own.place, &content.sources()))?;
    Ok(v.file(&format!("{}-{}.zip", of.key, of.revision), "application/zip", bytes))
}

/// A draft as it stands.
pub(super) async fn draft(v: Visit, Path(At { id }): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let draft = draft_of(&v, &mut cx, &id).await?;
    cx.commit().await?;
    let bytes = archive::zip(&Entry::all(&draft.place, &draft.files))?;
    Ok(v.file(&format!("{}-draft.zip", draft.key), "application/zip", bytes))
}
