//! Rows of recordings.

use ::store::Cx;
use kernel::{Failure, Id, Moment, Outcome, marks};
use uuid::Uuid;

use crate::model::{Recording, media};

struct Row {
    id: Id<Recording>,
    passage: Uuid,
    language: String,
    words: String,
    media: String,
    seconds: i32,
    machine: bool,
    blob: Id<marks::Blob>,
    sha256: Vec<u8>,
    since: Option<Moment>,
    ended_at: Option<Moment>,
}

impl TryFrom<Row> for Recording {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let unknown = |what| move || Failure::fault("reading a recording", what);
        Ok(Self {
            id: row.id,
            passage: row.passage,
            locale: row.language.parse().ok().ok_or_else(unknown("its language is unknown"))?,
            words: row.words,
            media: media(&row.media).ok_or_else(unknown("its media type is unknown"))?,
            seconds: u32::try_from(row.seconds).ok().ok_or_else(unknown("its length is negative"))?,
            machine: row.machine,
            blob: row.blob,
            sha256: row.sha256,
            since: row.since,
            ended_at: row.ended_at,
        })
    }
}

/// Recordings by the end of a statement, and its arguments.
macro_rules! recordings {
    ($which:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id AS "id: Id<Recording>", passage, language, words, media, seconds, machine,
                  blob AS "blob: Id<marks::Blob>", sha256, since AS "since: Moment", ended_at AS "ended_at: Moment"
             FROM narration.recording "# + $which
            $(, $argument)*
        )
    };
}

/// Another text whenever what may be heard changed.
pub(crate) async fn stamp(cx: &mut Cx) -> Outcome<String> {
    let row = sqlx::query!(r#"SELECT count(since) AS "let!", count(ended_at) AS "ended!" FROM narration.recording"#,);
    let row = row.fetch_one(cx.conn()).await?;
    Ok(format!("{}.{}", row.r#let, row.ended))
}

/// What may be heard now.
pub(crate) async fn heard(cx: &mut Cx) -> Outcome<Vec<Recording>> {
    let rows = recordings!("WHERE since IS NOT NULL AND ended_at IS NULL ORDER BY passage");
    rows.fetch_all(cx.conn()).await?.into_iter().map(Recording::try_from).collect()
}

/// Every recording of these words, the newest first.
pub(crate) async fn of_passage(cx: &mut Cx, passage: Uuid) -> Outcome<Vec<Recording>> {
    let rows = recordings!("WHERE passage = $1 ORDER BY made_at DESC, id", passage);
    rows.fetch_all(cx.conn()).await?.into_iter().map(Recording::try_from).collect()
}

/// The recording.
pub(crate) async fn recording(cx: &mut Cx, id: Id<Recording>) -> Outcome<Option<Recording>> {
    let row = recordings!("WHERE id = $1", id.uuid());
    row.fetch_optional(cx.conn()).await?.map(Recording::try_from).transpose()
}

/// Adds a recording that waits for a second person, in place of any of the same words that waited and was never decided.
pub(crate) async fn insert(cx: &mut Cx, recording: &Recording, by: Id<marks::Staff>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE narration.recording SET ended_at = $2 WHERE passage = $1 AND since IS NULL AND ended_at IS NULL",
        recording.passage,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO narration.recording
                (id, passage, language, words, media, seconds, machine, blob, sha256, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        recording.id.uuid(),
        recording.passage,
        recording.locale.as_str(),
        recording.words,
        recording.media,
        i32::try_from(recording.seconds).unwrap_or(i32::MAX),
        recording.machine,
        recording.blob.uuid(),
        recording.sha256,
        now as _,
        by.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends what says these words now, if anything does.
pub(crate) async fn end_of(cx: &mut Cx, passage: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE narration.recording SET ended_at = $2
          WHERE passage = $1 AND since IS NOT NULL AND ended_at IS NULL",
        passage,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Lets a recording be heard; says whether it waited.
pub(crate) async fn let_hear(cx: &mut Cx, id: Id<Recording>, approver: Id<marks::Staff>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE narration.recording SET since = $2, approved_by = $3
          WHERE id = $1 AND since IS NULL AND ended_at IS NULL",
        id.uuid(),
        now as _,
        approver.uuid(),
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Ends a recording, heard or not; says whether it had not ended.
pub(crate) async fn end(cx: &mut Cx, id: Id<Recording>) -> Outcome<bool> {
    let now = cx.now();
    let ended = sqlx::query!(
        "UPDATE narration.recording SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
        id.uuid(),
        now as _,
    );
    Ok(ended.execute(cx.conn()).await?.rows_affected() == 1)
}
