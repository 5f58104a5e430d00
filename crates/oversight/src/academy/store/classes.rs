//! Classes and who came.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

/// A class held by a trainer.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its id.
    pub id: Id<Class>,
    /// Key of the course.
    pub course: String,
    /// Where.
    pub place: String,
    /// When (UTC).
    pub held_at: Moment,
    /// How many came.
    pub came: i64,
}

/// The classes, the latest first.
///
/// # Errors
/// Only faults.
pub async fn all(cx: &mut Cx) -> Outcome<Vec<Class>> {
    let rows = sqlx::query_as!(
        Class,
        r#"SELECT id AS "id: Id<Class>", course, place, held_at AS "held_at: Moment",
                  (SELECT count(*) FROM academy.attendance a WHERE a.class = c.id) AS "came!"
           FROM academy.class c ORDER BY held_at DESC, id LIMIT 200"#
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Puts a class down.
///
/// # Errors
/// Only faults.
pub async fn open(cx: &mut Cx, new: &Class, by: Id<marks::Staff>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO academy.class (id, course, place, held_at, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5, $6)",
        new.id.uuid(),
        new.course,
        new.place,
        new.held_at as _,
        by.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Who came to a class.
///
/// # Errors
/// Only faults.
pub async fn came(cx: &mut Cx, class: Id<Class>) -> Outcome<Vec<Id<marks::Staff>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT staff AS "staff: Id<marks::Staff>" FROM academy.attendance WHERE class = $1 ORDER BY staff"#,
        class.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Puts down who came, instead of what was put down before.
///
/// # Errors
/// Only faults.
pub async fn note(cx: &mut Cx, class: Id<Class>, who: &[Id<marks::Staff>], by: Id<marks::Staff>) -> Outcome<()> {
    let now = cx.now();
    let who: Vec<uuid::Uuid> = who.iter().map(|own| own.uuid()).collect();
    sqlx::query!("DELETE FROM academy.attendance WHERE class = $1 AND NOT staff = ANY($2)", class.uuid(), &who)
        .execute(cx.conn())
        .await?;
    sqlx::query!(
        "INSERT INTO academy.attendance (class, staff, noted_by, noted_at)
         SELECT $1, own, $3, $4 FROM unnest($2::uuid[]) AS own ON CONFLICT DO NOTHING",
        class.uuid(),
        &who,
        by.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
