//! What tests of other areas stand on: a database in which the shipped definitions are published.

use kernel::{Actor, Outcome};
use store::testing::TestDb;
use tokio::sync::OnceCell;

use crate::{definitions::Definitions, revisions::rehearse};

/// Reading and checking every definition takes longer than most tests, so it is done once a process.
static PUBLISHED: OnceCell<TestDb> = OnceCell::const_new();

/// A database of its own in which the shipped definitions are in force; these kinds of events are listened to.
///
/// # Errors
/// A fault if the database is away.
pub async fn published(kinds: &[&str]) -> Outcome<TestDb> {
    PUBLISHED.get_or_try_init(publish).await?.copy(kinds).await
}

async fn publish() -> Outcome<TestDb> {
    let db = TestDb::fresh().await?;
    let mut cx = db.store.begin(Actor::System("test")).await?;
    rehearse(&mut cx, &Definitions::shipped()).await?;
    cx.commit().await?;
    db.close_for_copies().await?;
    Ok(db)
}
