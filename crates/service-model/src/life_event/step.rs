//! A step of a life event: a service of the platform, or an act of an office outside it.

use kernel::Day;

use crate::{Names, Spot, reader::Table};

/// A step.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Its key.
    pub key: String,
    /// Its name.
    pub names: Names,
    /// What it is and why it is needed.
    pub about: Names,
    /// Keys of the steps it waits for.
    pub after: Vec<String>,
    /// When it applies; all of them must hold.
    pub when: Vec<Condition>,
    /// Keys of the only countries of residence where it applies; everywhere, if empty.
    pub countries: Vec<String>,
    /// How it is done.
    pub way: Way,
    pub(super) spot: Spot,
}

/// That an opening question was answered with one of some values.
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    /// Key of the question.
    pub question: String,
    /// The values with which the step applies.
    pub any: Vec<String>,
    pub(super) spot: Spot,
}

/// How a step is done.
#[derive(Clone, PartialEq, Debug)]
pub enum Way {
    /// By a service of the platform.
    Service {
        /// Its key.
        key: String,
        /// What was answered in the files of other steps and is asked here again.
        carries: Vec<Carry>,
        /// What an opening question said already.
        givens: Vec<Given>,
    },
    /// By an office outside the platform.
    Office(Box<Office>),
}

/// Where an office is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seat {
    /// The Egyptian mission of the country of residence: the page names it.
    Mission,
    /// An authority of the country of residence.
    Host,
    /// An office in Egypt.
    Egypt,
}

impl Seat {
    const NAMES: [&'static str; 3] = ["mission", "host", "egypt"];

    /// The name in definitions and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Host => "host",
            Self::Egypt => "egypt",
        }
    }

    fn parse(name: &str) -> Self {
        match name {
            "mission" => Self::Mission,
            "host" => Self::Host,
            _ => Self::Egypt,
        }
    }
}

/// What somebody must know who goes to an office.
#[derive(Clone, PartialEq, Debug)]
pub struct Office {
    /// Who does it.
    pub names: Names,
    /// Where that office is.
    pub seat: Seat,
    /// Where one goes.
    pub place: Names,
    /// What to bring.
    pub bring: Vec<Names>,
    /// Until when it must be done, where a rule says so.
    pub limit: Option<Names>,
    /// Where this was seen.
    pub source: Names,
    /// When it was last verified; absent when it never was, and then the page says so.
    pub verified_on: Option<Day>,
}

/// Answers of another step's file that are the first values of this one's questions. Nothing is answered by them: the
/// person sees each at its question and may change it.
#[derive(Clone, PartialEq, Debug)]
pub struct Carry {
    /// Key of the other step.
    pub from: String,
    /// Each field there with the field here.
    pub fields: Vec<(String, String)>,
    pub(super) spot: Spot,
}

/// The answer of an opening question that answers a question asked before applying, value for value.
#[derive(Clone, PartialEq, Debug)]
pub struct Given {
    /// Key of the opening question.
    pub question: String,
    /// The field of the service; it stands on a page asked before applying.
    pub field: String,
    pub(super) spot: Spot,
}

impl Step {
    /// Key of its service, if it is done by one.
    pub fn service(&self) -> Option<&str> {
        match &self.way {
            Way::Service { key, .. } => Some(key),
            Way::Office(_) => None,
        }
    }

    /// Where it stands, for findings across definitions.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let (key, names, about) = (table.key("key"), table.names("names"), table.names("about"));
        let service = table.opt_key("service");
        let office = table.opt_table("office");
        let carries: Vec<Carry> = table.tables("carry").into_iter().map(Carry::read).collect();
        let givens: Vec<Given> = table.tables("given").into_iter().map(Given::read).collect();
        if service.is_some() == office.is_some() {
            table.fault("way", format!("the step `{key}` names either a `service` or an `[step.office]`"));
        }
        let way = match (service, office) {
            (Some(key), _) => Way::Service { key, carries, givens },
            (None, Some(office)) => {
                if !carries.is_empty() || !givens.is_empty() {
                    table.fault("way", "nothing is carried to an office: it has no form here");
                }
                Way::Office(Box::new(Office::read(office)))
            }
            (None, None) => Way::Service { key: String::new(), carries, givens },
        };
        let step = Self {
            after: table.texts("after"),
            when: table.tables("when").into_iter().map(Condition::read).collect(),
            countries: table.texts("countries"),
            spot: table.spot(),
            key,
            names,
            about,
            way,
        };
        table.finish();
        step
    }
}

impl Condition {
    fn read(mut table: Table<'_, '_>) -> Self {
        let condition = Self { question: table.key("question"), any: table.texts("any"), spot: table.spot() };
        if condition.any.is_empty() {
            table.fault("empty", "a condition names at least one answer in `any`");
        }
        table.finish();
        condition
    }
}

impl Office {
    fn read(mut table: Table<'_, '_>) -> Self {
        let bring = table.tables("bring").into_iter().map(|mut row| {
            let names = Names { ar: row.text("ar"), en: row.text("en") };
            row.finish();
            names
        });
        let office = Self {
            bring: bring.collect(),
            names: table.names("names"),
            seat: Seat::parse(table.one_of("seat", &Seat::NAMES)),
            place: table.names("place"),
            limit: table.opt_names("limit"),
            source: table.words("source"),
            verified_on: table.opt_day("verified_on"),
        };
        table.finish();
        office
    }
}

impl Carry {
    fn read(mut table: Table<'_, '_>) -> Self {
        let fields = table.texts("fields");
        let into = if table.has("into") { table.texts("into") } else { fields.clone() };
        if fields.is_empty() {
            table.fault("empty", "`fields` names at least one field of the other step's service");
        }
        if into.len() != fields.len() {
            table.fault_at("into", "value", "`into` names one field here for each of `fields`");
        }
        let carry =
            Self { from: table.key("from"), fields: fields.into_iter().zip(into).collect(), spot: table.spot() };
        table.finish();
        carry
    }
}

impl Given {
    fn read(mut table: Table<'_, '_>) -> Self {
        let given = Self { question: table.key("question"), field: table.key("field"), spot: table.spot() };
        table.finish();
        given
    }
}
