//! Joins the ports for codes of entitlement to the engine: they are signed with the platform's own `qr` key, which lies in a
//! folder apart from the issuer's. No authority's key signs a code.

use std::{path::PathBuf, sync::Arc};

use casework::verification::{Entitled, Entitlement as Judged, EntitlementFinding};
use discovery::entitlements::port::{Code, CodePress};
use documents::{
    entitlement::{self, Entitlement, Finding},
    keys::{GeneratedKeys, IssuerKeys},
};
use kernel::{Clock, Failure, Moment, Outcome};

use super::signing;
use crate::config::{Environment, Settings};

/// The platform's keys for codes. The folder is read when it is needed: an installation that was upgraded without one serves
/// everything else.
#[derive(Clone)]
pub struct PlatformCodes {
    folder: PathBuf,
    generated: GeneratedKeys,
    clock: Arc<dyn Clock>,
}

impl PlatformCodes {
    /// Those of this installation.
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>) -> Self {
        let generated = match settings.environment {
            Environment::Production => GeneratedKeys::Refused,
            Environment::Development | Environment::Demo => GeneratedKeys::Allowed,
        };
        Self { folder: signing::folder(settings), generated, clock }
    }

    fn keys(&self) -> Outcome<IssuerKeys> {
        IssuerKeys::open_platform(&self.folder, self.clock.now(), self.generated)
            .map_err(|error| Failure::passing("opening the platform's keys", error))
    }

    /// What a text is worth at `now`.
    ///
    /// # Errors
    /// A passing fault if the platform's keys cannot be used.
    pub fn judge(&self, text: &str, now: Moment) -> Outcome<Judged> {
        let judged = entitlement::judge(text, &self.keys()?.published, now);
        Ok(Judged {
            finding: translated(judged.finding),
            stated: judged.entitlement.map(|(own, test)| Entitled {
                privilege: own.privilege,
                issued_at: own.issued_at,
                expires_at: own.expires_at,
                card_digits: own.card_digits,
                test,
            }),
        })
    }
}

impl CodePress for PlatformCodes {
    fn sign(&self, code: &Code) -> Outcome<String> {
        let keys = self.keys()?;
        let claims = Entitlement {
            issuer: keys.published.issuer.clone(),
            issued_at: code.made_at,
            expires_at: code.expires_at,
            number: code.number.clone(),
            privilege: code.privilege.clone(),
            revision: code.revision,
            card_digits: code.card_digits.clone(),
        };
        entitlement::sign(&claims, keys.qr.as_ref()).map_err(|error| Failure::passing("signing a code", error))
    }

    fn open(&self, text: &str) -> Outcome<Option<Code>> {
        let judged = entitlement::judge(text, &self.keys()?.published, self.clock.now());
        Ok(judged.entitlement.map(|(own, _)| Code {
            made_at: own.issued_at,
            expires_at: own.expires_at,
            number: own.number,
            privilege: own.privilege,
            revision: own.revision,
            card_digits: own.card_digits,
        }))
    }

    fn key_set(&self) -> Outcome<String> {
        serde_json::to_string_pretty(&self.keys()?.published)
            .map_err(|error| Failure::fault("writing the key set", error))
    }
}

fn translated(finding: Finding) -> EntitlementFinding {
    match finding {
        Finding::InForce => EntitlementFinding::InForce,
        Finding::Expired => EntitlementFinding::Expired,
        Finding::NotYet => EntitlementFinding::NotYet,
        Finding::OtherIssuer => EntitlementFinding::OtherIssuer,
        Finding::Altered => EntitlementFinding::Altered,
        Finding::UnknownVersion => EntitlementFinding::UnknownVersion,
        Finding::NoCode => EntitlementFinding::NoCode,
    }
}
