//! Rows of the registry's answers: sealed, one a search, purged when the file closes.

use kernel::{Moment, Outcome};
use serde_json::{Map, Value};
use store::{Cx, Sealed};

use super::{Differences, Evidence};
use crate::applications::{
    model::{Application, RegistryOutcome},
    places,
};
use crate::ports::RegistryReply;

/// Keeps the answer to the present search, already reduced to what the document and its evidence need.
pub async fn insert(
    cx: &mut Cx,
    file: &Application,
    reply: &RegistryReply,
    record: Option<&Map<String, Value>>,
    differences: &Differences,
) -> Outcome<()> {
    let sealed_record = match record {
        Some(record) => Some(cx.seal(&places::registry_record(file), record).await?),
        None => None,
    };
    let sealed_differences = cx.seal(&places::registry_differences(file), differences).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.registry_answer (bucket, application_id, round, outcome, record, differences, answered_at, reason)
         SELECT $1, $2, coalesce(max(round), 0) + 1, $3, $4, $5, $6, $7
           FROM casework.registry_answer WHERE bucket = $1 AND application_id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        reply.outcome.as_str(),
        sealed_record as _,
        sealed_differences as _,
        now as _,
        reply.reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The latest answer with its record, for the desk and the certificate. `file` was loaded within the caller's scope.
pub async fn latest(cx: &mut Cx, file: &Application) -> Outcome<Option<Evidence>> {
    let row = sqlx::query!(
        r#"SELECT outcome, reason, record as "record: Sealed<Map<String, Value>>", differences as "differences: Sealed<Differences>",
                  answered_at as "answered_at: Moment"
             FROM casework.registry_answer WHERE bucket = $1 AND application_id = $2 ORDER BY round DESC LIMIT 1"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let record = cx.open_optional(&places::registry_record(file), row.record.as_ref()).await?;
    let differences = cx.open_optional(&places::registry_differences(file), row.differences.as_ref()).await?;
    let outcome = RegistryOutcome::parse(&row.outcome).unwrap_or(RegistryOutcome::NotLocated);
    Ok(Some(Evidence {
        outcome,
        reason: row.reason,
        record,
        differences: differences.unwrap_or_default(),
        answered_at: row.answered_at,
    }))
}

/// Purges what a closed file no longer needs. An issued document keeps the record it was made from, also when the file was
/// taken up again later; nothing else stays.
pub async fn purge(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.registry_answer AS a
            SET differences = NULL, purged_at = $3,
                record = CASE WHEN $4 AND round = (SELECT max(round) FROM casework.registry_answer
                                                    WHERE bucket = $1 AND application_id = $2)
                              OR EXISTS (SELECT 1 FROM casework.certificate AS c
                                          WHERE c.bucket = $1 AND c.application_id = $2 AND c.issued_at IS NOT NULL
                                            AND a.round = (SELECT max(b.round) FROM casework.registry_answer AS b
                                                            WHERE b.bucket = $1 AND b.application_id = $2
                                                              AND b.answered_at <= c.dated_at)) THEN record END
          WHERE bucket = $1 AND application_id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        file.facts.issued_at.is_some(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
