//! What it costs: components with beneficiaries, dates and sources, in whole piastres, and a quote that can be frozen.
//!
//! A statutory fee is always in Egyptian pounds; what is charged may be another currency at a stored rate. Nothing here
//! knows an amount, a decree or a beneficiary by name.

mod count;
mod rate;

use std::collections::BTreeSet;

use kernel::{Currency, Day, Moment, Money};
use serde::{Deserialize, Serialize};

pub use self::{count::Count, rate::Rate};
use crate::{
    Answers, Context, Form, Spot,
    expression::{Expression, ExpressionError, Language},
    finding::Findings,
    form::{compile, shows},
    reader::{File, Table},
};

/// What kind of money a component is; it decides who keeps it and what is given back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeKind {
    /// Set by law or decree.
    Statutory,
    /// For the service of the platform.
    Service,
    /// Of the payment gateway.
    Gateway,
    /// For delivery.
    Delivery,
}

/// One component of the fees during some time.
#[derive(Clone, PartialEq, Debug)]
pub struct Component {
    /// Its code; the text is `fees.<code>`. Rows of one code follow each other in time.
    pub code: String,
    /// What kind of money it is.
    pub kind: FeeKind,
    /// Key of who receives it; the text is `beneficiaries.<key>`.
    pub beneficiary: String,
    /// The amount for one, in pounds.
    pub amount: Money,
    /// Hundredths of a percent of all components before this one, added to the amount; for gateways.
    pub basis_points: i64,
    /// What is counted: how many times the amount is charged.
    pub count: Count,
    /// How many of what is counted cost nothing, because something else pays for them: the first copy, for instance.
    pub included: i64,
    /// In which case; always, if absent.
    pub when: Option<Expression>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// The decree that sets it, if one is known.
    pub decree: Option<String>,
    /// Where the amount was seen.
    pub source: String,
    /// Whether the amount is only indicative because the decree is not confirmed.
    pub indicative: bool,
    pub(crate) spot: Spot,
}

/// The fees of a service.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fees {
    /// The components in the order they are shown and summed.
    pub components: Vec<Component>,
    /// How many hours a quote holds.
    pub quote_hours: i64,
    /// How many days a submitted file waits for money before it expires; after its quote ran out at the fees of the day.
    pub unpaid_days: i64,
}

/// How many days a file waits for money where its fees do not say.
const UNPAID_DAYS: i64 = 7;

/// One line of a quote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Code of the component; the text is `fees.<code>`.
    pub code: String,
    /// What kind of money it is.
    pub kind: FeeKind,
    /// Key of who receives it.
    pub beneficiary: String,
    /// How many times.
    pub count: i64,
    /// The amount of the line, in pounds.
    pub amount: Money,
    /// Whether the amount is only indicative.
    pub indicative: bool,
}

/// A price: frozen on the application when it is submitted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quote {
    /// The lines, none of them nothing.
    pub lines: Vec<Line>,
    /// Their sum, in pounds.
    pub total: Money,
    /// What is charged, in the currency of the rate.
    pub charged: Money,
    /// The rate.
    pub rate: Rate,
    /// The moment of the quote.
    pub at: Moment,
    /// Until when it holds; never longer than the rate.
    pub valid_until: Moment,
}

