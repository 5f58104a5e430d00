//! A draft of rules and what was done to it.

use kernel::{Day, Id, Moment, Outcome, Slips, marks};
use service_model::Sources;

use crate::{definitions::Kind, revisions::Decree};

/// Decrees and the days rules begin are days in the ministry's zone.
pub(super) const ZONE: &str = "Africa/Cairo";

/// What a draft rests on and when it would hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    /// The first day on which new files use it.
    pub holds_from: Day,
    /// The decree or decision.
    pub decree: Decree,
}

/// Rules being worked on. Nothing of it runs before a second person has put it in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Its identifier, which proposals name.
    pub id: Id<Draft>,
    /// What is defined.
    pub kind: Kind,
    /// Key of the service or country.
    pub key: String,
    /// The folder its files lie in when they are exported.
    pub place: String,
    /// The published revision it began from; none for something new.
    pub base: Option<i32>,
    /// The former revision it equals, if it returns to one.
    pub returns_to: Option<i32>,
    /// Every file, as in the folder of a developer.
    pub files: Sources,
    /// Counts every change.
    pub version: i32,
    /// What it rests on, once that is entered.
    pub basis: Option<Basis>,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was changed last.
    pub changed_at: Moment,
    /// When it was published or given up.
    pub closed_at: Option<Moment>,
    /// The revision that was published from it.
    pub revision: Option<i32>,
}

impl Draft {
    /// The name of a file as findings give it, from the root of the definitions.
    pub fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.place)
    }

    /// The name of a file within the draft, if the finding's path is one of its own.
    pub fn file_at<'p>(&self, path: &'p str) -> Option<&'p str> {
        let inside = path.strip_prefix(self.place.as_str())?.strip_prefix('/')?;
        (self.files.get(inside).is_some() || self.kind == Kind::Service).then_some(inside)
    }
}

/// What was done to a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Begun from the running revision.
    Opened,
    /// Begun from a folder.
    Imported,
    /// A file was changed.
    Changed,
    /// Decree and day were entered.
    Dated,
    /// Handed to a second person.
    Proposed,
    /// Refused by a second person.
    Refused,
    /// Put in force.
    Published,
    /// Given up.
    GivenUp,
}

impl Act {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Opened, "opened"),
        (Self::Imported, "imported"),
        (Self::Changed, "changed"),
        (Self::Dated, "dated"),
        (Self::Proposed, "proposed"),
        (Self::Refused, "refused"),
        (Self::Published, "published"),
        (Self::GivenUp, "given_up"),
    ];

    /// The name in the database and, with hyphens, in text keys.
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(act, _)| *act == self).map_or("changed", |(_, name)| name)
    }

    /// The act with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own)| *own == name).map(|(act, _)| act)
    }
}

/// One act in the history of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// When.
    pub at: Moment,
    /// The colleague; nobody for an import from the command line.
    pub staff: Option<Id<marks::Staff>>,
    /// What.
    pub act: Act,
    /// Names of the files it was about.
    pub files: Vec<String>,
}

/// Checks what is typed about the decree: a day that has passed would change what people were promised.
///
/// # Errors
/// A slip at every field that is not right.
pub fn basis(holds_from: Option<Day>, number: &str, on: Option<Day>, today: Day) -> Outcome<Basis> {
    let mut slips = Slips::new();
    match holds_from {
        None => drop(slips.add("holds_from", "rules-slip-required")),
        Some(day) if day < today => drop(slips.add("holds_from", "rules-slip-past")),
        Some(_) => {}
    }
    if number.chars().count() < 2 || number.chars().count() > 80 {
        slips.add("decree_number", "rules-slip-decree");
    }
    match on {
        None => drop(slips.add("decree_on", "rules-slip-required")),
        Some(day) if day > today => drop(slips.add("decree_on", "rules-slip-decree-ahead")),
        Some(_) => {}
    }
    match (holds_from, on) {
        (Some(holds_from), Some(on)) => {
            slips.or(|| Basis { holds_from, decree: Decree { number: number.to_owned(), on } })
        }
        _ => Err(slips.into()),
    }
}
