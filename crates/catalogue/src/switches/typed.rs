//! What an administrator typed into one of the forms of the page, as a setting; and where a mistake of the act belongs.

use kernel::{Failure, Slips, arabic};
use service_model::Names;
use web::Fields;

use super::{Name, PAUSED, Setting};
use crate::{definitions::Kind, reading::Snapshot};

/// The forms of the page. The two numbers of a pilot share one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FormOf {
    /// A stage.
    Stage,
    /// A cap, of files or of people.
    Cap,
    /// Who is let in.
    Entry,
}

impl FormOf {
    /// The form that was sent.
    pub fn sent(fields: &Fields) -> Self {
        match fields.text("switch") {
            "cap" => Self::Cap,
            "entry" => Self::Entry,
            _ => Self::Stage,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Cap => "cap",
            Self::Entry => "entry",
        }
    }

    /// The name of a field; the page has several forms.
    pub fn field(self, end: &str) -> String {
        format!("{}_{end}", self.as_str())
    }

    /// Whether a switch is set in this form.
    pub fn sets(self, name: Name) -> bool {
        match self {
            Self::Stage => name == Name::Stage,
            Self::Cap => matches!(name, Name::Cap | Name::People),
            Self::Entry => name == Name::Entry,
        }
    }

    /// Mistakes of the act belong to the form that was sent.
    pub fn at_form(self, failure: Failure) -> Failure {
        match failure {
            Failure::Slips(mut slips) => {
                for slip in slips.0.iter_mut().filter(|slip| slip.field == "reason") {
                    slip.field = self.field("reason").into();
                }
                Failure::Slips(slips)
            }
            Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => {
                Failure::Refusal(refusal.at(self.field("what")))
            }
            Failure::Refusal(refusal) => match refusal.field.clone() {
                Some(field) if matches!(field.as_ref(), "value" | "said_ar") => {
                    Failure::Refusal(refusal.at(self.field(&field)))
                }
                _ => Failure::Refusal(refusal),
            },
            other => other,
        }
    }
}

/// The id of a choice of what: `country.ae`.
pub(super) fn id(setting: &Setting) -> String {
    format!("{}.{}", setting.kind.as_str(), setting.key)
}

/// What was chosen is `country.ae` and the like, one of those that were offered.
pub(super) fn read(fields: &Fields, form: FormOf, snapshot: &Snapshot) -> Result<Setting, Slips> {
    let mut slips = Slips::new();
    let (what, value) = (form.field("what"), form.field("value"));
    let counted = form.field("counted");
    let name = match (form, fields.text(&counted)) {
        (FormOf::Stage, _) => Name::Stage,
        (FormOf::Entry, _) => Name::Entry,
        (FormOf::Cap, "people") => Name::People,
        (FormOf::Cap, "files") => Name::Cap,
        (FormOf::Cap, _) => {
            slips.add(counted, "field-choice-required");
            Name::Cap
        }
    };
    let found = switches(snapshot).into_iter().find(|own| own.name == name && id(own) == fields.text(&what));
    if found.is_none() {
        slips.add(what, "field-choice-required");
    }
    let given = arabic::latin_digits(fields.text(&value));
    if given.is_empty() {
        slips.add(value, if form == FormOf::Cap { "field-required" } else { "field-choice-required" });
    }
    let said = (name == Name::Stage && given == PAUSED).then(|| told(fields, form, &mut slips));
    match found.filter(|_| slips.is_empty()) {
        Some(own) => Ok(Setting { value: given, said, ..own }),
        None => Err(slips),
    }
}

/// What people are told of a pause, in both languages.
fn told(fields: &Fields, form: FormOf, slips: &mut Slips) -> Names {
    let mut text = |end: &str| {
        let name = form.field(end);
        let text = fields.text(&name).to_owned();
        if text.is_empty() || text.chars().count() > super::LONGEST {
            slips.add(name, "catalogue-refused-unexplained");
        }
        text
    };
    Names { ar: text("said_ar"), en: text("said_en") }
}

/// Every switch there is, with the value that holds; no value where no number is set.
pub(super) fn switches(snapshot: &Snapshot) -> Vec<Setting> {
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let countries = snapshot.countries().flat_map(|(key, own)| {
        let entry = if own.admission.invited { super::INVITED } else { super::ANYONE };
        [
            Setting::new(Kind::Country, key, Name::Stage, own.stage.as_str()),
            Setting::new(Kind::Country, key, Name::Cap, number(own.admission.files)),
            Setting::new(Kind::Country, key, Name::People, number(own.admission.people)),
            Setting::new(Kind::Country, key, Name::Entry, entry),
        ]
    });
    let services =
        snapshot.services().map(|(key, own)| Setting::new(Kind::Service, key, Name::Stage, own.stage.as_str()));
    countries.chain(services).collect()
}
