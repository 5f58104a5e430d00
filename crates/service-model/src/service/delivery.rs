//! Which fields of a form say whether paper is wanted, and where it goes.

use crate::{Answers, country::DeliveryMode, reader::Table};

/// How a service asks for delivery.
#[derive(Clone, PartialEq, Debug)]
pub struct Delivery {
    /// The field that asks how the document is received (`options_from = "delivery"`).
    pub field: String,
    /// The field that asks how many paper copies (kind `copies`); absent where everybody gets one.
    pub copies: Option<String>,
    /// The field that asks whether the ministry of foreign affairs shall attest each copy before it is sent (kind `yes_no`).
    pub attested: Option<String>,
    /// Where it goes, for each way that needs an address.
    pub to: Vec<Consignee>,
}

/// The fields that say who receives a parcel, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Consignee {
    /// For which way.
    pub mode: DeliveryMode,
    /// The field with the recipient's name.
    pub name: String,
    /// The field with the recipient's telephone; absent where the address itself has one.
    pub phone: Option<String>,
    /// The fields of the address, in the order of the label.
    pub address: Vec<String>,
}

impl Delivery {
    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let delivery = Self {
            field: table.key("field"),
            copies: table.opt_key("copies"),
            attested: table.opt_key("attested"),
            to: table.tables("to").into_iter().filter_map(Consignee::read).collect(),
        };
        table.finish();
        delivery
    }

    /// How somebody who gave these answers receives paper; `None` if not at all.
    pub fn wanted(&self, answers: &Answers) -> Option<DeliveryMode> {
        DeliveryMode::parse(answers.text(&self.field)?)
    }

    /// How many paper copies somebody who gave these answers receives: none without paper, and one where nobody said.
    pub fn copies(&self, answers: &Answers) -> i64 {
        let said = self.copies.as_ref().and_then(|field| answers.get(field)).and_then(serde_json::Value::as_i64);
        if self.wanted(answers).is_some() { said.unwrap_or(1).max(1) } else { 0 }
    }

    /// Whether each paper copy is to be attested before it is sent.
    pub fn is_attested(&self, answers: &Answers) -> bool {
        let said = self.attested.as_ref().and_then(|field| answers.get(field)).and_then(serde_json::Value::as_bool);
        self.wanted(answers).is_some() && said == Some(true)
    }

    /// The fields of a way.
    pub fn consignee(&self, mode: DeliveryMode) -> Option<&Consignee> {
        self.to.iter().find(|row| row.mode == mode)
    }

    /// Every field it names.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let of_rows = self
            .to
            .iter()
            .flat_map(|row| std::iter::once(&row.name).chain(&row.phone).chain(&row.address).map(String::as_str));
        std::iter::once(self.field.as_str()).chain(of_rows)
    }
}

impl Consignee {
    fn read(mut table: Table<'_, '_>) -> Option<Self> {
        let mode = DeliveryMode::parse(table.one_of("mode", &["courier", "person_in_egypt", "post_office"]))?;
        let row =
            Self { mode, name: table.key("name"), phone: table.opt_key("phone"), address: table.texts("address") };
        if row.address.is_empty() {
            table.fault("key-missing", "`address` (a list of fields) is missing");
        }
        table.finish();
        Some(row)
    }
}
