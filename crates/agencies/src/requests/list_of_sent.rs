//! The list of what an agency is sent: each datum with its value and what for. The same list is shown, agreed to, hashed and
//! sent; there is no other way for a datum to leave.

use std::collections::BTreeMap;

use aws_lc_rs::digest;
use catalogue::Snapshot;
use kernel::{Locale, Sex};
use people::Profile;
use service_model::{
    AgencyService, Names,
    agency_service::{Kind, Question},
};
use web::Visit;

/// Answers by the keys of their questions.
pub(crate) type Answers = BTreeMap<String, String>;

/// One datum.
pub(crate) struct Sent<'s> {
    /// Its name on the wire.
    pub name: String,
    /// What it is called.
    pub label: Label<'s>,
    /// Its value on the wire.
    pub value: String,
    /// What the agency needs it for.
    pub why: &'s Names,
}

/// What a datum is called.
pub(crate) enum Label<'s> {
    /// A datum the platform knows: the key of its text.
    Datum(String),
    /// The answer to a question.
    Question(&'s Question),
}

/// Everything the agency is sent; a datum the platform does not have is left out.
pub(crate) fn of<'s>(service: &'s AgencyService, profile: &Profile, answers: &Answers) -> Vec<Sent<'s>> {
    let known = service.sent.iter().filter_map(|own| {
        let label = Label::Datum(format!("agencies-datum-{}", own.datum.replace('_', "-")));
        Some(Sent { name: own.datum.to_owned(), label, value: datum(own.datum, profile)?, why: &own.why })
    });
    let asked = service.questions.iter().filter_map(|question| {
        let value = answers.get(&question.key)?.clone();
        Some(Sent { name: question.key.clone(), label: Label::Question(question), value, why: &question.why })
    });
    known.chain(asked).collect()
}

fn datum(name: &str, profile: &Profile) -> Option<String> {
    let contact = |kind: &str| {
        let held = profile.contacts.iter().find(|held| held.contact.kind().as_str() == kind);
        held.map(|held| held.contact.value().to_owned())
    };
    match name {
        "name" => Some(profile.name.as_str().to_owned()),
        "national_number" => profile.number.as_ref().map(|number| number.digits().to_owned()),
        "birth_date" => profile.birth.map(|day| day.to_string()),
        "sex" => profile.sex.map(|sex| if sex == Sex::Male { "male" } else { "female" }.to_owned()),
        kind => contact(kind),
    }
}

/// The data as they travel.
pub(crate) fn wire(list: &[Sent<'_>]) -> BTreeMap<String, String> {
    list.iter().map(|own| (own.name.clone(), own.value.clone())).collect()
}

/// SHA-256 over agency, service and every datum: what is agreed to.
pub(crate) fn digest_of(service: &AgencyService, revision: i32, list: &[Sent<'_>]) -> [u8; 32] {
    let mut sum = digest::Context::new(&digest::SHA256);
    let mut add = |text: &str| {
        sum.update(&(text.len() as u64).to_be_bytes());
        sum.update(text.as_bytes());
    };
    add(&service.agency.key);
    add(&service.key);
    add(&revision.to_string());
    for own in list {
        add(&own.name);
        add(&own.value);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(sum.finish().as_ref());
    bytes
}

impl Sent<'_> {
    /// Its label in words.
    pub(crate) fn label(&self, v: &Visit) -> String {
        match &self.label {
            Label::Datum(key) => v.t(key),
            Label::Question(question) => question.names.get(v.locale()).to_owned(),
        }
    }

    /// Its value as a person reads it.
    pub(crate) fn shown(&self, v: &Visit, snapshot: &Snapshot) -> String {
        match &self.label {
            Label::Datum(_) if self.name == "sex" => v.t(&format!("agencies-sex-{}", self.value)),
            Label::Datum(_) if self.name == "birth_date" => day(v, &self.value),
            Label::Datum(_) => self.value.clone(),
            Label::Question(question) => match &question.kind {
                Kind::Choice(choices) => {
                    let chosen = choices.iter().find(|choice| choice.value == self.value);
                    chosen.map_or_else(|| self.value.clone(), |choice| choice.names.get(v.locale()).to_owned())
                }
                Kind::Mission => mission(snapshot, &self.value, v.locale()).unwrap_or_else(|| self.value.clone()),
                Kind::Day => day(v, &self.value),
                Kind::Line(_) | Kind::Code(_) | Kind::Words(_) => self.value.clone(),
            },
        }
    }
}

fn day(v: &Visit, value: &str) -> String {
    value.parse().map_or_else(|_| value.to_owned(), |day| v.day(day))
}

/// The missions one can choose: those abroad, with their keys and names.
pub(crate) fn missions(snapshot: &Snapshot, locale: Locale) -> Vec<(&str, &str)> {
    let missions = snapshot.countries().flat_map(|(_, country)| &country.definition.missions);
    missions.map(|mission| (mission.key.as_str(), mission.names.get(locale))).collect()
}

fn mission(snapshot: &Snapshot, key: &str, locale: Locale) -> Option<String> {
    missions(snapshot, locale).into_iter().find(|(own, _)| *own == key).map(|(_, name)| name.to_owned())
}

/// What was sent, in the order in which it was shown.
pub(crate) fn as_sent<'s>(service: &'s AgencyService, sent: &BTreeMap<String, String>) -> Vec<Sent<'s>> {
    let known = service.sent.iter().filter_map(|own| {
        let label = Label::Datum(format!("agencies-datum-{}", own.datum.replace('_', "-")));
        Some(Sent { name: own.datum.to_owned(), label, value: sent.get(own.datum)?.clone(), why: &own.why })
    });
    let asked = service.questions.iter().filter_map(|question| {
        let value = sent.get(&question.key)?.clone();
        Some(Sent { name: question.key.clone(), label: Label::Question(question), value, why: &question.why })
    });
    known.chain(asked).collect()
}
