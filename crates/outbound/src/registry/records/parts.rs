//! What records are put together from: people, places and where the record stands.

use kernel::{Day, NationalNumber, Sex};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The person a record was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Holder {
    /// The number; every recorded Egyptian has one.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// Given name, father's, grandfather's, family: three to seven parts.
    pub name: Vec<String>,
    /// The Latin spelling of the passport, where the registry holds one.
    pub latin_name: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// مسلم، مسيحي، or "-".
    pub religion: String,
    /// The birth date.
    pub born: Day,
    /// Where the person was born.
    pub place: Place,
}

/// A place of an event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The governorate's code; 88 is abroad.
    #[serde(with = "two_digits")]
    pub governorate: u8,
    /// District, or city and country for an event abroad.
    pub text: String,
}

/// Where a record stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The civil registry office that holds the record.
    pub office: String,
    /// The record's number in its year.
    pub record_number: u32,
    /// When it was entered.
    pub registered: Day,
}

/// A parent as the child's record names them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Parent {
    /// The full name on the child's record.
    pub name: String,
    /// مسلم، مسيحي، or "-".
    pub religion: String,
    /// The nationality in Arabic: مصري، سورية…
    pub nationality: String,
    /// The number; foreign parents and the long dead have none.
    #[serde(with = "optional_digits")]
    pub number: Option<NationalNumber>,
}

/// A spouse as the marriage document names them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spouse {
    /// The full name.
    pub name: String,
    /// The number; a foreigner has none.
    #[serde(with = "optional_digits")]
    pub number: Option<NationalNumber>,
    /// The birth date, where known.
    pub born: Option<Day>,
    /// The nationality in Arabic.
    pub nationality: String,
    /// مسلم، مسيحي, or "-".
    pub religion: String,
    /// The status before this marriage.
    pub prior_status: MaritalStatus,
}

/// الحالة الاجتماعية
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaritalStatus {
    /// أعزب، آنسة
    Single,
    /// متزوج، متزوجة
    Married,
    /// مطلق، مطلقة
    Divorced,
    /// أرمل، أرملة
    Widowed,
}

/// A national number as fourteen digits.
pub(super) mod digits {
    use super::{Deserialize, Deserializer, NationalNumber, Serializer};

    pub fn serialize<S: Serializer>(number: &NationalNumber, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(number.digits())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NationalNumber, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A national number that need not be there.
pub(super) mod optional_digits {
    use super::{Deserialize, Deserializer, NationalNumber, Serialize, Serializer};

    pub fn serialize<S: Serializer>(number: &Option<NationalNumber>, serializer: S) -> Result<S::Ok, S::Error> {
        number.as_ref().map(NationalNumber::digits).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NationalNumber>, D::Error> {
        let digits = Option::<String>::deserialize(deserializer)?;
        digits.map(|digits| digits.parse()).transpose().map_err(serde::de::Error::custom)
    }
}

/// A governorate's code as it is printed: always two digits.
mod two_digits {
    use super::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(code: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{code:02}"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
