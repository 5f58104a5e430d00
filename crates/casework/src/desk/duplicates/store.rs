//! The SQL of rulings, and the files about a subject.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::model::{Ruled, Ruling};
use crate::applications::model::Application;

/// At most so many files about one person are looked at.
const MOST: i32 = 20;

/// The subject of a file as it was indexed. `file` was loaded within the caller's scope.
pub(super) async fn subject(cx: &mut Cx, file: &Application) -> Outcome<Vec<Vec<u8>>> {
    let keys = sqlx::query_scalar!(
        "SELECT subject FROM casework.desk_index WHERE bucket = $1 AND file = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(keys.unwrap_or_default())
}

/// Files about a subject that the desk sees, the latest first.
pub(super) async fn files(cx: &mut Cx, keys: &[Vec<u8>]) -> Outcome<Vec<Id<marks::Application>>> {
    let found = sqlx::query_scalar!(
        r#"SELECT file AS "file!: Id<marks::Application>" FROM casework.files_of_subject($1, $2) AS file"#,
        keys,
        MOST,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(found)
}

fn place(file: &Application, id: Uuid) -> Place {
    Place::new("casework.duplicate_ruling.reason", file.owner.uuid(), Purpose::Evidence, id)
}

/// Keeps a ruling about a file and another.
pub(super) async fn keep(
    cx: &mut Cx,
    (file, other): (&Application, Id<marks::Application>),
    staff: Id<marks::Staff>,
    (ruling, reason): (Ruling, &str),
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Ruled>::new(file.id.bucket(), now, cx.dice()).uuid();
    let reason: Sealed<String> = cx.seal(&place(file, id), &reason.to_owned()).await?;
    sqlx::query!(
        "INSERT INTO casework.duplicate_ruling (bucket, id, file, other, at, mission, staff, ruling, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        other.uuid(),
        now as _,
        file.mission.as_deref().unwrap_or_default(),
        staff.uuid(),
        ruling.as_str(),
        reason as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The latest ruling about a file and another.
pub(super) async fn ruled(cx: &mut Cx, file: &Application, other: Id<marks::Application>) -> Outcome<Option<Ruled>> {
    let row = sqlx::query!(
        r#"SELECT id, staff, at AS "at: Moment", ruling, reason AS "reason: Sealed<String>" FROM casework.duplicate_ruling
           WHERE bucket = $1 AND file = $2 AND other = $3 ORDER BY at DESC, id DESC LIMIT 1"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        other.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(ruling) = Ruling::parse(&row.ruling) else { return Ok(None) };
    let reason = cx.open(&place(file, row.id), &row.reason).await?;
    Ok(Some(Ruled { ruling, staff: Id::from_uuid(row.staff), at: row.at, reason }))
}
