//! Rows of sessions and answers.

mod questions;

use ::store::Cx;
use kernel::{Id, Moment, Outcome};
use serde_json::Value;

use super::model::{Content, Question, Said, Session};
use crate::columns::{read, written};

pub use questions::{
    asked, forget, insert_question, judge, own_questions, own_votes, questions, session_of, unvote, vote,
};

struct Row {
    id: Id<Session>,
    content: Value,
    starts_at: Moment,
    ends_at: Moment,
}

impl Row {
    fn session(self) -> Outcome<Session> {
        let content: Content = read("reading a session", self.content)?;
        Ok(Session { id: self.id, content, starts_at: self.starts_at, ends_at: self.ends_at })
    }
}

/// Adds a session that two people let out.
pub async fn insert_session(cx: &mut Cx, session: &Session, (by, approver): (&str, &str)) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.live_session (id, content, starts_at, ends_at, published_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        session.id.uuid(),
        written("keeping a session", &session.content)?,
        session.starts_at as _,
        session.ends_at as _,
        now as _,
        by,
        approver,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Every session, the latest first.
pub async fn sessions(cx: &mut Cx) -> Outcome<Vec<Session>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Session>", content, starts_at AS "starts_at: Moment", ends_at AS "ends_at: Moment"
             FROM discovery.live_session ORDER BY starts_at DESC, id"#,
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::session).collect()
}

/// The session.
pub async fn session(cx: &mut Cx, id: Id<Session>) -> Outcome<Option<Session>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Session>", content, starts_at AS "starts_at: Moment", ends_at AS "ends_at: Moment"
             FROM discovery.live_session WHERE id = $1"#,
        id.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(Row::session).transpose()
}

/// Keeps an answer that two people let out; nothing if there is one, which says whether it was kept.
pub async fn answer(cx: &mut Cx, question: Id<Question>, said: &Said, (by, approver): (&str, &str)) -> Outcome<bool> {
    let now = cx.now();
    let kept = sqlx::query!(
        "INSERT INTO discovery.live_answer (question, content, answered_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (question) DO NOTHING",
        question.uuid(),
        written("keeping an answer", said)?,
        now as _,
        by,
        approver,
    );
    Ok(kept.execute(cx.conn()).await?.rows_affected() == 1)
}

/// How many answers there are: another number whenever one is let out.
pub async fn answers(cx: &mut Cx) -> Outcome<i64> {
    let count = sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM discovery.live_answer"#);
    Ok(count.fetch_one(cx.conn()).await?)
}
