//! Rows of sealed answers, one a page.

use kernel::Outcome;
use serde::{Deserialize, Serialize};
use service_model::Answers;
use store::{Cx, Sealed};

use crate::applications::{model::Application, places};

/// What is sealed: the page's key beside its answers, so that two pages of one file cannot be exchanged.
#[derive(Serialize, Deserialize)]
pub struct Body {
    page: String,
    answers: Answers,
}

/// Saves the answers of one page; an earlier answer gives way.
pub async fn save(cx: &mut Cx, file: &Application, page: &str, answers: &Answers) -> Outcome<()> {
    let body = Body { page: page.to_owned(), answers: answers.clone() };
    let sealed = cx.seal(&places::answer(file), &body).await?;
    let now = cx.now();
    sqlx::query!(
        "WITH saved AS (
             INSERT INTO casework.answer (bucket, application_id, page, body, answered_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (bucket, application_id, page) DO UPDATE SET body = excluded.body, answered_at = excluded.answered_at)
         UPDATE casework.application SET saved_at = $5 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        page,
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The answers of every page, by the page's key. `file` was loaded within the caller's scope.
pub async fn pages(cx: &mut Cx, file: &Application) -> Outcome<Vec<(String, Answers)>> {
    let rows = sqlx::query!(
        r#"SELECT page, body as "body: Sealed<Body>" FROM casework.answer WHERE bucket = $1 AND application_id = $2"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let place = places::answer(file);
    let mut pages = Vec::with_capacity(rows.len());
    for row in rows {
        let body = cx.open(&place, &row.body).await?;
        if body.page != row.page {
            return Err(kernel::Failure::fault("opening answers", "an answer lies in another page's row"));
        }
        pages.push((body.page, body.answers));
    }
    Ok(pages)
}

/// Whether the page was answered after `moment`.
pub async fn answered_since(cx: &mut Cx, file: &Application, page: &str, moment: kernel::Moment) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.answer
            WHERE bucket = $1 AND application_id = $2 AND page = $3 AND answered_at > $4) as "found!""#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        page,
        moment as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(found)
}
