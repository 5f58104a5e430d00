//! Rows of people in files.

use kernel::Outcome;
use store::{Cx, Sealed};

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
