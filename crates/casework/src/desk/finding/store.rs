//! The SQL of searches: candidates by blind index within the missions of the desk, and the search itself, sealed.
//!
//! Candidates come from functions of the schema, because row-level security would keep a query off the index (ADR 8).

use ::store::{Cx, Place, Purpose};
use kernel::{Id, Outcome, marks};

use super::MOST_SHOWN;
use crate::desk::purpose::LookPurpose;

/// Files of a person, by her number under every version of the key, the latest first.
pub(super) async fn of_person(cx: &mut Cx, keys: &[Vec<u8>]) -> Outcome<Vec<Id<marks::Application>>> {
    let found = sqlx::query_scalar!(
        r#"SELECT file AS "file!: Id<marks::Application>" FROM casework.files_of_person($1, $2) AS file"#,
        keys,
        most(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(found)
}

/// Files in which a phone or an e-mail address is given, under every version of the key, the latest first.
pub(super) async fn of_contact(cx: &mut Cx, keys: &[Vec<u8>]) -> Outcome<Vec<Id<marks::Application>>> {
    let found = sqlx::query_scalar!(
        r#"SELECT file AS "file!: Id<marks::Application>" FROM casework.files_of_contact($1, $2) AS file"#,
        keys,
        most(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(found)
}

/// Files in which names have all these parts, or all these pairs of parts.
pub(super) async fn of_name(cx: &mut Cx, parts: &[i64]) -> Outcome<Vec<Id<marks::Application>>> {
    let found = sqlx::query_scalar!(
        r#"SELECT file AS "file!: Id<marks::Application>" FROM casework.files_of_name($1, $2) AS file"#,
        parts,
        most(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(found)
}

/// One more than is listed tells that there are more.
fn most() -> i32 {
    MOST_SHOWN as i32 + 1
}

/// A search that was made.
pub(super) struct Search<'a> {
    pub kind: &'static str,
    pub purpose: LookPurpose,
    pub query: &'a str,
    pub candidates: usize,
}

/// Keeps who searched, why and, sealed with her own key, for what.
pub(super) async fn keep_search(cx: &mut Cx, staff: Id<marks::Staff>, search: Search<'_>) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Search<'_>>::unowned(now, cx.dice()).uuid();
    let place = Place::new("casework.desk_search.query", staff.uuid(), Purpose::Evidence, id);
    let query = cx.seal(&place, &search.query.to_owned()).await?;
    sqlx::query!(
        "INSERT INTO casework.desk_search (id, at, staff, kind, purpose, query, candidates)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        now as _,
        staff.uuid(),
        search.kind,
        search.purpose.as_str(),
        query as _,
        i32::try_from(search.candidates).unwrap_or(i32::MAX),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
