//! Publishing a rate takes two people of finance: one enters it, another compares it with its source and approves.
//!
//! What was entered travels in the proposal; nothing is a rate before it is approved.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Failure, Outcome, Refusal, RefusalKind, StaffRole};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    entry::{Entry, written},
    store::{self as rows, Brought},
};
use crate::things::named;

/// The act `catalogue.rate`.
#[derive(Clone, Copy, Debug)]
pub struct PublishRate;

impl PublishRate {
    /// Its name in the database.
    pub const KIND: &'static str = "catalogue.rate";

    /// The subject of a proposal to publish `entry`. Two proposals about one currency are about one thing.
    ///
    /// # Errors
    /// Never in practice: the details are texts and numbers.
    pub fn subject(entry: &Entry) -> Outcome<Subject> {
        let details = serde_json::to_value(entry).map_err(|error| Failure::fault("proposing a rate", error))?;
        Ok(Subject { thing: named(&format!("rate.{}", entry.currency.code())), details })
    }
}

#[async_trait]
impl ProposedAct for PublishRate {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "rate-act"
    }

    fn rules(&self) -> Rules {
        const FINANCE: &[StaffRole] = &[StaffRole::Finance];
        Rules { proposers: FINANCE, deciders: FINANCE, lives: Duration::from_secs(2 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let entry = entry(subject)?;
        let last = rows::last(cx, entry.currency).await?;
        entry.allow(last.as_ref().map(|last| &last.rate), cx.now())?;
        let pounds = |pounds: i64| Words::plain(format!("{} EGP", written(pounds)));
        let before = last.as_ref().map_or_else(|| Words::text("rate-none"), |last| pounds(last.pounds));
        let mut shown = Shown::new(Words::text("rate-act"))
            .line(Words::text("rate-currency"), Words::plain(entry.currency.code()))
            .change(Words::text("rate-pounds"), before, pounds(entry.pounds));
        if let Some(last) = &last {
            shown = shown.line(Words::text("rate-moved"), Words::plain(moved(last.pounds, entry.pounds)));
        }
        Ok(shown
            .line(Words::text("rate-units"), Words::plain(written(entry.rate().micros)))
            .line(Words::text("rate-source-ar"), Words::plain(&entry.source.ar))
            .line(Words::text("rate-source-en"), Words::plain(&entry.source.en))
            .line(Words::text("rate-at"), Words::Moment(entry.at))
            .line(Words::text("rate-until"), Words::Moment(entry.valid_until)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let approver = match cx.actor() {
            kernel::Actor::Staff { staff, .. } => staff.to_string(),
            _ => return Err(Failure::not_found()),
        };
        let entry = entry(&approved.proposal.subject)?;
        let proposer = approved.proposal.proposed_by.to_string();
        let brought = Brought::Entered { pounds: entry.pounds, by: &proposer, approved_by: &approver };
        if rows::insert_newer(cx, &entry.rate(), brought).await? {
            Ok(())
        } else {
            Err(Refusal::new(RefusalKind::Conflict, "catalogue.rate_older", "rate-slip-older").into())
        }
    }
}

fn entry(subject: &Subject) -> Outcome<Entry> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a proposed rate", error))
}

/// By how much the price of the currency moves, in percent with two digits.
fn moved(before: i64, after: i64) -> String {
    let hundredths = (i128::from(after) - i128::from(before)) * 10_000 / i128::from(before.max(1));
    let sign = if hundredths < 0 { '-' } else { '+' };
    format!("{sign}{}.{:02}%", hundredths.abs() / 100, hundredths.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn a_move_is_told_in_percent() {
        assert_eq!(moved(13_000_000, 13_130_000), "+1.00%");
        assert_eq!(moved(13_000_000, 12_998_700), "-0.01%");
        assert_eq!(moved(10_000_000, 7_500_000), "-25.00%");
    }
}
