//! What only the database can tell.

use casework::applications::model::Application;
use kernel::{Actor, Id};
use store::{Cx, Place, Purpose, Store};

/// How much is left of a file.
#[derive(PartialEq, Eq, Debug)]
pub struct Left {
    /// Whether its row stands.
    pub row: bool,
    /// Sealed pages of answers, people and corrections, and marks to find it by.
    pub stated: i64,
    /// Uploads whose bytes have a key.
    pub uploads: i64,
    /// Records of the registry.
    pub records: i64,
    /// Differences between record and answers.
    pub differences: i64,
    /// Events.
    pub events: i64,
}

/// Counts what is left of the file with this public reference and this id.
pub async fn left(store: &Store, file: uuid::Uuid) -> Left {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    sqlx::query_as!(
        Left,
        r#"SELECT EXISTS (SELECT 1 FROM casework.application WHERE id = $1) AS "row!",
                  (SELECT count(*) FROM casework.answer WHERE application_id = $1)
                + (SELECT count(*) FROM casework.person WHERE application_id = $1)
                + (SELECT count(*) FROM casework.correction WHERE application_id = $1)
                + (SELECT count(*) FROM casework.desk_index WHERE file = $1) AS "stated!",
                  (SELECT count(*) FROM casework.upload WHERE application_id = $1) AS "uploads!",
                  (SELECT count(*) FROM casework.registry_answer WHERE application_id = $1 AND record IS NOT NULL) AS "records!",
                  (SELECT count(*) FROM casework.registry_answer WHERE application_id = $1 AND differences IS NOT NULL) AS "differences!",
                  (SELECT count(*) FROM store.event WHERE application_id = $1) AS "events!""#,
        file,
    )
    .fetch_one(cx.conn())
    .await
    .unwrap()
}

/// How many blobs still have a key.
pub async fn living_blobs(store: &Store) -> i64 {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    sqlx::query_scalar!(r#"SELECT count(*) AS "n!" FROM store.blob WHERE wrapped_key IS NOT NULL"#)
        .fetch_one(cx.conn())
        .await
        .unwrap()
}

/// Whether the application may delete a submitted file's row; the database must say no.
pub async fn can_delete_row(store: &Store, file: uuid::Uuid) -> bool {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    sqlx::query!("DELETE FROM casework.application WHERE id = $1", file).execute(cx.conn()).await.is_ok()
}

/// Words that one member of staff wrote to another about a file.
pub async fn note_between_staff(cx: &mut Cx, file: &Application, staff: uuid::Uuid, words: &str) {
    let (now, id) = (cx.now(), Id::<()>::new(file.id.bucket(), cx.now(), cx.dice()).uuid());
    let place = Place::new("casework.desk_note.note", file.owner.uuid(), Purpose::Evidence, id);
    let note = cx.seal(&place, &words.to_owned()).await.unwrap();
    sqlx::query!(
        "INSERT INTO casework.desk_note (bucket, id, file, at, kind, mission, staff, note)
         VALUES ($1, $2, $3, $4, 'recommendation', 'dubai', $5, $6)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        now as _,
        staff,
        note as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// Every row of kept steps as it lies in the database.
pub async fn bundles(cx: &mut Cx) -> Vec<String> {
    sqlx::query_scalar!(r#"SELECT to_jsonb(b)::text AS "row!" FROM casework.bundle b"#)
        .fetch_all(cx.conn())
        .await
        .unwrap()
}
