//! The Latin spelling of the name on a certificate: taken from a passport that an officer saw in the file, and from
//! nowhere else but the registry.
//!
//! Nothing is ever transliterated. What an officer saw is recorded with who saw which upload; it counts only while that
//! upload is in force, so a passport that was replaced takes its spelling with it. It enters what the approver is shown
//! and is bound to, and the certificate prints exactly that.

mod mrz;
mod name;
mod store;

use ::store::Cx;
use kernel::{Day, Id, Moment, Outcome, Slips, marks};
use serde_json::{Map, Value};
use uuid::Uuid;

pub use mrz::{Mrz, MrzFault};
pub use name::LatinName;
pub use store::in_force;

use crate::applications::{model::Application, record, uploads::Upload};

/// The field of a registry record, and of what is printed, that holds the spelling.
const DATUM: &str = "latin_name";

/// A spelling as an officer read it in a passport.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeenName {
    /// The name, letter for letter.
    pub name: LatinName,
    /// The upload in which it was read.
    pub upload: Uuid,
    /// Who read it.
    pub staff: Id<marks::Staff>,
    /// When.
    pub at: Moment,
    /// Whether the machine readable lines were typed too and bear it out.
    pub mrz_checked: bool,
}

/// What an officer typed while she looked at a passport.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    /// The name; empty takes back what was recorded.
    pub name: String,
    /// The two machine readable lines, if they were typed.
    pub mrz: String,
}

/// Checks what was typed. `None` takes a recorded spelling back.
///
/// # Errors
/// A slip if the name is not written in Latin letters, if a check digit of the lines does not hold, or if the lines are of
/// another name or another birth date than the record's.
pub fn read(typed: &Typed, born: Option<Day>) -> Result<Option<(LatinName, bool)>, Slips> {
    if typed.name.trim().is_empty() && typed.mrz.trim().is_empty() {
        return Ok(None);
    }
    let mut slips = Slips::new();
    let name = LatinName::parse(&typed.name);
    if name.is_none() {
        slips.add("name", "certificate-latin-slip-letters");
    }
    let mrz = Some(typed.mrz.trim()).filter(|lines| !lines.is_empty()).map(Mrz::parse);
    match &mrz {
        Some(Err(fault)) => {
            slips.add("mrz", fault.text());
        }
        Some(Ok(mrz)) => {
            if name.as_ref().is_some_and(|name| !mrz.bears_out(name)) {
                slips.add("mrz", "certificate-latin-slip-other-name");
            }
            if born.is_some_and(|born| !mrz.is_born(born)) {
                slips.add("mrz", "certificate-latin-slip-other-birth");
            }
        }
        None => {}
    }
    match name {
        Some(name) if slips.is_empty() => Ok(Some((name, mrz.is_some()))),
        _ => Err(slips),
    }
}

/// Records what `staff` read in `upload`, or takes back what was recorded. The caller has checked that she holds the file
/// and that the upload is the passport of the person.
///
/// # Errors
/// Faults of the database.
pub async fn see(
    cx: &mut Cx,
    file: &Application,
    staff: Id<marks::Staff>,
    upload: &Upload,
    read: Option<(LatinName, bool)>,
) -> Outcome<()> {
    let seen = read.map(|(name, mrz_checked)| SeenName { name, upload: upload.id, staff, at: cx.now(), mrz_checked });
    store::insert(cx, file, staff, upload.id, seen.as_ref()).await?;
    record::latin_name_seen(cx, file, staff, upload.id, seen.is_some()).await
}

/// The record as it is printed: a spelling seen in a passport before the registry's own, and without either none.
pub(super) fn onto(mut record: Map<String, Value>, seen: Option<&SeenName>) -> Map<String, Value> {
    if let Some(seen) = seen {
        record.insert(DATUM.to_owned(), Value::from(seen.name.as_str()));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "P<EGYHASSAN<<LAYLA<AHMED<MAHMOUD<<<<<<<<<<<<\nA123456784EGY1505258F3005246<<<<<<<<<<<<<<06";

    fn typed(name: &str, mrz: &str) -> Typed {
        Typed { name: name.to_owned(), mrz: mrz.to_owned() }
    }

    fn day(text: &str) -> Option<Day> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn a_name_alone_is_taken_and_lines_must_bear_it_out() {
        let (name, checked) = read(&typed("Layla Ahmed Mahmoud Hassan", ""), None).unwrap().unwrap();
        assert_eq!((name.as_str(), checked), ("Layla Ahmed Mahmoud Hassan", false));
        let born = day("2015-05-25");
        let (_, checked) = read(&typed("Layla Ahmed Mahmoud Hassan", LINES), born).unwrap().unwrap();
        assert!(checked);
        assert!(read(&typed("Laila Ahmed Mahmoud Hassan", LINES), born).is_err(), "another spelling");
        assert!(read(&typed("Layla Ahmed Mahmoud Hassan", LINES), day("2015-05-26")).is_err(), "another person");
        assert!(read(&typed("", LINES), born).is_err(), "lines without a name");
        assert_eq!(read(&typed(" ", " "), born).unwrap(), None);
    }

    #[test]
    fn the_passport_goes_before_the_registry_and_nothing_comes_from_nowhere() {
        let record = |latin: Option<&str>| {
            let mut record = Map::from_iter([("name".to_owned(), Value::from("ليلى"))]);
            record.extend(latin.map(|name| (DATUM.to_owned(), Value::from(name))));
            record
        };
        let seen = SeenName {
            name: LatinName::parse("Layla").unwrap(),
            upload: Uuid::from_u128(1),
            staff: Id::from_uuid(Uuid::from_u128(2)),
            at: Moment::from_microsecond(0),
            mrz_checked: false,
        };
        assert_eq!(onto(record(Some("Leila")), Some(&seen))[DATUM], "Layla");
        assert_eq!(onto(record(Some("Leila")), None)[DATUM], "Leila");
        assert!(!onto(record(None), None).contains_key(DATUM));
    }
}
