//! The wire types of the API. Nothing personal is in a tracked file: who needs the answers has written them.

use kernel::Money;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::applications::{
    model::{Act, Application, Party, Stage, acts_of},
    sheet::Sheet,
};

/// Opens a draft.
#[derive(Deserialize, ToSchema)]
pub struct OpenDraft {
    /// Key of the service.
    pub service: String,
    /// Key of the country of residence (ISO 3166-1 alpha-2, small letters).
    pub country: String,
    /// Answers to the questions asked before applying, by field.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: Map<String, Value>,
    /// The code of an invitation, where the pilot of the country asks for one and the account is not in yet.
    #[serde(default)]
    pub invitation: Option<String>,
    /// The code of the poster or link by which the person came, where the client kept one: it is counted as a sum, and never told
    /// with a name.
    #[serde(default)]
    pub came_by: Option<String>,
}

/// Answers one page.
#[derive(Deserialize, ToSchema)]
pub struct AnswerPage {
    /// Key of the page.
    pub page: String,
    /// Answers by field, in the form that reading them back gives.
    #[schema(value_type = Object)]
    pub answers: Map<String, Value>,
}

/// Submits.
#[derive(Deserialize, ToSchema)]
pub struct Submission {
    /// That the data are true, on the applicant's responsibility.
    pub declared: bool,
}

/// A body without members.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// An amount.
#[derive(Serialize, ToSchema)]
pub struct Amount {
    /// Decimal, with a point.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency().code().to_owned() }
    }
}

/// What is due and until when.
#[derive(Serialize, ToSchema)]
pub struct Due {
    /// What is charged.
    pub charged: Amount,
    /// The fees in pounds.
    pub total: Amount,
    /// Until when the price holds (RFC 3339).
    pub valid_until: String,
}

/// Two days, the first not after the last (ISO 8601).
#[derive(Serialize, ToSchema)]
#[schema(as = UsualDays)]
pub struct Usually {
    /// The first.
    pub from: String,
    /// The last.
    pub until: String,
}

/// A page of a draft.
#[derive(Serialize, ToSchema)]
pub struct PageOfDraft {
    /// Its key.
    pub key: String,
    /// Whether everything on it is answered.
    pub complete: bool,
}

/// A file as its owner tracks it.
#[derive(Serialize, ToSchema)]
pub struct File {
    /// The public reference.
    pub reference: String,
    /// Key of the service.
    pub service: String,
    /// Where it stands. A record that differs reads `not_located` here as well: this answer opens nothing sealed, so it
    /// cannot know whether the owner asks about herself, and nobody else may tell the two apart.
    pub stage: Stage,
    /// What its owner may do now.
    pub acts: Vec<Act>,
    /// Key of the mission that holds it.
    pub mission: Option<String>,
    /// When the draft was opened (RFC 3339).
    pub opened_at: String,
    /// When it was submitted (RFC 3339).
    pub submitted_at: Option<String>,
    /// When it was paid (RFC 3339).
    pub paid_at: Option<String>,
    /// When the document was issued (RFC 3339).
    pub issued_at: Option<String>,
    /// The promised day (ISO 8601).
    pub promised_on: Option<String>,
    /// The days between which most files like this one are finished, where enough were; told once and kept.
    pub usually: Option<Usually>,
    /// Code of the reason it was rejected for.
    pub reject_reason: Option<String>,
    /// The frozen price.
    pub due: Option<Due>,
    /// The pages of a draft that are asked, in order; empty afterwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageOfDraft>,
}

impl File {
    /// A file by its row alone: nothing is unsealed to read where it stands.
    pub fn of(file: &Application) -> Self {
        let facts = &file.facts;
        let text = |moment: Option<kernel::Moment>| moment.map(|moment| moment.to_string());
        Self {
            reference: file.reference.to_string(),
            service: file.service.clone(),
            stage: told(file.stage()),
            acts: acts_of(file.stage(), Party::Owner).collect(),
            mission: file.mission.clone(),
            opened_at: facts.opened_at.to_string(),
            submitted_at: text(facts.submitted_at),
            paid_at: text(facts.paid_at),
            issued_at: text(facts.issued_at),
            promised_on: file.promised_on.map(|day| day.to_string()),
            usually: None,
            reject_reason: file.reject_reason.clone(),
            due: file.quote.as_ref().map(|quote| Due {
                charged: quote.charged.into(),
                total: quote.total.into(),
                valid_until: quote.valid_until.to_string(),
            }),
            pages: Vec::new(),
        }
    }

    /// The same with what files like it take.
    #[must_use]
    pub fn usually(mut self, days: Option<(kernel::Day, kernel::Day)>) -> Self {
        self.usually = days.map(|(from, until)| Usually { from: from.to_string(), until: until.to_string() });
        self
    }

    /// A draft with its pages.
    pub fn draft(sheet: &Sheet) -> Self {
        let pages = sheet.journey.pages.iter().filter(|page| page.visible);
        let pages = pages.map(|page| PageOfDraft { key: page.key.clone(), complete: page.complete }).collect();
        Self { pages, ..Self::of(&sheet.file) }
    }
}

fn told(stage: Stage) -> Stage {
    if stage == Stage::Mismatch { Stage::NotLocated } else { stage }
}

/// The files of the account, newest first.
#[derive(Serialize, ToSchema)]
pub struct Files {
    /// At most a hundred.
    pub files: Vec<File>,
}

/// An upload that was attached.
#[derive(Serialize, ToSchema)]
pub struct Attached {
    /// Its identifier within the file.
    pub id: String,
}
