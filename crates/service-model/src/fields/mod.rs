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

use std::collections::BTreeMap;

pub use address_abroad::AddressAbroad;
pub use card_factory_number::CardFactoryNumber;
pub use choices::{Choice, Label};
pub use copies::Copies;
pub use date::{Bound, Date};
pub use declaration::Declaration;
pub use email::Email;
use kernel::{Day, Slips};
pub use national_number::NationalNumberField;
pub use person_name::{NameStyle, PersonName};
pub use phone::Phone;
pub use radios::Radios;
pub use secret_text::SecretText;
pub use select::Select;
use serde_json::Value;
pub use text::{Script, Text};
pub use upload::{FileType, Upload};
pub use yes_no::YesNo;

use crate::{Context, Raw, Spot, expression::Expression, reader::Table};

/// What every kind of field can do.
pub trait Kind {
    /// Reads the value of a field that is not blank. A mistake goes to `slips`, and then the value is not used.
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value;

    /// How the value is shown back to the person who gave it.
    fn show(&self, value: &Value) -> Shown;

    /// Whether nothing was entered. Kinds with several parts may know better.
    fn is_blank(&self, entry: &Entry<'_>) -> bool {
        entry.raw.is_blank(entry.name)
    }

    /// Key of the text that says the field is required.
    fn required_text(&self) -> &'static str {
        "field-required"
    }

    /// Keys of texts that warn without refusing.
    fn warnings(&self, _value: &Value) -> Vec<&'static str> {
        Vec::new()
    }
}

/// One field being read: its name, the raw values of its form, and the surroundings.
pub struct Entry<'a> {
    /// Name of the field.
    pub name: &'a str,
    /// All raw values of the form.
    pub raw: &'a Raw,
    /// Day, country and facts.
    pub context: &'a Context,
}

impl<'a> Entry<'a> {
    /// The first raw value of the field itself, trimmed.
    pub fn text(&self) -> &'a str {
        self.raw.text(self.name)
    }

    /// The raw value of a part of the field, `<name>-<part>`.
    pub fn part(&self, part: &str) -> &'a str {
        self.raw.text(&self.part_name(part))
    }

    /// The name of a part of the field.
    pub fn part_name(&self, part: &str) -> String {
        format!("{}-{part}", self.name)
    }
}

/// A value as it is shown back: already free of secrets, not yet in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shown {
    /// Nothing was answered.
    Nothing,
    /// Answered, and never shown.
    Hidden,
    /// A text in whatever script it was typed.
    Text(String),
    /// Several lines.
    Lines(Vec<String>),
    /// Parts of an address by key, in the country's form; `AddressForm::lines` words them.
    Address(BTreeMap<String, String>),
    /// Something that always runs left to right: numbers, e-mail, phone.
    Code(String),
    /// A civil date.
    Day(Day),
    /// A count.
    Count(i64),
    /// Yes or no.
    Truth(bool),
    /// One of the choices of the field.
    Choice(Label),
    /// Uploaded files, by the ids of their blobs.
    Files(Vec<String>),
}

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

    fn read(table: &mut Table<'_, '_>, field: &str) -> Self {
        match table.one_of("kind", &Self::NAMES) {
            "person_name" => Self::PersonName(PersonName::read(table)),
            "national_number" => Self::NationalNumber(NationalNumberField),
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

    /// The choices, for kinds that have them.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Radios(radios) => &radios.choices,
            Self::Select(select) => &select.choices,
            _ => &[],
        }
    }
}

/// One field of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name: unique in the form, used in answers, expressions and text keys.
    pub name: String,
    /// What kind of thing is entered.
    pub kind: FieldKind,
    /// Whether it must be filled in when it is shown.
    pub required: bool,
    /// When it is shown; always, if absent. It may read answers of earlier pages only.
    pub when: Option<Expression>,
    /// Where a first value may come from, one of [`Field::PREFILLS`].
    pub prefill: Option<&'static str>,
    /// When the first value may be taken from there; always, if absent.
    pub prefill_when: Option<Expression>,
    /// Where the field is defined.
    pub spot: Spot,
    pub(crate) when_text: Option<String>,
    pub(crate) prefill_when_text: Option<String>,
}

impl Field {
    /// What a field may be prefilled from. A secret never is.
    pub const PREFILLS: [&'static str; 5] =
        ["profile.name", "profile.mobile", "profile.email", "profile.address", "identity.national_number"];

    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let name = table.key("name");
        let kind = FieldKind::read(&mut table, &name);
        let prefill = table.has("prefill").then(|| table.one_of("prefill", &Self::PREFILLS));
        if prefill.is_some() && matches!(kind, FieldKind::SecretText(_)) {
            table.fault_at("prefill", "secret", "a secret is never prefilled: that would show it");
        }
        let field = Self {
            required: table.flag("required", true),
            when: None,
            when_text: table.opt_text("when"),
            prefill_when: None,
            prefill_when_text: table.opt_text("prefill_when"),
            prefill,
            spot: table.spot(),
            name,
            kind,
        };
        table.finish();
        field
    }

    /// Key of the label's text.
    pub fn label(&self) -> String {
        format!("fields.{}.label", self.name)
    }

    /// Key of the hint's text, which need not exist.
    pub fn hint(&self) -> String {
        format!("fields.{}.hint", self.name)
    }

    /// Key of the text that says why the datum is asked, which need not exist.
    pub fn reason(&self) -> String {
        format!("fields.{}.reason", self.name)
    }

    /// Whether the value is compared by the machine and never shown to anybody, staff included.
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, FieldKind::SecretText(_))
    }

    /// Reads the field: the typed value, `null` if it was left empty and may be, or what is wrong.
    pub fn parse(&self, raw: &Raw, context: &Context, slips: &mut Slips) -> Value {
        let entry = Entry { name: &self.name, raw, context };
        let kind = self.kind.kind();
        if kind.is_blank(&entry) {
            if self.required {
                slips.add(self.name.clone(), kind.required_text());
            }
            return Value::Null;
        }
        kind.parse(&entry, slips)
    }

    /// How `value` is shown back.
    pub fn show(&self, value: Option<&Value>) -> Shown {
        match value {
            None | Some(Value::Null) => Shown::Nothing,
            Some(value) => self.kind.kind().show(value),
        }
    }

    /// The value again as raw form values, so that a page can be filled with what was answered before. A secret gives
    /// nothing.
    pub fn raw(&self, value: Option<&Value>) -> Raw {
        let mut raw = Raw::new();
        if let Some(value) = value.filter(|_| !self.is_secret()) {
            raw.push_json(&self.name, value);
        }
        raw
    }
}

/// The text of a value that is a JSON text.
fn as_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Runs of white space become one space; direction marks and other invisible characters go.
fn tidy(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || (character.is_control() && !character.is_whitespace())
}
