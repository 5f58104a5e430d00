//! A privilege: what a body of the state grants Egyptians abroad, to whom, when, and where one asks for it. One file of
//! data for each.
//!
//! Nothing is called open that its file does not prove to be open: see [`Window`]. Whoever checks a privilege answers what
//! its rules read and nothing else.

mod check;
mod proof;
mod rule;
mod way;
mod window;

use kernel::{Day, Locale, Moment};

pub(crate) use check::Asked;
pub use check::check;
pub use proof::{Fact, Known, LATEST_HOURS, LONGEST_MINUTES, PARTNERS, Proof, ProvenRule};
pub use rule::{Answer, Checked, Kind, Question, Rule, Slip, Verdict};
pub use way::Way;
pub use window::{Offer, Period, State, Window};

use crate::{
    Answers, Context, Finding, Names, Sources, Spot,
    expression::{ExpressionError, Language},
    finding::Findings,
    reader::{File, Table},
};

/// What privileges are about, in the order in which lists offer it.
pub const TOPICS: [&str; 10] =
    ["housing", "car", "pension", "insurance", "savings", "education", "identity", "military", "travel", "culture"];

/// A privilege.
#[derive(Clone, PartialEq, Debug)]
pub struct Privilege {
    /// Its key.
    pub key: String,
    /// Its place in lists, from 1.
    pub place: i64,
    /// What it is about; one of [`TOPICS`].
    pub topic: &'static str,
    /// Its name.
    pub names: Names,
    /// What it is, in a sentence.
    pub summary: Names,
    /// The body that grants it.
    pub granted_by: Names,
    /// For whom it is meant.
    pub audience: Names,
    /// What one gets.
    pub benefit: Names,
    /// What could not be confirmed about it, where there is something.
    pub caution: Option<Names>,
    /// Keys of the only countries of residence it is for; everywhere, if empty.
    pub countries: Vec<String>,
    /// When it is on offer.
    pub window: Window,
    /// What the rules need to know.
    pub questions: Vec<Question>,
    /// Who may have it.
    pub rules: Vec<Rule>,
    /// What has to be shown.
    pub documents: Vec<Names>,
    /// Where one asks for it.
    pub ways: Vec<Way>,
    /// Where all this was read.
    pub sources: Vec<Names>,
    /// When it was verified, and by whom it is kept true.
    pub verified: Verified,
    /// How entitlement is proven to a partner, where it is.
    pub proof: Option<Proof>,
}

/// How a privilege is kept true.
#[derive(Clone, PartialEq, Debug)]
pub struct Verified {
    /// When its owner last said that all of it holds; absent when nobody ever did, and then pages say so.
    pub on: Option<Day>,
    /// For how many days that counts.
    pub within_days: i32,
    /// The mailbox that is reminded when it counts no more.
    pub keeper: String,
}

impl Verified {
    /// Whether it must be verified anew.
    pub fn is_due(&self, today: Day) -> bool {
        self.on.is_none_or(|on| on.days_until(today) > self.within_days)
    }

    /// What is kept true by nobody, after a finding.
    pub(crate) fn nobody() -> Self {
        Self { on: None, within_days: 1, keeper: String::new() }
    }

    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let days = table.whole("within_days", 1);
        let verified = Self {
            on: table.opt_day("on"),
            within_days: i32::try_from(days).unwrap_or(1),
            keeper: table.text("keeper"),
        };
        if !verified.keeper.is_empty() && crate::fields::Email::normalise(&verified.keeper).is_none() {
            table.fault_at("keeper", "value", "`keeper` is the address of a mailbox");
        }
        table.finish();
        verified
    }
}

impl Privilege {
    /// Loads `<key>.toml`, the only file of `sources`.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let mut privilege = None;
        for (name, text) in sources.iter() {
            privilege = Some(Self::read(&File::parse(name, text, &findings), &findings));
        }
        match privilege {
            Some(privilege) if findings.is_empty() => Ok(privilege),
            _ if findings.is_empty() => {
                findings.add(&Spot::start_of(""), "file-missing", "there is no file of the privilege");
                Err(findings.into_sorted())
            }
            _ => Err(findings.into_sorted()),
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

    /// Whether it is for somebody who lives in `country`.
    pub fn is_for(&self, country: &str) -> bool {
        self.countries.is_empty() || self.countries.iter().any(|own| own == country)
    }

    /// The question with this key.
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// Every rule with what the answers make of it. A rule whose question was not answered neither holds nor fails.
    ///
    /// # Errors
    /// When a rule of the definition cannot be worked out.
    pub fn check(&self, answers: &Answers, today: Day) -> Result<Vec<Checked<'_>>, ExpressionError> {
        let context = Context::nobody(today);
        self.rules.iter().map(|rule| rule.checked(answers, &context)).collect()
    }

    fn read(file: &File<'_>, findings: &Findings) -> Self {
        let mut table = file.table();
        if table.whole("schema", 1) != 1 {
            table.fault_at("schema", "schema", "this program reads schema 1 of privileges");
        }
        let questions: Vec<Question> = table.tables("question").into_iter().map(Question::read).collect();
        let language = Language::of(questions.iter().map(|question| question.key.clone()));
        let rules = table.tables("rule").into_iter().map(|row| Rule::read(row, &language, findings)).collect();
        let documents = table.tables("documents").into_iter().map(|mut row| {
            let names = Names { ar: row.text("ar"), en: row.text("en") };
            row.finish();
            names
        });
        let privilege = Self {
            documents: documents.collect(),
            key: table.key("key"),
            place: table.whole("place", 1),
            topic: table.one_of("topic", &TOPICS),
            names: table.names("names"),
            summary: table.names("summary"),
            granted_by: table.names("granted_by"),
            audience: table.names("audience"),
            benefit: table.names("benefit"),
            caution: table.opt_names("caution"),
            countries: table.texts("countries"),
            window: table.sub_table("window").map(Window::read).unwrap_or_default(),
            questions,
            rules,
            ways: table.tables("way").into_iter().map(Way::read).collect(),
            sources: table.tables("source").into_iter().map(source).collect(),
            verified: table.sub_table("verified").map(Verified::read).unwrap_or_else(Verified::nobody),
            proof: table.opt_table("proof").map(Proof::read),
        };
        if let Some(proof) = &privilege.proof {
            proof.check(&privilege, &table);
        }
        check::itself(&privilege, &table);
        table.finish();
        privilege
    }
}

fn source(mut row: Table<'_, '_>) -> Names {
    let words = row.words("words");
    row.finish();
    words
}
