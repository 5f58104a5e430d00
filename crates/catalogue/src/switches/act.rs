//! Setting a switch takes two people. The subject's details are the setting; the thing is derived from kind and key, so
//! that two proposals about one switch meet.
//!
//! A country is not opened while a row is missing that its people would need: the second person sees what is there, and
//! whoever proposes is told what is not.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Currency, Failure, Outcome, Refusal, RefusalKind, StaffRole};
use serde::{Deserialize, Serialize};
use service_model::{
    Country, Names,
    country::{Gap, Stage},
};
use store::Cx;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{Name, Setting, set, store as rows};
use crate::{definitions::Kind, rates, revisions, things::named};

/// The act `catalogue.switch`.
#[derive(Clone, Copy, Debug)]
pub struct SetSwitch;

#[derive(Serialize, Deserialize)]
struct Details {
    kind: String,
    key: String,
    name: String,
    value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<Names>,
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
            said: setting.said.clone(),
        };
        let thing = format!("{}.{}.{}", details.kind, details.key, details.name);
        let details = serde_json::to_value(details).map_err(|error| Failure::fault("proposing a switch", error))?;
        Ok(Subject { thing: named(&thing), details })
    }
}

/// A stage and an entry are told in words, a number as it stands.
fn words(name: Name, value: String) -> Words {
    match name {
        Name::Stage => Words::text(format!("catalogue-stage-{value}")),
        Name::Entry => Words::text(format!("catalogue-entry-{value}")),
        Name::Cap | Name::People => Words::plain(value),
    }
}

fn setting(subject: &Subject) -> Outcome<Setting> {
    let details = Details::deserialize(&subject.details).map_err(|error| Failure::fault("reading a switch", error))?;
    let kind = Kind::parse(&details.kind).ok_or_else(Failure::not_found)?;
    let name = Name::parse(&details.name).ok_or_else(Failure::not_found)?;
    Ok(Setting { kind, key: details.key, name, value: details.value, said: details.said })
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
        let country = country_of(cx, &wanted).await?;
        let what = country.as_ref().map_or_else(|| Words::plain(&wanted.key), |country| said(&country.names));
        let now = rows::newest(cx)
            .await?
            .into_iter()
            .find(|own| (own.kind, &own.key, own.name) == (wanted.kind, &wanted.key, wanted.name));
        let before = now.map_or_else(|| Words::text("catalogue-switch-unset"), |own| words(own.name, own.value));
        let title = format!("catalogue-switch-{}-{}", wanted.kind.as_str(), wanted.name.as_str());
        let after = words(wanted.name, wanted.value.clone());
        let mut shown = Shown::new(Words::text(title)).change(what, before, after);
        if let Some(told) = &wanted.said {
            shown = shown.line(Words::text("catalogue-switch-said"), said(told));
        }
        match country.filter(|_| opens(&wanted)) {
            Some(country) => ready(cx, shown, &country).await,
            None => Ok(shown),
        }
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let setting = setting(&approved.proposal.subject)?;
        let by = approved.proposal.proposed_by.to_string();
        set(cx, &setting, &by, &approved.proposal.reason).await
    }
}

fn said(names: &Names) -> Words {
    Words::Names { ar: names.ar.clone(), en: names.en.clone() }
}

/// Whether people could apply afterwards.
fn opens(wanted: &Setting) -> bool {
    wanted.name == Name::Stage && Stage::parse(&wanted.value).is_some_and(Stage::takes_applications)
}

/// The country of a switch as it is published; none for a service.
async fn country_of(cx: &mut Cx, wanted: &Setting) -> Outcome<Option<Country>> {
    if wanted.kind != Kind::Country {
        return Ok(None);
    }
    let now = cx.now();
    let current = revisions::store::current(cx, now).await?;
    let found = current.into_iter().find(|(kind, key, _)| (*kind, key) == (Kind::Country, &wanted.key));
    let (kind, key, revision) = found.ok_or_else(Failure::not_found)?;
    let content = revisions::store::content(cx, kind, &key, revision).await?.ok_or_else(Failure::not_found)?;
    let broken = |_| Failure::fault("reading a country", format!("revision {revision} of {key} does not load"));
    Country::load(&content.sources()).map(Some).map_err(broken)
}

/// Adds what people of the country would find, or says which row is missing.
async fn ready(cx: &mut Cx, shown: Shown, country: &Country) -> Outcome<Shown> {
    let last = rates::store::last(cx, country.currency).await?;
    let holding = last.filter(|last| cx.now() < last.rate.valid_until);
    let rated = country.currency == Currency::EGP || holding.is_some();
    if let Some(gap) = country.gaps(rated).first() {
        let refusal = Refusal::new(RefusalKind::Rule, "catalogue.not_ready", missing(*gap));
        return Err(refusal.at("value").into());
    }
    let count = i64::try_from(country.services.len()).unwrap_or(i64::MAX);
    let missions = country.missions.iter().map(|mission| said(&mission.names)).collect();
    let shown = shown
        .line(Words::text("catalogue-switch-ready-services"), Words::Number(count))
        .line(Words::text("catalogue-switch-ready-missions"), Words::Lines(missions))
        .line(Words::text("catalogue-switch-ready-currency"), said(&country.currency_names));
    Ok(match holding {
        Some(last) => shown.line(Words::text("catalogue-switch-ready-rate"), Words::Moment(last.rate.valid_until)),
        None => shown,
    })
}

/// What to say of a missing row.
fn missing(gap: Gap) -> &'static str {
    match gap {
        Gap::Services => "catalogue-refused-gap-services",
        Gap::Mission => "catalogue-refused-gap-mission",
        Gap::Area => "catalogue-refused-gap-area",
        Gap::Rate => "catalogue-refused-gap-rate",
        Gap::Calendar => "catalogue-refused-gap-calendar",
        Gap::Language => "catalogue-refused-gap-language",
    }
}
