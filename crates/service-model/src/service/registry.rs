//! What a service has to do with the registry: it seeks a record, or has one entered. Which answer is which datum is data.

use super::CurrentCards;
use crate::reader::Table;

/// What is asked of the registry.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum RegistryMode {
    /// A record is sought before anybody examines the file.
    #[default]
    Search,
    /// Nothing is sought; after the Authority's approval an event is entered, and the document comes from the new record.
    Enter,
}

/// How the record is sought in the registry, or entered: which answer is which datum.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RegistrySearch {
    /// The kind of act, for instance `birth`.
    pub act: String,
    /// Whether it is sought or entered.
    pub mode: RegistryMode,
    /// Datum (one of [`RegistrySearch::DATA`]) and the field that answers it.
    pub sought: Vec<(&'static str, String)>,
    /// What is entered besides: datum (one of [`RegistrySearch::ENTERED`]) and the field that answers it.
    pub entered: Vec<(&'static str, String)>,
    /// Key of the service into which a file turns when the event was never registered.
    pub never_registered: Option<String>,
    /// That cards must print today's marital status, for records of a family.
    pub current_cards: Option<CurrentCards>,
}

impl RegistrySearch {
    /// The data a registry may be asked by.
    pub const DATA: [&'static str; 10] = [
        "number",
        "name",
        "father_name",
        "mother_name",
        "birth_date",
        "sex",
        "governorate",
        "spouse_name",
        "event_date",
        "extent",
    ];

    /// The data that are entered besides those: of parents, of the other spouse, of the event and of its document.
    pub const ENTERED: [&'static str; 9] = [
        "father_number",
        "mother_number",
        "mother_nationality",
        "spouse_number",
        "spouse_nationality",
        "event_place",
        "event_kind",
        "authority",
        "document_number",
    ];

    /// The field that answers `datum`.
    pub fn field(&self, datum: &str) -> Option<&str> {
        self.data().find(|(name, _)| *name == datum).map(|(_, field)| field)
    }

    /// Every datum with the field that answers it.
    pub fn data(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.sought.iter().chain(&self.entered).map(|(datum, field)| (*datum, field.as_str()))
    }

    /// Whether a record is entered.
    pub fn enters(&self) -> bool {
        self.mode == RegistryMode::Enter
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let enters = table.has("mode") && table.one_of("mode", &["search", "enter"]) == "enter";
        let mut registry = Self {
            act: table.key("act"),
            mode: if enters { RegistryMode::Enter } else { RegistryMode::Search },
            never_registered: table.opt_key("never_registered"),
            current_cards: table.opt_table("current_cards").map(CurrentCards::read),
            ..Self::default()
        };
        if let Some(mut row) = table.sub_table("sought") {
            for datum in Self::DATA {
                registry.sought.extend(row.opt_key(datum).map(|field| (datum, field)));
            }
            row.finish();
        }
        if let Some(mut row) = table.opt_table("entered") {
            for datum in Self::ENTERED {
                registry.entered.extend(row.opt_key(datum).map(|field| (datum, field)));
            }
            row.finish();
        }
        if !enters && !registry.entered.is_empty() {
            table.fault_at("entered", "value", "only a service with mode `enter` has anything entered");
        }
        if enters && registry.never_registered.is_some() {
            table.fault_at("never_registered", "value", "what enters an event cannot turn into entering it");
        }
        table.finish();
        registry
    }
}
