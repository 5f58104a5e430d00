//! Joins the ports of push to the client that speaks to browsers' services, with a key that lies in a folder of its own, and to
//! the inbox.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use ::push::ports::{Carried, Parcel, PushService, Unread, Urgency};
use anyhow::{Context, Result};
use async_trait::async_trait;
use kernel::{Failure, Id, Outcome, marks};
use outbound::push::{self as service, PushMessage, WebPush, sealing::Receiver, vapid::VapidKey};
use store::Cx;

use crate::config::{Environment, Settings};

/// A later message with the same name takes the place of one that still waits for a device.
const TOPIC: &str = "wasl-news";

/// The file of the key with which we are known to the services.
pub fn key_file(settings: &Settings) -> PathBuf {
    settings.data.keys.join("push").join("vapid.key.pem")
}

/// Puts a key there: that of the file `given`, or a new one. One that is there is not touched.
///
/// # Errors
/// What is wrong with the key or the folder.
pub fn install(file: &Path, given: Option<&Path>) -> Result<VapidKey> {
    let pem = match given {
        Some(given) => fs::read_to_string(given).with_context(|| format!("reading {}", given.display()))?,
        None => VapidKey::make()?,
    };
    let key = VapidKey::from_pem(&pem)?;
    let folder = file.parent().context("the key has no folder")?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let mut written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .with_context(|| format!("writing {}: an existing key is not touched", file.display()))?;
    written.write_all(pem.as_bytes()).and_then(|()| written.sync_all()).context("writing the key")?;
    Ok(key)
}

/// What production lacks for push messages, and how it is made; nothing where the key is there. Nobody is offered any
/// meanwhile.
pub fn missing(settings: &Settings) -> Option<String> {
    let file = key_file(settings);
    if settings.environment != Environment::Production || file.exists() {
        return None;
    }
    Some(format!(
        "production needs a key for push messages at {}: without it nobody can turn notifications on. `wasl keys push` makes \
         one; docs/operate/keys.md says what depends on it",
        file.display()
    ))
}

/// The services of browsers, as push sees them. The key is read when it is needed: an installation that was upgraded without
/// one serves everything else.
pub struct Browsers {
    file: PathBuf,
    makes: bool,
    client: WebPush,
}

impl Browsers {
    /// Those of this installation.
    pub fn new(settings: &Settings, client: WebPush) -> Self {
        Self { file: key_file(settings), makes: settings.environment != Environment::Production, client }
    }

    /// The key; outside production one is made where there is none.
    fn vapid(&self) -> Outcome<Option<VapidKey>> {
        let fault = |error: anyhow::Error| Failure::fault("opening the key of push messages", format!("{error:#}"));
        if !self.file.exists() && self.makes {
            match install(&self.file, None) {
                Ok(key) => return Ok(Some(key)),
                // Another process was quicker; its key is ours.
                Err(_) if self.file.exists() => {}
                Err(error) => return Err(fault(error)),
            }
        }
        if !self.file.exists() {
            return Ok(None);
        }
        let read = fs::read_to_string(&self.file).context("reading it").and_then(|pem| Ok(VapidKey::from_pem(&pem)?));
        read.map(Some).map_err(fault)
    }
}

#[async_trait]
impl PushService for Browsers {
    fn key(&self) -> Outcome<Option<String>> {
        Ok(self.vapid()?.map(|key| key.public()))
    }

    fn admits(&self, endpoint: &str, public: &str, secret: &str) -> bool {
        self.client.admits(endpoint) && Receiver::parse(public, secret).is_some()
    }

    async fn send(&self, parcel: Parcel) -> Outcome<Carried> {
        let sending = |what: &str| Failure::fault("sending a push message", what.to_owned());
        let key = self.vapid()?.ok_or_else(|| sending("there is no key"))?;
        let receiver = Receiver::parse(&parcel.public, &parcel.secret).ok_or_else(|| sending("there are no keys"))?;
        let message = PushMessage {
            endpoint: parcel.endpoint,
            receiver,
            text: parcel.text.into_bytes(),
            keep: parcel.keep,
            urgency: match parcel.urgency {
                Urgency::Low => service::Urgency::Low,
                Urgency::Normal => service::Urgency::Normal,
            },
            topic: TOPIC,
        };
        Ok(match self.client.send(&key, &message).await.map_err(Failure::from)? {
            service::Carried::Taken => Carried::Taken,
            service::Carried::Gone => Carried::Gone,
            service::Carried::Wait(pause) => Carried::Wait(pause),
        })
    }
}

/// The inbox, as push sees it.
pub struct Inbox;

#[async_trait]
impl Unread for Inbox {
    async fn count(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<i64> {
        messaging::inbox::unread(cx, account).await
    }
}
