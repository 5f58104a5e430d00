//! In which capacity somebody acts for another, and from which age: data of each row of kinship, never a rule of the code.
//!
//! A copy of a certificate needs kinship and no capacity. An act that changes something of a person who cannot act herself is
//! for whoever represents her: her father, after him her paternal grandfather, or whom a court appointed (Law 119/1952 on
//! guardianship over property, arts. 1 and 29). Everybody's papers but the father's are compared by an officer beforehand;
//! the father is named by the record itself. This module decides nothing about a file: it reads, checks and compares.

use kernel::{Day, NationalNumber};

use crate::{Answers, Context, Service, Spot, eligibility::Unmet, finding::Findings, kinship::Kin, reader::Table};

/// The relation of whoever asks for herself. A service whose form asks for no relation is of this one.
pub const ITSELF: &str = "self";

/// In which capacity somebody acts for another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Capacity {
    /// By a power of attorney (وكيل).
    Attorney,
    /// The father, guardian by law (ولي). The record says who he is.
    Father,
    /// The paternal grandfather, guardian by law after the father (ولي).
    Grandfather,
    /// Appointed by a court (وصي).
    CourtGuardian,
}

impl Capacity {
    /// Every capacity, in the order of forms.
    pub const ALL: [Self; 4] = [Self::Attorney, Self::Father, Self::Grandfather, Self::CourtGuardian];

    /// The names in definitions, in the order of [`Capacity::ALL`].
    const NAMES: [&'static str; 4] = ["attorney", "father", "grandfather", "court_guardian"];

    /// The name in definitions, in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attorney => "attorney",
            Self::Father => "father",
            Self::Grandfather => "grandfather",
            Self::CourtGuardian => "court_guardian",
        }
    }

    /// The capacity with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|capacity| capacity.as_str() == name)
    }

    /// Whether its paper is laid down and compared by an officer before anything is done by it. Of the father it is the
    /// record that tells.
    pub fn needs_paper(self) -> bool {
        self != Self::Father
    }

    /// Whether it is a guardian's: asked only where something of the person is changed, never for a copy.
    pub fn is_guardian(self) -> bool {
        self != Self::Attorney
    }

    /// Reads `capacity`. `mandate = true` is how an attorney was written before there were others: a revision, once
    /// published, is read for good.
    pub(crate) fn read(table: &mut Table<'_, '_>) -> Option<Self> {
        let mandate = table.flag("mandate", false);
        if !table.has("capacity") {
            return mandate.then_some(Self::Attorney);
        }
        if mandate {
            table.fault_at("mandate", "value", "`capacity` says it already");
        }
        Self::parse(table.one_of("capacity", &Self::NAMES))
    }
}

/// What an act of a service touches. A service that says nothing gives copies of what is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Changes {
    /// What is recorded about a person.
    Status,
    /// Money of a person.
    Money,
}

impl Changes {
    pub(crate) fn read(table: &mut Table<'_, '_>) -> Option<Self> {
        if !table.has("changes") {
            return None;
        }
        Some(if table.one_of("changes", &["status", "money"]) == "money" { Self::Money } else { Self::Status })
    }
}

/// The ages of one row of kinship, in completed years. What is not said is no bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ages {
    /// From which age the applicant may act so: 15 where a card is held, 18 for one's own status, 21 for money and for
    /// whoever represents another.
    pub applicant_from: Option<u16>,
    /// From which age of the person it is possible: only somebody of full age gives a power of attorney.
    pub subject_from: Option<u16>,
    /// Until before which age of the person: nobody is guardian of an adult by being the father.
    pub subject_below: Option<u16>,
}

impl Ages {
    /// Whether the row says anything about ages.
    pub fn is_said(&self) -> bool {
        *self != Self::default()
    }

    /// Whether applicant and person are of an age for it. Nobody is refused for an age that is not known yet.
    pub fn fit(&self, applicant: Option<u16>, subject: Option<u16>) -> bool {
        let from =
            |least: Option<u16>, age: Option<u16>| !matches!((least, age), (Some(least), Some(age)) if age < least);
        let below = !matches!((self.subject_below, subject), (Some(end), Some(age)) if age >= end);
        from(self.applicant_from, applicant) && from(self.subject_from, subject) && below
    }

