//! The kinds of field a form may have: one kind, one file, one line in the list below.
//!
//! A kind parses what was typed into a typed JSON value or tells what is wrong with it; it says how the value is shown
//! back; it never renders and never stores. Texts of slips are keys (`field-…`), their words live with the interface.

mod address_abroad;
mod card_factory_number;
mod choices;
mod copies;
mod date;
mod declaration;
mod email;
mod field;
mod kind;
mod national_number;
mod person_name;
mod phone;
mod radios;
mod secret_text;
mod select;
#[cfg(test)]
mod tests;
mod text;
mod upload;
mod yes_no;

pub use address_abroad::AddressAbroad;
pub use card_factory_number::CardFactoryNumber;
pub use choices::{Choice, Label};
pub use copies::Copies;
pub use date::{Bound, Date};
pub use declaration::Declaration;
pub use email::Email;
pub use field::Field;
pub use kind::{Entry, Kind, Shown};
use kind::{as_text, is_invisible, tidy};
pub use national_number::{NationalNumberField, Whose};
pub use person_name::{NameStyle, PersonName};
pub use phone::Phone;
pub use radios::Radios;
pub use secret_text::SecretText;
pub use select::Select;
pub use text::{Script, Text};
pub use upload::{FileType, Upload};
pub use yes_no::YesNo;

use crate::reader::Table;

/// The kind of a field with its settings.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// A line or a paragraph.
    Text(Text),
    /// A person's name.
    PersonName(PersonName),
    /// A national number.
    NationalNumber(NationalNumberField),
    /// The factory number on the back of the national card.
    CardFactoryNumber(CardFactoryNumber),
    /// A text that is compared and never shown (the mother's name).
    SecretText(SecretText),
    /// A civil date.
    Date(Date),
    /// One of a few choices, all visible.
    Radios(Radios),
    /// One of many choices.
    Select(Select),
    /// Yes or no.
    YesNo(YesNo),
    /// A telephone number of any country.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
    /// An address in the country of residence.
    AddressAbroad(AddressAbroad),
    /// Documents to upload.
    Upload(Upload),
    /// How many copies.
    Copies(Copies),
    /// A statement one agrees to.
    Declaration(Declaration),
}

impl FieldKind {
    /// The names of all kinds in definitions.
    pub const NAMES: [&'static str; 15] = [
        "text",
        "person_name",
        "national_number",
        "card_factory_number",
        "secret_text",
        "date",
        "radios",
        "select",
        "yes_no",
        "phone",
        "email",
        "address_abroad",
        "upload",
        "copies",
        "declaration",
    ];

    pub(super) fn read(table: &mut Table<'_, '_>, field: &str) -> Self {
        match table.one_of("kind", &Self::NAMES) {
            "person_name" => Self::PersonName(PersonName::read(table)),
            "national_number" => Self::NationalNumber(NationalNumberField::read(table)),
            "card_factory_number" => Self::CardFactoryNumber(CardFactoryNumber),
            "secret_text" => Self::SecretText(SecretText::read(table)),
            "date" => Self::Date(Date::read(table)),
            "radios" => Self::Radios(Radios::read(table, field)),
            "select" => Self::Select(Select::read(table, field)),
            "yes_no" => Self::YesNo(YesNo),
            "phone" => Self::Phone(Phone),
            "email" => Self::Email(Email),
            "address_abroad" => Self::AddressAbroad(AddressAbroad::read(table)),
            "upload" => Self::Upload(Upload::read(table)),
            "copies" => Self::Copies(Copies::read(table)),
            "declaration" => Self::Declaration(Declaration),
            _ => Self::Text(Text::read(table)),
        }
    }

    /// Whether it asks with one control or one group, whose label can be the heading of its page. A name asks besides how it is
    /// written, an address has parts, and a document is sent by a form of its own.
    pub fn asks_by_itself(&self) -> bool {
        !matches!(self, Self::PersonName(_) | Self::AddressAbroad(_) | Self::Upload(_))
    }

    /// The name of this kind in definitions.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::PersonName(_) => "person_name",
            Self::NationalNumber(_) => "national_number",
            Self::CardFactoryNumber(_) => "card_factory_number",
            Self::SecretText(_) => "secret_text",
            Self::Date(_) => "date",
            Self::Radios(_) => "radios",
            Self::Select(_) => "select",
            Self::YesNo(_) => "yes_no",
            Self::Phone(_) => "phone",
            Self::Email(_) => "email",
            Self::AddressAbroad(_) => "address_abroad",
            Self::Upload(_) => "upload",
            Self::Copies(_) => "copies",
            Self::Declaration(_) => "declaration",
        }
    }

    /// The behaviour of this kind.
    pub fn kind(&self) -> &dyn Kind {
        match self {
            Self::Text(kind) => kind,
            Self::PersonName(kind) => kind,
            Self::NationalNumber(kind) => kind,
            Self::CardFactoryNumber(kind) => kind,
            Self::SecretText(kind) => kind,
            Self::Date(kind) => kind,
            Self::Radios(kind) => kind,
            Self::Select(kind) => kind,
            Self::YesNo(kind) => kind,
            Self::Phone(kind) => kind,
            Self::Email(kind) => kind,
            Self::AddressAbroad(kind) => kind,
            Self::Upload(kind) => kind,
            Self::Copies(kind) => kind,
            Self::Declaration(kind) => kind,
        }
    }

    /// The field with the number of the other spouse, for a national number that is compared with one.
    pub(crate) fn unlike(&self) -> Option<&str> {
        match self {
            Self::NationalNumber(NationalNumberField { whose: Some(Whose::Unlike(other)) }) => Some(other),
            _ => None,
        }
    }

    /// The choices, for kinds that have them.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Radios(radios) => &radios.choices,
            Self::Select(select) => &select.choices,
            _ => &[],
        }
    }
}
