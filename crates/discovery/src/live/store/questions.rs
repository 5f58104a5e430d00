//! Rows of questions and of voices for them.

use std::collections::BTreeSet;

use ::store::Cx;
use kernel::{Failure, Id, Locale, Moment, Outcome, marks};

use crate::{
    columns::read,
    live::model::{Answer, Judged, Question, Session, Why},
};

struct Row {
    id: Id<Question>,
    words: String,
    asked_at: Moment,
    admitted_at: Option<Moment>,
    why: Option<String>,
    votes: i64,
    said: Option<serde_json::Value>,
    answered_at: Option<Moment>,
}

impl Row {
    fn question(self) -> Outcome<Question> {
        let judged = match (self.admitted_at, self.why.as_deref()) {
            (Some(_), _) => Judged::Admitted,
            (None, None) => Judged::Waits,
            (None, Some(why)) => Judged::Declined(
                Why::parse(why).ok_or_else(|| Failure::fault("reading a question", "the reason is unknown"))?,
            ),
        };
        let answer = match self.said.zip(self.answered_at) {
            Some((said, at)) => Some(Answer { said: read("reading an answer", said)?, at }),
            None => None,
        };
        Ok(Question { id: self.id, words: self.words, asked_at: self.asked_at, judged, votes: self.votes, answer })
    }
}

/// The questions of a session; what most want answered first.
pub async fn questions(cx: &mut Cx, session: Id<Session>) -> Outcome<Vec<Question>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT q.id AS "id: Id<Question>", q.words, q.asked_at AS "asked_at: Moment",
                  q.admitted_at AS "admitted_at: Moment", q.why,
                  (SELECT count(*) FROM discovery.live_vote v WHERE v.question = q.id) AS "votes!",
                  a.content AS "said?", a.answered_at AS "answered_at?: Moment"
             FROM discovery.live_question q LEFT JOIN discovery.live_answer a ON a.question = q.id
            WHERE q.session = $1 ORDER BY 6 DESC, q.asked_at, q.id"#,
        session.uuid(),
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::question).collect()
}

/// The session of a question.
pub async fn session_of(cx: &mut Cx, question: Id<Question>) -> Outcome<Option<Id<Session>>> {
    let session = sqlx::query_scalar!(
        r#"SELECT session AS "session: Id<Session>" FROM discovery.live_question WHERE id = $1"#,
        question.uuid(),
    );
    Ok(session.fetch_optional(cx.conn()).await?)
}

/// How many questions the account asked before this session.
pub async fn asked(cx: &mut Cx, account: Id<marks::Account>, session: Id<Session>) -> Outcome<i64> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM discovery.live_question WHERE account = $1 AND session = $2"#,
        account.uuid(),
        session.uuid(),
    );
    Ok(count.fetch_one(cx.conn()).await?)
}

/// Adds a question that nobody looked at yet.
pub async fn insert_question(
    cx: &mut Cx,
    account: Id<marks::Account>,
    session: Id<Session>,
    (words, language): (&str, Locale),
) -> Outcome<Id<Question>> {
    let now = cx.now();
    let id = Id::<Question>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO discovery.live_question (id, session, account, language, words, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id.uuid(),
        session.uuid(),
        account.uuid(),
        language.as_str(),
        words,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// Writes what somebody who looked at it said.
pub async fn judge(cx: &mut Cx, question: Id<Question>, staff: Id<marks::Staff>, declined: Option<Why>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE discovery.live_question SET admitted_at = $2, declined_at = $3, judged_by = $4, why = $5 WHERE id = $1",
        question.uuid(),
        declined.is_none().then_some(now) as _,
        declined.is_some().then_some(now) as _,
        staff.uuid(),
        declined.map(Why::as_str),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Gives a voice; nothing happens if it was given.
pub async fn vote(cx: &mut Cx, account: Id<marks::Account>, question: Id<Question>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.live_vote (bucket, account, question, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket, account, question) DO NOTHING",
        account.bucket().as_i16(),
        account.uuid(),
        question.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes a voice back; nothing happens if none was given.
pub async fn unvote(cx: &mut Cx, account: Id<marks::Account>, question: Id<Question>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM discovery.live_vote WHERE bucket = $1 AND account = $2 AND question = $3",
        account.bucket().as_i16(),
        account.uuid(),
        question.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The questions to which the account gave its voice.
pub async fn own_votes(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<BTreeSet<Id<Question>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT question AS "question: Id<Question>" FROM discovery.live_vote WHERE bucket = $1 AND account = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().collect())
}

/// The questions the account asked.
pub async fn own_questions(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<BTreeSet<Id<Question>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT id AS "id: Id<Question>" FROM discovery.live_question WHERE account = $1"#,
        account.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().collect())
}

/// Forgets the account: its voices, its questions that were not answered, and that the others were its own.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let bucket = account.bucket().as_i16();
    sqlx::query!("DELETE FROM discovery.live_vote WHERE bucket = $1 AND account = $2", bucket, account.uuid())
        .execute(cx.conn())
        .await?;
    sqlx::query!(
        "DELETE FROM discovery.live_vote v USING discovery.live_question q
          WHERE q.id = v.question AND q.account = $1
            AND NOT EXISTS (SELECT FROM discovery.live_answer a WHERE a.question = q.id)",
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "DELETE FROM discovery.live_question q WHERE q.account = $1
            AND NOT EXISTS (SELECT FROM discovery.live_answer a WHERE a.question = q.id)",
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!("UPDATE discovery.live_question SET account = NULL WHERE account = $1", account.uuid())
        .execute(cx.conn())
        .await?;
    Ok(())
}
