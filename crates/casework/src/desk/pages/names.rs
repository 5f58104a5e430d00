//! Names for keys: services, countries, missions, people and lengths of time, in the reader's language.

use std::{collections::BTreeMap, time::Duration};

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use web::Visit;

use crate::applications::definitions::{self, Definition};

/// Names met on one page, each looked up once.
pub(in crate::desk) struct Names<'a> {
    catalogue: &'a Catalogue,
    definitions: BTreeMap<(String, String), Definition>,
    staff: BTreeMap<Id<marks::Staff>, String>,
}

impl<'a> Names<'a> {
    /// No names yet.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, definitions: BTreeMap::new(), staff: BTreeMap::new() }
    }

    /// The service as it is offered in a country now.
    pub async fn definition(&mut self, cx: &mut Cx, service: &str, country: &str) -> Outcome<&Definition> {
        let key = (service.to_owned(), country.to_owned());
        if !self.definitions.contains_key(&key) {
            let definition = definitions::current(cx, self.catalogue, service, country).await?;
            self.definitions.insert(key.clone(), definition);
        }
        self.definitions.get(&key).ok_or_else(kernel::Failure::not_found)
    }

    /// The name of a colleague.
    pub async fn staff(&mut self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        if let Some(name) = self.staff.get(&staff) {
            return Ok(name.clone());
        }
        let name = people::staff_name(cx, staff).await?;
        self.staff.insert(staff, name.clone());
        Ok(name)
    }
}

/// The service's name.
pub(in crate::desk) fn service(v: &Visit, definition: &Definition) -> String {
    definition.service.texts.text(v.locale(), "name").to_owned()
}

/// The mission's name; its key if the country no longer has it.
pub(super) fn mission(v: &Visit, definition: &Definition, key: &str) -> String {
    definition.country.mission(key).map_or(key, |mission| mission.names.get(v.locale())).to_owned()
}

/// Why something was asked for again.
pub(super) fn correction(v: &Visit, definition: &Definition, reason: &str) -> String {
    definition.service.texts.text(v.locale(), &format!("corrections.{reason}")).to_owned()
}

/// A length of time in the largest unit that tells something.
pub(super) fn duration(v: &Visit, length: Duration) -> String {
    let minutes = i64::try_from(length.as_secs() / 60).unwrap_or(i64::MAX);
    match minutes {
        0..60 => v.t_count("desk-minutes", minutes),
        60..2_880 => v.t_count("desk-hours", minutes / 60),
        _ => v.t_count("desk-days", minutes / 1_440),
    }
}
