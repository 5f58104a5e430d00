//! Where promotion rests.

use ::store::Cx;
use kernel::{Id, Moment, Outcome};

/// A pause.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pause {
    /// Its identifier.
    pub id: Id<Pause>,
    /// The country, or everywhere.
    pub country: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Moment,
}

/// Begins a pause; nothing happens where one is open: of many presses at once one writes.
pub(crate) async fn begin(cx: &mut Cx, (country, reason): (&str, &str), staff: &str) -> Outcome<bool> {
    let now = cx.now();
    let id = Id::<Pause>::unowned(now, cx.dice());
    let added = sqlx::query!(
        "INSERT INTO promotion.pause (id, country, reason, paused_at, paused_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (country) WHERE resumed_at IS NULL DO NOTHING",
        id.uuid(),
        country,
        reason,
        now as _,
        staff,
    );
    Ok(added.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Ends a pause; false if it had ended.
pub(crate) async fn end(cx: &mut Cx, id: uuid::Uuid) -> Outcome<bool> {
    let now = cx.now();
    let ended =
        sqlx::query!("UPDATE promotion.pause SET resumed_at = $2 WHERE id = $1 AND resumed_at IS NULL", id, now as _);
    Ok(ended.execute(cx.conn()).await?.rows_affected() == 1)
}

/// The open pauses, the oldest first.
pub(crate) async fn open(cx: &mut Cx) -> Outcome<Vec<Pause>> {
    let rows = sqlx::query_as!(
        Pause,
        r#"SELECT id AS "id: Id<Pause>", country, reason, paused_at AS "since: Moment" FROM promotion.pause
            WHERE resumed_at IS NULL ORDER BY paused_at, id"#,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// The countries in which promotion is paused.
pub(crate) async fn paused(cx: &mut Cx) -> Outcome<Vec<String>> {
    Ok(open(cx).await?.into_iter().map(|own| own.country).collect())
}
