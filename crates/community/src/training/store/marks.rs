//! Rows of who was there, and of what somebody thought of it.

use ::store::Cx;
use kernel::{Id, Outcome};

use crate::training::model::{Cohort, Enrolment};

/// Three marks from 1 to 5.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rating {
    /// What was taught.
    pub content: i16,
    /// How it was taught.
    pub teaching: i16,
    /// How it was run.
    pub running: i16,
}

/// Sums over everybody who said what she thought.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ratings {
    /// How many did.
    pub count: i64,
    /// The sum of the first mark.
    pub content: i64,
    /// Of the second.
    pub teaching: i64,
    /// Of the third.
    pub running: i64,
}

/// Who was at a session.
pub async fn of_session(cx: &mut Cx, cohort: Id<Cohort>, session: i16) -> Outcome<Vec<Id<Enrolment>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT a.enrolment AS "enrolment: Id<Enrolment>"
             FROM community.attendance a JOIN community.enrolment e ON e.bucket = a.bucket AND e.id = a.enrolment
            WHERE e.cohort = $1 AND a.session = $2 ORDER BY a.enrolment"#,
        cohort.uuid(),
        session,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// The sessions at which somebody was.
pub async fn of_enrolment(cx: &mut Cx, id: Id<Enrolment>) -> Outcome<Vec<i16>> {
    let rows = sqlx::query_scalar!(
        "SELECT session FROM community.attendance WHERE bucket = $1 AND enrolment = $2 ORDER BY session",
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Notes that somebody was at a session. Harmless when repeated.
pub async fn mark(cx: &mut Cx, id: Id<Enrolment>, session: i16, by: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO community.attendance (bucket, enrolment, session, marked_by, marked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, enrolment, session) DO NOTHING",
        id.bucket().as_i16(),
        id.uuid(),
        session,
        by,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes it back. Harmless when repeated.
pub async fn unmark(cx: &mut Cx, id: Id<Enrolment>, session: i16) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM community.attendance WHERE bucket = $1 AND enrolment = $2 AND session = $3",
        id.bucket().as_i16(),
        id.uuid(),
        session,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps what somebody thinks of it; the last word counts.
pub async fn rate(cx: &mut Cx, own: &Enrolment, rating: Rating) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO community.training_feedback (bucket, enrolment, cohort, content, teaching, running, said_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (bucket, enrolment) DO UPDATE SET content = $4, teaching = $5, running = $6, said_at = $7",
        own.id.bucket().as_i16(),
        own.id.uuid(),
        own.cohort.uuid(),
        rating.content,
        rating.teaching,
        rating.running,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What somebody thought of it.
pub async fn rating(cx: &mut Cx, id: Id<Enrolment>) -> Outcome<Option<Rating>> {
    let row = sqlx::query_as!(
        Rating,
        "SELECT content, teaching, running FROM community.training_feedback WHERE bucket = $1 AND enrolment = $2",
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// What everybody in a group thought of it.
pub async fn ratings(cx: &mut Cx, cohort: Id<Cohort>) -> Outcome<Ratings> {
    let row = sqlx::query_as!(
        Ratings,
        r#"SELECT count(*) AS "count!", coalesce(sum(content), 0) AS "content!", coalesce(sum(teaching), 0) AS "teaching!",
                  coalesce(sum(running), 0) AS "running!"
             FROM community.training_feedback WHERE cohort = $1"#,
        cohort.uuid(),
    );
    Ok(row.fetch_one(cx.conn()).await?)
}
