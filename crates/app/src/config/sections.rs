//! The sections of the configuration as types, and what must hold between them.

use std::{net::SocketAddr, path::PathBuf};

use outbound::{http::Reach, mail::SmtpSecurity};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

/// Where this process believes it runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// An engineer's machine.
    Development,
    /// Everything simulated, and every page says so.
    Demo,
    /// The real thing: refuses whatever is simulated or generated.
    Production,
}

/// The whole configuration.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where this process believes it runs.
    pub environment: Environment,
    /// The web server.
    pub server: Server,
    /// Accounts and identity.
    pub people: People,
    /// Folders.
    pub data: Data,
    /// PostgreSQL.
    pub database: Database,
    /// Jobs.
    pub worker: Worker,
    /// The civil registry.
    pub registry: Registry,
    /// The payment gateway.
    pub gateway: Gateway,
    /// E-mail.
    pub mail: Mail,
    /// Text messages.
    pub sms: Sms,
    /// Sealing of documents.
    pub documents: Documents,
    /// Service and country definitions.
    pub definitions: Definitions,
    /// Logs.
    pub log: Log,
}

/// The web server.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// The address people type; may be empty.
    pub public_url: String,
    /// Seconds that running requests get after a stop was asked for.
    pub drain_seconds: u64,
    /// Proxies that may be believed about the caller's address.
    pub trusted_proxies: usize,
}

/// Accounts and identity.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Seconds after asking until the outcome of an identity check is told.
    pub answer_after_seconds: u64,
}

/// Folders.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// The data folder.
    pub folder: PathBuf,
    /// Root keys.
    pub keys: PathBuf,
    /// Folder or `s3://` address of stored files.
    pub blobs: String,
}

impl Data {
    /// Fills what was left empty from the data folder.
    pub(super) fn resolve(&mut self) {
        self.folder = super::absolute(&self.folder);
        if self.keys.as_os_str().is_empty() {
            self.keys = self.folder.join("keys");
        }
        if self.blobs.is_empty() {
            self.blobs = self.folder.join("blobs").to_string_lossy().into_owned();
        }
    }
}

/// PostgreSQL.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// URL of a server somebody runs; empty for our own.
    #[serde(serialize_with = "hidden")]
    pub url: SecretString,
    /// Connections of each pool.
    pub connections: u32,
}

/// Jobs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Jobs at the same time; 0 for none here.
    pub lanes: usize,
}

/// The civil registry.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Its address.
    pub url: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// The name of our key there.
    pub key_name: String,
    /// Signs each question.
    #[serde(serialize_with = "hidden")]
    pub secret: SecretString,
    /// Signs file tickets.
    #[serde(serialize_with = "hidden")]
    pub ticket_secret: SecretString,
    /// Queries a second over all processes.
    pub per_second: u32,
}

/// The payment gateway.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    /// Its address.
    pub url: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// The name in `/hooks/payments/{provider}`.
    pub provider: String,
    /// Our name there.
    pub merchant: String,
    /// Token of our calls.
    #[serde(serialize_with = "hidden")]
    pub secret: SecretString,
    /// Signs what the gateway tells us.
    #[serde(serialize_with = "hidden")]
    pub webhook_secret: SecretString,
    /// Origins of the hosted checkout.
    pub checkout_origins: Vec<String>,
}

/// E-mail.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: SmtpSecurity,
    /// User name, if it wants one.
    pub user: String,
    /// Password.
    #[serde(serialize_with = "hidden")]
    pub password: SecretString,
    /// Sender.
    pub from: String,
}

/// Text messages.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// Address of the gateway.
    pub url: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// Registered name of the sender.
    pub sender: String,
    /// Token of our calls.
    #[serde(serialize_with = "hidden")]
    pub secret: SecretString,
}

/// Which key seals documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SealKey {
    /// A test authority made on first start; its documents say so.
    Development,
    /// A key in a PKCS#11 token.
    Pkcs11,
}

/// Sealing of documents.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// Which key.
    pub seal: SealKey,
    /// Path of the PKCS#11 module.
    pub pkcs11_module: String,
    /// Label of the token.
    pub pkcs11_token: String,
    /// Label of the key.
    pub pkcs11_key: String,
    /// User PIN.
    #[serde(serialize_with = "hidden")]
    pub pkcs11_pin: SecretString,
}

/// Service and country definitions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Definitions {
    /// Folder of services; empty for those compiled in.
    pub services: String,
    /// Folder of countries; empty for those compiled in.
    pub countries: String,
}

/// Logs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// Levels.
    pub level: String,
    /// `text` or `json`.
    pub format: String,
}

fn hidden<S: Serializer>(secret: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(if secret.expose_secret().is_empty() { "" } else { "***" })
}

impl Settings {
    /// The address that links begin with, without a slash at the end.
    pub fn public_url(&self) -> String {
        if self.server.public_url.is_empty() {
            format!("http://{}", self.server.address)
        } else {
            self.server.public_url.trim_end_matches('/').to_owned()
        }
    }

    /// What is wrong with this configuration, each finding a sentence; empty when it can be used.
    pub fn findings(&self) -> Vec<String> {
        let mut findings = Vec::new();
        let mut must = |holds: bool, finding: &str| {
            if !holds {
                findings.push(finding.to_owned());
            }
        };
        must(self.database.connections >= 2, "database.connections must be at least 2");
        must(self.registry.per_second >= 1, "registry.per_second must be at least 1");
        must(matches!(self.log.format.as_str(), "text" | "json"), "log.format is \"text\" or \"json\"");
        must(
            self.server.public_url.is_empty() || self.server.public_url.starts_with("http"),
            "server.public_url begins with https:// (or http:// on a development machine)",
        );
        if self.documents.seal == SealKey::Pkcs11 {
            must(
                !self.documents.pkcs11_module.is_empty(),
                "documents.pkcs11_module names the token's library when seal = \"pkcs11\"",
            );
        }
        if self.environment == Environment::Production {
            let given = |secret: &SecretString| !secret.expose_secret().is_empty();
            must(self.server.public_url.starts_with("https://"), "production needs an https:// server.public_url");
            must(given(&self.database.url), "production needs database.url: the managed database is for one machine");
            must(
                self.documents.seal == SealKey::Pkcs11,
                "production refuses the development certificate authority: set documents.seal",
            );
            for (name, url) in
                [("registry", &self.registry.url), ("gateway", &self.gateway.url), ("sms", &self.sms.url)]
            {
                must(
                    url.starts_with("https://"),
                    &format!("production needs an https:// {name}.url and starts no simulator"),
                );
            }
            must(!self.mail.host.is_empty(), "production needs mail.host and starts no simulator");
            for (name, reach) in
                [("registry", self.registry.reach), ("gateway", self.gateway.reach), ("sms", self.sms.reach)]
            {
                must(reach != Reach::Loopback, &format!("production refuses {name}.reach = \"loopback\""));
            }
            for (name, secret) in [
                ("registry.secret", &self.registry.secret),
                ("registry.ticket_secret", &self.registry.ticket_secret),
                ("gateway.secret", &self.gateway.secret),
                ("gateway.webhook_secret", &self.gateway.webhook_secret),
                ("sms.secret", &self.sms.secret),
            ] {
                must(secret.expose_secret().len() >= 32, &format!("production needs {name} of at least 32 characters"));
            }
        }
        findings
    }
}
