//! Who may ask for whom: rows of data per service, with dates. Never a degree computed by code, because the published
//! statements of the rule contradict each other and change.

use std::collections::BTreeMap;

use kernel::Day;

use crate::{
    Spot,
    capacity::{Ages, Capacity, ITSELF},
    finding::Findings,
    reader::Table,
};

/// One relation the applicant may have to the person the document is about.
#[derive(Clone, PartialEq, Debug)]
pub struct Kin {
    /// Key of the relation (`self`, `mother`, …): what the applicant is to that person. The text is `kinship.<relation>`.
    pub relation: String,
    /// The same relation of the other sex. Both must be rows with the same dates: the set is symmetric in sex.
    pub counterpart: Option<String>,
    /// The first day of the rule.
    pub from: Day,
    /// The last day of the rule.
    pub until: Option<Day>,
    /// Key of the document that proves it, if one is asked.
    pub proof: Option<String>,
    /// Whether the law lets this relation have the document although the person wants to be asked first.
    pub despite_lock: bool,
    /// In which capacity the applicant acts, where it is more than kinship. All but the father's needs a paper that an
    /// officer has compared, for this very service.
    pub capacity: Option<Capacity>,
    /// From which ages, and until which.
    pub ages: Ages,
    /// Where the rule is stated.
    pub source: String,
    pub(crate) spot: Spot,
}

impl Kin {
    /// Key of the words for why the ages of applicant and person do not allow it.
    pub fn ages_text(&self) -> String {
        format!("ages.{}", self.relation)
    }

    /// Key of the words for the relation.
    pub fn text(&self) -> String {
        format!("kinship.{}", self.relation)
    }

    /// Whether the row holds on `day`.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    pub(crate) fn read(mut table: Table<'_, '_>) -> Option<Self> {
        let kin = Self {
            relation: table.key("relation"),
            counterpart: table.opt_key("counterpart"),
            from: table.day("from")?,
            until: table.opt_day("until"),
            proof: table.opt_key("proof"),
            despite_lock: table.flag("despite_lock", false),
            capacity: Capacity::read(&mut table),
            ages: Ages::read(&mut table),
            source: table.text("source"),
            spot: table.spot(),
        };
        table.finish();
        Some(kin)
    }
}

/// The relations allowed on `day`, in the order of the definition.
pub fn allowed(rows: &[Kin], day: Day) -> Vec<&Kin> {
    rows.iter().filter(|row| row.holds_on(day)).collect()
}

/// Reports relations that the other sex does not have, or has on other days.
pub(crate) fn check(rows: &[Kin], findings: &Findings) {
    let mut seen: BTreeMap<(&str, Day), &Spot> = BTreeMap::new();
    for row in rows {
        if let Some(first) = seen.insert((&row.relation, row.from), &row.spot) {
            findings.add(&row.spot, "duplicate", format!("`{}` is already a row at {first}", row.relation));
        }
        let Some(counterpart) = &row.counterpart else {
            // Whoever represents another is named by law, deed or judgment, and has no counterpart of the other sex.
            if row.relation != ITSELF && row.capacity.is_none() {
                let message = format!("`{}` names no counterpart of the other sex", row.relation);
                findings.add(&row.spot, "kinship-symmetry", message);
            }
            continue;
        };
        let mirrored = rows.iter().any(|other| {
            other.relation == *counterpart
                && other.counterpart.as_ref() == Some(&row.relation)
                && (other.from, other.until) == (row.from, row.until)
        });
        if !mirrored {
            let message = format!("`{}` is allowed, but `{counterpart}` is not on the same days", row.relation);
            findings.add(&row.spot, "kinship-symmetry", message);
        }
    }
}
