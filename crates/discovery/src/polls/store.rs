//! Rows of polls, answers and releases.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};
use serde_json::Value;

use super::{
    disclosure::Cell,
    model::{Chosen, Content, Poll},
};
use crate::columns::{read, written};

/// What may be said of a poll.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Release {
    /// Of how many people it was made.
    pub participants: i64,
    /// The cells, question by question.
    pub cells: Vec<Vec<Cell>>,
    /// When.
    pub at: Moment,
}

/// Adds a poll that two people let out; nothing if it is there.
pub async fn insert(cx: &mut Cx, poll: &Poll, (proposed_by, approved_by): (&str, &str)) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.poll (id, content, opens_at, closes_at, published_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        poll.id.uuid(),
        written("keeping a poll", &poll.content)?,
        poll.opens_at as _,
        poll.closes_at as _,
        now as _,
        proposed_by,
        approved_by,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

struct Row {
    id: Id<Poll>,
    content: Value,
    opens_at: Moment,
    closes_at: Moment,
}

impl Row {
    fn poll(self) -> Outcome<Poll> {
        let content: Content = read("reading a poll", self.content)?;
        Ok(Poll { id: self.id, content, opens_at: self.opens_at, closes_at: self.closes_at })
    }
}

/// Every poll, the one that closes last first.
pub async fn all(cx: &mut Cx) -> Outcome<Vec<Poll>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Poll>", content, opens_at AS "opens_at: Moment", closes_at AS "closes_at: Moment"
             FROM discovery.poll ORDER BY closes_at DESC, id"#,
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::poll).collect()
}

/// The poll.
pub async fn poll(cx: &mut Cx, id: Id<Poll>) -> Outcome<Option<Poll>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Poll>", content, opens_at AS "opens_at: Moment", closes_at AS "closes_at: Moment"
             FROM discovery.poll WHERE id = $1"#,
        id.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(Row::poll).transpose()
}

/// What the account chose.
pub async fn own(cx: &mut Cx, account: Id<marks::Account>, poll: Id<Poll>) -> Outcome<Option<Chosen>> {
    let chosen = sqlx::query_scalar!(
        "SELECT chosen FROM discovery.poll_answer WHERE bucket = $1 AND account = $2 AND poll = $3",
        account.bucket().as_i16(),
        account.uuid(),
        poll.uuid(),
    );
    let chosen = chosen.fetch_optional(cx.conn()).await?;
    chosen.map(|own| read("reading an answer", own)).transpose()
}

/// Keeps what the account chose, in place of what it chose before.
pub async fn keep(cx: &mut Cx, account: Id<marks::Account>, poll: Id<Poll>, chosen: &Chosen) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.poll_answer (bucket, account, poll, chosen, given_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account, poll) DO UPDATE SET chosen = excluded.chosen, given_at = excluded.given_at",
        account.bucket().as_i16(),
        account.uuid(),
        poll.uuid(),
        written("keeping an answer", chosen)?,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes what the account chose; nothing happens if it chose nothing.
pub async fn remove(cx: &mut Cx, account: Id<marks::Account>, poll: Id<Poll>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM discovery.poll_answer WHERE bucket = $1 AND account = $2 AND poll = $3",
        account.bucket().as_i16(),
        account.uuid(),
        poll.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Everything the account chose that is still kept.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(Id<Poll>, Chosen, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT poll AS "poll: Id<Poll>", chosen, given_at AS "given_at: Moment" FROM discovery.poll_answer
            WHERE bucket = $1 AND account = $2 ORDER BY given_at"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    rows.into_iter().map(|row| Ok((row.poll, read("reading an answer", row.chosen)?, row.given_at))).collect()
}

/// Forgets every answer of the account.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM discovery.poll_answer WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets the answers to polls that closed before `moment`; says how many.
pub async fn forget_closed(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let gone = sqlx::query!(
        "DELETE FROM discovery.poll_answer a USING discovery.poll p WHERE p.id = a.poll AND p.closes_at < $1",
        moment as _,
    );
    Ok(gone.execute(cx.conn()).await?.rows_affected())
}

/// Waits until nobody else makes a release of this poll, and keeps everybody else from it.
pub async fn lock(cx: &mut Cx, poll: Id<Poll>) -> Outcome<()> {
    sqlx::query_scalar!("SELECT id FROM discovery.poll WHERE id = $1 FOR UPDATE", poll.uuid())
        .fetch_optional(cx.conn())
        .await?;
    Ok(())
}

/// How many accounts answered. It is said to nobody.
pub async fn participants(cx: &mut Cx, poll: Id<Poll>) -> Outcome<i64> {
    let count =
        sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM discovery.poll_answer WHERE poll = $1"#, poll.uuid(),);
    Ok(count.fetch_one(cx.conn()).await?)
}

/// How many chose what: question, choice, people. It is said to nobody.
pub async fn counts(cx: &mut Cx, poll: Id<Poll>) -> Outcome<Vec<(i64, i64, i64)>> {
    let rows = sqlx::query!(
        r#"SELECT q.place - 1 AS "question!", c.number::bigint AS "choice!", count(*) AS "people!"
             FROM discovery.poll_answer a,
                  jsonb_array_elements(a.chosen) WITH ORDINALITY AS q (chosen, place),
                  jsonb_array_elements_text(q.chosen) AS c (number)
            WHERE a.poll = $1 GROUP BY 1, 2"#,
        poll.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.question, row.choice, row.people)).collect())
}

/// Keeps a release.
pub async fn release(cx: &mut Cx, poll: Id<Poll>, participants: i64, cells: &[Vec<Cell>]) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.poll_release (poll, participants, cells, at) VALUES ($1, $2, $3, $4)",
        poll.uuid(),
        participants,
        written("keeping a release", &cells)?,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The newest release.
pub async fn released(cx: &mut Cx, poll: Id<Poll>) -> Outcome<Option<Release>> {
    let row = sqlx::query!(
        r#"SELECT participants, cells, at AS "at: Moment" FROM discovery.poll_release
            WHERE poll = $1 ORDER BY participants DESC LIMIT 1"#,
        poll.uuid(),
    );
    let row = row.fetch_optional(cx.conn()).await?;
    let release = |cells| read("reading a release", cells);
    row.map(|row| Ok(Release { participants: row.participants, cells: release(row.cells)?, at: row.at })).transpose()
}
