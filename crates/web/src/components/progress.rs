//! The chain: tasks, the timeline of a file, the steps of a form. Filled ring: done; gold: now; pale ring: to come.

use askama::Template;

use super::{Tag, prints_as_html};
use crate::{Value, Visit};

/// Where a step lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// It is done.
    Done,
    /// It is where the matter stands.
    Now,
    /// It is where the matter stands, and it waits for the reader.
    You,
    /// It will come.
    Next,
    /// It ended the matter.
    Stopped,
}

impl When {
    /// The end of the class name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::You => "you",
            Self::Next => "next",
            Self::Stopped => "stopped",
        }
    }

    fn is_now(self) -> bool {
        matches!(self, Self::Now | Self::You | Self::Stopped)
    }

    fn key(self) -> &'static str {
        match self {
            Self::Done => "web-step-done",
            Self::Now => "web-step-now",
            Self::You => "web-step-you",
            Self::Next => "web-step-next",
            Self::Stopped => "web-step-stopped",
        }
    }
}

/// One ring of the chain.
#[derive(Clone, Debug)]
pub struct TimelineStep {
    title: String,
    when: When,
    moment: Option<String>,
    note: Option<Value>,
    said: String,
}

impl TimelineStep {
    /// A step and where it lies.
    pub fn new(v: &Visit, title: impl Into<String>, when: When) -> Self {
        Self { title: title.into(), when, moment: None, note: None, said: v.t(when.key()) }
    }
    /// When it happened or is expected, formatted.
    #[must_use]
    pub fn at(mut self, moment: impl Into<String>) -> Self {
        self.moment = Some(moment.into());
        self
    }
    /// Who holds it, what it costs, what to do.
    #[must_use]
    pub fn note(mut self, note: impl Into<Value>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// The chain of a file: what was done, where it is, what will come.
#[derive(Template, Clone, Debug)]
#[template(path = "components/timeline.html")]
pub struct Timeline {
    steps: Vec<TimelineStep>,
}

impl Timeline {
    /// Steps in the order of time.
    pub fn new(steps: Vec<TimelineStep>) -> Self {
        Self { steps }
    }
}

/// The steps of a form: where one is and how far it is.
#[derive(Template, Clone, Debug)]
#[template(path = "components/steps.html")]
pub struct Steps {
    said: String,
    here: String,
    rings: Vec<When>,
}

impl Steps {
    /// Step `at` (from 1) of `of`, with the name of the section.
    pub fn new(v: &Visit, at: usize, of: usize, section: impl Into<String>) -> Self {
        let number = |n: usize| v.number(i64::try_from(n).unwrap_or(i64::MAX));
        let rings = (1..=of)
            .map(|ring| match ring.cmp(&at) {
                std::cmp::Ordering::Less => When::Done,
                std::cmp::Ordering::Equal => When::Now,
                std::cmp::Ordering::Greater => When::Next,
            })
            .collect();
        Self { said: v.t_with("web-steps", &[("at", &number(at)), ("of", &number(of))]), here: section.into(), rings }
    }
}

/// One task of a list.
#[derive(Clone, Debug)]
pub struct Task {
    title: String,
    href: Option<String>,
    hint: Option<String>,
    tag: Option<Tag>,
    id: String,
}

impl Task {
    /// A task and its state; without `href` it cannot be started yet.
    pub fn new(title: impl Into<String>, href: Option<String>, tag: Tag) -> Self {
        Self { title: title.into(), href, hint: None, tag: Some(tag), id: String::new() }
    }
    /// A place to go to that has no state.
    pub fn place(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self { title: title.into(), href: Some(href.into()), hint: None, tag: None, id: String::new() }
    }

    /// The ids that describe the link: its state, then its hint.
    fn described_by(&self) -> String {
        let state = self.tag.as_ref().map(|_| format!("{}-state", self.id));
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        state.into_iter().chain(hint).collect::<Vec<_>>().join(" ")
    }

    /// What it takes.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Tasks under a heading.
#[derive(Template, Clone, Debug)]
#[template(path = "components/task_list.html")]
pub struct TaskList {
    heading: Option<String>,
    tasks: Vec<Task>,
}

impl TaskList {
    /// Tasks; `name` tells several lists of a page apart.
    pub fn new(name: &str, tasks: Vec<Task>) -> Self {
        let tasks =
            tasks.into_iter().enumerate().map(|(at, task)| Task { id: format!("{name}-{}", at + 1), ..task }).collect();
        Self { heading: None, tasks }
    }
    /// A heading over the list.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }
}

prints_as_html!(Timeline, Steps, TaskList);
