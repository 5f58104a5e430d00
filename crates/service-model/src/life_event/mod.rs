//! A life event: what somebody has to do after a birth, a marriage, a divorce or a death abroad, in order, with what can
//! run side by side. One file of data for each.
//!
//! A step names a service of the platform or an act of another office; it never claims that the platform does what an
//! office does. Which steps wait for which is a graph without circles, and what a step waits for is always shown with it.

mod check;
mod plan;
mod step;

use kernel::Locale;
pub use plan::{Chosen, Plan, Planned};
pub use step::{Carry, Condition, Given, Office, Seat, Step, Way};

use crate::{
    Finding, Names, Sources, Spot, Voice,
    finding::Findings,
    reader::{File, Table},
};

pub use check::check;

/// The most opening questions: more would be a form, and nobody fills in a form to learn where to go.
const QUESTIONS: usize = 3;

/// One opening question. It narrows the steps; without an answer every step that may apply is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// Its key, also the name that carries the answer.
    pub key: String,
    /// What is asked.
    pub names: Names,
    /// What helps to answer.
    pub hint: Option<Names>,
    /// What can be answered.
    pub choices: Vec<Answer>,
}

/// One answer of an opening question.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// Its value.
    pub value: String,
    /// Its words.
    pub names: Names,
}

/// A life event.
#[derive(Clone, PartialEq, Debug)]
pub struct LifeEvent {
    /// Its key.
    pub key: String,
    /// What happened, as a person would say it.
    pub names: Names,
    /// What the list is good for, in a sentence.
    pub summary: Names,
    /// For what the mission is called at any hour.
    pub urgent: Names,
    /// In which voice its pages speak.
    pub voice: Voice,
    /// Its place in the list of events, from 1.
    pub place: i64,
    /// The opening questions.
    pub questions: Vec<Question>,
    /// The steps, in the order of the file, which decides between steps that may run side by side.
    pub steps: Vec<Step>,
}

impl LifeEvent {
    /// Loads `<key>.toml`, the only file of `sources`.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let mut event = None;
        for (name, text) in sources.iter() {
            event = Some(Self::read(&File::parse(name, text, &findings)));
        }
        match event {
            Some(event) if findings.is_empty() => Ok(event),
            _ if findings.is_empty() => {
                findings.add(&Spot::start_of(""), "file-missing", "there is no file of the life event");
                Err(findings.into_sorted())
            }
            _ => Err(findings.into_sorted()),
        }
    }

    /// The question with this key.
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// The step with this key.
    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// What happened, for a reader of `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        self.names.get(locale)
    }

    fn read(file: &File<'_>) -> Self {
        let mut table = file.table();
        if table.whole("schema", 1) != 1 {
            table.fault_at("schema", "schema", "this program reads schema 1 of life events");
        }
        let event = Self {
            key: table.key("key"),
            names: table.names("names"),
            summary: table.names("summary"),
            urgent: table.names("urgent"),
            voice: Voice::read(&mut table),
            place: table.whole("place", 1),
            questions: table.tables("question").into_iter().map(Question::read).collect(),
            steps: table.tables("step").into_iter().map(Step::read).collect(),
        };
        if event.questions.len() > QUESTIONS {
            table.fault("questions", format!("at most {QUESTIONS} questions open a life event"));
        }
        check::itself(&event, &table);
        table.finish();
        event
    }
}

impl Question {
    fn read(mut table: Table<'_, '_>) -> Self {
        let question = Self {
            key: table.key("key"),
            names: table.names("names"),
            hint: table.opt_names("hint"),
            choices: table.tables("choice").into_iter().map(Answer::read).collect(),
        };
        if question.choices.len() < 2 {
            table.fault("choices", "a question has at least two answers");
        }
        if question.key == "country" {
            table.fault_at("key", "value", "the country is asked by the page itself");
        }
        table.finish();
        question
    }

    /// Whether `value` is one of its answers.
    pub fn offers(&self, value: &str) -> bool {
        self.choices.iter().any(|choice| choice.value == value)
    }
}

impl Answer {
    fn read(mut table: Table<'_, '_>) -> Self {
        let answer = Self { value: table.key("value"), names: table.names("names") };
        table.finish();
        answer
    }
}
