//! The right to be forgotten: destroying a person's data key makes every value sealed with it unreadable for good.
//!
//! Each erasure is a row of a ledger and, outside the database, a line kept by the custody. A database restored from a
//! backup learns from those lines what was erased since, before it serves anybody.

use std::collections::BTreeSet;

use kernel::{Failure, Moment, Outcome};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Cx, Purpose, Store, vault::data_key::bucket};

/// An erasure as the custody notes it. It holds no personal data.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct Erased {
    owner: Uuid,
    purpose: String,
    at: Moment,
}

/// Destroys the owner's keys for `purpose`, and those of files kept for it. `reason` is a code, for instance
/// `retention.closed_file` or `person.asked`. Values sealed later get a new key.
pub async fn erase(cx: &mut Cx, owner: Uuid, purpose: Purpose, reason: &str) -> Outcome<()> {
    let erased = Erased { owner, purpose: purpose.as_str().to_owned(), at: cx.now() };
    let by = cx.actor().tag();
    sqlx::query!(
        "INSERT INTO store.erasure (bucket, owner, purpose, at, reason, by_actor) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING",
        bucket(owner),
        owner,
        erased.purpose,
        erased.at as _,
        reason,
        by,
    )
    .execute(cx.conn())
    .await?;
    destroy_keys(cx, &erased).await?;
    cx.forget_fresh_keys(owner, purpose);
    cx.erased.push(erased);
    Ok(())
}

/// After the commit: this process forgets the keys and the custody notes the erasure. What cannot be noted now is noted by
/// [`apply_again`]; the act itself is done and must not look undone.
pub(crate) async fn take_hold(store: &Store, erased: &[Erased]) {
    for erasure in erased {
        if let Some(purpose) = Purpose::parse(&erasure.purpose) {
            store.vault().cache().forget(erasure.owner, purpose);
        }
        if let Err(failure) = note(store, erasure).await {
            tracing::error!(%failure, "an erasure could not be noted outside the database yet");
        }
    }
}

/// Brings the ledger in the database and the custody's lines together and destroys again what a restore brought back.
/// Runs whenever a store is opened and every hour; returns how many erasures were applied again.
pub(crate) async fn apply_again(store: &Store) -> Outcome<usize> {
    let noted: BTreeSet<Erased> = store
        .vault()
        .custody()
        .erasures()
        .await?
        .iter()
        .map(|line| serde_json::from_str(line).map_err(|error| Failure::fault("reading noted erasures", error)))
        .collect::<Outcome<_>>()?;
    let mut cx = store.begin(kernel::Actor::System("erasures after a restore")).await?;
    let known = sqlx::query_as!(Erased, r#"SELECT owner, purpose, at AS "at: Moment" FROM store.erasure"#)
        .fetch_all(cx.conn())
        .await?;
    let known: BTreeSet<Erased> = known.into_iter().collect();
    // Between a commit and its note a crash may have come; the database's ledger fills that gap.
    for erasure in known.difference(&noted) {
        note(store, erasure).await?;
    }
    let mut again = 0;
    for erasure in noted.difference(&known) {
        sqlx::query!(
            "INSERT INTO store.erasure (bucket, owner, purpose, at, reason, by_actor)
             VALUES ($1, $2, $3, $4, 'restored', 'system:restore') ON CONFLICT DO NOTHING",
            bucket(erasure.owner),
            erasure.owner,
            erasure.purpose,
            erasure.at as _,
        )
        .execute(cx.conn())
        .await?;
        destroy_keys(&mut cx, erasure).await?;
        again += 1;
    }
    cx.commit().await?;
    Ok(again)
}

/// Destroys what was made up to the moment of the erasure; what came later belongs to a later consent.
async fn destroy_keys(cx: &mut Cx, erased: &Erased) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "WITH keys AS (
             UPDATE store.data_key SET wrapped = NULL, destroyed_at = $5
             WHERE bucket = $1 AND owner = $2 AND purpose = $3 AND created_at <= $4 AND wrapped IS NOT NULL)
         UPDATE store.blob SET wrapped_key = NULL, sealed_hash = NULL, destroyed_at = $5
         WHERE bucket = $1 AND owner = $2 AND purpose = $3 AND begun_at <= $4 AND wrapped_key IS NOT NULL",
        bucket(erased.owner),
        erased.owner,
        erased.purpose,
        erased.at as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

async fn note(store: &Store, erased: &Erased) -> Outcome<()> {
    let line = serde_json::to_string(erased).map_err(|error| Failure::fault("noting an erasure", error))?;
    store.vault().custody().note_erasure(&line).await
}
