//! What the API says of enquiries, and what it is told.

use kernel::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::{
    model::{Enquiry, Standing},
    said::Asking,
};
use crate::{
    ports::Offices,
    threads::{Letter, api::LetterEntry},
};

/// What can be asked, and which missions there are.
#[derive(Serialize, ToSchema)]
pub(super) struct EnquiryOffices {
    /// The topics, enquiries before complaints.
    topics: Vec<EnquiryTopic>,
    /// The missions.
    missions: Vec<EnquiryMission>,
}

/// A topic: it decides who answers and within which time.
#[derive(Serialize, ToSchema)]
struct EnquiryTopic {
    /// Its key.
    key: String,
    /// Its name in the language of the request.
    name: String,
    /// Whether it is a complaint.
    complaint: bool,
    /// The agency that answers, in the language of the request.
    agency: String,
    /// Within how many working hours.
    working_hours: u64,
}

/// A mission.
#[derive(Serialize, ToSchema)]
struct EnquiryMission {
    /// Its key.
    key: String,
    /// Its name in the language of the request.
    name: String,
}

impl EnquiryOffices {
    pub(super) fn of(offices: &Offices, language: Locale) -> Self {
        let mut topics: Vec<EnquiryTopic> = offices
            .home
            .topics
            .iter()
            .map(|topic| EnquiryTopic {
                key: topic.key.clone(),
                name: topic.names.get(language).to_owned(),
                complaint: topic.complaint,
                agency: offices.agency(&topic.agency, language),
                working_hours: topic.working.as_secs() / 3600,
            })
            .collect();
        topics.sort_by_key(|topic| topic.complaint);
        let mission = |key: &str, name: &str| EnquiryMission { key: key.to_owned(), name: name.to_owned() };
        let missions = offices.missions().map(|(_, one)| mission(&one.key, one.names.get(language))).collect();
        Self { topics, missions }
    }
}

/// An enquiry or a complaint of the account.
#[derive(Serialize, ToSchema)]
pub(super) struct EnquiryEntry {
    /// Its number.
    reference: String,
    /// Key of the topic.
    topic: String,
    /// Whether it is a complaint.
    complaint: bool,
    /// Key of the agency that answers.
    agency: String,
    /// Key of the mission that was named.
    mission: String,
    /// The reference of the file it is about.
    about: Option<String>,
    /// When it was opened (RFC 3339).
    opened_at: String,
    /// `waiting`, `late`, `with-citizen` or `answered`.
    state: &'static str,
    /// By when an answer is promised (RFC 3339), while the agency has the word.
    answer_due: Option<String>,
    /// When the last answer was given (RFC 3339).
    answered_at: Option<String>,
    /// Whether the account may say now if the answer helped.
    asks_rating: bool,
    /// What it said to that.
    helped: Option<bool>,
}

impl EnquiryEntry {
    pub(super) fn of(enquiry: &Enquiry) -> Self {
        let facts = &enquiry.facts;
        let standing = facts.standing();
        let due = matches!(standing, Standing::Waiting | Standing::Late).then_some(facts.due);
        Self {
            reference: enquiry.reference.to_string(),
            topic: enquiry.topic.clone(),
            complaint: enquiry.complaint,
            agency: enquiry.agency.clone(),
            mission: enquiry.mission.clone(),
            about: enquiry.file.map(|file| file.to_string()),
            opened_at: enquiry.opened.to_string(),
            state: standing.as_str(),
            answer_due: due.map(|at| at.to_string()),
            answered_at: facts.answered.map(|at| at.to_string()),
            asks_rating: facts.asks_rating(),
            helped: facts.helped.map(|(helped, _)| helped),
        }
    }
}

/// An enquiry with its letters.
#[derive(Serialize, ToSchema)]
pub(super) struct EnquiryView {
    /// How it stands.
    enquiry: EnquiryEntry,
    /// The letters, oldest first, the last 200.
    letters: Vec<LetterEntry>,
}

impl EnquiryView {
    pub(super) fn of(enquiry: &Enquiry, letters: &[Letter]) -> Self {
        Self { enquiry: EnquiryEntry::of(enquiry), letters: letters.iter().map(LetterEntry::of).collect() }
    }
}

/// An enquiry or a complaint to be opened.
#[derive(Deserialize, ToSchema)]
pub(super) struct OpenEnquiry {
    /// Key of the topic.
    pub topic: String,
    /// Key of the mission that serves the account's owner.
    pub mission: String,
    /// The reference of an own file it is about.
    #[serde(default)]
    pub about: Option<String>,
    /// The words, at most 4,000 characters.
    pub text: String,
    /// A PDF, JPEG or PNG of at most 10 MiB in Base64.
    #[serde(default)]
    #[schema(content_encoding = "base64")]
    pub attachment: Option<String>,
}

impl OpenEnquiry {
    /// What is asked.
    pub(super) fn asking(&self) -> Asking<'_> {
        Asking { topic: &self.topic, mission: &self.mission, about: self.about.as_deref(), text: &self.text }
    }
}

/// Whether the answer helped.
#[derive(Deserialize, ToSchema)]
pub(super) struct RateAnswer {
    /// Yes or no.
    pub helped: bool,
}
