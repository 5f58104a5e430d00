//! Joins casework's port for signed declarations to the engine: typesetting in the bounded pool, and a seal of the platform's
//! own key, which lies in a folder apart from the issuer's.

use std::{path::PathBuf, sync::Arc};

use async_trait::async_trait;
use casework::signing::port::{Press, Pressed, SignedText};
use documents::{
    declaration::{DeclarationError, SignedDeclaration, close},
    keys::{GeneratedKeys, IssuerKeys},
    render::{RenderError, RenderPool},
    seal::SealError,
};
use kernel::{Clock, Failure, Outcome, SystemClock};

use crate::config::{Environment, Settings};

/// The platform dates by Cairo.
const ZONE: &str = "Africa/Cairo";

/// The folder of the platform's own keys.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.data.keys.join("platform")
}

/// What production lacks for closing what people sign, and how it is made; nothing where the keys are there. A server
/// starts without them and keeps the signatures it takes, but closes none, so this is asked by `wasl config check`.
pub fn missing(settings: &Settings) -> Option<String> {
    if settings.environment != Environment::Production {
        return None;
    }
    let folder = folder(settings);
    let error = IssuerKeys::open_platform(&folder, SystemClock.now(), GeneratedKeys::Refused).err()?;
    Some(format!(
        "production needs the platform's own keys in {}: without them signed declarations are kept and not closed \
         ({error}). `wasl keys platform --key KEY.pem --chain CHAIN.pem` makes the folder from a P-256 key and its \
         certificates; docs/operate/keys.md says how they are obtained",
        folder.display()
    ))
}

/// The engine with the platform's key.
pub struct PlatformPress {
    folder: PathBuf,
    generated: GeneratedKeys,
    clock: Arc<dyn Clock>,
    pool: RenderPool,
}

impl PlatformPress {
    /// The press of this installation. The key is read when it is first needed: an installation that was upgraded without
    /// one still takes signatures and closes them once its folder is there.
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>, pool: RenderPool) -> Self {
        let generated = match settings.environment {
            Environment::Production => GeneratedKeys::Refused,
            Environment::Development | Environment::Demo => GeneratedKeys::Allowed,
        };
        Self { folder: folder(settings), generated, clock, pool }
    }
}

#[async_trait]
impl Press for PlatformPress {
    async fn press(&self, text: SignedText) -> Outcome<Pressed> {
        let keys = IssuerKeys::open_platform(&self.folder, self.clock.now(), self.generated)
            .map_err(|error| Failure::passing("opening the platform's keys", error))?;
        let signed = SignedDeclaration {
            number: text.number,
            title: text.title,
            paragraphs: text.paragraphs,
            signer: text.signer,
            method: text.method,
            signed_at: text.signed_at,
            zone: ZONE.to_owned(),
            text_sha256: text.text_sha256,
        };
        let work = self.pool.run(move |renderer| close(renderer, &keys, &signed)).await;
        let closed = work.map_err(|error| match error {
            RenderError::Busy => Failure::passing("typesetting a declaration", error),
            other => Failure::fault("typesetting a declaration", other),
        })?;
        let closed = closed.map_err(|error| match error {
            DeclarationError::Seal(SealError::Signer(error)) => Failure::passing("sealing a declaration", error),
            other => Failure::fault("closing a declaration", other),
        })?;
        Ok(Pressed { pdf: closed.pdf, sha256: closed.sha256 })
    }
}
