//! The sections of the configuration as types, and what must hold between them.

use std::{net::SocketAddr, path::PathBuf};

use outbound::{http::Reach, mail::SmtpSecurity};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{push::Push, stores::Stores, texts::Texts};

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
    /// Numbers for machines.
    pub metrics: Metrics,
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
    /// The courier.
    pub courier: Courier,
    /// Other agencies.
    pub agencies: Agencies,
    /// E-mail.
    pub mail: Mail,
    /// Text messages.
    pub sms: Sms,
    /// Push messages to browsers.
    pub push: Push,
    /// Sealing of documents.
    pub documents: Documents,
    /// Service and country definitions.
    pub definitions: Definitions,
    /// Applications in stores.
    pub stores: Stores,
    /// Texts of pages.
    pub texts: Texts,
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

/// Numbers for machines.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Where they are served, apart from the public listener; none for nowhere.
    #[serde(deserialize_with = "address_or_none", serialize_with = "address_or_empty")]
    pub address: Option<SocketAddr>,
}

/// Accounts and identity.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Seconds after asking until the outcome of an identity check is told.
    pub answer_after_seconds: u64,
    /// Seconds for which a sign-in counts as fresh.
    pub fresh_sign_in_seconds: u64,
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
    /// Seconds that a job stays with a worker that says nothing more.
    pub lease_seconds: u64,
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

/// The courier.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Courier {
    /// Its address.
    pub url: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// The name in `/hooks/courier/{carrier}`.
    pub carrier: String,
    /// Our account there.
    pub account: String,
    /// Two letters that begin our numbers, for instance `EE`.
    pub label_service: String,
    /// The first of our eight-digit numbers.
    pub label_first: u32,
    /// The last of them.
    pub label_last: u32,
    /// Token of our calls.
    #[serde(serialize_with = "hidden")]
    pub secret: SecretString,
    /// Signs what the courier tells us.
    #[serde(serialize_with = "hidden")]
    pub webhook_secret: SecretString,
}

/// Other agencies of the state, reached through one exchange.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Agencies {
    /// Its address; empty where no agency is connected.
    pub url: String,
    /// Which addresses it may have.
    pub reach: Reach,
    /// The name of our key there.
    pub key_name: String,
    /// Signs each call.
    #[serde(serialize_with = "hidden")]
    pub secret: SecretString,
    /// Signs what agencies tell us.
    #[serde(serialize_with = "hidden")]
    pub webhook_secret: SecretString,
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
    /// Folder whose definitions a demo publishes; empty for those compiled in. Elsewhere nothing is published at start.
    pub folder: String,
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

/// A listening address; an empty text is none.
fn address_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
}

fn address_or_empty<S: Serializer>(address: &Option<SocketAddr>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&address.map(|address| address.to_string()).unwrap_or_default())
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
}
