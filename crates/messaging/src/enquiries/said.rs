//! What people and officers write in an enquiry, as it comes from a form.

use crate::{attachments::Received, ports::Offices, threads::must_have_words};

/// What a person asks.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Key of the topic.
    pub topic: String,
    /// Key of the mission that serves her.
    pub mission: String,
    /// The file it is about, as she typed its reference.
    pub file: Option<String>,
    /// Her words.
    pub text: String,
    /// What she attached, examined and stored.
    pub attached: Option<Received>,
}

/// What a person asks, as it was sent and before what comes beside it is examined.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    /// Key of the topic.
    pub topic: &'a str,
    /// Key of the mission.
    pub mission: &'a str,
    /// The file it is about, as she typed its reference.
    pub about: Option<&'a str>,
    /// Her words.
    pub text: &'a str,
}

impl Asking<'_> {
    /// Whether nothing but the file it is about can still be wrong; the slips themselves are the command's.
    pub fn can_be_sent(&self, offices: &Offices) -> bool {
        must_have_words(self.text).is_ok()
            && offices.topic(self.topic).is_some()
            && offices.receiving().any(|(_, mission)| mission.key == self.mission)
    }
}

/// How an officer writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reply {
    /// The answer.
    Answer,
    /// A question to the citizen; the clock stands until she writes.
    Question,
    /// A note for colleagues, which the citizen never sees.
    Note,
}

impl Reply {
    /// The name in the form.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "answer" => Some(Self::Answer),
            "question" => Some(Self::Question),
            "note" => Some(Self::Note),
            _ => None,
        }
    }
}

/// What an officer writes.
#[derive(Clone, Debug)]
pub struct Said {
    /// How.
    pub reply: Reply,
    /// The words.
    pub text: String,
    /// What hangs on them, examined and stored.
    pub attached: Option<Received>,
}
