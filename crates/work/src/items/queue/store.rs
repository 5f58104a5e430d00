//! The SQL of the queue's pages: one statement a view, so that each walks its own partial index by keyset.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Scope};

use super::{COUNT_CAP, Cursor, PAGE, QueueFilter, View};
use crate::items::{
    model::{Item, Queue},
    store::{Row, missions, rows},
};

// Who sees some missions reads the first items of each and the first of those: `mission = ANY(…)` would read and sort the
// whole backlog, because no index is in the order of several missions at once.
macro_rules! page {
    ($cx:ident, $which:literal, $first:expr, $missions:expr, $filter:ident, $after:ident) => {
        match $missions.as_deref() {
            None => page!(@query $cx, "$2::text[] IS NULL AND ", $which, "", $first, None::<&[String]>, $filter, $after),
            missions => page!(
                @query $cx,
                "(bucket, id) IN (SELECT first.bucket, first.id FROM unnest($2::text[]) AS own(key) CROSS JOIN LATERAL
                 (SELECT bucket, id FROM work.item WHERE mission = own.key AND ",
                $which,
                ") AS first) ORDER BY due_at, id LIMIT $11",
                $first, missions, $filter, $after
            ),
        }
    };
    (@query $cx:ident, $head:literal, $which:literal, $tail:literal, $first:expr, $missions:expr, $filter:ident,
     $after:ident) => {
        rows!(
            $head
                + $which
                + " AND ($3::text IS NULL OR service = $3)
                    AND ($4::text IS NULL OR country = $4)
                    AND ($5::text IS NULL OR mission = $5)
                    AND ($6::timestamptz IS NULL OR due_at < $6)
                    AND ($7::timestamptz IS NULL OR opened_at >= $7)
                    AND ($8::text IS NULL OR reason = $8)
                    AND (due_at, id) > ($9, $10)
                    ORDER BY due_at, id LIMIT $11"
                + $tail,
            $first,
            $missions as _,
            $filter.service.as_deref(),
            $filter.country.as_deref(),
            $filter.mission.as_deref(),
            $filter.due_before as _,
            $filter.opened_from as _,
            $filter.reason.as_deref(),
            $after.due_at as _,
            $after.id as _,
            PAGE + 1,
        )
        .fetch_all($cx.conn())
        .await?
    };
}

pub(super) async fn list(
    cx: &mut Cx,
    scope: &Scope,
    view: View,
    filter: &QueueFilter,
    after: Option<Cursor>,
) -> Outcome<Vec<Item>> {
    let missions = missions(scope)?;
    let start = Cursor { due_at: Moment::from_microsecond(0), id: Id::from_uuid(uuid::Uuid::nil()) };
    let after = after.unwrap_or(start);
    let rows = match view {
        View::Free(queue) => page!(
            cx,
            "queue = $1 AND finished_at IS NULL AND with_citizen_since IS NULL AND held_by IS NULL",
            queue.as_str(),
            missions,
            filter,
            after
        ),
        View::Held(queue) => page!(
            cx,
            "queue = $1 AND finished_at IS NULL AND with_citizen_since IS NULL AND held_by IS NOT NULL",
            queue.as_str(),
            missions,
            filter,
            after
        ),
        View::WithCitizen(queue) => page!(
            cx,
            "queue = $1 AND finished_at IS NULL AND with_citizen_since IS NOT NULL",
            queue.as_str(),
            missions,
            filter,
            after
        ),
        View::Late(queue) => page!(
            cx,
            "($1::text IS NULL OR queue = $1) AND finished_at IS NULL AND with_citizen_since IS NULL
                AND escalated_at IS NOT NULL",
            queue.map(Queue::as_str),
            missions,
            filter,
            after
        ),
        View::Mine(staff) => page!(
            cx,
            "held_by = $1 AND finished_at IS NULL AND with_citizen_since IS NULL",
            staff as _,
            missions,
            filter,
            after
        ),
    };
    rows.into_iter().map(Item::try_from).collect()
}

macro_rules! capped_count {
    ($cx:ident, $which:literal, $first:expr, $missions:expr) => {
        sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM (SELECT 1 FROM work.item WHERE "#
                + $which
                + " AND finished_at IS NULL AND ($2::text[] IS NULL OR mission = ANY($2)) LIMIT $3) AS capped",
            $first,
            $missions.as_deref() as _,
            COUNT_CAP,
        )
        .fetch_one($cx.conn())
        .await?
    };
}

pub(super) async fn count(cx: &mut Cx, scope: &Scope, view: View) -> Outcome<i64> {
    let missions = missions(scope)?;
    Ok(match view {
        View::Free(queue) => {
            capped_count!(cx, "queue = $1 AND with_citizen_since IS NULL AND held_by IS NULL", queue.as_str(), missions)
        }
        View::Held(queue) => capped_count!(
            cx,
            "queue = $1 AND with_citizen_since IS NULL AND held_by IS NOT NULL",
            queue.as_str(),
            missions
        ),
        View::WithCitizen(queue) => {
            capped_count!(cx, "queue = $1 AND with_citizen_since IS NOT NULL", queue.as_str(), missions)
        }
        View::Late(queue) => capped_count!(
            cx,
            "($1::text IS NULL OR queue = $1) AND with_citizen_since IS NULL AND escalated_at IS NOT NULL",
            queue.map(Queue::as_str),
            missions
        ),
        View::Mine(staff) => {
            capped_count!(cx, "held_by = $1 AND with_citizen_since IS NULL", staff as _, missions)
        }
    })
}
