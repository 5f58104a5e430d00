//! What the service cost in a span of days. A cost that no country is named for is shared by all.

use async_trait::async_trait;
use kernel::{Currency, Day, Moment, Money, Outcome, Refusal, RefusalKind, StaffRole};
use serde::{Deserialize, Serialize};
use service_model::Names;
use store::Cx;
use uuid::Uuid;
use work::proposals::{Shown, Words};

use super::{Entry, Signers};
use crate::{store::entered, week::ZONE};

const FINANCE: &[StaffRole] = &[StaffRole::Finance];

/// A cost.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cost {
    /// For what.
    pub about: Names,
    /// Key of the country, or nothing.
    pub country: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// How much, in piastres.
    pub minor: i64,
}

impl Cost {
    /// The part of it that falls into a week, in piastres.
    pub(crate) fn in_week(&self, monday: Day) -> u64 {
        let sunday = monday.plus_days(6);
        let (from, until) = (self.from.max(monday), self.until.min(sunday));
        let days = i64::from(from.days_until(until) + 1).max(0);
        let whole = i64::from(self.from.days_until(self.until) + 1).max(1);
        u64::try_from(i128::from(self.minor) * i128::from(days) / i128::from(whole)).unwrap_or_default()
    }
}

#[async_trait]
impl Entry for Cost {
    const KIND: &'static str = "evaluation.cost";
    const NAME: &'static str = "evaluation-act-cost";
    const ROLES: (&'static [StaffRole], &'static [StaffRole]) = (FINANCE, FINANCE);

    fn check(&self, now: Moment) -> Outcome<()> {
        if self.from > self.until || self.from > now.day_in(ZONE) {
            return Err(Refusal::new(RefusalKind::Conflict, "evaluation.later", "evaluation-refused-later").into());
        }
        Ok(())
    }

    async fn shown(&self, _cx: &mut Cx) -> Outcome<Shown> {
        let country = if self.country.is_empty() {
            Words::text("evaluation-all-countries")
        } else {
            Words::plain(self.country.to_uppercase())
        };
        Ok(Shown::new(Words::text("evaluation-act-cost"))
            .line(
                Words::text("evaluation-cost-about"),
                Words::Names { ar: self.about.ar.clone(), en: self.about.en.clone() },
            )
            .line(Words::text("evaluation-country"), country)
            .line(Words::text("evaluation-from"), Words::Day(self.from))
            .line(Words::text("evaluation-until"), Words::Day(self.until))
            .line(Words::text("evaluation-amount"), Words::Money(Money::new(self.minor, Currency::EGP))))
    }

    async fn put(&self, cx: &mut Cx, thing: Uuid, by: &Signers) -> Outcome<()> {
        entered::spend(cx, thing, self, by).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weeks_of_a_cost_make_the_whole_of_it() {
        let day = |day| Day::new(2026, 11, day).unwrap();
        let names = Names { ar: "استضافة".to_owned(), en: "Hosting".to_owned() };
        let own = Cost { about: names, country: String::new(), from: day(4), until: day(17), minor: 14_000 };
        assert_eq!([2, 9, 16, 23].map(|monday| own.in_week(day(monday))), [5_000, 7_000, 2_000, 0]);
    }
}
