//! Limits on tries. A count survives the refusal of the act it was counted for.

use std::time::Duration;

use kernel::{Failure, Outcome};

use crate::Cx;

/// How often something may be tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Name of the rule and key of its text, for instance `throttle-sign-in-contact`.
    pub name: &'static str,
    /// How many tries are allowed within the window.
    pub limit: u32,
    /// The window, which begins with the first try.
    pub window: Duration,
}

/// Counts a try of `subject` (it is kept as a blind index). Beyond the limit: Refusal of kind TooMany whose code and text
/// are the rule's name, with the arguments `limit` and `minutes`.
pub async fn hit(cx: &Cx, rule: &Rule, subject: &str) -> Outcome<()> {
    let _ = (cx, rule, subject);
    Err(Failure::fault("counting a try", "not attached"))
}