/// Why there is no price.
#[derive(Debug, thiserror::Error)]
pub enum FeeError {
    /// A condition or count of the definition cannot be worked out.
    #[error(transparent)]
    Expression(#[from] ExpressionError),
    /// The amounts do not add up.
    #[error(transparent)]
    Money(#[from] kernel::MoneyError),
    /// A count is negative.
    #[error("the component `{0}` is counted {1} times")]
    Count(String, i64),
    /// The rate is no longer valid, or not yet.
    #[error("the rate of {0} is not valid at this moment")]
    Rate(String),
}

impl From<FeeError> for kernel::Failure {
    fn from(error: FeeError) -> Self {
        Self::fault("working out the fees of a service", error)
    }
}

/// The price at `at` for these answers; the components that hold on `context.today` are used, and of those that a basket
/// bears once only the share of the whole where another file of the basket bears them ([`Context::borne`]).
///
/// # Errors
/// See [`FeeError`].
pub fn quote(fees: &Fees, answers: &Answers, context: &Context, rate: &Rate, at: Moment) -> Result<Quote, FeeError> {
    if at >= rate.valid_until || at < rate.at {
        return Err(FeeError::Rate(rate.currency.code().to_owned()));
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut total = Money::zero(Currency::EGP);
    for component in fees.components.iter().filter(|component| component.holds_on(context.today)) {
        if !shows(component.when.as_ref(), answers, context)? {
            continue;
        }
        let count = component.count.times(&component.code, answers, context)?;
        let count = component.charged_of(count);
        let amount = component.amount.times(count)?.plus(share(total, component.basis_points)?)?;
        if amount.minor() == 0 {
            continue;
        }
        total = total.plus(amount)?;
        lines.push(Line {
            code: component.code.clone(),
            kind: component.kind,
            beneficiary: component.beneficiary.clone(),
            count,
            amount,
            indicative: component.indicative,
        });
    }
    let charged = if rate.currency == Currency::EGP { total } else { total.converted(rate.currency, rate.micros)? };
    let hours = u64::try_from(fees.quote_hours).unwrap_or(0);
    let own_end = at.plus(std::time::Duration::from_secs(hours * 3600));
    Ok(Quote { lines, total, charged, rate: rate.clone(), at, valid_until: own_end.min(rate.valid_until) })
}

/// `basis_points` hundredths of a percent of `base`, rounded half up to a whole piastre.
fn share(base: Money, basis_points: i64) -> Result<Money, kernel::MoneyError> {
    let scaled = i128::from(base.minor()) * i128::from(basis_points);
    let rounded = (scaled + 5_000).div_euclid(10_000);
    i64::try_from(rounded).map(|minor| Money::new(minor, base.currency())).map_err(|_| kernel::MoneyError::Overflow)
}

impl Component {
    /// Whether the row holds on `day`.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// How many of `counted` are charged.
    pub fn charged_of(&self, counted: i64) -> i64 {
        (counted - self.included).max(0)
    }

    fn read(mut table: Table<'_, '_>, form: &Form, language: &Language, findings: &Findings) -> Option<Self> {
        let spot = table.spot();
        let kind = match table.one_of("kind", &["statutory", "service", "gateway", "delivery"]) {
            "service" => FeeKind::Service,
            "gateway" => FeeKind::Gateway,
            "delivery" => FeeKind::Delivery,
            _ => FeeKind::Statutory,
        };
        let decree = table.opt_text("decree");
        let indicative = table.flag("indicative", false);
        if kind == FeeKind::Statutory && decree.is_none() && !indicative {
            table.fault("decree", "a statutory fee names its decree or says `indicative = true`");
        }
        let component = Self {
            code: table.key("code"),
            kind,
            beneficiary: table.key("beneficiary"),
            amount: table.amount("amount", Currency::EGP),
            basis_points: table.whole_or("basis_points", 0, 0),
            count: Count::read(&mut table, form, language, findings),
            included: table.whole_or("included", 0, 0),
            when: compile(table.opt_text("when").as_deref(), &spot, language, findings),
            from: table.day("from")?,
            until: table.opt_day("until"),
            decree,
            source: table.text("source"),
            indicative,
            spot,
        };
        table.finish();
        Some(component)
    }
}

impl Fees {
    /// Until when a file with this quote waits for money; never less than the quote holds.
    pub fn pay_until(&self, quote: &Quote) -> Moment {
        let days = u64::try_from(self.unpaid_days).unwrap_or(0);
        quote.at.plus(std::time::Duration::from_secs(days * 86_400)).max(quote.valid_until)
    }

    /// Codes of the components that `quote` charges and that count a basket once: no other file of its basket is charged them.
    pub fn borne_by<'q>(&self, quote: &'q Quote) -> impl Iterator<Item = String> + use<'_, 'q> {
        let counted = |code: &str| self.components.iter().any(|own| own.code == code && own.count == Count::Basket);
        quote.lines.iter().filter(move |line| line.count > 0 && counted(&line.code)).map(|line| line.code.clone())
    }

    /// What `quote` charges once for its basket, by code: the amount of the row that holds on `day`, without any share.
    pub fn once(&self, quote: &Quote, day: Day) -> Vec<(String, Money)> {
        let row = |code: &str| self.components.iter().find(|own| own.code == code && own.holds_on(day));
        self.borne_by(quote).filter_map(|code| row(&code).map(|own| own.amount).map(|amount| (code, amount))).collect()
    }

    /// Codes of the components that count a basket once and that `quote` does not charge, for whatever reason.
    pub fn unborne(&self, quote: &Quote) -> BTreeSet<String> {
        let borne: BTreeSet<String> = self.borne_by(quote).collect();
        let counted = self.components.iter().filter(|own| own.count == Count::Basket).map(|own| own.code.clone());
        counted.filter(|code| !borne.contains(code)).collect()
    }

    pub(crate) fn read(file: &File<'_>, form: &Form, language: &Language, findings: &Findings) -> Self {
        let mut table = file.table();
        let rows = table.tables("component").into_iter();
        let fees = Self {
            quote_hours: table.whole("quote_hours", 1),
            unpaid_days: table.whole_or("unpaid_days", 1, UNPAID_DAYS),
            components: rows.filter_map(|row| Component::read(row, form, language, findings)).collect(),
        };
        table.finish();
        fees.check_days(findings);
        fees
    }

    /// Two rows of one code never hold on the same day.
    fn check_days(&self, findings: &Findings) {
        for (at, row) in self.components.iter().enumerate() {
            if row.until.is_some_and(|until| until < row.from) {
                findings.add(&row.spot, "days", format!("`{}` ends before it begins", row.code));
            }
            let earlier = self.components[..at].iter().filter(|other| other.code == row.code);
            for other in earlier {
                let apart = other.until.is_some_and(|until| until < row.from)
                    || row.until.is_some_and(|until| until < other.from);
                if !apart {
                    let message = format!("`{}` holds on the same days as the row at {}", row.code, other.spot);
                    findings.add(&row.spot, "days", message);
                }
            }
        }
    }
}
