//! Rows of rates.

use kernel::{Currency, Failure, Id, Moment, Outcome};
use service_model::Names;
use store::Cx;

use super::{Rate, entry::turned};

/// A rate as it was published, and by whom.
pub struct Published {
    /// The rate.
    pub rate: Rate,
    /// Pounds for one unit, in millionths: as finance entered it, else turned round from the rate.
    pub pounds: i64,
    /// Who entered it: a member of staff where there is an approver, else whatever imported the country.
    pub entered_by: String,
    /// Who approved it; none for a rate that came with a country.
    pub approved_by: Option<String>,
}

/// Who brought a rate.
pub enum Brought<'a> {
    /// It came with a country, by whoever imported or published that.
    WithCountry(&'a str),
    /// Finance entered it.
    Entered {
        /// Pounds for one unit, in millionths.
        pounds: i64,
        /// Who entered it.
        by: &'a str,
        /// Who approved it; somebody else.
        approved_by: &'a str,
    },
}

/// Adds a rate unless one as new exists; false if one does.
pub async fn insert_newer(cx: &mut Cx, rate: &Rate, brought: Brought<'_>) -> Outcome<bool> {
    let (pounds, entered_by, approved_by) = match brought {
        Brought::WithCountry(by) => (None, by, None),
        Brought::Entered { pounds, by, approved_by } => (Some(pounds), by, Some(approved_by)),
    };
    let now = cx.now();
    let id = Id::<Rate>::unowned(now, cx.dice());
    let added = sqlx::query!(
        "INSERT INTO catalogue.rate (id, currency, exponent, micros, source_ar, source_en, published_at, valid_until, entered_at,
                                     entered_by, approved_by, pounds)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
          WHERE NOT EXISTS (SELECT 1 FROM catalogue.rate WHERE currency = $2 AND published_at >= $7)",
        id.uuid(),
        rate.currency.code(),
        i16::from(rate.currency.exponent()),
        rate.micros,
        rate.source.ar,
        rate.source.en,
        rate.at as _,
        rate.valid_until as _,
        now as _,
        entered_by,
        approved_by,
        pounds,
    )
    .execute(cx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// The newest rate of every currency. Whether it is still valid is for the reader to see.
pub async fn newest(cx: &mut Cx) -> Outcome<Vec<Rate>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT DISTINCT ON (currency) currency, exponent, micros, source_ar, source_en, published_at AS "at: Moment",
                  valid_until AS "valid_until: Moment", entered_by, approved_by, pounds
             FROM catalogue.rate ORDER BY currency, published_at DESC, id DESC"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| Published::try_from(row).map(|published| published.rate)).collect()
}

/// The newest rate of one currency.
pub async fn last(cx: &mut Cx, currency: Currency) -> Outcome<Option<Published>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT currency, exponent, micros, source_ar, source_en, published_at AS "at: Moment",
                  valid_until AS "valid_until: Moment", entered_by, approved_by, pounds
             FROM catalogue.rate WHERE currency = $1 ORDER BY published_at DESC, id DESC LIMIT 1"#,
        currency.code(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Published::try_from).transpose()
}

/// The rates of every currency, the newest first.
pub async fn history(cx: &mut Cx, most: i64) -> Outcome<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT currency, exponent, micros, source_ar, source_en, published_at AS "at: Moment",
                  valid_until AS "valid_until: Moment", entered_by, approved_by, pounds
             FROM catalogue.rate ORDER BY published_at DESC, id DESC LIMIT $1"#,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Published::try_from).collect()
}

struct Row {
    currency: String,
    exponent: i16,
    micros: i64,
    source_ar: String,
    source_en: String,
    at: Moment,
    valid_until: Moment,
    entered_by: String,
    approved_by: Option<String>,
    pounds: Option<i64>,
}

impl TryFrom<Row> for Published {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let exponent = u8::try_from(row.exponent).unwrap_or(u8::MAX);
        let currency =
            Currency::new(&row.currency, exponent).map_err(|error| Failure::fault("reading a rate", error))?;
        let source = Names { ar: row.source_ar, en: row.source_en };
        let rate = Rate { currency, micros: row.micros, source, at: row.at, valid_until: row.valid_until };
        let pounds = row.pounds.unwrap_or_else(|| turned(rate.micros));
        Ok(Self { rate, pounds, entered_by: row.entered_by, approved_by: row.approved_by })
    }
}
