//! What of paper is brought to people of a country, and how: data of the country, absent where nothing is.

use crate::reader::Table;

/// Days for which paper that is ready waits for other paper of its basket to the same place, where a country says nothing of it.
const WAIT_DAYS: i64 = 7;
/// Nobody's paper waits longer.
const MOST_DAYS: i64 = 30;

/// How an issued document reaches somebody besides the file that everybody has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeliveryMode {
    /// A courier brings it to an address in the country of residence.
    Courier,
    /// It is fetched at the mission.
    Mission,
    /// It is brought to a person named by the applicant, in Egypt.
    PersonInEgypt,
    /// A person named by the applicant fetches it at a post office in Egypt.
    PostOffice,
}

impl DeliveryMode {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Courier, Self::Mission, Self::PersonInEgypt, Self::PostOffice];
    /// The answer of somebody who wants no paper.
    pub const DIGITAL: &'static str = "digital";
    const NAMES: [&'static str; 4] = ["courier", "mission", "person_in_egypt", "post_office"];

    /// The name in definitions, answers, the database and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Courier => "courier",
            Self::Mission => "mission",
            Self::PersonInEgypt => "person_in_egypt",
            Self::PostOffice => "post_office",
        }
    }

    /// The way with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == name)
    }

    /// Whether a carrier brings it, so that it bears a number and is followed.
    pub fn is_carried(self) -> bool {
        self != Self::Mission
    }

    /// Reads `modes = ["courier", …]` of a country's `[delivery]`, and `wait_days`, for which what is ready of a basket waits for
    /// what goes to the same place.
    pub(super) fn read_all(mut table: Table<'_, '_>) -> (Vec<Self>, i32) {
        let mut modes = Vec::new();
        for name in table.texts("modes") {
            match Self::parse(&name) {
                Some(mode) if modes.contains(&mode) => table.fault_at("modes", "duplicate", format!("`{name}` twice")),
                Some(mode) => modes.push(mode),
                None => {
                    table.fault_at("modes", "value", format!("`{name}` is none of {}", Self::NAMES.join(", ")));
                }
            }
        }
        let days = table.whole_or("wait_days", 0, WAIT_DAYS);
        if days > MOST_DAYS {
            table.fault_at("wait_days", "value", format!("`wait_days` is {days}; the most is {MOST_DAYS}"));
        }
        table.finish();
        (modes, i32::try_from(days.min(MOST_DAYS)).unwrap_or(0))
    }
}
