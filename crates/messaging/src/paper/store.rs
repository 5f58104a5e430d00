//! Rows of papers.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Sealed};
use uuid::Uuid;

use super::{Paper, Proof};
use crate::notices::{self, Words};

/// Lays a notice out to be printed at a mission.
pub(crate) async fn insert(cx: &mut Cx, account: Id<marks::Account>, notice: Uuid, mission: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO messaging.paper (bucket, notice, account, mission, written_at) VALUES ($1, $2, $3, $4, $5)",
        account.bucket().as_i16(),
        notice,
        account.uuid(),
        mission,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

struct Row {
    notice: Uuid,
    account: Uuid,
    file: Option<Uuid>,
    written_at: Moment,
    printed_at: Option<Moment>,
    handed_at: Option<Moment>,
}

impl From<Row> for Paper {
    fn from(row: Row) -> Self {
        Self {
            notice: row.notice,
            account: Id::from_uuid(row.account),
            file: row.file.map(Id::from_uuid),
            written_at: row.written_at,
            printed_at: row.printed_at,
            handed_at: row.handed_at,
        }
    }
}

/// The papers of these missions: those to be handed over first, oldest first, then the latest of the others; at most 200.
pub(crate) async fn of_missions(cx: &mut Cx, missions: &[String]) -> Outcome<Vec<Paper>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT p.notice, p.account, n.application_id AS file, p.written_at AS "written_at: Moment",
                  p.printed_at AS "printed_at: Moment", p.handed_at AS "handed_at: Moment"
             FROM messaging.paper p JOIN messaging.notice n ON n.bucket = p.bucket AND n.id = p.notice
            WHERE p.mission = ANY($1)
            ORDER BY p.handed_at IS NOT NULL, p.handed_at DESC, p.written_at, p.notice LIMIT 200"#,
        missions,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(Paper::from).collect())
}

/// A paper of one of these missions, locked.
pub(crate) async fn one(cx: &mut Cx, notice: Uuid, missions: &[String]) -> Outcome<Paper> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT p.notice, p.account, n.application_id AS file, p.written_at AS "written_at: Moment",
                  p.printed_at AS "printed_at: Moment", p.handed_at AS "handed_at: Moment"
             FROM messaging.paper p JOIN messaging.notice n ON n.bucket = p.bucket AND n.id = p.notice
            WHERE p.notice = $1 AND p.bucket = $3 AND p.mission = ANY($2) FOR UPDATE OF p"#,
        notice,
        missions,
        Id::<Paper>::from_uuid(notice).bucket().as_i16(),
    );
    row.fetch_optional(cx.conn()).await?.map(Paper::from).ok_or_else(Failure::not_found)
}

/// The words of a paper, until they are destroyed.
pub(crate) async fn words(cx: &mut Cx, paper: &Paper) -> Outcome<Option<Words>> {
    let body = sqlx::query_scalar!(
        r#"SELECT body AS "body: Sealed<Words>" FROM messaging.notice WHERE bucket = $1 AND id = $2 AND account = $3"#,
        paper.account.bucket().as_i16(),
        paper.notice,
        paper.account.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    match body {
        Some(sealed) => Ok(Some(cx.open(&notices::store::place(paper.account, paper.notice), &sealed).await?)),
        None => Ok(None),
    }
}

/// Notes that it was printed; printing again changes nothing.
pub(crate) async fn printed(cx: &mut Cx, paper: &Paper, staff: Id<marks::Staff>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE messaging.paper SET printed_at = $3, printed_by = $4
          WHERE bucket = $1 AND notice = $2 AND printed_at IS NULL",
        paper.account.bucket().as_i16(),
        paper.notice,
        now as _,
        staff.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes that it was handed over, by what proof; false if it was before, or was never printed. The notice counts as sent.
pub(crate) async fn handed(cx: &mut Cx, paper: &Paper, staff: Id<marks::Staff>, proof: Proof) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE messaging.paper SET handed_at = $3, handed_by = $4, proof = $5
          WHERE bucket = $1 AND notice = $2 AND handed_at IS NULL AND printed_at IS NOT NULL",
        paper.account.bucket().as_i16(),
        paper.notice,
        now as _,
        staff.uuid(),
        proof.as_str(),
    )
    .execute(cx.conn())
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    notices::store::sent(cx, paper.account, paper.notice).await?;
    Ok(true)
}
