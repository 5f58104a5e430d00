//! Which addresses a browser may name: those of services that the configuration names, over https and its own port. Whatever
//! else a browser sends would make us call somebody it chose.

use reqwest::Url;

use crate::{ConfigProblem, http::Reach};

/// The longest address that is believed, in bytes; real ones have a few hundred.
const LONGEST: usize = 1_000;

/// The hosts that are known.
#[derive(Clone, Debug)]
pub struct Hosts {
    known: Vec<String>,
    loopback: bool,
}

/// A service that an address belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Service {
    /// Its name in logs, and what rests together when it fails.
    pub name: &'static str,
    /// Scheme, host and port.
    pub origin: String,
    /// Path and query of the address.
    pub path: String,
    /// Which addresses the host may have.
    pub reach: Reach,
}

impl Hosts {
    /// The hosts, checked: small letters, at least two parts; `*.` in front stands for any name below.
    ///
    /// # Errors
    /// The first that is no such name.
    pub fn new(names: &[String], loopback: bool) -> Result<Self, ConfigProblem> {
        for name in names {
            let plain = name.strip_prefix("*.").unwrap_or(name);
            let letters = |part: &str| {
                !part.is_empty()
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            };
            let parts: Vec<&str> = plain.split('.').collect();
            let top_is_no_number = parts.last().is_some_and(|top| !top.bytes().all(|byte| byte.is_ascii_digit()));
            if parts.len() < 2 || !parts.iter().all(|part| letters(part)) || !top_is_no_number {
                return Err(ConfigProblem::new("push", format!("hosts: {name:?} is not the name of a service's host")));
            }
        }
        Ok(Self { known: names.to_vec(), loopback })
    }

    /// The service of an address; nothing for an address that is not believed.
    pub fn service(&self, endpoint: &str) -> Option<Service> {
        if endpoint.len() > LONGEST {
            return None;
        }
        let url = Url::parse(endpoint).ok()?;
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return None;
        }
        let host = url.host_str()?;
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let path = format!("{}{query}", url.path());
        let origin = url.origin().ascii_serialization();
        if self.loopback && url.scheme() == "http" && host == "127.0.0.1" {
            return Some(Service { name: "push", origin, path, reach: Reach::Loopback });
        }
        let known = self.known.iter().any(|known| match known.strip_prefix('*') {
            Some(below) => host.ends_with(below) && host.len() > below.len(),
            None => host == known,
        });
        // `port()` is nothing for the port of the scheme.
        let believed = known && url.scheme() == "https" && url.port().is_none();
        believed.then(|| Service { name: named(host), origin, path, reach: Reach::Public })
    }
}

/// Each maker fails by itself.
fn named(host: &str) -> &'static str {
    match host.rsplit('.').nth(1) {
        Some("googleapis") => "push-google",
        Some("mozilla") => "push-mozilla",
        Some("apple") => "push-apple",
        Some("windows") => "push-windows",
        _ => "push",
    }
}
