//! Looks of a day, the days of reading, and the flags. Statements about staff; none reads a citizen's datum.

use std::collections::BTreeSet;

use kernel::{Day, Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::model::{Flagged, Kind, Reading, Rule};

/// The rules in force.
pub(super) async fn rules(cx: &mut Cx) -> Outcome<Vec<Rule>> {
    let rows =
        sqlx::query!("SELECT kind, least, bound FROM oversight.watch_rule ORDER BY kind").fetch_all(cx.conn()).await?;
    let number = |number: i32| u32::try_from(number).unwrap_or(0);
    let rules = rows.into_iter().filter_map(|row| {
        Some(Rule { kind: Kind::parse(&row.kind)?, least: number(row.least), bound: number(row.bound) })
    });
    Ok(rules.collect())
}

/// Sets a rule.
pub(super) async fn set_rule(cx: &mut Cx, rule: &Rule) -> Outcome<()> {
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    sqlx::query!(
        "UPDATE oversight.watch_rule SET least = $2, bound = $3 WHERE kind = $1",
        rule.kind.as_str(),
        number(rule.least),
        number(rule.bound),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Somebody looked at a file in a quarter of an hour.
pub(super) struct Looked {
    pub staff: Id<marks::Staff>,
    pub file: Uuid,
    pub at: Moment,
}

/// The looks at files between two moments, each file once a quarter of an hour.
pub(super) async fn looks(cx: &mut Cx, between: (Moment, Moment)) -> Outcome<Vec<Looked>> {
    let looks = sqlx::query_as!(
        Looked,
        r#"SELECT DISTINCT staff AS "staff!: Id<marks::Staff>", file AS "file!",
                  to_timestamp(floor(extract(epoch FROM at) / 900) * 900) AS "at!: Moment"
           FROM store.access
           WHERE at >= $1 AND at < $2 AND staff IS NOT NULL AND file IS NOT NULL"#,
        between.0 as _,
        between.1 as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(looks)
}

/// Whom of `staff` held or acted on which file since then.
pub(super) async fn acted_on(
    cx: &mut Cx,
    staff: &BTreeSet<Id<marks::Staff>>,
    since: Moment,
) -> Outcome<BTreeSet<(Id<marks::Staff>, Uuid)>> {
    let staff: Vec<Uuid> = staff.iter().map(|one| one.uuid()).collect();
    let pairs = sqlx::query!(
        r#"SELECT staff AS "staff!: Id<marks::Staff>", file AS "file!" FROM work.holding
           WHERE staff = ANY($1) AND since >= $2
           UNION
           SELECT staff, file FROM casework.desk_act WHERE at >= $2 AND staff = ANY($1)"#,
        &staff,
        since as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(pairs.into_iter().map(|pair| (pair.staff, pair.file)).collect())
}

/// Keeps a day of reading; a day that goes on is counted anew.
pub(super) async fn keep(cx: &mut Cx, reading: &Reading) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO oversight.reading (staff, day, files, undecided, out_of_hours) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (staff, day) DO UPDATE SET files = excluded.files, undecided = excluded.undecided,
             out_of_hours = excluded.out_of_hours",
        reading.staff.uuid(),
        reading.day as _,
        whole(reading.files),
        whole(reading.undecided),
        whole(reading.out_of_hours),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// How many files she read on each of the days before `day`, from `from` on.
pub(super) async fn days_before(cx: &mut Cx, staff: Id<marks::Staff>, day: Day, from: Day) -> Outcome<Vec<u32>> {
    let days = sqlx::query_scalar!(
        "SELECT files FROM oversight.reading WHERE staff = $1 AND day >= $2 AND day < $3",
        staff.uuid(),
        from as _,
        day as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(days.into_iter().filter_map(|files| u32::try_from(files).ok()).collect())
}

/// Raises a flag, or counts on under one that is open; a closed one stays as it was read.
pub(super) async fn raise(cx: &mut Cx, reading: &Reading, flag: &Flagged) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Flag>::unowned(now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO oversight.flag (id, kind, staff, day, raised_at, counted, files, usual)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (kind, staff, day) DO UPDATE SET counted = excluded.counted, files = excluded.files
             WHERE flag.closed_at IS NULL",
        id,
        flag.kind.as_str(),
        reading.staff.uuid(),
        reading.day as _,
        now as _,
        whole(flag.counted),
        whole(reading.files),
        flag.usual.map(whole),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// A flag as kept.
pub(super) struct Flag {
    pub id: Uuid,
    pub kind: String,
    pub staff: Id<marks::Staff>,
    pub day: Day,
    pub counted: i32,
    pub files: i32,
    pub usual: Option<i32>,
    pub finding: Option<String>,
}

/// Flags, the open ones first, then the latest; at most `limit`.
pub(super) async fn flags(cx: &mut Cx, limit: i64) -> Outcome<Vec<Flag>> {
    let flags = sqlx::query_as!(
        Flag,
        r#"SELECT id, kind, staff AS "staff: Id<marks::Staff>", day AS "day: Day", counted, files, usual, finding
           FROM oversight.flag ORDER BY closed_at IS NOT NULL, day DESC, id DESC LIMIT $1"#,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(flags)
}

/// How many flags wait for an answer.
pub(crate) async fn open_count(cx: &mut Cx) -> Outcome<i64> {
    let count = sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM oversight.flag WHERE closed_at IS NULL"#)
        .fetch_one(cx.conn())
        .await?;
    Ok(count)
}

/// Closes an open flag that is about somebody else; `false` if there is none.
pub(super) async fn close(cx: &mut Cx, flag: Uuid, by: Id<marks::Staff>, finding: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE oversight.flag SET closed_at = $2, closed_by = $3, finding = $4
         WHERE id = $1 AND closed_at IS NULL AND staff <> $3",
        flag,
        now as _,
        by.uuid(),
        finding,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets days and flags of before `day`.
pub(super) async fn forget_before(cx: &mut Cx, day: Day) -> Outcome<()> {
    sqlx::query!("DELETE FROM oversight.reading WHERE day < $1", day as _).execute(cx.conn()).await?;
    sqlx::query!("DELETE FROM oversight.flag WHERE day < $1", day as _).execute(cx.conn()).await?;
    Ok(())
}

fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
