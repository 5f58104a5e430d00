//! What the tests of this area ask the database itself.

use kernel::Actor;
use uuid::Uuid;

use crate::world::World;

/// The one attachment that hangs on a note of the desk.
pub async fn of_a_note(world: &World) -> Uuid {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let asked = "SELECT a.id FROM messaging.attachment a JOIN messaging.letter l ON l.id = a.letter WHERE l.internal";
    sqlx::query_scalar(asked).fetch_one(cx.conn()).await.unwrap()
}

/// How often somebody at the desk looked at an attachment.
pub async fn looks(world: &World) -> i64 {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let asked = "SELECT count(*) FROM store.access WHERE 'attachment' = ANY (fields)";
    sqlx::query_scalar(asked).fetch_one(cx.conn()).await.unwrap()
}

/// How many stored files can still be opened.
pub async fn whole_blobs(world: &World) -> i64 {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let asked = "SELECT count(*) FROM store.blob WHERE wrapped_key IS NOT NULL";
    sqlx::query_scalar(asked).fetch_one(cx.conn()).await.unwrap()
}
