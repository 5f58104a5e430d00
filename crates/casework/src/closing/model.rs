//! What the bookings of a day in one currency amount to. Pure.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kernel::{Day, Failure, Moment, Outcome};

use crate::ledger::{Account, EntryKind};

/// The bookings on one account of one kind of fact, for one beneficiary where it is about one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Line {
    /// Key of the account.
    pub account: String,
    /// Which kind of fact.
    pub kind: String,
    /// Key of who receives it.
    pub beneficiary: Option<String>,
    /// Minor units; debit is positive.
    pub minor: i64,
}

/// What a day amounts to, in minor units of its currency.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Taken from payers.
    pub came_in: i64,
    /// Given back to payers.
    pub given_back: i64,
    /// Taken back by banks.
    pub taken_back: i64,
    /// Kept for each beneficiary, less what was undone.
    pub kept: BTreeMap<String, i64>,
    /// What stands against money in other currencies: in pounds, fees that were paid in another.
    pub exchanged: i64,
    /// Differences of rates when giving back.
    pub differences: i64,
    /// To be given back, less what was.
    pub to_give_back: i64,
    /// Owed by applicants; nothing, once a day is over.
    pub receivable: i64,
    /// With banks that took it back and have not decided.
    pub charged_back: i64,
    /// Owed by payers whose banks decided for them, less what was set off, paid again or borne.
    pub owed_by_payers: i64,
    /// Of what came in, what was owed after lost disputes and paid again.
    pub paid_again: i64,
    /// Withheld by gateways for disputes.
    pub withheld: i64,
    /// What disputes cost the platform: what gateways charge for them, and what payers owed and it bears.
    pub cost_of_disputes: i64,
}

impl Totals {
    /// What these lines amount to.
    pub fn of(lines: &[Line]) -> Self {
        let mut totals = Self::default();
        for line in lines {
            totals.add(line);
        }
        totals
    }

    fn add(&mut self, line: &Line) {
        let minor = line.minor;
        match (Account::parse(&line.account), &line.beneficiary) {
            (Some(Account::GatewayClearing), _) if line.kind == EntryKind::Refund.as_str() => self.given_back -= minor,
            (Some(Account::GatewayClearing), _) if line.kind == EntryKind::ChargeBack.as_str() => {
                self.taken_back -= minor;
            }
            (Some(Account::GatewayClearing), _) if line.kind == EntryKind::DisputeFee.as_str() => {
                self.withheld -= minor
            }
            (Some(Account::GatewayClearing), _) => self.came_in += minor,
            (Some(Account::RateDifference), _) => self.differences -= minor,
            (Some(Account::RefundsPayable), _) => self.to_give_back -= minor,
            (Some(Account::CitizenReceivable), _) => self.receivable += minor,
            (Some(Account::ChargedBack), _) => self.charged_back += minor,
            (Some(Account::PayerReceivable), _) => {
                self.owed_by_payers += minor;
                if line.kind == EntryKind::Repaid.as_str() {
                    self.paid_again -= minor;
                }
            }
            (Some(Account::DisputeCosts | Account::DisputesBorne), _) => self.cost_of_disputes += minor,
            (_, Some(beneficiary)) => *self.kept.entry(beneficiary.clone()).or_default() -= minor,
            (_, None) => self.exchanged -= minor,
        }
    }

    /// The sum of what is kept.
    pub fn kept_in_all(&self) -> i64 {
        self.kept.values().sum()
    }

    /// Whether anything of the day, or of all days, is about disputes.
    pub fn has_disputes(&self) -> bool {
        let of_disputes =
            [self.taken_back, self.charged_back, self.owed_by_payers, self.withheld, self.cost_of_disputes];
        of_disputes != [0; 5] || self.paid_again != 0
    }

    /// Whether money in = fees + refunds + owed, the differences of exchange on their own accounts.
    pub fn adds_up(&self) -> bool {
        self.came_in + self.receivable + self.charged_back + self.owed_by_payers + self.cost_of_disputes
            == self.kept_in_all()
                + self.exchanged
                + self.differences
                + self.to_give_back
                + self.given_back
                + self.taken_back
                + self.withheld
    }
}

/// What the gateway's statement said of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Statement {
    /// It was compared and agrees.
    Agrees,
    /// It differs, by so much in this currency.
    Differs(i64),
    /// It was not compared.
    Missing,
}

impl Statement {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs(_) => "differs",
            Self::Missing => "missing",
        }
    }
}

/// What does not agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Incident {
    /// The gateway's statement of the day was not compared.
    StatementMissing,
    /// It differs.
    StatementDiffers(i64),
    /// Something is still owed by applicants.
    ReceivableOpen(i64),
    /// The accounts do not add up.
    DoesNotAddUp,
}

impl Incident {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StatementMissing => "statement_missing",
            Self::StatementDiffers(_) => "statement_differs",
            Self::ReceivableOpen(_) => "receivable_open",
            Self::DoesNotAddUp => "does_not_add_up",
        }
    }

    /// By how much.
    pub fn minor(self) -> Option<i64> {
        match self {
            Self::StatementDiffers(minor) | Self::ReceivableOpen(minor) => Some(minor),
            Self::StatementMissing | Self::DoesNotAddUp => None,
        }
    }
}

/// What a closing must not pass over.
pub fn incidents(totals: &Totals, statement: Statement) -> Vec<Incident> {
    let told = match statement {
        Statement::Agrees => None,
        Statement::Differs(minor) => Some(Incident::StatementDiffers(minor)),
        Statement::Missing => Some(Incident::StatementMissing),
    };
    let owed = (totals.receivable != 0).then_some(Incident::ReceivableOpen(totals.receivable));
    let sum = (!totals.adds_up()).then_some(Incident::DoesNotAddUp);
    told.into_iter().chain(owed).chain(sum).collect()
}

/// The first and the first following moment of a day in a zone.
///
/// # Errors
/// A fault for a zone that is not known or has no such day.
pub fn bounds(day: Day, zone: &str) -> Outcome<(Moment, Moment)> {
    let zone = TimeZone::get(zone).map_err(|error| Failure::fault("reading a zone", error))?;
    let begin = |day: Day| {
        let midnight = day.date().to_zoned(zone.clone()).map_err(|error| Failure::fault("beginning a day", error))?;
        Ok::<Moment, Failure>(Moment::from_microsecond(midnight.timestamp().as_microsecond()))
    };
    Ok((begin(day)?, begin(day.plus_days(1))?))
}

/// The next day to be closed: that of the oldest open booking, but none that is closed already. What was booked late for a
/// closed day waits for the day after it.
pub fn next_day(oldest: Day, last_closed: Option<Day>) -> Day {
    last_closed.map_or(oldest, |last| oldest.max(last.plus_days(1)))
}
