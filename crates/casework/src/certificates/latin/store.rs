//! Rows of spellings seen in passports: appended, never changed; the latest counts while its upload is in force.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::{LatinName, SeenName};
use crate::applications::model::Application;

fn place(file: &Application, row: Uuid) -> Place {
    Place::new("casework.latin_name.name", file.owner.uuid(), Purpose::Evidence, row)
}

/// Appends what was seen; without a name it takes back what was recorded before.
pub(super) async fn insert(
    cx: &mut Cx,
    file: &Application,
    staff: Id<marks::Staff>,
    upload: Uuid,
    seen: Option<&SeenName>,
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<SeenName>::new(file.id.bucket(), now, cx.dice()).uuid();
    let name = match seen {
        Some(seen) => Some(cx.seal(&place(file, id), &seen.name.as_str().to_owned()).await?),
        None => None,
    };
    sqlx::query!(
        "INSERT INTO casework.latin_name (bucket, id, application_id, mission, upload, staff, at, name, mrz_checked)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        file.mission.as_deref().unwrap_or_default(),
        upload,
        staff.uuid(),
        now as _,
        name as _,
        seen.is_some_and(|seen| seen.mrz_checked),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The spelling that counts, if a passport in the file bears one out. `file` was loaded within the caller's scope.
///
/// # Errors
/// Faults of the database, and of a value that no longer opens.
pub async fn in_force(cx: &mut Cx, file: &Application) -> Outcome<Option<SeenName>> {
    let row = sqlx::query!(
        r#"SELECT seen.id, seen.upload, seen.staff as "staff: Id<marks::Staff>", seen.at as "at: Moment",
                  seen.name as "name: Sealed<String>", seen.mrz_checked
             FROM casework.latin_name AS seen
             JOIN casework.upload AS u ON u.bucket = seen.bucket AND u.id = seen.upload AND u.replaced_at IS NULL
            WHERE seen.bucket = $1 AND seen.application_id = $2 ORDER BY seen.at DESC, seen.id DESC LIMIT 1"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(sealed) = &row.name else { return Ok(None) };
    let text = cx.open(&place(file, row.id), sealed).await?;
    let seen = |name| SeenName { name, upload: row.upload, staff: row.staff, at: row.at, mrz_checked: row.mrz_checked };
    Ok(LatinName::parse(&text).map(seen))
}
