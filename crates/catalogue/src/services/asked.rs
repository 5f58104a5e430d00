//! What somebody answered before applying, as the address carries it: the country of residence and the answers of the
//! pages marked `before`. Unknown names and values that a field does not accept count as not answered.

use kernel::{Moment, Outcome, Slips};
use service_model::{Answers, Context, Form, Page, Raw, Service, journey};

use crate::reading::Snapshot;

/// The name that carries the country of residence.
pub const COUNTRY: &str = "country";

/// Answers so far.
pub struct Asked {
    /// Key of the country of residence, once it was answered.
    pub country: Option<String>,
    /// Answers of `before` pages.
    pub answers: Answers,
    /// The surroundings: of the country answered, else of the first one that offers the service.
    pub context: Context,
    raw: Raw,
}

/// What is asked next.
#[derive(Clone, Copy)]
pub enum Next<'s> {
    /// In which country one lives.
    Country,
    /// A page of the form.
    Page(&'s Page),
}

impl Asked {
    /// Reads the pairs of a query.
    ///
    /// # Errors
    /// A fault if a condition of the definition cannot be worked out, or if there is no country at all.
    pub fn read(service: &Service, snapshot: &Snapshot, pairs: Vec<(String, String)>, now: Moment) -> Outcome<Self> {
        let raw: Raw = pairs.into_iter().collect();
        let named = raw.text(COUNTRY);
        let country = snapshot.countries().find(|(key, _)| *key == named).map(|(key, _)| key.to_owned());
        let offering = || snapshot.countries().find(|(key, _)| snapshot.takes(&service.key, key));
        let first = || offering().or_else(|| snapshot.countries().next()).map(|(key, _)| key);
        let place = country
            .as_deref()
            .or_else(first)
            .ok_or_else(|| kernel::Failure::fault("showing a service", "no country of residence is published"))?;
        let context = snapshot.context(place, now)?;
        let mut answers = Answers::new();
        for page in before(&service.form) {
            let walk = journey::walk(&service.form, &answers, &context)?;
            for field in page.visible_fields(walk.kept(), &context)? {
                let mut slips = Slips::new();
                let value = field.parse(&raw, &context, &mut slips);
                if slips.is_empty() && !value.is_null() {
                    answers.set(field.name.clone(), value);
                }
            }
        }
        Ok(Self { country, answers, context, raw })
    }

    /// What is asked next; nothing, when all is answered.
    ///
    /// # Errors
    /// A fault if a condition of the definition cannot be worked out.
    pub fn next<'s>(&self, service: &'s Service) -> Outcome<Option<Next<'s>>> {
        if self.country.is_none() {
            return Ok(Some(Next::Country));
        }
        let walk = journey::walk(&service.form, &self.answers, &self.context)?;
        let open = before(&service.form).zip(&walk.pages).find(|(_, state)| state.visible && !state.complete);
        Ok(open.map(|(page, _)| Next::Page(page)))
    }

    /// How many questions there are and which one is next, counted from 1.
    pub fn progress(&self, service: &Service) -> (usize, usize) {
        let pages =
            before(&service.form).filter(|page| page.fields.iter().all(|f| self.answers.get(&f.name).is_some()));
        let done = usize::from(self.country.is_some()) + pages.count();
        (done + 1, before(&service.form).count() + 1)
    }

    /// The accepted answers as pairs, to be carried on.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let country = self.country.iter().map(|key| (COUNTRY.to_owned(), key.clone()));
        let answers = self.answers.iter().map(|(name, _)| (name.to_owned(), self.raw.text(name).to_owned()));
        country.chain(answers).collect()
    }

    /// The same as a query, ready for an address. Keys and values of choices are plain letters.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// The pages asked before applying; they stand first in the form.
pub fn before(form: &Form) -> impl Iterator<Item = &Page> {
    form.pages.iter().take_while(|page| page.before)
}
