//! How often codes may be asked for: per contact, per network, per country that bills us for messages.
//!
//! The figures are ours; they leave a person room for mistakes and make guessing and message fraud unprofitable.

use std::time::Duration;

use store::throttle::Rule;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Codes to one contact in a quarter of an hour.
pub const CONTACT: Rule = Rule { name: "codes-throttle-contact", limit: 4, window: Duration::from_secs(15 * 60) };
/// Codes to one contact in a day.
pub const CONTACT_DAY: Rule = Rule { name: "codes-throttle-contact-day", limit: 15, window: DAY };
/// Codes asked for from one network (/24 or /48) in an hour; a family or an office shares one.
pub const NETWORK: Rule = Rule { name: "codes-throttle-network", limit: 60, window: HOUR };
/// Codes typed from one network in a minute, right or wrong.
pub const NETWORK_TRIES: Rule = Rule { name: "codes-throttle-tries", limit: 60, window: MINUTE };

/// Messages to one country in an hour; the limit is a setting, because it is money.
pub fn country(limit: u32) -> Rule {
    Rule { name: "codes-throttle-country", limit, window: HOUR }
}
