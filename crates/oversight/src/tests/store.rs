//! Rows that tests put down, and a chain that is broken as only the database's owner could.

use ::store::{Cx, Place, Purpose, RoleUrls};
use kernel::{Id, marks};
use sqlx::{Connection, PgConnection};

pub async fn staff(cx: &mut Cx, id: Id<marks::Staff>, role: &str) {
    let place = Place::new("people.staff.name", id.uuid(), Purpose::Profile, id.uuid());
    let name = cx.seal(&place, &format!("موظف {role}")).await.unwrap();
    let (now, index) = (cx.now(), id.uuid().as_bytes().repeat(3));
    let login = format!("s{}", id.uuid().simple().to_string().split_at(20).1);
    sqlx::query!(
        "INSERT INTO people.staff (id, login, name, number_index, password, totp_secret, created_at, credentials_at)
         VALUES ($1, $2, $3, $4, 'none', '\\x00', $5, $5)",
        id.uuid(),
        login,
        name.as_bytes(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    let mission = if role == "mission_officer" { "dubai" } else { "" };
    sqlx::query!(
        "INSERT INTO people.staff_role (staff, role, mission, granted_at) VALUES ($1, $2, $3, $4)",
        id.uuid(),
        role,
        mission,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// Rewrites the second event of a file with the triggers off.
pub async fn tamper(urls: &RoleUrls, file: Id<marks::Application>) {
    let mut owner = PgConnection::connect(&urls.owner).await.unwrap();
    for statement in [
        "ALTER TABLE store.event DISABLE TRIGGER ALL",
        "UPDATE store.event SET body = '{\"forged\":true}' WHERE seq = 2 AND application_id = $1",
        "ALTER TABLE store.event ENABLE TRIGGER ALL",
    ] {
        let query = sqlx::query(statement);
        let query = if statement.contains("$1") { query.bind(file.uuid()) } else { query };
        query.execute(&mut owner).await.unwrap();
    }
    owner.close().await.unwrap();
}

/// Puts back what [`tamper`] rewrote, as a restore from a backup would.
pub async fn untamper(urls: &RoleUrls, file: Id<marks::Application>) {
    let mut owner = PgConnection::connect(&urls.owner).await.unwrap();
    sqlx::query("ALTER TABLE store.event DISABLE TRIGGER ALL").execute(&mut owner).await.unwrap();
    let restored = sqlx::query("UPDATE store.event SET body = '{}' WHERE seq = 2 AND application_id = $1");
    restored.bind(file.uuid()).execute(&mut owner).await.unwrap();
    sqlx::query("ALTER TABLE store.event ENABLE TRIGGER ALL").execute(&mut owner).await.unwrap();
    owner.close().await.unwrap();
}

/// A job that nobody could do.
pub async fn dead_letter(cx: &mut Cx) {
    let now = cx.now();
    sqlx::query!(
        "UPDATE store.job SET died_at = $1, last_error = 'nobody answered' WHERE kind = 'test.stuck'",
        now as _
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// Who set dead letters going again, and why.
pub async fn replays(cx: &mut Cx) -> Vec<(String, String)> {
    let rows =
        sqlx::query!("SELECT by_actor, reason FROM store.job_replay ORDER BY at").fetch_all(cx.conn()).await.unwrap();
    rows.into_iter().map(|row| (row.by_actor, row.reason)).collect()
}
