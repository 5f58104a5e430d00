//! What people and officers write in an enquiry, as it comes from a form.

use crate::attachments::Received;

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
