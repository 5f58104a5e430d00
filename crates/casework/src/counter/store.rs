//! Rows of files that were begun at a counter.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;
use work::proposals::Fingerprint;

use super::model::{Confirmation, CounterFile, Manner};

type FileId = Id<marks::Application>;

struct Row {
    file: Uuid,
    mission: String,
    officer: Uuid,
    summary: Option<Vec<u8>>,
    presented_at: Option<Moment>,
    confirmed_at: Option<Moment>,
    confirmed_by: Option<Uuid>,
    manner: Option<String>,
}

impl TryFrom<Row> for CounterFile {
    type Error = Failure;

    fn try_from(row: Row) -> Result<Self, Failure> {
        let broken = |what: &str| Failure::fault("reading a file of the counter", what.to_owned());
        let presented = match (row.presented_at, row.summary) {
            (Some(at), Some(summary)) => {
                let bytes = summary.try_into().map_err(|_| broken("its digest"))?;
                Some((at, Fingerprint::from_bytes(bytes)))
            }
            _ => None,
        };
        let confirmed = match (row.confirmed_at, row.confirmed_by, row.manner) {
            (Some(at), Some(by), Some(manner)) => {
                let manner = Manner::parse(&manner).ok_or_else(|| broken("its manner"))?;
                Some(Confirmation { at, by: Id::from_uuid(by), manner })
            }
            _ => None,
        };
        Ok(Self {
            file: Id::from_uuid(row.file),
            mission: row.mission,
            officer: Id::from_uuid(row.officer),
            presented,
            confirmed,
        })
    }
}

/// Notes that a file was begun at a counter.
pub async fn insert(cx: &mut Cx, file: FileId, (mission, officer): (&str, Id<marks::Staff>)) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.counter_file (bucket, file, mission, officer, begun_at) VALUES ($1, $2, $3, $4, $5)",
        file.bucket().as_i16(),
        file.uuid(),
        mission,
        officer.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The file as the counter knows it; nothing for every other file. The row is locked, so that what is decided by it stays
/// true.
pub async fn find(cx: &mut Cx, file: FileId) -> Outcome<Option<CounterFile>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT file, mission, officer, summary, presented_at AS "presented_at: Moment",
                  confirmed_at AS "confirmed_at: Moment", confirmed_by, manner
             FROM casework.counter_file WHERE bucket = $1 AND file = $2 FOR UPDATE"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(CounterFile::try_from).transpose()
}

/// The files of these missions that are not confirmed, and the latest that are, at most 100.
pub async fn of_missions(cx: &mut Cx, missions: &[String]) -> Outcome<Vec<CounterFile>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT file, mission, officer, summary, presented_at AS "presented_at: Moment",
                  confirmed_at AS "confirmed_at: Moment", confirmed_by, manner
             FROM casework.counter_file WHERE mission = ANY($1)
            ORDER BY confirmed_at IS NOT NULL, begun_at DESC, file LIMIT 100"#,
        missions,
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(CounterFile::try_from).collect()
}

/// Notes what was laid before her, by whom. A confirmed file keeps what was confirmed.
pub async fn present(cx: &mut Cx, file: FileId, officer: Id<marks::Staff>, summary: &Fingerprint) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.counter_file SET officer = $3, summary = $4, presented_at = $5
          WHERE bucket = $1 AND file = $2 AND confirmed_at IS NULL",
        file.bucket().as_i16(),
        file.uuid(),
        officer.uuid(),
        summary.bytes().as_slice(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the summary back before it was confirmed; false if it was.
pub async fn take_back(cx: &mut Cx, file: FileId) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE casework.counter_file SET summary = NULL, presented_at = NULL
          WHERE bucket = $1 AND file = $2 AND confirmed_at IS NULL AND presented_at IS NOT NULL",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes her confirmation of the summary that was laid before her; false if there is none, or if it was confirmed.
pub async fn confirm(cx: &mut Cx, file: FileId, confirmation: &Confirmation, paper: Option<Uuid>) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE casework.counter_file SET confirmed_at = $3, confirmed_by = $4, manner = $5, paper = $6
          WHERE bucket = $1 AND file = $2 AND confirmed_at IS NULL AND presented_at IS NOT NULL",
        file.bucket().as_i16(),
        file.uuid(),
        confirmation.at as _,
        confirmation.by.uuid(),
        confirmation.manner.as_str(),
        paper,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
