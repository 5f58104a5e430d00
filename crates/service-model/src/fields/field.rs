//! One field of a page: its name, its kind, when it is shown and where a first value comes from.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, FieldKind, Shown};
use crate::{Answers, Context, Raw, Spot, expression::Expression, reader::Table};

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

    /// Reports at the field what `value` cannot be beside the answers of earlier pages.
    pub(crate) fn compare(&self, value: &Value, answers: &Answers, slips: &mut Slips) {
        if let FieldKind::NationalNumber(number) = &self.kind {
            number.compare(&self.name, value, answers, slips);
        }
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
