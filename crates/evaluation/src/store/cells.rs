//! Rows of weekly counts.

use std::collections::BTreeMap;

use ::store::Cx;
use kernel::{Day, Failure, Outcome};
use serde_json::Value;

use crate::{
    measure::{Spread, Tally},
    week::Weeks,
};

/// What a count belongs to; an empty key is what belongs to no service or no country.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The Monday.
    pub week: Day,
    /// Key of the service.
    pub service: String,
    /// Key of the country of residence.
    pub country: String,
}

/// Counts of one indicator.
pub type Counts = BTreeMap<Place, Tally>;

/// What is counted of an indicator in these weeks.
pub async fn read(cx: &mut Cx, indicator: &str, weeks: Weeks) -> Outcome<Counts> {
    let rows = sqlx::query!(
        r#"SELECT week AS "week: Day", service, country, n, hits, spread, simulated FROM evaluation.cell
            WHERE indicator = $1 AND week >= $2 AND week < $3"#,
        indicator,
        weeks.from as _,
        weeks.until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut counts = Counts::new();
    for row in rows {
        let place = Place { week: row.week, service: row.service, country: row.country };
        let (n, hits) = (row.n.unsigned_abs(), row.hits.unsigned_abs());
        counts.insert(place, Tally { n, hits, spread: spread(row.spread)?, simulated: row.simulated });
    }
    Ok(counts)
}

fn spread(stored: Option<Value>) -> Outcome<Spread> {
    match stored {
        Some(stored) => {
            serde_json::from_value(stored).map_err(|error| Failure::fault("reading times of a week", error))
        }
        None => Ok(Spread::default()),
    }
}

/// Puts down what was counted in these weeks in place of what stood there. What was made up for a rehearsal stays.
pub async fn replace(cx: &mut Cx, indicator: &str, weeks: Weeks, counts: &Counts) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM evaluation.cell WHERE indicator = $1 AND week >= $2 AND week < $3 AND NOT simulated",
        indicator,
        weeks.from as _,
        weeks.until as _,
    )
    .execute(cx.conn())
    .await?;
    for (place, tally) in counts {
        insert(cx, indicator, place, tally).await?;
    }
    Ok(())
}

/// Puts one count down, unless one stands there.
pub async fn insert(cx: &mut Cx, indicator: &str, place: &Place, tally: &Tally) -> Outcome<()> {
    let now = cx.now();
    let stored = |error| Failure::fault("writing times of a week", error);
    let spread = (!tally.spread.is_empty()).then(|| serde_json::to_value(&tally.spread)).transpose().map_err(stored)?;
    sqlx::query!(
        "INSERT INTO evaluation.cell (week, indicator, service, country, n, hits, spread, simulated, counted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        place.week as _,
        indicator,
        place.service,
        place.country,
        i64::try_from(tally.n).unwrap_or(i64::MAX),
        i64::try_from(tally.hits).unwrap_or(i64::MAX),
        spread,
        tally.simulated,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets every count of an indicator, whenever it was made.
pub async fn forget(cx: &mut Cx, indicator: &str) -> Outcome<()> {
    sqlx::query!("DELETE FROM evaluation.cell WHERE indicator = $1", indicator).execute(cx.conn()).await?;
    Ok(())
}

/// When anything was last counted.
pub async fn counted_at(cx: &mut Cx) -> Outcome<Option<kernel::Moment>> {
    let row = sqlx::query_scalar!(r#"SELECT max(counted_at) AS "at: kernel::Moment" FROM evaluation.cell"#);
    Ok(row.fetch_one(cx.conn()).await?)
}
