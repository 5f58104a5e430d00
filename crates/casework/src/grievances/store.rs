//! Rows of grievances. What was written, by the citizen and by the officer, is sealed with the key of the file's owner.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Failure, Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::model::{About, Answered, Grievance, Ruling};
use crate::applications::model::Application;

fn words(file: &Application, row: Uuid) -> Place {
    Place::new("casework.grievance.words", file.owner.uuid(), Purpose::Application, row)
}

fn answer(file: &Application, row: Uuid) -> Place {
    Place::new("casework.grievance.answer", file.owner.uuid(), Purpose::Application, row)
}

/// Writes one that was just lodged. False if one was lodged against this decision before.
pub(super) async fn insert(cx: &mut Cx, file: &Application, grievance: &Grievance, told: &str) -> Outcome<bool> {
    let sealed = cx.seal(&words(file, grievance.id.uuid()), &told.to_owned()).await?;
    let took_part: Vec<Uuid> = grievance.took_part.iter().map(|staff| staff.uuid()).collect();
    let done = sqlx::query!(
        "INSERT INTO casework.grievance (bucket, id, application_id, mission, about, against, reject_reason, took_part,
                                         words, lodged_at, answer_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (bucket, application_id, against) DO NOTHING",
        file.id.bucket().as_i16(),
        grievance.id.uuid(),
        file.id.uuid(),
        file.mission.as_deref().unwrap_or_default(),
        grievance.about.as_str(),
        grievance.against as _,
        grievance.reject_reason,
        &took_part,
        sealed as _,
        grievance.lodged_at as _,
        grievance.answer_by as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The grievances of a file loaded within the caller's scope, the latest first.
pub(super) async fn of_file(cx: &mut Cx, file: &Application) -> Outcome<Vec<Grievance>> {
    let rows = sqlx::query!(
        r#"SELECT id, about, against AS "against: Moment", reject_reason, took_part, words AS "words: Sealed<String>",
                  lodged_at AS "lodged_at: Moment", answer_by AS "answer_by: Moment",
                  answered_at AS "answered_at: Moment", answered_by, finding, ground, answer AS "answer: Sealed<String>",
                  reopened_at AS "reopened_at: Moment"
             FROM casework.grievance WHERE bucket = $1 AND application_id = $2 ORDER BY lodged_at DESC, id DESC"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut grievances = Vec::with_capacity(rows.len());
    for row in rows {
        let told = cx.open_optional(&words(file, row.id), row.words.as_ref()).await?;
        let reasons = cx.open_optional(&answer(file, row.id), row.answer.as_ref()).await?;
        let finding = row.finding.as_deref().and_then(Ruling::parse);
        let answered = match (row.answered_at, row.answered_by, finding, row.ground) {
            (Some(at), Some(by), Some(finding), Some(ground)) => {
                Some(Answered { at, by: Id::from_uuid(by), finding, ground, words: reasons })
            }
            _ => None,
        };
        let about = About::parse(&row.about).ok_or_else(|| Failure::fault("reading a grievance", row.about.clone()))?;
        grievances.push(Grievance {
            id: Id::from_uuid(row.id),
            about,
            against: row.against,
            reject_reason: row.reject_reason,
            took_part: row.took_part.into_iter().map(Id::from_uuid).collect(),
            words: told,
            lodged_at: row.lodged_at,
            answer_by: row.answer_by,
            answered,
            reopened_at: row.reopened_at,
        });
    }
    Ok(grievances)
}

/// Everybody who took part in a decision of this file against which a grievance was lodged.
pub(super) async fn took_part(cx: &mut Cx, file: &Application) -> Outcome<Vec<Id<marks::Staff>>> {
    let staff = sqlx::query_scalar!(
        r#"SELECT DISTINCT unnest(took_part) AS "staff!" FROM casework.grievance WHERE bucket = $1 AND application_id = $2"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(staff.into_iter().map(Id::from_uuid).collect())
}

/// Writes the answer; false if it was answered before.
pub(super) async fn save_answer(
    cx: &mut Cx,
    file: &Application,
    id: Id<Grievance>,
    answered: &Answered,
    reasons: &str,
) -> Outcome<bool> {
    let sealed = cx.seal(&answer(file, id.uuid()), &reasons.to_owned()).await?;
    let done = sqlx::query!(
        "UPDATE casework.grievance SET answered_at = $3, answered_by = $4, finding = $5, ground = $6, answer = $7
          WHERE bucket = $1 AND id = $2 AND answered_at IS NULL",
        file.id.bucket().as_i16(),
        id.uuid(),
        answered.at as _,
        answered.by.uuid(),
        answered.finding.as_str(),
        answered.ground,
        sealed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that the file was taken up again; false if it was before. The words of the rejection that is undone go with it.
pub(super) async fn note_reopened(cx: &mut Cx, file: &Application, id: Id<Grievance>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "WITH undone AS (UPDATE casework.application SET reject_note = NULL WHERE bucket = $1 AND id = $4)
         UPDATE casework.grievance SET reopened_at = $3 WHERE bucket = $1 AND id = $2 AND reopened_at IS NULL",
        file.id.bucket().as_i16(),
        id.uuid(),
        now as _,
        file.id.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
