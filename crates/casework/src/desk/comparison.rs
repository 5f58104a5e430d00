//! The applicant's data beside the registry's record, field by field, with what differs marked.
//!
//! Pure. The registry decides what differs in substance; here two texts that the registry accepts but that are not
//! written alike are told apart too, so that an officer sees a misspelled name. A value that is never shown is compared
//! and only the verdict is given.

use kernel::arabic;
use serde_json::Value;
use service_model::{
    Answers, Service,
    fields::{FieldKind, Shown},
};

use super::masking::{self, Datum, Showing};
use crate::applications::registry::{Differences, Evidence, KEPT};

/// Data of a search and the fields of a record that answer them, where the names are not the same.
const OTHER_NAMES: [(&str, &str); 2] = [("birth_date", "born"), ("governorate", "place_governorate")];

/// The field of a record that holds the day of the event, by the kind of act.
const EVENT_DAYS: [(&str, &str); 3] = [("death", "died_on"), ("marriage", "contracted_on"), ("divorce", "divorced_on")];

/// What comparing one datum gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Written alike.
    Same,
    /// Not written alike, and the registry takes it for the same.
    Spelling,
    /// The registry says it differs, or it plainly does.
    Differs,
    /// Only the record has it.
    RecordOnly,
    /// Only the applicant gave it.
    AnswerOnly,
}

impl Verdict {
    /// The end of its text key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Spelling => "spelling",
            Self::Differs => "differs",
            Self::RecordOnly => "record-only",
            Self::AnswerOnly => "answer-only",
        }
    }
}

/// One line of the comparison.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Key of the datum: that of the record, else of the search, with hyphens.
    pub datum: String,
    /// The form field that answers it, if one does.
    pub field: Option<String>,
    /// What the applicant gave.
    pub asked: Option<Shown>,
    /// What the record says.
    pub recorded: Option<String>,
    /// How the values may be shown.
    pub showing: Showing,
    /// What comparing gave.
    pub verdict: Verdict,
}

/// Every datum of the record in the order documents print it, then what was sought and is not in the record.
pub fn compare(service: &Service, answers: &Answers, evidence: Option<&Evidence>) -> Vec<Line> {
    let nothing = Differences::default();
    let differences = evidence.map_or(&nothing, |evidence| &evidence.differences);
    let record = evidence.and_then(|evidence| evidence.record.as_ref());
    let mut data = record.map(masking::flatten).unwrap_or_default();
    data.sort_by_key(|datum| KEPT.iter().position(|kept| *kept == datum.outermost));
    let sought = sought(service);
    let mut lines: Vec<Line> = data
        .iter()
        .map(|datum| {
            let asked = sought.iter().find(|asked| asked.datum == datum.key);
            line(datum, asked, service, answers, differences)
        })
        .collect();
    for asked in sought.iter().filter(|asked| !data.iter().any(|datum| datum.key == asked.datum)) {
        let differs = differences.0.iter().any(|difference| difference.datum == asked.search);
        if let Some(shown) = shown(service, answers, asked.field).filter(|shown| *shown != Shown::Nothing) {
            let verdict = if differs { Verdict::Differs } else { Verdict::AnswerOnly };
            let showing = if shown == Shown::Hidden { Showing::Never } else { Showing::Clear };
            lines.push(Line {
                datum: asked.datum.clone(),
                field: Some(asked.field.to_owned()),
                asked: Some(shown),
                recorded: None,
                showing,
                verdict,
            });
        }
    }
    lines
}

/// A datum that was sought: its name in the search, in the record, and the field that answers it.
struct Sought<'s> {
    search: &'static str,
    datum: String,
    field: &'s str,
}

fn sought(service: &Service) -> Vec<Sought<'_>> {
    let pairs = service.registry.iter().flat_map(|search| &search.sought);
    let act = service.registry.as_ref().map_or("", |search| search.act.as_str());
    let event = EVENT_DAYS.iter().find(|(own, _)| *own == act).map(|(_, field)| ("event_date", *field));
    let named = |search: &'static str| {
        let other = OTHER_NAMES.iter().chain(&event).find(|(own, _)| *own == search);
        other.map_or(search, |(_, record)| *record).replace('_', "-")
    };
    pairs.map(|(search, field)| Sought { search, datum: named(search), field }).collect()
}

fn line(
    datum: &Datum,
    asked: Option<&Sought<'_>>,
    service: &Service,
    answers: &Answers,
    differences: &Differences,
) -> Line {
    let value = asked.and_then(|asked| shown(service, answers, asked.field)).filter(|shown| *shown != Shown::Nothing);
    let says_differs = asked.is_some_and(|asked| differences.0.iter().any(|found| found.datum == asked.search));
    let typed = asked.and_then(|asked| answers.get(asked.field)).map(written);
    let verdict = match &typed {
        _ if says_differs => Verdict::Differs,
        None => Verdict::RecordOnly,
        Some(typed) if typed.trim() == datum.value.trim() => Verdict::Same,
        Some(typed) if alike(typed, &datum.value) => Verdict::Same,
        // The registry compared the words and does not object: only the writing is another. Dates, numbers and coded
        // values have no spelling.
        Some(_) if asked.is_some_and(|asked| in_words(service, asked.field)) => Verdict::Spelling,
        Some(_) => Verdict::Differs,
    };
    Line {
        datum: datum.key.clone(),
        field: asked.map(|asked| asked.field.to_owned()),
        asked: value,
        recorded: Some(datum.value.clone()),
        showing: datum.showing,
        verdict,
    }
}

fn shown(service: &Service, answers: &Answers, field: &str) -> Option<Shown> {
    service.form.field(field).map(|own| own.show(answers.get(field)))
}

fn in_words(service: &Service, field: &str) -> bool {
    let kind = service.form.field(field).map(|field| &field.kind);
    matches!(kind, Some(FieldKind::Text(_) | FieldKind::PersonName(_) | FieldKind::SecretText(_)))
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(parts) => parts.get("full").and_then(Value::as_str).unwrap_or_default().to_owned(),
        other => other.to_string(),
    }
}

/// Whether two texts are one name or number written in two ways that mean nothing.
fn alike(typed: &str, recorded: &str) -> bool {
    let trimmed = |text: &str| text.trim_start_matches('0').to_owned();
    arabic::name_key(typed) == arabic::name_key(recorded)
        || (recorded.bytes().all(|byte| byte.is_ascii_digit())
            && trimmed(&arabic::latin_digits(typed)) == trimmed(recorded))
}
