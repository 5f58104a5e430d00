//! What a file is: its facts, the stage they amount to, and the steps that may change it.
//!
//! Pure: nothing here reads a clock or a database, and no stage is ever stored.

mod acts;
mod facts;
mod held;
mod quote;
mod stage;
#[cfg(test)]
mod tests;

use kernel::{Day, Id, Reference, marks};

pub use acts::{ACTS, Act, Party, acts_of, allowed};
pub use facts::{Facts, Step};
pub use held::{Held, HeldFor};
pub use quote::{CARRIED, Quote, QuoteLine, Rate, beyond, due, in_full, is_free};
pub use stage::{RegistryOutcome, Stage};

/// A file: one application for one document, opened by one account.
#[derive(Clone, Debug)]
pub struct Application {
    /// Its identifier, which knows its shard.
    pub id: Id<marks::Application>,
    /// The account that opened it. Subject, guardian and payer are roles on the file, never its owner.
    pub owner: Id<marks::Account>,
    /// The public reference, drawn when the draft is opened.
    pub reference: Reference,
    /// Key of the service, for instance `birth_certificate`.
    pub service: String,
    /// Revision of the definition with which it was opened; a later revision changes nothing here.
    pub definition_revision: i32,
    /// Key of the country of residence.
    pub country: String,
    /// Key of the mission that holds it; known when the place of residence was answered.
    pub mission: Option<String>,
    /// Key of the body that will receive the document, for instance `school`.
    pub used_at: Option<String>,
    /// Key of the country where the document will be used.
    pub used_in: Option<String>,
    /// The price, frozen at submission.
    pub quote: Option<Quote>,
    /// The day by which the decision is promised, in the zone of the place that holds the file. Set when the fee is paid.
    pub promised_on: Option<Day>,
    /// The moments from which the stage is computed.
    pub facts: Facts,
    /// Code of the reason it was rejected for.
    pub reject_reason: Option<String>,
    /// That it stands still, if it does.
    pub held: Option<Held>,
    /// Counts changes; a step that saw an older version is refused.
    pub version: i32,
}

impl Application {
    /// Where the file stands.
    pub fn stage(&self) -> Stage {
        self.facts.stage()
    }

    /// Whether it is a draft that was never submitted; a file that is being turned is a draft again, and is none of these.
    pub fn is_unsubmitted_draft(&self) -> bool {
        self.stage() == Stage::Draft && self.facts.submitted_at.is_none()
    }

    /// Whether `party` may do `act` now, by the one table of acts. While the file stands still nobody may do anything; only
    /// money that is on its way is taken.
    pub fn may(&self, party: Party, act: Act) -> bool {
        let stands_still = self.held.is_some() && (party, act) != (Party::System, Act::Pay);
        !stands_still && allowed(self.stage(), act, party)
    }
}
