//! What protects the person a record is about from whoever asks for it.
//!
//! Relatives know each other's numbers and have each other's cards. Whether the person is told, whether she may want to be
//! asked first, whom the law lets ask in spite of that (`despite_lock` of a row of kinship), and about how many people one
//! account may ask in a year: all of it is data of the service.

use crate::reader::Table;

/// Who is a party to the record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordOf {
    /// One person: an adult is told when somebody else asks, and may want to be asked first.
    OnePerson,
    /// Two spouses: either may ask, and neither ever learns that the other did.
    Spouses,
    /// A person who died: heirs ask, and nobody is left to be told.
    Deceased,
}

/// How the person of a record is protected.
#[derive(Clone, PartialEq, Debug)]
pub struct Protection {
    /// Who is a party to the record.
    pub record_of: RecordOf,
    /// From which age a person answers for herself; until then the parents do.
    pub adult_at: u16,
    /// About how many different people one account may ask within a year, over all services.
    pub subjects_a_year: u32,
    /// By which rule.
    pub source: String,
}

impl Protection {
    /// Whether the person is told, and may want to be asked first.
    pub fn is_about_one(&self) -> bool {
        self.record_of == RecordOf::OnePerson
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let record_of = match table.one_of("record_of", &["one_person", "spouses", "deceased"]) {
            "spouses" => RecordOf::Spouses,
            "deceased" => RecordOf::Deceased,
            _ => RecordOf::OnePerson,
        };
        let protection = Self {
            record_of,
            adult_at: u16::try_from(table.whole("adult_at", 1)).unwrap_or(u16::MAX),
            subjects_a_year: u32::try_from(table.whole("subjects_a_year", 1)).unwrap_or(u32::MAX),
            source: table.text("source"),
        };
        table.finish();
        protection
    }
}
