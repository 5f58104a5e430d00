//! Prices that a file had before. Amounts and codes, nothing about a person.

use kernel::{Failure, Moment, Outcome};
use store::Cx;

use crate::applications::model::{Application, Quote};

/// Gives `before` the price of `next`, whose version is already the next one, and keeps the price it had; false if the row
/// has moved on since it was loaded.
pub async fn save(cx: &mut Cx, before: &Application, next: &Application) -> Outcome<bool> {
    let (Some(old), Some(new)) = (&before.quote, &next.quote) else {
        return Err(Failure::fault("changing a price", "the file has none"));
    };
    let written = |quote: &Quote| serde_json::to_value(quote).map_err(|error| Failure::fault("writing a price", error));
    sqlx::query!(
        "INSERT INTO casework.former_quote (bucket, application_id, quoted_at, quote) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        before.id.bucket().as_i16(),
        before.id.uuid(),
        old.at as _,
        written(old)?,
    )
    .execute(cx.conn())
    .await?;
    let (frozen, currency) = (written(new)?, new.charged.currency());
    let saved = sqlx::query!(
        "UPDATE casework.application
            SET version = $3, quote = $4, due_minor = $5, due_currency = $6, pay_until = greatest(pay_until, $7)
          WHERE bucket = $1 AND id = $2 AND version = $3 - 1",
        next.id.bucket().as_i16(),
        next.id.uuid(),
        next.version,
        frozen,
        new.charged.minor(),
        currency.code(),
        new.valid_until as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// The price that `file` had at a moment, if it has another since; none from before it turned. The caller has locked or
/// loaded the file within a scope.
pub async fn former(cx: &mut Cx, file: &Application, at: Moment) -> Outcome<Option<Quote>> {
    if file.quote.as_ref().is_none_or(|quote| quote.at <= at) {
        return Ok(None);
    }
    let since = file.facts.turned_at.unwrap_or(file.facts.opened_at);
    let found = sqlx::query_scalar!(
        "SELECT quote FROM casework.former_quote
          WHERE bucket = $1 AND application_id = $2 AND quoted_at <= $3 AND quoted_at >= $4
          ORDER BY quoted_at DESC LIMIT 1",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        at as _,
        since as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    found
        .map(|quote| serde_json::from_value(quote).map_err(|error| Failure::fault("reading a price", error)))
        .transpose()
}
