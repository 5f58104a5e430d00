//! What an installation decides about people: how much a country's messages may cost, how long an answer waits.

use std::time::Duration;

/// Settings of this area; `app` reads them from its configuration.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Codes by SMS to one destination country in an hour, over all people together. Beyond it the e-mail address of the
    /// account is used, if it has one.
    pub sms_an_hour: u32,
    /// How long after asking the outcome of an identity check is told, whatever it is and however fast it came.
    pub answer_after: Duration,
    /// How many passwords may be hashed at once; more wait briefly, then are told to come back.
    pub password_lanes: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { sms_an_hour: 600, answer_after: Duration::from_secs(60), password_lanes: 2 }
    }
}
