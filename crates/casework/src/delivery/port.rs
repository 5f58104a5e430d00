//! What delivery asks of a carrier. `app/wire` joins it to an adapter; nothing here knows a protocol.

use async_trait::async_trait;
use kernel::{Moment, Money, Outcome};

use super::model::{Recipient, Report};
use web::webhooks::{Unbelieved, Webhook};

/// A parcel as a carrier is told of it. There is no field for what lies in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parcel {
    /// The number on its label.
    pub number: String,
    /// Where it goes.
    pub recipient: Recipient,
    /// Grams.
    pub weight: u32,
    /// What is paid if it is lost.
    pub value: Money,
    /// Where pushes go.
    pub notify: String,
}

/// A carrier's answer to a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It takes it.
    Taken,
    /// It does not, with its code; a person must look.
    Refused(String),
}

/// A push that was believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pushed {
    /// The parcel's number.
    pub number: String,
    /// What happened.
    pub report: Report,
}

/// A courier or a post.
#[async_trait]
pub trait Carrier: Send + Sync + 'static {
    /// The name in the address of its pushes.
    fn name(&self) -> &str;

    /// Announces a parcel; the same one again changes nothing. A carrier that is away is a passing fault.
    async fn announce(&self, parcel: &Parcel) -> Outcome<Answer>;

    /// Everything reported about a parcel so far.
    async fn track(&self, number: &str) -> Outcome<Vec<Report>>;

    /// Checks and reads a push.
    ///
    /// # Errors
    /// Why it is not believed.
    fn read_webhook(&self, webhook: &Webhook<'_>, now: Moment) -> Result<Pushed, Unbelieved>;
}
