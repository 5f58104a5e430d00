//! How often matching may be asked for. What is counted is the asking, never the outcome, so the limits tell nothing.

use std::time::Duration;

use store::throttle::Rule;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Attempts of one account in a day.
pub const ACCOUNT: Rule = Rule { name: "identity-throttle-account", limit: 5, window: DAY };
/// Attempts from one network in a day; a family or a help desk shares one.
pub const NETWORK: Rule = Rule { name: "identity-throttle-network", limit: 40, window: DAY };
/// Documents shown by one account in a day.
pub const DOCUMENT: Rule = Rule { name: "identity-throttle-document", limit: 6, window: DAY };
