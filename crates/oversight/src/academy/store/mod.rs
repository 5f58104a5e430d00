//! The SQL of courses: editions and drafts. What learners did is in [`learners`], classes in [`classes`].

pub mod classes;
pub mod learners;

use std::collections::BTreeMap;

use ::store::Cx;
use kernel::{Failure, Id, Moment, Outcome, marks};
use sqlx::types::Json;

use super::model::Course;

/// A course as it was let out.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Key of the course.
    pub course: String,
    /// Its number, from 1.
    pub number: i32,
    /// The course.
    pub body: Course,
    /// Revision of each service its lessons rested on then.
    pub taught: BTreeMap<String, i32>,
}

/// The latest edition of every course, by key.
///
/// # Errors
/// Only faults.
pub async fn latest(cx: &mut Cx) -> Outcome<Vec<Edition>> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT ON (course) course, number, body AS "body: Json<Course>",
                  taught AS "taught: Json<BTreeMap<String, i32>>"
           FROM academy.edition ORDER BY course, number DESC"#
    )
    .fetch_all(cx.conn())
    .await?;
    let edition = rows.into_iter().map(|row| Edition {
        course: row.course,
        number: row.number,
        body: row.body.0,
        taught: row.taught.0,
    });
    Ok(edition.collect())
}

/// The latest edition of one course.
///
/// # Errors
/// Not found for a course that was never let out.
pub async fn edition(cx: &mut Cx, course: &str) -> Outcome<Edition> {
    latest(cx).await?.into_iter().find(|own| own.course == course).ok_or_else(Failure::not_found)
}

/// A course as some edition has it.
///
/// # Errors
/// Not found for an edition there is not.
pub async fn body(cx: &mut Cx, course: &str, number: i32) -> Outcome<Course> {
    let row = sqlx::query_scalar!(
        r#"SELECT body AS "body: Json<Course>" FROM academy.edition WHERE course = $1 AND number = $2"#,
        course,
        number,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(|own| own.0).ok_or_else(Failure::not_found)
}

/// Lets an edition out, as the next of its course; decided by two people.
///
/// # Errors
/// A fault if another was let out at the same moment.
pub async fn publish(
    cx: &mut Cx,
    (course, body): (&str, &Course),
    taught: &BTreeMap<String, i32>,
    (proposed_by, approved_by): (&str, &str),
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO academy.edition (course, number, body, taught, published_at, proposed_by, approved_by)
         SELECT $1, COALESCE(max(number), 0) + 1, $2, $3, $4, $5, $6 FROM academy.edition WHERE course = $1",
        course,
        Json(body) as _,
        Json(taught) as _,
        now as _,
        proposed_by,
        approved_by,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What is being written of a course, and since when.
///
/// # Errors
/// Only faults.
pub async fn draft(cx: &mut Cx, course: &str) -> Outcome<Option<(Course, Moment)>> {
    let row = sqlx::query!(
        r#"SELECT body AS "body: Json<Course>", changed_at AS "changed_at: Moment"
           FROM academy.draft WHERE course = $1"#,
        course,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(|own| (own.body.0, own.changed_at)))
}

/// The courses of which something is being written.
///
/// # Errors
/// Only faults.
pub async fn drafted(cx: &mut Cx) -> Outcome<Vec<String>> {
    Ok(sqlx::query_scalar!("SELECT course FROM academy.draft ORDER BY course").fetch_all(cx.conn()).await?)
}

/// Keeps what is being written.
///
/// # Errors
/// Only faults.
pub async fn keep_draft(cx: &mut Cx, course: &str, body: &Course, by: Option<Id<marks::Staff>>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO academy.draft (course, body, changed_by, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (course) DO UPDATE SET body = $2, changed_by = $3, changed_at = $4",
        course,
        Json(body) as _,
        by.map(Id::uuid),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Gives up what is being written.
///
/// # Errors
/// Only faults.
pub async fn drop_draft(cx: &mut Cx, course: &str) -> Outcome<()> {
    sqlx::query!("DELETE FROM academy.draft WHERE course = $1", course).execute(cx.conn()).await?;
    Ok(())
}
