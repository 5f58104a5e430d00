//! Rows of people in files.

use kernel::{Id, Outcome, marks};
use store::{Cx, Sealed};
use uuid::Uuid;

use crate::applications::{model::Application, subject::Subject};

/// The sealed person with this role in the file.
pub(super) async fn person(cx: &mut Cx, file: &Application, role: &str) -> Outcome<Option<Sealed<Subject>>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT body as "body: Sealed<Subject>" FROM casework.person
            WHERE bucket = $1 AND application_id = $2 AND role = $3"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        role,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(sealed)
}

/// The sealed people with this role in some files, each with its file; `files` were loaded within the caller's scope.
pub(super) async fn people(
    cx: &mut Cx,
    files: &[Application],
    role: &str,
) -> Outcome<Vec<(Id<marks::Application>, Sealed<Subject>)>> {
    let buckets: Vec<i16> = files.iter().map(|file| file.id.bucket().as_i16()).collect();
    let ids: Vec<Uuid> = files.iter().map(|file| file.id.uuid()).collect();
    let rows = sqlx::query!(
        r#"SELECT application_id as "file: Id<marks::Application>", body as "body: Sealed<Subject>" FROM casework.person
            WHERE (bucket, application_id) IN (SELECT * FROM unnest($1::smallint[], $2::uuid[])) AND role = $3"#,
        &buckets,
        &ids,
        role,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.file, row.body)).collect())
}

/// Replaces the sealed person with this role.
pub(super) async fn save_person(cx: &mut Cx, file: &Application, role: &str, sealed: &Sealed<Subject>) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.person SET body = $4 WHERE bucket = $1 AND application_id = $2 AND role = $3",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        role,
        sealed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
