//! A page, its versions, and the draft of the next one.
//!
//! A version never changes: it is what two people agreed upon. Which of them is shown follows from moments alone.

use kernel::{Day, Failure, Id, Moment, Outcome, Refusal, RefusalKind, marks};
use service_model::in_force;

use super::{matter::Content, refusal};

/// Days of pages are days of Cairo.
pub const ZONE: &str = "Africa/Cairo";
/// The longest name of a page in an address.
const SLUG: usize = 80;

/// A page, whatever its versions say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its identifier.
    pub id: Id<Page>,
    /// Its name in addresses: small letters, digits and hyphens.
    pub slug: String,
}

/// A version of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Its number, from 1.
    pub number: i32,
    /// What it holds.
    pub content: Content,
    /// When two people let it out.
    pub published_at: Moment,
    /// From when it is shown.
    pub holds_from: Moment,
    /// Until when; for good if nothing is said.
    pub holds_until: Option<Moment>,
    /// Who proposed it: a member of staff, or what imported it.
    pub proposed_by: String,
    /// Who approved it.
    pub approved_by: String,
    /// Why.
    pub reason: String,
    /// Whether it came with the program and approved itself, as only a rehearsal does.
    pub rehearsal: bool,
}

/// A page being worked on. Nobody but editors sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Its identifier, which proposals name.
    pub id: Id<Draft>,
    /// Its name in addresses.
    pub slug: String,
    /// The version it began from; none for something new.
    pub base: Option<i32>,
    /// What it holds.
    pub content: Content,
    /// Counts every change.
    pub version: i32,
    /// When it was changed last.
    pub changed_at: Moment,
    /// When it went out or was given up.
    pub closed_at: Option<Moment>,
}

/// What was done to a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Begun at the desk.
    Opened,
    /// Begun from a folder.
    Imported,
    /// Changed.
    Changed,
    /// Handed to a second person.
    Proposed,
    /// Refused by a second person.
    Refused,
    /// Let out.
    Published,
    /// Given up.
    GivenUp,
}

impl Act {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Opened, "opened"),
        (Self::Imported, "imported"),
        (Self::Changed, "changed"),
        (Self::Proposed, "proposed"),
        (Self::Refused, "refused"),
        (Self::Published, "published"),
        (Self::GivenUp, "given-up"),
    ];

    /// The name in the database and in text keys.
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
    /// The colleague; nobody for an import.
    pub staff: Option<Id<marks::Staff>>,
    /// What.
    pub act: Act,
}

/// What readers said of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// How many it helped.
    pub useful: i64,
    /// How many it did not.
    pub useless: i64,
}

/// Where a page stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// It was never let out.
    New,
    /// It waits for its day.
    Scheduled,
    /// It is shown.
    Shown,
    /// Its last day has passed.
    Ended,
    /// It was taken back.
    Withdrawn,
}

impl Stage {
    /// Every stage, as editors narrow by them.
    pub const ALL: [Self; 5] = [Self::New, Self::Scheduled, Self::Shown, Self::Ended, Self::Withdrawn];

    /// The name in text keys and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Scheduled => "scheduled",
            Self::Shown => "shown",
            Self::Ended => "ended",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Where a page with these versions (the newest first) stands. `withdrawn` is the newest version that was taken back:
    /// with it everything before it is gone, so that no older text ever shows through.
    pub fn of(versions: &[Version], withdrawn: Option<i32>, now: Moment) -> Self {
        let live = |own: &&Version| withdrawn.is_none_or(|number| own.number > number);
        let mut living = versions.iter().filter(live).peekable();
        if living.peek().is_none() {
            return if versions.is_empty() { Self::New } else { Self::Withdrawn };
        }
        match living.find(|own| own.holds_from <= now) {
            None => Self::Scheduled,
            Some(own) if own.holds_until.is_some_and(|until| until <= now) => Self::Ended,
            Some(_) => Self::Shown,
        }
    }
}

/// Whether `slug` may name a page.
pub fn is_slug(slug: &str) -> bool {
    let part = |own: &str| !own.is_empty() && own.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    slug.len() <= SLUG && slug.split('-').all(part)
}

/// From when and until when what is let out at `now` is shown: from the beginning of its first day to the end of its last.
///
/// # Errors
/// A refusal if it would be over already, or end before it begins.
pub fn shown_between(content: &Content, now: Moment) -> Outcome<(Moment, Option<Moment>)> {
    let begins =
        |day: Day| in_force::begins(day, ZONE).ok_or_else(|| Failure::fault("dating a page", "the zone is unknown"));
    let from = content.from.map(begins).transpose()?.map_or(now, |from| from.max(now));
    let until = content.until.map(|day| begins(day.plus_days(1))).transpose()?;
    if until.is_some_and(|until| until <= from) {
        return Err(Refusal::new(RefusalKind::Rule, "content.over", refusal::OVER).at("until").into());
    }
    Ok((from, until))
}
