//! Push messages to browsers: which services there are, and who we are to them. The key lies in the key folder.

use outbound::push::PushSettings;
use serde::{Deserialize, Serialize};

use super::Settings;

/// Push messages to browsers.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Push {
    /// Hosts of the services that browsers may name; `*.` in front stands for every name below.
    pub hosts: Vec<String>,
    /// Whether this machine counts as a service, too.
    pub loopback: bool,
    /// Whom a service writes to when something is wrong; may be empty.
    pub contact: String,
}

impl Settings {
    /// The services as the client is told them. Without a contact they are told where people reach us.
    pub fn push_services(&self) -> PushSettings {
        let ours = Some(self.public_url()).filter(|url| url.starts_with("https://")).unwrap_or_default();
        let contact = if self.push.contact.is_empty() { ours } else { self.push.contact.clone() };
        PushSettings { hosts: self.push.hosts.clone(), loopback: self.push.loopback, contact }
    }
}
