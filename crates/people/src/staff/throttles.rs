//! How often a member of staff may try to sign in. The lock-out is by time and opens by itself; an attacker can delay a
//! colleague, not shut her out.

use std::time::Duration;

use store::throttle::Rule;

/// Tries on one log-in name in a quarter of an hour.
pub const LOGIN: Rule = Rule { name: "staff-throttle-user", limit: 8, window: Duration::from_secs(15 * 60) };
/// Tries from one network in a quarter of an hour; a mission shares one.
pub const NETWORK: Rule = Rule { name: "staff-throttle-network", limit: 60, window: Duration::from_secs(15 * 60) };
