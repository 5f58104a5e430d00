//! Ending a certificate takes two people of the Authority: one proposes, another approves exactly what is shown.
//!
//! What is shown names the certificate, never its holder: the serial and the document are enough to decide, and the list of
//! proposals is read by more people than the file.

use std::time::Duration;

use ::store::{Cx, Scope};
use async_trait::async_trait;
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, StaffRole};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    commands::{replace, revoke},
    model::{Certificate, State},
    policy::may_end,
    store as rows,
};
use crate::applications::{registry, store as files};

/// The act's name in the database.
pub const KIND: &str = "casework.end_certificate";

/// Coded reasons for withdrawing a certificate; the text is `certificate-end-<code>`.
pub const REVOCATIONS: [&str; 4] = ["issued_in_error", "record_corrected", "court_order", "misuse"];

/// The act of ending a certificate; `app` registers it among the acts that take two people.
pub struct EndCertificate;

/// How it ends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ending {
    /// Withdrawn, for a coded reason.
    Revoked {
        /// One of [`REVOCATIONS`].
        reason: String,
    },
    /// Another certificate takes its place.
    Replaced {
        /// Its id.
        by: Uuid,
    },
}

impl Ending {
    pub(super) fn subject(&self, certificate: &Certificate) -> Outcome<Subject> {
        let details = serde_json::to_value(self).map_err(|e| Failure::fault("writing a proposal", e))?;
        Ok(Subject { thing: certificate.id.uuid(), details })
    }

    fn of(subject: &Subject) -> Outcome<Self> {
        Self::deserialize(&subject.details).map_err(|e| Failure::fault("reading a proposal", e))
    }
}

async fn certificate(cx: &mut Cx, id: Uuid) -> Outcome<Certificate> {
    let scope = Scope::of(cx.actor())?;
    rows::load(cx, &scope, Id::from_uuid(id)).await
}

#[async_trait]
impl ProposedAct for EndCertificate {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "certificate-act-end"
    }

    fn rules(&self) -> Rules {
        const AUTHORITY: &[StaffRole] = &[StaffRole::AuthorityApprover];
        Rules { proposers: AUTHORITY, deciders: AUTHORITY, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let certificate = certificate(cx, subject.thing).await?;
        if certificate.sealed.is_none() || certificate.state() == State::Revoked {
            return Err(Refusal::new(RefusalKind::Conflict, "certificate.ended", "certificate-refused-ended").into());
        }
        let shown = Shown::new(Words::text("certificate-act-end"))
            .line(Words::text("certificate-serial"), Words::plain(certificate.serial.as_str()))
            .line(
                Words::text("certificate-issued-on"),
                Words::plain(certificate.dated_at.day_in("Africa/Cairo").to_string()),
            );
        let shown = match certificate.copy {
            Some(copy) => shown.line(Words::text("certificate-copy"), Words::plain(copy.number.to_string())),
            None => shown,
        };
        Ok(match Ending::of(subject)? {
            Ending::Revoked { reason } => {
                shown.line(Words::text("certificate-end-how"), Words::text(format!("certificate-end-{reason}")))
            }
            Ending::Replaced { by } => {
                let newer = self::certificate(cx, by).await?;
                shown
                    .line(Words::text("certificate-end-how"), Words::text("certificate-end-replaced"))
                    .line(Words::text("certificate-end-newer"), Words::plain(newer.serial.as_str()))
            }
        })
    }

    /// The owner of the file takes no part in ending its document.
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let scope = Scope::of(cx.actor())?;
        let certificate = rows::load(cx, &scope, Id::from_uuid(subject.thing)).await?;
        let file = files::load(cx, &scope, certificate.application).await?;
        let owner = people::account_number_hash(cx, file.owner).await?;
        Ok(Excluded { people: owner.into_iter().map(PersonKey).collect(), staff: Vec::new() })
    }

    /// Nor do her kin, or the kin of the person on it. Of a file whose evidence was forgotten nobody is known any more, and
    /// its document can still be ended.
    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let scope = Scope::of(cx.actor())?;
        let certificate = rows::load(cx, &scope, Id::from_uuid(subject.thing)).await?;
        let file = files::load(cx, &scope, certificate.application).await?;
        let kin = registry::kin::of(cx, &scope, &file).await?;
        Ok(kin.into_iter().flat_map(|kin| kin.people).map(PersonKey).collect())
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let subject = &approved.proposal.subject;
        let mut ended = certificate(cx, subject.thing).await?;
        let permit = may_end(&approved);
        match Ending::of(subject)? {
            Ending::Revoked { reason } => revoke(cx, &mut ended, &reason, permit).await,
            Ending::Replaced { by } => {
                let newer = certificate(cx, by).await?;
                replace(cx, &mut ended, &newer, permit).await
            }
        }
    }
}
