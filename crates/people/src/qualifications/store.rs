//! The SQL of qualifications. They are staff's: the scope is who may call, decided by policy before.

use kernel::{Failure, Id, Moment, Outcome, StaffRole, marks};
use service_model::Names;
use sqlx::types::Json;
use store::Cx;

use super::model::{Qualification, Requirement, Standing};
use crate::staff::model::Post;

type StaffId = Id<marks::Staff>;

/// What every role needs now or from some later day on.
///
/// # Errors
/// Only faults.
pub async fn requirements(cx: &mut Cx) -> Outcome<Vec<Requirement>> {
    let rows = sqlx::query!(
        r#"SELECT role, course, names AS "names: Json<Names>", since AS "since: Moment"
           FROM people.role_course WHERE ended_at IS NULL ORDER BY role"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| Ok(Requirement { role: role(&row.role)?, course: row.course, names: row.names.0, since: row.since }))
        .collect()
}

/// Has a role need a course instead of what it needed before; decided by two people.
///
/// # Errors
/// Only faults.
pub async fn require(cx: &mut Cx, new: &Requirement, (proposed_by, approved_by): (&str, &str)) -> Outcome<()> {
    release(cx, new.role).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.role_course (role, course, names, since, decided_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.role.as_str(),
        new.course,
        Json(&new.names) as _,
        new.since as _,
        now as _,
        proposed_by,
        approved_by,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Has a role need no course any more.
///
/// # Errors
/// Only faults.
pub async fn release(cx: &mut Cx, of: StaffRole) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.role_course SET ended_at = $2 WHERE role = $1 AND ended_at IS NULL",
        of.as_str(),
        now as _
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Puts down that somebody passed a course; the qualification begins now.
///
/// # Errors
/// Only faults.
pub async fn gain(cx: &mut Cx, staff: StaffId, course: &str, valid_until: Moment) -> Outcome<()> {
    let now = cx.now();
    import(cx, staff, course, (now, valid_until)).await
}

/// Puts down a qualification that was gained elsewhere or before.
///
/// # Errors
/// Only faults.
pub async fn import(
    cx: &mut Cx,
    staff: StaffId,
    course: &str,
    (gained_at, valid_until): (Moment, Moment),
) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO people.qualification (staff, course, gained_at, valid_until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (staff, course, gained_at) DO NOTHING",
        staff.uuid(),
        course,
        gained_at as _,
        valid_until as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Lets the latest qualification of somebody hold on until then; false if it was let hold on before, or there is none.
///
/// # Errors
/// Only faults.
pub async fn extend(cx: &mut Cx, staff: StaffId, course: &str, until: Moment) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE people.qualification q SET extended_until = $3
         WHERE q.staff = $1 AND q.course = $2 AND q.extended_until IS NULL
           AND q.gained_at = (SELECT max(l.gained_at) FROM people.qualification l
                              WHERE l.staff = $1 AND l.course = $2)",
        staff.uuid(),
        course,
        until as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The latest qualification of each course somebody ever passed.
///
/// # Errors
/// Only faults.
pub async fn of(cx: &mut Cx, staff: StaffId) -> Outcome<Vec<Qualification>> {
    let rows = sqlx::query_as!(
        Qualification,
        r#"SELECT DISTINCT ON (course) staff AS "staff: StaffId", course, gained_at AS "gained_at: Moment",
                  valid_until AS "valid_until: Moment", extended_until AS "extended_until: Moment"
           FROM people.qualification WHERE staff = $1 ORDER BY course, gained_at DESC"#,
        staff.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// The latest qualification of somebody in one course.
///
/// # Errors
/// Only faults.
pub async fn held(cx: &mut Cx, staff: StaffId, course: &str) -> Outcome<Option<Qualification>> {
    Ok(of(cx, staff).await?.into_iter().find(|own| own.course == course))
}

/// Every living post whose role needs a course, with how its holder stands; who ends first comes first.
///
/// # Errors
/// Only faults.
pub async fn standings(cx: &mut Cx) -> Outcome<Vec<Standing>> {
    let rows = sqlx::query!(
        r#"SELECT s.id AS "staff: StaffId", r.role, r.mission, c.course, q.ends_at AS "ends_at?: Moment",
                  COALESCE(q.extended, false) AS "extended!"
           FROM people.staff s
           JOIN people.staff_role r ON r.staff = s.id AND r.ended_at IS NULL
           JOIN people.role_course c ON c.role = r.role AND c.ended_at IS NULL
           LEFT JOIN LATERAL (
               SELECT GREATEST(l.valid_until, l.extended_until) AS ends_at, l.extended_until IS NOT NULL AS extended
               FROM people.qualification l WHERE l.staff = s.id AND l.course = c.course
               ORDER BY l.gained_at DESC LIMIT 1) q ON true
           WHERE s.disabled_at IS NULL
           ORDER BY q.ends_at NULLS FIRST, s.id, r.role, r.mission"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Standing {
                staff: row.staff,
                post: Post { role: role(&row.role)?, mission: row.mission },
                course: row.course,
                ends_at: row.ends_at,
                extended: row.extended,
            })
        })
        .collect()
}

fn role(name: &str) -> Outcome<StaffRole> {
    StaffRole::parse(name).ok_or_else(|| Failure::fault("reading a role", format!("unknown role {name}")))
}
