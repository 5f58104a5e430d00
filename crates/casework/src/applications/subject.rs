//! The person a document is about, read from the answers.
//!
//! Which field answers which datum is data of the service. What a form does not ask, or hides because the applicant asks
//! for themselves, is taken from the account's own profile.

use std::collections::BTreeMap;

use kernel::{Day, NationalNumber, Sex, arabic};
use serde::{Deserialize, Serialize};
use service_model::{Answers, Service, capacity::ITSELF};

use super::owner::Owner;
use crate::ports::{Sought, ToEnter};

/// A person in a file. A newborn or a foreign parent has no number and needs none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// What the applicant is to this person, by the definition's key.
    pub relation: String,
    /// The full name as written.
    pub name: String,
    /// The number, if the person has one and it was given.
    pub number: Option<String>,
    /// The birth date.
    pub birth_date: Option<Day>,
    /// The sex: from the number, or as answered.
    pub sex: Option<Sex>,
}

impl Subject {
    /// The person as answered; nothing until it is known who it is.
    pub fn read(service: &Service, answers: &Answers, owner: &Owner) -> Option<Self> {
        let relation_field = service.kinship_field().map(|field| field.name.as_str());
        let stated = relation_field.and_then(|field| answers.text(field));
        let relation = stated.unwrap_or(ITSELF).to_owned();
        // A service that asks for no relation is about whoever asks; one that does is about nobody until that is answered.
        let own = relation == ITSELF && (relation_field.is_none() || stated.is_some());
        let data = Data { service, answers };
        // Who asks for himself is asked about under the number that was confirmed for his account. Otherwise he could type
        // another's number as his own and learn from our answers what only she may know.
        let number = owner.number.filter(|_| own).or_else(|| data.number());
        let answered = service.subject_field.as_deref().and_then(|field| name(answers, field));
        let name = answered.or_else(|| own.then(|| owner.name.clone()))?;
        let birth_date = data.birth_date().or_else(|| number.map(|number| number.birth_date()));
        let sex = number.map(|number| number.sex()).or_else(|| data.sex());
        Some(Self { relation, name, number: number.map(|number| number.digits().to_owned()), birth_date, sex })
    }

    /// The name by which the person is called: the first, with what belongs to it (عبد الرحمن).
    pub fn first_name(&self) -> String {
        let mut words = self.name.split_whitespace();
        let first = words.next().unwrap_or_default();
        let joins = matches!(arabic::name_key(first).as_str(), "عبد" | "ابو" | "ام");
        match words.next().filter(|_| joins) {
            Some(second) => format!("{first} {second}"),
            None => first.to_owned(),
        }
    }
}

/// What the registry is asked, with the data that are compared and never shown; nothing for a service about no record.
pub fn sought(service: &Service, answers: &Answers, subject: &Subject) -> Option<Sought> {
    let search = service.registry.as_ref().filter(|registry| !registry.enters())?;
    let data = Data { service, answers };
    Some(Sought {
        act: search.act.clone(),
        number: subject.number.as_deref().and_then(|digits| digits.parse().ok()),
        name: Some(subject.name.clone()),
        father_name: data.text("father_name"),
        mother_name: data.text("mother_name"),
        birth_date: subject.birth_date,
        sex: subject.sex,
        governorate: data.text("governorate").and_then(|code| code.parse().ok()),
        spouse_name: data.text("spouse_name"),
        event_date: data.text("event_date").and_then(|day| day.parse().ok()),
        extent: data.text("extent"),
    })
}

/// What the registry is to enter; nothing for a service that enters nothing.
pub fn to_enter(service: &Service, answers: &Answers, subject: &Subject) -> Option<ToEnter> {
    let registry = service.registry.as_ref().filter(|registry| registry.enters())?;
    let mut data: BTreeMap<&'static str, String> =
        registry.data().filter_map(|(datum, field)| Some((datum, name(answers, field)?))).collect();
    let own = [
        ("name", Some(subject.name.clone())),
        ("number", subject.number.clone()),
        ("birth_date", subject.birth_date.map(|day| day.to_string())),
        ("sex", subject.sex.map(|sex| sex.as_str().to_owned())),
    ];
    data.extend(own.into_iter().filter_map(|(datum, value)| Some((datum, value?))));
    Some(ToEnter { act: registry.act.clone(), data })
}

/// The answers by the datum they are.
struct Data<'a> {
    service: &'a Service,
    answers: &'a Answers,
}

impl Data<'_> {
    fn text(&self, datum: &str) -> Option<String> {
        name(self.answers, self.service.registry.as_ref()?.field(datum)?)
    }

    fn number(&self) -> Option<NationalNumber> {
        self.text("number")?.parse().ok()
    }

    fn birth_date(&self) -> Option<Day> {
        self.text("birth_date")?.parse().ok()
    }

    fn sex(&self) -> Option<Sex> {
        match self.text("sex")?.as_str() {
            "male" => Some(Sex::Male),
            "female" => Some(Sex::Female),
            _ => None,
        }
    }
}

/// A text answer, or the whole name of an answer that keeps a name with its style.
pub(crate) fn name(answers: &Answers, field: &str) -> Option<String> {
    let value = answers.get(field)?;
    let text = value.as_str().or_else(|| value.get("full").and_then(serde_json::Value::as_str))?;
    Some(text.to_owned())
}
