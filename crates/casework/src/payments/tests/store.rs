//! What the tests look at in the database, and the shortest way to a file that waits for money.

use ::store::Cx;
use kernel::{Id, marks};
use serde_json::json;

use crate::applications::model::Application;

/// Makes a draft a submitted file with its frozen quote, as `drafts::submit` does.
pub async fn freeze(cx: &mut Cx, file: &Application) {
    let quote = file.quote.as_ref().unwrap();
    sqlx::query(
        "UPDATE casework.application SET submitted_at = $3, mission = 'dubai', quote = $4, due_minor = $5,
                due_currency = $6, pay_until = $7, version = version + 1 WHERE bucket = $1 AND id = $2",
    )
    .bind(file.id.bucket().as_i16())
    .bind(file.id.uuid())
    .bind(quote.at)
    .bind(json!(quote))
    .bind(quote.charged.minor())
    .bind(quote.charged.currency().code().to_owned())
    .bind(quote.valid_until)
    .execute(cx.conn())
    .await
    .unwrap();
}

/// How many rows a table of money has for a file.
pub async fn count(cx: &mut Cx, table: &str, file: Id<marks::Application>) -> i64 {
    let statement = match table {
        "charge" => {
            "SELECT count(*) FROM casework.payment_charge c JOIN casework.payment_attempt t
             ON t.bucket = c.bucket AND t.id = c.attempt_id WHERE t.bucket = $1 AND t.application_id = $2"
        }
        "refund" => "SELECT count(*) FROM casework.refund WHERE bucket = $1 AND application_id = $2",
        "entry" => "SELECT count(*) FROM casework.ledger_entry WHERE bucket = $1 AND application_id = $2",
        "attempt" => "SELECT count(*) FROM casework.payment_attempt WHERE bucket = $1 AND application_id = $2",
        "event" => "SELECT count(*) FROM store.event WHERE bucket = $1 AND application_id = $2",
        other => panic!("no such table: {other}"),
    };
    sqlx::query_scalar(statement).bind(file.bucket().as_i16()).bind(file.uuid()).fetch_one(cx.conn()).await.unwrap()
}

/// What the payments themselves say of a file's money in its currency: taken, given back, still to be given back, and taken by
/// the bank instead of being given. The ledger is not asked.
pub async fn money(cx: &mut Cx, file: Id<marks::Application>) -> (i64, i64, i64, i64) {
    sqlx::query_as(
        "SELECT coalesce((SELECT sum(c.minor)::bigint FROM casework.payment_charge c JOIN casework.payment_attempt t
                           ON t.bucket = c.bucket AND t.id = c.attempt_id
                          WHERE t.bucket = $1 AND t.application_id = $2), 0),
                coalesce(sum(r.minor - r.set_off_minor) FILTER (WHERE r.given_at IS NOT NULL), 0)::bigint,
                coalesce(sum(r.minor - r.set_off_minor) FILTER (WHERE r.given_at IS NULL), 0)::bigint,
                coalesce(sum(r.set_off_minor), 0)::bigint
           FROM casework.refund r WHERE r.bucket = $1 AND r.application_id = $2",
    )
    .bind(file.bucket().as_i16())
    .bind(file.uuid())
    .fetch_one(cx.conn())
    .await
    .unwrap()
}

/// How many entries of a file's ledger do not balance.
pub async fn uneven(cx: &mut Cx, file: Id<marks::Application>) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM (
             SELECT 1 FROM casework.ledger_entry e
               JOIN casework.ledger_posting p ON p.bucket = e.bucket AND p.entry_id = e.id
              WHERE e.bucket = $1 AND e.application_id = $2
              GROUP BY e.id, p.currency HAVING sum(p.minor) <> 0) AS uneven",
    )
    .bind(file.bucket().as_i16())
    .bind(file.uuid())
    .fetch_one(cx.conn())
    .await
    .unwrap()
}

/// How many events of a kind a file has.
pub async fn events(cx: &mut Cx, file: Id<marks::Application>, kind: &str) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM store.event WHERE bucket = $1 AND application_id = $2 AND kind = $3")
        .bind(file.bucket().as_i16())
        .bind(file.uuid())
        .bind(kind)
        .fetch_one(cx.conn())
        .await
        .unwrap()
}

/// How many jobs of a kind wait.
pub async fn jobs(cx: &mut Cx, kind: &str) -> i64 {
    let found = sqlx::query_scalar("SELECT count(*) FROM store.job WHERE kind = $1").bind(kind);
    found.fetch_one(cx.conn()).await.unwrap()
}

/// Runs one statement that the database should refuse; says whether it did.
pub async fn refused(cx: &mut Cx, statement: &'static str) -> bool {
    sqlx::query(statement).execute(cx.conn()).await.is_err()
}

/// Writes a refund of the charge `txn-1` past every check of the code.
pub async fn add_refund(
    cx: &mut Cx,
    (id, file, attempt): (uuid::Uuid, Id<marks::Application>, uuid::Uuid),
    minor: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO casework.refund
             (bucket, id, application_id, attempt_id, transaction, minor, currency, exponent, reason, opened_at)
         VALUES (77, $1, $2, $3, 'txn-1', $4, 'AED', 2, 'cancelled', now())",
    )
    .bind(id)
    .bind(file.uuid())
    .bind(attempt)
    .bind(minor)
    .execute(cx.conn())
    .await
    .map(drop)
}

/// How many earlier prices a file has.
pub async fn former_quotes(cx: &mut Cx, file: Id<marks::Application>) -> i64 {
    let counting = "SELECT count(*) FROM casework.former_quote WHERE bucket = $1 AND application_id = $2";
    sqlx::query_scalar(counting).bind(file.bucket().as_i16()).bind(file.uuid()).fetch_one(cx.conn()).await.unwrap()
}

/// Gives the newest entry of the ledger the moment at which its transaction began; only the owner of the tables can.
pub async fn move_last_entry(world: &super::world::World, to: kernel::Moment) {
    use sqlx::Connection;
    let mut owner = sqlx::PgConnection::connect(&world.db.urls().owner).await.unwrap();
    let statements = [
        "ALTER TABLE casework.ledger_entry DISABLE TRIGGER ledger_entry_stays",
        "UPDATE casework.ledger_entry SET at = $1 WHERE at = (SELECT max(at) FROM casework.ledger_entry)",
        "ALTER TABLE casework.ledger_entry ENABLE TRIGGER ledger_entry_stays",
    ];
    for statement in statements {
        let query = sqlx::query(statement);
        let query = if statement.starts_with("UPDATE") { query.bind(to) } else { query };
        query.execute(&mut owner).await.unwrap();
    }
}

/// Makes a paid file one that turned into another service, was submitted again and owes nothing more.
pub async fn turn(cx: &mut Cx, file: Id<marks::Application>, quote: &crate::applications::model::Quote) {
    let now = cx.now();
    sqlx::query(
        "UPDATE casework.application SET turned_at = $3, resubmitted_at = $3, paid_at = $3, quote = $4, due_minor = 0,
                version = version + 1 WHERE bucket = $1 AND id = $2",
    )
    .bind(file.bucket().as_i16())
    .bind(file.uuid())
    .bind(now)
    .bind(json!(quote))
    .execute(cx.conn())
    .await
    .unwrap();
}
