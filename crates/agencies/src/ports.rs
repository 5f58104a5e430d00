//! What this area asks of the outside: other agencies. `app/wire` joins it to an adapter.
//!
//! The port is called by a job that holds no transaction; it never touches the database.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::{Moment, Outcome, Reference};
use web::webhooks::{Unbelieved, Webhook};

use crate::requests::model::Report;

/// A request as an agency is told it.
#[derive(Clone)]
pub struct Asked {
    /// Our reference; the agency does nothing twice for it.
    pub reference: Reference,
    /// The agency's key.
    pub agency: String,
    /// The service's key.
    pub service: String,
    /// Where pushes go.
    pub notify: String,
    /// What its owner agreed to send, by name.
    pub data: BTreeMap<String, String>,
}

/// What an agency says to a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It has it.
    Taken,
    /// It would not have it; its code.
    Refused(String),
}

/// A verified push.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pushed {
    /// The reference it names.
    pub reference: String,
    /// What happened.
    pub report: Report,
}

/// Other agencies of the state.
#[async_trait]
pub trait Exchange: Send + Sync + 'static {
    /// Hands a request over. Sent again it is the same request.
    ///
    /// # Errors
    /// A passing fault while the agency is away.
    async fn ask(&self, asked: &Asked) -> Outcome<Answer>;

    /// Everything the agency reports of a request; nothing if it does not know it.
    ///
    /// # Errors
    /// A passing fault while the agency is away.
    async fn follow(&self, agency: &str, reference: &Reference) -> Outcome<Option<Vec<Report>>>;

    /// Checks the signature and age of what `agency` pushed, and reads it.
    ///
    /// # Errors
    /// Why it is not believed.
    fn read_webhook(&self, agency: &str, webhook: &Webhook<'_>, now: Moment) -> Result<Pushed, Unbelieved>;
}
