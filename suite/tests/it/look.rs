//! What a story looks at behind the pages: where a file stands, what happened to it, how much is kept at all, and what of a
//! sound comes to a player.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use casework::applications::{
    model::{Application, Stage},
    store::load_by_reference,
};
use http_body_util::BodyExt;
use kernel::Actor;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::Scope;
use testkit::{Browser, World};

/// The status of a request for part of a sound, and what came.
pub async fn part(browser: &mut Browser, path: &str, range: &str) -> (StatusCode, Option<String>, Vec<u8>) {
    let request = Request::builder().uri(path).header(header::RANGE, range).body(Body::empty()).unwrap();
    let answer = browser.raw(request).await;
    let told = answer.headers().get(header::CONTENT_RANGE).map(|range| range.to_str().unwrap().to_owned());
    (answer.status(), told, answer.into_body().collect().await.unwrap().to_bytes().to_vec())
}

/// The file.
pub async fn file(world: &World, reference: &str) -> Application {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    load_by_reference(&mut cx, &Scope::System("suite"), reference.parse().unwrap()).await.unwrap()
}

/// Where the file stands.
pub async fn stage(world: &World, reference: &str) -> Stage {
    file(world, reference).await.stage()
}

/// Kinds of the events of a file, in order; the chain of their hashes is checked.
pub async fn events(world: &World, reference: &str) -> Vec<String> {
    let file = file(world, reference).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let events = store::events::read(&mut cx, file.id).await.unwrap();
    store::events::verify_chain(&events).unwrap();
    events.into_iter().map(|event| event.kind).collect()
}

/// The upload of a file that is in force for this document.
pub async fn upload(world: &World, reference: &str, document: &str) -> String {
    let file = file(world, reference).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let uploads = casework::applications::uploads::in_force(&mut cx, &file).await.unwrap();
    uploads.iter().find(|upload| upload.document == document).expect("it was sent").id.to_string()
}

/// How often an event of this kind happened to the file.
pub async fn count(world: &World, reference: &str, kind: &str) -> usize {
    events(world, reference).await.iter().filter(|found| *found == kind).count()
}

/// Counters that move although nothing is kept: throttles, turns, schedules, and who looked.
const MOVING: [&str; 6] =
    ["store.throttle", "store.rate", "store.periodic", "store.access", "store.access_default", "store.idempotency"];

/// How many rows each table has, and how many blobs lie in the folder.
pub async fn census(world: &World) -> BTreeMap<String, i64> {
    let mut connection = PgConnection::connect(&world.db.urls().owner).await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT schemaname || '.' || tablename FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public') ORDER BY 1",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let mut census = BTreeMap::new();
    // Row-level security hides rows of citizens from whoever is not told which missions; the owner looks at all.
    sqlx::query("SELECT set_config('wasl.missions', '*', false)").execute(&mut connection).await.unwrap();
    for table in tables.into_iter().filter(|table| !MOVING.contains(&table.as_str())) {
        let counting = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let rows: i64 = sqlx::query_scalar(counting).fetch_one(&mut connection).await.unwrap();
        census.insert(table, rows);
    }
    let blobs = walkdir::WalkDir::new(world.db.folder().join("blobs"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .count();
    census.insert("files in the blob folder".to_owned(), i64::try_from(blobs).unwrap());
    connection.close().await.unwrap();
    census
}

/// Fails unless nothing was added since `before`, naming what was.
#[track_caller]
pub fn unchanged(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>, told: &str) {
    let differs: Vec<String> = after
        .iter()
        .filter(|(table, rows)| before.get(*table) != Some(rows))
        .map(|(table, rows)| format!("{table}: {} → {rows}", before.get(table).copied().unwrap_or_default()))
        .collect();
    assert!(differs.is_empty(), "{told} left something behind: {differs:?}");
}
