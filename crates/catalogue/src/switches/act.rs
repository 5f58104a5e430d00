//! Setting a switch takes two people. The subject's details are the setting; the thing is derived from kind and key, so
//! that two proposals about one switch meet.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Failure, Outcome, StaffRole};
use serde::{Deserialize, Serialize};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{Name, Setting, set, store as rows};
use crate::{definitions::Kind, things::named};

/// The act `catalogue.switch`.
#[derive(Clone, Copy, Debug)]
pub struct SetSwitch;

#[derive(Serialize, Deserialize)]
struct Details {
    kind: String,
    key: String,
    name: String,
    value: String,
}

impl SetSwitch {
    /// Its name in the database.
    pub const KIND: &'static str = "catalogue.switch";

    /// The subject of a proposal to make `setting`.
    ///
    /// # Errors
    /// Never in practice: the details are texts.
    pub fn subject(setting: &Setting) -> Outcome<Subject> {
        let details = Details {
            kind: setting.kind.as_str().to_owned(),
            key: setting.key.clone(),
            name: setting.name.as_str().to_owned(),
            value: setting.value.clone(),
        };
        let thing = format!("{}.{}.{}", details.kind, details.key, details.name);
        let details = serde_json::to_value(details).map_err(|error| Failure::fault("proposing a switch", error))?;
        Ok(Subject { thing: named(&thing), details })
    }
}

/// A stage is told in words, a cap as it stands.
fn words(name: Name, value: String) -> Words {
    match name {
        Name::Stage => Words::text(format!("catalogue-stage-{value}")),
        Name::Cap => Words::plain(value),
    }
}

fn setting(subject: &Subject) -> Outcome<Setting> {
    let details = Details::deserialize(&subject.details).map_err(|error| Failure::fault("reading a switch", error))?;
    let kind = Kind::parse(&details.kind).ok_or_else(Failure::not_found)?;
    let name = Name::parse(&details.name).ok_or_else(Failure::not_found)?;
    Ok(Setting { kind, key: details.key, name, value: details.value })
}

#[async_trait]
impl ProposedAct for SetSwitch {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "catalogue-act-switch"
    }

    fn rules(&self) -> Rules {
        Rules {
            proposers: &[StaffRole::Administrator],
            deciders: &[StaffRole::Administrator, StaffRole::AuthorityApprover],
            lives: Duration::from_secs(7 * 24 * 60 * 60),
        }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let wanted = setting(subject)?;
        wanted.check()?;
        let now = rows::newest(cx)
            .await?
            .into_iter()
            .find(|own| (own.kind, &own.key, own.name) == (wanted.kind, &wanted.key, wanted.name));
        let before = now.map_or_else(|| Words::text("catalogue-switch-unset"), |own| words(own.name, own.value));
        let after = words(wanted.name, wanted.value);
        Ok(Shown::new(Words::text(format!("catalogue-switch-{}-{}", wanted.kind.as_str(), wanted.name.as_str())))
            .change(Words::plain(wanted.key), before, after))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let setting = setting(&approved.proposal.subject)?;
        let by = approved.proposal.proposed_by.to_string();
        set(cx, &setting, &by, &approved.proposal.reason).await
    }
}
