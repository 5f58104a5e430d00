//! Rows of the watch on helpers: the limits that hold, how many files somebody began, and what another officer found.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use crate::assistance::model::{Alert, Kind, Limit};

/// The limit of a kind that holds now.
pub async fn limit(cx: &mut Cx, kind: Kind) -> Outcome<Option<Limit>> {
    let now = cx.now();
    let row = sqlx::query_as!(
        Limit,
        "SELECT files, days FROM casework.assistance_limit WHERE kind = $1 AND set_at <= $2 ORDER BY set_at DESC LIMIT 1",
        kind.as_str(),
        now as _,
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// Sets the limit of a kind from now on.
pub async fn set_limit(cx: &mut Cx, kind: Kind, limit: Limit) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.assistance_limit (kind, set_at, files, days) VALUES ($1, $2, $3, $4)",
        kind.as_str(),
        now as _,
        limit.files,
        limit.days,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// How many files a helper began since a moment.
pub async fn begun_since(cx: &mut Cx, helper: Uuid, since: Moment) -> Outcome<i64> {
    let begun = sqlx::query_scalar!(
        r#"SELECT count(*) as "begun!" FROM casework.assistance WHERE helper = $1 AND began_at >= $2"#,
        helper,
        since as _,
    );
    Ok(begun.fetch_one(cx.conn()).await?)
}

/// Tells another officer; nothing if she has not looked at the last one yet.
pub async fn raise(cx: &mut Cx, (kind, helper): (Kind, Uuid), (files, days): (i32, i32)) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Alert>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO casework.assistance_alert (id, kind, helper, files, days, raised_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        id.uuid(),
        kind.as_str(),
        helper,
        files,
        days,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The helpers another officer was told of: those not looked at first, then the latest.
pub async fn alerts(cx: &mut Cx) -> Outcome<Vec<Alert>> {
    let rows = sqlx::query_as!(
        AlertRow,
        r#"SELECT id, kind, helper, files, days, raised_at as "raised_at: Moment", seen_at as "seen_at: Moment", finding
             FROM casework.assistance_alert ORDER BY seen_at IS NOT NULL, raised_at DESC, id LIMIT 200"#,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Alert::try_from).collect()
}

struct AlertRow {
    id: Uuid,
    kind: String,
    helper: Uuid,
    files: i32,
    days: i32,
    raised_at: Moment,
    seen_at: Option<Moment>,
    finding: Option<String>,
}

impl TryFrom<AlertRow> for Alert {
    type Error = Failure;

    fn try_from(row: AlertRow) -> Result<Self, Failure> {
        let kind = Kind::parse(&row.kind).ok_or_else(|| Failure::fault("reading who is watched", row.kind.clone()))?;
        Ok(Self {
            id: Id::from_uuid(row.id),
            kind,
            helper: row.helper,
            files: row.files,
            days: row.days,
            raised_at: row.raised_at,
            seen: row.seen_at.zip(row.finding),
        })
    }
}

/// Writes what was found; false if it was looked at before, or by the helper himself.
pub async fn found(cx: &mut Cx, alert: Id<Alert>, staff: Id<marks::Staff>, finding: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.assistance_alert SET seen_at = $2, seen_by = $3, finding = $4
          WHERE id = $1 AND seen_at IS NULL AND helper <> $3",
        alert.uuid(),
        now as _,
        staff.uuid(),
        finding,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
