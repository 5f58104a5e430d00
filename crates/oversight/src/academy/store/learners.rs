//! What learners finished, and their exams.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};
use sqlx::types::Json;

use crate::academy::{
    exam::{Answers, Marked, Paper},
    progress::{Finished, Part},
};

type StaffId = Id<marks::Staff>;

/// An exam of somebody.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Its id.
    pub id: Id<Attempt>,
    /// Key of the course.
    pub course: String,
    /// The edition that is asked about.
    pub edition: i32,
    /// Its questions.
    pub paper: Paper,
    /// When it began (UTC).
    pub began_at: Moment,
    /// Until when it is open (UTC).
    pub ends_at: Moment,
    /// How it went, once it is finished.
    pub result: Option<Taken>,
}

/// How an exam went.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What was answered.
    pub answers: Answers,
    /// How many rightly.
    pub right: i16,
    /// Of how many.
    pub asked: i16,
    /// Whether it passed.
    pub passed: bool,
}

struct Row {
    id: Id<Attempt>,
    course: String,
    edition: i32,
    paper: Json<Paper>,
    began_at: Moment,
    ends_at: Moment,
    answers: Option<Json<Answers>>,
    right_count: Option<i16>,
    asked_count: Option<i16>,
    passed: Option<bool>,
}

impl From<Row> for Attempt {
    fn from(row: Row) -> Self {
        let taken = || {
            let answers = row.answers?.0;
            Some(Taken { answers, right: row.right_count?, asked: row.asked_count?, passed: row.passed? })
        };
        let result = taken();
        Self {
            id: row.id,
            course: row.course,
            edition: row.edition,
            paper: row.paper.0,
            began_at: row.began_at,
            ends_at: row.ends_at,
            result,
        }
    }
}

/// What somebody finished of a course, whatever became of the words since.
///
/// # Errors
/// Only faults.
pub async fn finished(cx: &mut Cx, staff: StaffId, course: &str) -> Outcome<Vec<Finished>> {
    let rows = sqlx::query!(
        "SELECT part, key, digest FROM academy.finished WHERE staff = $1 AND course = $2",
        staff.uuid(),
        course,
    )
    .fetch_all(cx.conn())
    .await?;
    let own = rows.into_iter().filter_map(|row| {
        let part = Part::parse(&row.part)?;
        Some(Finished { part, key: row.key, digest: row.digest })
    });
    Ok(own.collect())
}

/// Puts down that somebody finished a lesson or a case.
///
/// # Errors
/// Only faults.
pub async fn finish(cx: &mut Cx, staff: StaffId, course: &str, what: &Finished) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO academy.finished (staff, course, part, key, digest, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING",
        staff.uuid(),
        course,
        what.part.as_str(),
        what.key,
        what.digest,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The exams of somebody in a course, the latest first.
///
/// # Errors
/// Only faults.
pub async fn attempts(cx: &mut Cx, staff: StaffId, course: &str) -> Outcome<Vec<Attempt>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Attempt>", course, edition, paper AS "paper: Json<Paper>",
                  began_at AS "began_at: Moment", ends_at AS "ends_at: Moment",
                  answers AS "answers: Json<Answers>", right_count, asked_count, passed
           FROM academy.attempt WHERE staff = $1 AND course = $2 ORDER BY began_at DESC, id DESC"#,
        staff.uuid(),
        course,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(Attempt::from).collect())
}

/// Makes whoever begins or ends an exam of this person wait for whoever does so now.
///
/// # Errors
/// Only faults.
pub async fn alone(cx: &mut Cx, staff: StaffId) -> Outcome<()> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended('academy ' || $1::text, 0))", staff.to_string())
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Begins an exam.
///
/// # Errors
/// Only faults.
pub async fn begin(cx: &mut Cx, staff: StaffId, new: &Attempt) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO academy.attempt (id, staff, course, edition, paper, began_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id.uuid(),
        staff.uuid(),
        new.course,
        new.edition,
        Json(&new.paper) as _,
        new.began_at as _,
        new.ends_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends an exam; false if it had ended.
///
/// # Errors
/// Only faults.
pub async fn end(cx: &mut Cx, id: Id<Attempt>, answers: &Answers, marked: &Marked, passed: bool) -> Outcome<bool> {
    let now = cx.now();
    let small = |number: usize| i16::try_from(number).unwrap_or(i16::MAX);
    let done = sqlx::query!(
        "UPDATE academy.attempt SET finished_at = $2, answers = $3, right_count = $4, asked_count = $5, passed = $6
         WHERE id = $1 AND finished_at IS NULL",
        id.uuid(),
        now as _,
        Json(answers) as _,
        small(marked.right),
        small(marked.asked),
        passed,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How often each question of a course was asked and answered wrongly in finished exams since a moment.
///
/// # Errors
/// Only faults.
pub async fn asked(cx: &mut Cx, course: &str, since: Moment) -> Outcome<Vec<(Paper, Answers)>> {
    let rows = sqlx::query!(
        r#"SELECT paper AS "paper: Json<Paper>", answers AS "answers!: Json<Answers>"
           FROM academy.attempt WHERE course = $1 AND finished_at >= $2"#,
        course,
        since as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.paper.0, row.answers.0)).collect())
}

/// Exams of a course that were finished and passed since a moment.
///
/// # Errors
/// Only faults.
pub async fn taken(cx: &mut Cx, course: &str, since: Moment) -> Outcome<(i64, i64)> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "finished!", count(*) FILTER (WHERE passed) AS "passed!"
           FROM academy.attempt WHERE course = $1 AND finished_at >= $2"#,
        course,
        since as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok((row.finished, row.passed))
}

/// Puts down that the end of a qualification was announced so many days before; false if it was already.
///
/// # Errors
/// Only faults.
pub async fn announce(cx: &mut Cx, staff: StaffId, course: &str, (ends_at, days): (Moment, i16)) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO academy.announced (staff, course, ends_at, days, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        staff.uuid(),
        course,
        ends_at as _,
        days,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
