//! A training initiative: what is taught to whom, by whom, in which language and where, when it takes people, and what it ends
//! with. One file of data for each.
//!
//! Nothing is called open that its file does not prove to be open: see [`crate::privilege::Window`]. Whoever checks herself
//! against the conditions answers what they read and nothing else.

mod check;

use kernel::{Day, Locale, Moment};

use crate::{
    Answers, Context, Finding, Names, Sources, Spot,
    expression::{ExpressionError, Language},
    finding::Findings,
    privilege::{Checked, Question, Rule, State, Verified, Way, Window},
    reader::{File, Table},
};

pub use check::check;

/// Whom an initiative may be for, in the order in which lists offer it.
pub const AUDIENCES: [&str; 5] = ["child", "student", "graduate", "professional", "returnee"];
/// Languages in which is taught.
pub const LANGUAGES: [&str; 2] = ["ar", "en"];
/// How one takes part.
pub const MANNERS: [&str; 4] = ["online", "in_person", "mixed", "unconfirmed"];

/// A training initiative.
#[derive(Clone, PartialEq, Debug)]
pub struct Training {
    /// Its key.
    pub key: String,
    /// Its place in lists, from 1.
    pub place: i64,
    /// Its name.
    pub names: Names,
    /// What it is, in a sentence.
    pub summary: Names,
    /// The body that runs it.
    pub run_by: Names,
    /// For whom it is meant, in words.
    pub audience: Names,
    /// For whom it is meant; some of [`AUDIENCES`].
    pub audiences: Vec<&'static str>,
    /// Years of age of whom it takes, where that is known.
    pub ages: Option<Ages>,
    /// In which languages is taught; some of [`LANGUAGES`], none where that is not confirmed.
    pub languages: Vec<&'static str>,
    /// How one takes part; one of [`MANNERS`].
    pub manner: &'static str,
    /// Where, if one has to be somewhere.
    pub location: Option<Names>,
    /// How long it takes, where that is known.
    pub length: Option<Names>,
    /// What it costs.
    pub cost: Names,
    /// What one gets.
    pub benefit: Names,
    /// What could not be confirmed about it.
    pub caution: Option<Names>,
    /// When it takes people.
    pub window: Window,
    /// What the conditions need to know.
    pub questions: Vec<Question>,
    /// Who may take part.
    pub rules: Vec<Rule>,
    /// Where one applies when it is not on this platform.
    pub ways: Vec<Way>,
    /// What a group on this platform ends with, where it ends with something.
    pub award: Option<Award>,
    /// Where all this was read.
    pub sources: Vec<Names>,
    /// When it was read.
    pub read_on: Option<Day>,
    /// When it was verified, and by whom it is kept true.
    pub verified: Verified,
}

/// Years of age, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ages {
    /// The least.
    pub least: i64,
    /// The most.
    pub most: i64,
}

/// What whoever completes it is given: its name, and what had to be done for it.
#[derive(Clone, PartialEq, Debug)]
pub struct Award {
    /// Its name.
    pub names: Names,
    /// What had to be done.
    pub criteria: Names,
}

impl Ages {
    /// Whether somebody born on `born` is of this age on `today`.
    pub fn holds(self, born: Day, today: Day) -> bool {
        (self.least..=self.most).contains(&i64::from(born.age_on(today)))
    }
}

impl Training {
    /// Loads `<key>.toml`, the only file of `sources`.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let mut training = None;
        for (name, text) in sources.iter() {
            training = Some(Self::read(&File::parse(name, text, &findings), &findings));
        }
        match training {
            Some(training) if findings.is_empty() => Ok(training),
            Some(_) => Err(findings.into_sorted()),
            None => {
                findings.add(&Spot::start_of(""), "file-missing", "there is no file of the initiative");
                Err(findings.into_sorted())
            }
        }
    }

    /// Its name for a reader of `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        self.names.get(locale)
    }

    /// How it stands at `now`.
    pub fn state(&self, now: Moment) -> State {
        self.window.state(now, &self.verified)
    }

    /// Whether children are among those it is for.
    pub fn is_for_children(&self) -> bool {
        self.audiences.contains(&"child")
    }

    /// Whether only children are.
    pub fn is_for_children_only(&self) -> bool {
        self.audiences == ["child"]
    }

    /// Every condition with what the answers make of it. One whose question was not answered neither holds nor fails.
    ///
    /// # Errors
    /// When a condition of the definition cannot be worked out.
    pub fn check(&self, answers: &Answers, today: Day) -> Result<Vec<Checked<'_>>, ExpressionError> {
        let context = Context::nobody(today);
        self.rules.iter().map(|rule| rule.checked(answers, &context)).collect()
    }

    fn read(file: &File<'_>, findings: &Findings) -> Self {
        let mut table = file.table();
        if table.whole("schema", 1) != 1 {
            table.fault_at("schema", "schema", "this program reads schema 1 of initiatives");
        }
        let questions: Vec<Question> = table.tables("question").into_iter().map(Question::read).collect();
        let language = Language::of(questions.iter().map(|question| question.key.clone()));
        let rules = table.tables("rule").into_iter().map(|row| Rule::read(row, &language, findings)).collect();
        let training = Self {
            key: table.key("key"),
            place: table.whole("place", 1),
            names: table.names("names"),
            summary: table.names("summary"),
            run_by: table.names("run_by"),
            audience: table.names("audience"),
            audiences: some_of(&mut table, "audiences", &AUDIENCES),
            ages: table.opt_table("ages").map(ages),
            languages: some_of(&mut table, "languages", &LANGUAGES),
            manner: table.one_of("manner", &MANNERS),
            location: table.opt_names("location"),
            length: table.opt_names("length"),
            cost: table.names("cost"),
            benefit: table.names("benefit"),
            caution: table.opt_names("caution"),
            window: table.sub_table("window").map(Window::read).unwrap_or_default(),
            questions,
            rules,
            ways: table.tables("way").into_iter().map(Way::read).collect(),
            award: table.opt_table("award").map(award),
            sources: table.tables("source").into_iter().map(source).collect(),
            read_on: table.day("read_on"),
            verified: table.sub_table("verified").map(Verified::read).unwrap_or_else(Verified::nobody),
        };
        check::itself(&training, &table);
        table.finish();
        training
    }
}

/// The values of a list that may hold only these, in the order of `allowed`.
fn some_of(table: &mut Table<'_, '_>, key: &'static str, allowed: &[&'static str]) -> Vec<&'static str> {
    let stated = table.texts(key);
    for unknown in stated.iter().filter(|own| !allowed.contains(&own.as_str())) {
        table.fault_at(key, "value", format!("`{unknown}` is none of {}", allowed.join(", ")));
    }
    allowed.iter().copied().filter(|own| stated.iter().any(|stated| stated == own)).collect()
}

fn ages(mut table: Table<'_, '_>) -> Ages {
    let ages = Ages { least: table.whole("least", 0), most: table.whole("most", 0) };
    if ages.most < ages.least {
        table.fault_at("most", "value", "`most` is not below `least`");
    }
    table.finish();
    ages
}

fn award(mut table: Table<'_, '_>) -> Award {
    let award = Award { names: table.names("names"), criteria: table.names("criteria") };
    table.finish();
    award
}

fn source(mut row: Table<'_, '_>) -> Names {
    let words = row.words("words");
    row.finish();
    words
}
