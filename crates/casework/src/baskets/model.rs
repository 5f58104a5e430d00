//! What a basket bears once, and what a file put into it brings along from the file beside it. Pure.
//!
//! A component that counts the basket is charged with the first file that has it. Postage is borne for what goes to the same
//! place only: two files that are sent to two people are two parcels.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Locale, Moment, Money, MoneyError};
use serde_json::Value;
use service_model::{
    Answers, Service,
    fees::{FeeKind, Fees},
    fields::{Field, FieldKind},
};

use crate::applications::model::Quote;

/// The most files in one basket.
pub const MOST: usize = 10;

/// Where paper of a file goes: the way, and what was answered for it. Nothing where none is sent.
pub type Destination = Vec<Value>;

/// Where paper goes by these answers.
pub fn destination(service: &Service, answers: &Answers) -> Destination {
    let Some(delivery) = &service.delivery else { return Vec::new() };
    let Some(mode) = delivery.wanted(answers) else { return Vec::new() };
    let fields = delivery.consignee(mode).into_iter().flat_map(|to| {
        std::iter::once(&to.name).chain(&to.phone).chain(&to.address).map(|field| answers.get(field).cloned())
    });
    let way = answers.get(&delivery.field).cloned();
    std::iter::once(way).chain(fields).map(Option::unwrap_or_default).collect()
}

/// What the files of a basket bear for those after them.
#[derive(Clone, Debug, Default)]
pub struct Borne(Vec<(String, Option<Destination>)>);

impl Borne {
    /// A file of the basket is priced: what it is charged for the whole basket is borne from now on.
    pub fn bear(&mut self, fees: &Fees, quote: &Quote, destination: &Destination) {
        for code in fees.borne_by(quote) {
            let sent = quote.lines.iter().any(|line| line.code == code && line.kind == FeeKind::Delivery);
            self.0.push((code, sent.then(|| destination.clone())));
        }
    }

    /// The same, of a file that was paid at another time: the postage alone, because each payment costs what it costs.
    pub fn bear_postage(&mut self, fees: &Fees, quote: &Quote, destination: &Destination) {
        let mut borne = Self::default();
        borne.bear(fees, quote, destination);
        self.0.extend(borne.0.into_iter().filter(|(_, sent)| sent.is_some()));
    }

    /// Codes of the components that a file for this destination is not charged.
    pub fn for_one(&self, destination: &Destination) -> BTreeSet<String> {
        let here = self.0.iter().filter(|(_, sent)| sent.as_ref().is_none_or(|sent| sent == destination));
        here.map(|(code, _)| code.clone()).collect()
    }
}

/// What several prices are together, and until when all of them hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    /// Their sum in pounds.
    pub total: Money,
    /// What is charged.
    pub charged: Money,
    /// When the first of them runs out.
    pub valid_until: Moment,
}

impl Total {
    /// The sum of some prices; nothing of none.
    ///
    /// # Errors
    /// Prices in different currencies, or too large: a basket is of one country, so its files are charged in one.
    pub fn of<'q>(quotes: impl IntoIterator<Item = &'q Quote>) -> Result<Option<Self>, MoneyError> {
        let mut sum: Option<Self> = None;
        for quote in quotes {
            sum = Some(match sum {
                None => Self { total: quote.total, charged: quote.charged, valid_until: quote.valid_until },
                Some(sum) => Self {
                    total: sum.total.plus(quote.total)?,
                    charged: sum.charged.plus(quote.charged)?,
                    valid_until: sum.valid_until.min(quote.valid_until),
                },
            });
        }
        Ok(sum)
    }
}

/// For whom another document is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BasketPerson)]
pub enum Person {
    /// The person whom the file beside it is about.
    Same,
    /// Somebody else.
    Other,
}

/// What a file of `into` takes over from a file of `from` beside it, by page: the applicant, the use and the delivery; and for
/// the same person what was said of her. Never a secret or an upload, no statement in other words, and no answer that `into`
/// does not let choose.
pub fn taken_over((from, answers): (&Service, &Answers), into: &Service, person: Person) -> BTreeMap<String, Answers> {
    let wanted = wanted(from, person);
    let mut pages = BTreeMap::new();
    for page in &into.form.pages {
        let of_page: Answers = page
            .fields
            .iter()
            .filter(|field| wanted.contains(field.name.as_str()) && asks_alike(from, into, field))
            .filter_map(|field| {
                let (_, value) = answers.iter().find(|(name, _)| *name == field.name)?;
                let choices = field.kind.choices();
                let chosen =
                    choices.is_empty() || choices.iter().any(|choice| Some(choice.value.as_str()) == value.as_str());
                (chosen || value.is_null()).then(|| (field.name.clone(), value.clone()))
            })
            .collect();
        if of_page.iter().next().is_some() {
            pages.insert(page.key.clone(), of_page);
        }
    }
    pages
}

/// The fields of a service whose answers go with its applicant; and with the person, if she is the same.
fn wanted(from: &Service, person: Person) -> BTreeSet<&str> {
    let section =
        |field: Option<&str>| field.and_then(|name| from.form.page_of(name)).map(|page| page.section.as_str());
    let delivery = from.delivery.as_ref().map(|delivery| delivery.field.as_str());
    let mut sections: BTreeSet<&str> =
        [section(from.residence_field.as_deref()), section(delivery)].into_iter().flatten().collect();
    if let Some(subject) = section(from.subject_field.as_deref()) {
        match person {
            Person::Same => sections.insert(subject),
            // Where one section asks for applicant and person alike, somebody else's answers would come along.
            Person::Other => sections.remove(subject),
        };
    }
    let pages = from.form.pages.iter().filter(|page| sections.contains(page.section.as_str()));
    let mut fields: BTreeSet<&str> = pages.flat_map(|page| &page.fields).map(|field| field.name.as_str()).collect();
    if let Some(used) = &from.used_at {
        fields.extend([used.country_field.as_str(), used.body_field.as_str()]);
    }
    let relation = from.kinship_field().filter(|_| person == Person::Same);
    fields.extend(relation.map(|field| field.name.as_str()));
    fields
}

/// Whether a field of `into` asks what the field of that name asks in `from`: of one kind, and a statement in the same words.
fn asks_alike(from: &Service, into: &Service, field: &Field) -> bool {
    let Some(there) = from.form.field(&field.name) else { return false };
    if std::mem::discriminant(&there.kind) != std::mem::discriminant(&field.kind) {
        return false;
    }
    match field.kind {
        FieldKind::Upload(_) | FieldKind::SecretText(_) => false,
        FieldKind::Declaration(_) => {
            let key = format!("fields.{}.statement", field.name);
            from.texts.get(Locale::AR, &key) == into.texts.get(Locale::AR, &key)
        }
        _ => true,
    }
}
