//! What two people decide: letting a partner in, and giving it another credential.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Failure, Outcome};
use serde_json::json;
use service_model::privilege::PARTNERS;
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{model::Named, policy::KEEPERS, store::partners as rows};

/// The kind of letting a partner in.
pub(super) const ADMIT: &str = "discovery.admit_partner";
/// The kind of giving out a credential.
pub(super) const GRANT: &str = "discovery.partner_credential";

const RULES: Rules = Rules { proposers: KEEPERS, deciders: KEEPERS, lives: Duration::from_secs(14 * 86_400) };

/// A partner to be.
pub(super) struct NewPartner {
    pub name: Named,
    pub kind: &'static str,
}

impl NewPartner {
    /// The subject of the proposal; the partner's row will have this identifier.
    pub fn subject(&self, id: Uuid) -> Subject {
        let details = json!({ "ar": self.name.ar, "en": self.name.en, "kind": self.kind });
        Subject { thing: id, details }
    }

    fn read(subject: &Subject) -> Outcome<Self> {
        let text = |name: &str| subject.details.get(name).and_then(serde_json::Value::as_str);
        let read = || {
            let kind = PARTNERS.into_iter().find(|kind| Some(*kind) == text("kind"))?;
            Some(Self { name: Named { ar: text("ar")?.to_owned(), en: text("en")?.to_owned() }, kind })
        };
        read().ok_or_else(|| Failure::fault("reading a proposal", "it states no partner"))
    }
}

fn lines(shown: Shown, name: &Named, kind: &str) -> Shown {
    shown
        .line(Words::text("partner-name"), Words::Names { ar: name.ar.clone(), en: name.en.clone() })
        .line(Words::text("partner-kind"), Words::text(format!("entitlement-partner-{kind}")))
}

/// Letting a partner in, with its first credential.
pub(super) struct AdmitPartner;

#[async_trait]
impl ProposedAct for AdmitPartner {
    fn kind(&self) -> &'static str {
        ADMIT
    }

    fn name_text(&self) -> &'static str {
        "partner-act-admit"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, _cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let new = NewPartner::read(subject)?;
        Ok(lines(Shown::new(Words::text("partner-act-admit")), &new.name, new.kind))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (subject, proposal) = (&approved.proposal.subject, approved.proposal.id.uuid());
        let new = NewPartner::read(subject)?;
        rows::admit(cx, subject.thing, (&new.name, new.kind), proposal).await?;
        rows::grant(cx, subject.thing, proposal).await
    }
}

/// Giving a partner another credential.
pub(super) struct GrantCredential;

#[async_trait]
impl ProposedAct for GrantCredential {
    fn kind(&self) -> &'static str {
        GRANT
    }

    fn name_text(&self) -> &'static str {
        "partner-act-grant"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let partner = rows::all(cx).await?.into_iter().find(|own| own.id == subject.thing);
        let partner = partner.ok_or_else(Failure::not_found)?;
        Ok(lines(Shown::new(Words::text("partner-act-grant")), &partner.name, &partner.kind))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        rows::grant(cx, approved.proposal.subject.thing, approved.proposal.id.uuid()).await
    }
}
