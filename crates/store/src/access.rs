//! Who looked at whose data, and why. Append-only, a partition a day; nobody but the privacy officer reads it.

use kernel::{Actor, Id, Moment, Outcome, marks};
use uuid::Uuid;

use crate::Cx;

/// One look at personal data.
#[derive(Clone, Debug)]
pub struct Access<'a> {
    /// The file looked at; none for a list.
    pub file: Option<Id<marks::Application>>,
    /// Why: the act it served, in the words of the desk.
    pub purpose: String,
    /// Template of the route, never its values.
    pub route: &'static str,
    /// Names of the fields shown.
    pub fields: &'a [&'a str],
}

/// A look as it was recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// When.
    pub at: Moment,
    /// Who, as [`Actor::tag`].
    pub by: String,
    /// The member of staff, if it was one.
    pub staff: Option<Id<marks::Staff>>,
    /// The file, unless it was a list.
    pub file: Option<Id<marks::Application>>,
    /// Why.
    pub purpose: String,
    /// Template of the route.
    pub route: String,
    /// Names of the fields shown.
    pub fields: Vec<String>,
}

/// Records a look by this context's actor, in the transaction that reads the data: what is not recorded is not shown.
pub async fn record(cx: &mut Cx, access: Access<'_>) -> Outcome<()> {
    let (now, by) = (cx.now(), cx.actor().tag());
    let staff = match cx.actor() {
        Actor::Staff { staff, .. } => Some(*staff),
        _ => None,
    };
    let id = Id::<Look>::unowned(now, cx.dice());
    let fields: Vec<String> = access.fields.iter().map(|field| (*field).to_owned()).collect();
    sqlx::query!(
        "INSERT INTO store.access (at, id, by_actor, staff, file, purpose, route, fields)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        now as _,
        id.uuid(),
        by,
        staff,
        access.file.map(Id::uuid),
        access.purpose,
        access.route,
        &fields,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The latest looks between two moments, newest first, at most `limit`; narrowed to a file or a member of staff if given.
pub async fn looks(
    cx: &mut Cx,
    file: Option<Id<marks::Application>>,
    staff: Option<Uuid>,
    between: (Moment, Moment),
    limit: i64,
) -> Outcome<Vec<Look>> {
    let looks = sqlx::query_as!(
        Look,
        r#"SELECT at AS "at: Moment", by_actor AS by, staff AS "staff: Id<marks::Staff>",
                  file AS "file: Id<marks::Application>", purpose, route, fields
           FROM store.access
           WHERE at >= $1 AND at < $2 AND ($3::uuid IS NULL OR file = $3) AND ($4::uuid IS NULL OR staff = $4)
           ORDER BY at DESC, id DESC LIMIT $5"#,
        between.0 as _,
        between.1 as _,
        file.map(Id::uuid),
        staff,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(looks)
}
