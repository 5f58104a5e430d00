//! A service of another agency: who gives it, what it is told and why, which steps it takes, who holds each of them, which
//! of them still need somebody to be there and why, and where all this was read. One file of data for each.
//!
//! Nothing here says what an agency does before a source says it: a price or a time without its source does not load.

mod check;
mod question;
mod step;

use kernel::Locale;

pub use check::check;
pub use question::{Choice, Kind, Question, Slip};
pub use step::{REFUSED, STATES, Step};

use crate::{
    Finding, Level, Names, Sources, Spot,
    finding::Findings,
    privilege::{Verified, Way},
    reader::{File, Table},
};

/// What the platform knows of somebody and an agency may be sent.
pub const DATA: [&str; 6] = ["name", "national_number", "birth_date", "sex", "mobile", "email"];

/// A service of another agency.
#[derive(Clone, PartialEq, Debug)]
pub struct AgencyService {
    /// Its key.
    pub key: String,
    /// Its place in lists, from 1.
    pub place: i64,
    /// Its name.
    pub names: Names,
    /// What it is, in a sentence.
    pub summary: Names,
    /// Who gives it.
    pub agency: Agency,
    /// What could not be confirmed about it, where there is something.
    pub caution: Option<Names>,
    /// What one must know before asking, where there is something.
    pub notice: Option<Names>,
    /// Whether it is asked for here; else it is only described, with the way there.
    pub is_asked_here: bool,
    /// How surely the platform must know who asks.
    pub level: Level,
    /// Key of the privilege it belongs to: it is asked for only while that is open.
    pub privilege: Option<String>,
    /// What it costs, if a source says so.
    pub price: Option<Stated>,
    /// How long it takes, if a source says so.
    pub time: Option<Stated>,
    /// What the agency is sent of what the platform knows.
    pub sent: Vec<Sent>,
    /// What is asked, and sent.
    pub questions: Vec<Question>,
    /// Its steps, in their order.
    pub steps: Vec<Step>,
    /// Why the agency may refuse.
    pub reasons: Vec<Reason>,
    /// What has to be shown.
    pub documents: Vec<Names>,
    /// Other ways to ask for it.
    pub ways: Vec<Way>,
    /// Where all this was read.
    pub sources: Vec<Names>,
    /// When it was verified, and by whom it is kept true.
    pub verified: Verified,
}

/// Who gives a service. Agencies merge and are renamed, so the name stands beside the key by which they are connected.
#[derive(Clone, PartialEq, Debug)]
pub struct Agency {
    /// Its key on the wire.
    pub key: String,
    /// Its name.
    pub names: Names,
}

/// What a source says of a price or a time.
#[derive(Clone, PartialEq, Debug)]
pub struct Stated {
    /// What it says.
    pub words: Names,
    /// Which source.
    pub source: String,
}

/// A datum the agency is sent.
#[derive(Clone, PartialEq, Debug)]
pub struct Sent {
    /// Which; one of [`DATA`].
    pub datum: &'static str,
    /// What for.
    pub why: Names,
}

/// Why an agency refuses.
#[derive(Clone, PartialEq, Debug)]
pub struct Reason {
    /// Its key on the wire.
    pub key: String,
    /// The reason.
    pub names: Names,
    /// What can be done.
    pub remedy: Names,
}

impl AgencyService {
    /// Loads `<key>.toml`, the only file of `sources`.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let mut service = None;
        for (name, text) in sources.iter() {
            service = Some(Self::read(&File::parse(name, text, &findings)));
        }
        match service {
            Some(service) if findings.is_empty() => Ok(service),
            _ if findings.is_empty() => {
                findings.add(&Spot::start_of(""), "file-missing", "there is no file of the service");
                Err(findings.into_sorted())
            }
            _ => Err(findings.into_sorted()),
        }
    }

    /// Its name for a reader of `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        self.names.get(locale)
    }

    /// The step in this state and its number in the order.
    pub fn step(&self, state: &str) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.state == state)
    }

    /// The reason with this key.
    pub fn reason(&self, key: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.key == key)
    }

    /// Who holds a request in this step.
    pub fn holder<'s>(&'s self, step: &'s Step) -> &'s Names {
        step.holder.as_ref().unwrap_or(&self.agency.names)
    }

    fn read(file: &File<'_>) -> Self {
        let mut table = file.table();
        if table.whole("schema", 1) != 1 {
            table.fault_at("schema", "schema", "this program reads schema 1 of services of other agencies");
        }
        let nobody = || Agency { key: String::new(), names: Names { ar: String::new(), en: String::new() } };
        let service = Self {
            key: table.key("key"),
            place: table.whole("place", 1),
            names: table.names("names"),
            summary: table.names("summary"),
            agency: table.sub_table("agency").map_or_else(nobody, Agency::read),
            caution: table.opt_names("caution"),
            notice: table.opt_names("notice"),
            is_asked_here: table.one_of("asked", &["here", "there"]) == "here",
            level: Level::parse(table.one_of("level", &Level::ALL.map(Level::as_str))).unwrap_or(Level::Verified),
            privilege: table.opt_key("privilege"),
            price: table.opt_table("price").map(Stated::read),
            time: table.opt_table("time").map(Stated::read),
            sent: table.tables("sent").into_iter().map(Sent::read).collect(),
            questions: table.tables("question").into_iter().map(Question::read).collect(),
            steps: table.tables("step").into_iter().map(Step::read).collect(),
            reasons: table.tables("reason").into_iter().map(Reason::read).collect(),
            documents: table.tables("documents").into_iter().map(both).collect(),
            ways: table.tables("way").into_iter().map(Way::read).collect(),
            sources: table.tables("source").into_iter().map(source).collect(),
            verified: table.sub_table("verified").map(Verified::read).unwrap_or_else(Verified::nobody),
        };
        check::itself(&service, &table);
        table.finish();
        service
    }
}

impl Agency {
    fn read(mut table: Table<'_, '_>) -> Self {
        let agency = Self { key: table.key("key"), names: table.names("names") };
        table.finish();
        agency
    }
}

impl Stated {
    fn read(mut table: Table<'_, '_>) -> Self {
        let stated = Self { words: table.names("words"), source: table.text("source") };
        table.finish();
        stated
    }
}

impl Sent {
    fn read(mut table: Table<'_, '_>) -> Self {
        let sent = Self { datum: table.one_of("datum", &DATA), why: table.names("why") };
        table.finish();
        sent
    }
}

impl Reason {
    fn read(mut table: Table<'_, '_>) -> Self {
        let reason = Self { key: table.key("key"), names: table.names("names"), remedy: table.names("remedy") };
        table.finish();
        reason
    }
}

fn both(mut row: Table<'_, '_>) -> Names {
    let names = Names { ar: row.text("ar"), en: row.text("en") };
    row.finish();
    names
}

fn source(mut row: Table<'_, '_>) -> Names {
    let words = row.words("words");
    row.finish();
    words
}
