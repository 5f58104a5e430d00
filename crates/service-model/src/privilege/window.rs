//! When a privilege is on offer. An offer is open only while its file proves it: between two moments that were announced and
//! seen, or, where it has no end, as long as somebody verified it lately. Everything else is coming, over or not confirmed.

use jiff::{civil::DateTime, tz::TimeZone};
use kernel::Moment;

use super::Verified;
use crate::{Names, reader::Table};

/// The moments of a privilege, in the zone of its owner.
#[derive(Clone, PartialEq, Debug)]
pub struct Window {
    /// What is known of it.
    pub offer: Offer,
    /// IANA zone of the owner, in which moments are written and shown.
    pub zone: String,
    /// What was announced about it, in words.
    pub note: Option<Names>,
}

/// What is known of when a privilege is on offer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offer {
    /// Without an end; it counts as open only while it was verified lately.
    Standing,
    /// In periods that were announced, in their order, none over another.
    Dated(Vec<Period>),
    /// Not any more, or not until it is announced anew.
    Ended,
    /// Nobody confirmed whether and when.
    Unconfirmed,
}

/// A period: open from the first moment, closed from the second one on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// The first moment in which it is open.
    pub opens: Moment,
    /// The first moment in which it is closed again.
    pub closes: Moment,
}

/// How a privilege stands at a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// On offer; until when, if it ends.
    Open {
        /// The first moment in which it is closed.
        until: Option<Moment>,
    },
    /// On offer from this moment on.
    Soon {
        /// The first moment in which it is open.
        opens: Moment,
    },
    /// Not on offer; since when, if that is known.
    Closed {
        /// The first moment in which it was closed.
        since: Option<Moment>,
    },
    /// Whether it is on offer is not confirmed.
    Unconfirmed,
}

impl State {
    /// The name in the API, and the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::Soon { .. } => "soon",
            Self::Closed { .. } => "closed",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Whether it is on offer.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

impl Default for Window {
    fn default() -> Self {
        Self { offer: Offer::Unconfirmed, zone: "UTC".to_owned(), note: None }
    }
}

impl Window {
    /// How the privilege stands at `now`.
    pub(crate) fn state(&self, now: Moment, verified: &Verified) -> State {
        let today = now.day_in(&self.zone);
        match &self.offer {
            Offer::Standing if verified.is_due(today) => State::Unconfirmed,
            Offer::Standing => State::Open { until: None },
            Offer::Dated(periods) => match dated(periods, now) {
                closed @ State::Closed { .. } => closed,
                // What nobody ever verified is promised to nobody.
                _ if verified.on.is_none() => State::Unconfirmed,
                state => state,
            },
            Offer::Ended => State::Closed { since: None },
            Offer::Unconfirmed => State::Unconfirmed,
        }
    }

    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let offer = table.one_of("offer", &["unconfirmed", "standing", "dated", "ended"]);
        let name = table.text("zone");
        let zone = TimeZone::get(&name).ok();
        if !name.is_empty() && zone.is_none() {
            table.fault_at("zone", "value", format!("`{name}` is not an IANA zone"));
        }
        let note = table.opt_names("note");
        let rows = table.tables("period");
        if rows.is_empty() == (offer == "dated") {
            table.fault("window", "an offer has `[[window.period]]` rows if and only if it is `dated`");
        }
        let mut periods = Vec::new();
        for row in rows {
            periods.extend(period(row, zone.as_ref().unwrap_or(&TimeZone::UTC)));
        }
        if periods.windows(2).any(|two| matches!(two, [one, next] if next.opens < one.closes)) {
            table.fault("window", "periods follow each other, and none begins before the one above it ended");
        }
        table.finish();
        let offer = match offer {
            "standing" => Offer::Standing,
            "dated" => Offer::Dated(periods),
            "ended" => Offer::Ended,
            _ => Offer::Unconfirmed,
        };
        Self { offer, zone: name, note }
    }
}

fn dated(periods: &[Period], now: Moment) -> State {
    if let Some(period) = periods.iter().find(|period| period.opens <= now && now < period.closes) {
        return State::Open { until: Some(period.closes) };
    }
    match periods.iter().find(|period| now < period.opens) {
        Some(next) => State::Soon { opens: next.opens },
        None => State::Closed { since: periods.last().map(|last| last.closes) },
    }
}

/// Reads a period. Where a change of clocks makes a time on the wall doubtful, it opens at the later and closes at the earlier
/// of the two moments: in doubt it is closed.
fn period(mut row: Table<'_, '_>, zone: &TimeZone) -> Option<Period> {
    let (opens, closes) = (wall(&mut row, "open_from"), wall(&mut row, "closed_from"));
    let opens = opens.and_then(|at| zone.to_ambiguous_timestamp(at).later().ok()).map(Moment::from);
    let closes = closes.and_then(|at| zone.to_ambiguous_timestamp(at).earlier().ok()).map(Moment::from);
    if let (Some(opens), Some(closes)) = (opens, closes)
        && closes <= opens
    {
        row.fault_at("closed_from", "value", "a period closes after it opened");
    }
    row.finish();
    Some(Period { opens: opens?, closes: closes? })
}

/// What a clock on the owner's wall shows: day and time, without a zone.
fn wall(row: &mut Table<'_, '_>, key: &'static str) -> Option<DateTime> {
    let text = row.date_text(key)?;
    let at: Option<DateTime> = text.contains(['T', ' ']).then(|| text.parse().ok()).flatten();
    if at.is_none() {
        row.fault_at(key, "value", format!("`{text}` is not a day with its time (2026-03-01T09:00:00)"));
    }
    at
}
