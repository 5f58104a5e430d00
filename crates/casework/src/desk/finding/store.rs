//! The SQL of searches: candidates by blind index within a scope, and the search itself, sealed.

use ::store::{Cx, Place, Purpose, Scope};
use kernel::{Id, Outcome, marks};

use crate::desk::purpose::LookPurpose;

/// At most so many files are opened and ranked for one search.
const MOST_CANDIDATES: i64 = 200;

/// How a search finds its candidates.
pub(super) enum Wanted {
    /// A person's number, under every version of the key.
    Person(Vec<Vec<u8>>),
    /// A phone or e-mail address, under every version of the key.
    Contact(Vec<Vec<u8>>),
    /// Parts of a name.
    Name(Vec<i64>),
}

/// Files that may be meant: for a name those that share the most parts first.
pub(super) async fn candidates(cx: &mut Cx, scope: &Scope, wanted: &Wanted) -> Outcome<Vec<Id<marks::Application>>> {
    let missions = scope.missions();
    let missions = missions.as_deref();
    Ok(match wanted {
        Wanted::Person(keys) => {
            sqlx::query_scalar!(
                r#"SELECT file AS "file: Id<marks::Application>" FROM casework.desk_index
                   WHERE people && $1 AND ($2::text[] IS NULL OR mission = ANY($2))
                   ORDER BY indexed_at DESC LIMIT $3"#,
                keys,
                missions,
                MOST_CANDIDATES,
            )
            .fetch_all(cx.conn())
            .await?
        }
        Wanted::Contact(keys) => {
            sqlx::query_scalar!(
                r#"SELECT file AS "file: Id<marks::Application>" FROM casework.desk_index
                   WHERE contacts && $1 AND ($2::text[] IS NULL OR mission = ANY($2))
                   ORDER BY indexed_at DESC LIMIT $3"#,
                keys,
                missions,
                MOST_CANDIDATES,
            )
            .fetch_all(cx.conn())
            .await?
        }
        Wanted::Name(parts) => {
            sqlx::query_scalar!(
                r#"SELECT file AS "file: Id<marks::Application>" FROM casework.desk_index
                   WHERE names && $1 AND ($2::text[] IS NULL OR mission = ANY($2))
                   ORDER BY cardinality(ARRAY(SELECT unnest(names) INTERSECT SELECT unnest($1::bigint[]))) DESC,
                            indexed_at DESC
                   LIMIT $3"#,
                parts,
                missions,
                MOST_CANDIDATES,
            )
            .fetch_all(cx.conn())
            .await?
        }
    })
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
