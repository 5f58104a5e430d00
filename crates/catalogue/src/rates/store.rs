//! Rows of rates.

use kernel::{Currency, Failure, Id, Moment, Outcome};
use store::Cx;

use super::Rate;

/// Adds a rate unless one as new exists.
pub async fn insert_newer(cx: &mut Cx, rate: &Rate) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Rate>::unowned(now, cx.dice());
    let by = cx.actor().tag();
    sqlx::query!(
        "INSERT INTO catalogue.rate (id, currency, exponent, micros, source, published_at, valid_until, entered_at, entered_by)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
          WHERE NOT EXISTS (SELECT 1 FROM catalogue.rate WHERE currency = $2 AND published_at >= $6)",
        id.uuid(),
        rate.currency.code(),
        i16::from(rate.currency.exponent()),
        rate.micros,
        rate.source,
        rate.at as _,
        rate.valid_until as _,
        now as _,
        by,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The newest rate of every currency. Whether it is still valid is for the reader to see.
pub async fn newest(cx: &mut Cx) -> Outcome<Vec<Rate>> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT ON (currency) currency, exponent, micros, source, published_at as "at: Moment",
                  valid_until as "valid_until: Moment"
             FROM catalogue.rate ORDER BY currency, published_at DESC, id DESC"#
    )
    .fetch_all(cx.conn())
    .await?;
    let mut rates = Vec::with_capacity(rows.len());
    for row in rows {
        let exponent = u8::try_from(row.exponent).unwrap_or(u8::MAX);
        let currency =
            Currency::new(&row.currency, exponent).map_err(|error| Failure::fault("reading a rate", error))?;
        rates.push(Rate { currency, micros: row.micros, source: row.source, at: row.at, valid_until: row.valid_until });
    }
    Ok(rates)
}