    pub(crate) fn read(table: &mut Table<'_, '_>) -> Self {
        let mut years = |key: &'static str| {
            let years = table.has(key).then(|| table.whole(key, 1))?;
            Some(u16::try_from(years).unwrap_or(u16::MAX))
        };
        Self {
            applicant_from: years("applicant_from"),
            subject_from: years("subject_from"),
            subject_below: years("subject_below"),
        }
    }
}

/// What the ages of the claimed relation forbid, if anything.
pub(crate) fn unmet(service: &Service, answers: &Answers, context: &Context) -> Option<Unmet> {
    let relation = match service.kinship_field() {
        Some(field) => answers.text(&field.name)?,
        None => ITSELF,
    };
    let row = service.kinship.iter().find(|row| row.relation == relation && row.holds_on(context.today))?;
    let subject = born(service, answers).map(|born| born.age_on(context.today));
    let known = context.facts.get("age").as_i64().and_then(|years| u16::try_from(years).ok());
    // Whoever asks for herself is the person; the number confirmed for the account goes before what was typed.
    let (applicant, subject) = if relation == ITSELF {
        let own = known.or(subject);
        (own, own)
    } else {
        (known, subject)
    };
    (!row.ages.fit(applicant, subject)).then(|| Unmet {
        rule: format!("ages_{relation}"),
        text: format!("{}.why", row.ages_text()),
        remedy_text: format!("{}.remedy", row.ages_text()),
        leads_to: None,
    })
}

/// When the person the document is about was born, as far as the answers say.
fn born(service: &Service, answers: &Answers) -> Option<Day> {
    let registry = service.registry.as_ref()?;
    let number = registry.field("number").and_then(|field| answers.text(field)?.parse::<NationalNumber>().ok());
    let stated = registry.field("birth_date").and_then(|field| answers.text(field)?.parse().ok());
    number.map(|number| number.birth_date()).or(stated)
}

/// Reports a guardian who is asked for where nothing is changed, and ages that contradict each other.
pub(crate) fn check(rows: &[Kin], changes: Option<Changes>, findings: &Findings) {
    let fault = |spot: &Spot, code, message: String| findings.add(spot, code, message);
    for row in rows {
        if row.capacity.is_some_and(Capacity::is_guardian) && changes.is_none() {
            let message =
                format!("`{}` is a guardian, and a service without `changes` only gives copies", row.relation);
            fault(&row.spot, "capacity-unneeded", message);
        }
        if let (Some(from), Some(below)) = (row.ages.subject_from, row.ages.subject_below)
            && from >= below
        {
            fault(&row.spot, "ages", format!("nobody is of {from} years and below {below}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn age() -> impl Strategy<Value = Option<u16>> {
        proptest::option::of(0_u16..90)
    }

    proptest! {
        /// An age that is not known refuses nobody, and growing older never takes away what only a least age guards.
        #[test]
        fn ages_refuse_only_what_they_name(
            applicant_from in age(), subject_from in age(), subject_below in age(), applicant in age(), subject in age(),
        ) {
            let ages = Ages { applicant_from, subject_from, subject_below };
            prop_assert!(ages.fit(None, None));
            prop_assert!(Ages::default().fit(applicant, subject));
            let reached = |least: Option<u16>, age: Option<u16>| least.is_none_or(|least| age.is_none_or(|age| age >= least));
            let under = subject_below.is_none_or(|end| subject.is_none_or(|age| age < end));
            let expected = reached(applicant_from, applicant) && reached(subject_from, subject) && under;
            prop_assert_eq!(ages.fit(applicant, subject), expected);
            if ages.fit(applicant, subject) {
                prop_assert!(ages.fit(applicant.map(|age| age + 1), subject));
            }
        }
    }

    #[test]
    fn every_name_is_read_back_and_only_the_father_needs_no_paper() {
        for (capacity, name) in Capacity::ALL.into_iter().zip(Capacity::NAMES) {
            assert_eq!(capacity.as_str(), name);
            assert_eq!(Capacity::parse(name), Some(capacity));
            assert_eq!(capacity.needs_paper(), capacity != Capacity::Father);
        }
        assert_eq!(Capacity::parse("mother"), None);
    }
}
