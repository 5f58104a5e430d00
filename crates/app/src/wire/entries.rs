//! What is to be entered in the registry, from the data of a definition into the shapes of the registry's protocol. Only
//! words are translated here; a datum that is missing is a fault of the definition, never guessed.

use casework::ports::ToEnter;
use kernel::{Day, Failure, NationalNumber, Outcome, Sex};
use outbound::registry::{Act, BirthEntry, DeathEntry, DivorceEntry, MarriageEntry, NamedPerson, NewEntry};

/// The entry as the registry's protocol has it.
///
/// # Errors
/// A fault if a datum is missing: the form asked for everything, so the definition is broken.
pub(super) fn new_entry(entry: &ToEnter) -> Outcome<NewEntry> {
    let data = Data(entry);
    Ok(match Act::parse(&entry.act) {
        Some(Act::Birth) => NewEntry::Birth(BirthEntry {
            name: data.text("name")?,
            sex: if data.text("sex")? == "male" { Sex::Male } else { Sex::Female },
            born: data.day("birth_date")?,
            place: data.text("event_place")?,
            father: data.named("father_name", "father_number", None)?,
            mother: data
                .named("mother_name", "mother_number", Some("mother_nationality"))?
                .ok_or_else(|| missing("mother_name"))?,
        }),
        Some(Act::Death) => NewEntry::Death(DeathEntry {
            number: data.number("number")?.ok_or_else(|| missing("number"))?,
            name: data.text("name")?,
            died_on: data.day("event_date")?,
            place: data.text("event_place")?,
        }),
        Some(Act::Marriage) => NewEntry::Marriage(MarriageEntry {
            number: data.number("number")?.ok_or_else(|| missing("number"))?,
            spouse: data
                .named("spouse_name", "spouse_number", Some("spouse_nationality"))?
                .ok_or_else(|| missing("spouse_name"))?,
            contracted_on: data.day("event_date")?,
            authority: data.text("authority")?,
            document_number: data.text("document_number")?,
        }),
        Some(Act::Divorce) => NewEntry::Divorce(DivorceEntry {
            number: data.number("number")?.ok_or_else(|| missing("number"))?,
            spouse_name: data.text("spouse_name")?,
            divorced_on: data.day("event_date")?,
            kind: divorce_kind(&data.text("event_kind")?)?,
            authority: data.text("authority")?,
            document_number: data.text("document_number")?,
        }),
        _ => return Err(Failure::fault("entering an event", format!("no entry of acts of the kind {}", entry.act))),
    })
}

/// The words in which the registry writes the kind of a divorce.
fn divorce_kind(key: &str) -> Outcome<String> {
    let words = match key {
        "revocable" => "طلاق رجعي",
        "irrevocable" => "طلاق بائن",
        "judgment" => "تطليق بحكم محكمة",
        _ => return Err(Failure::fault("entering an event", "the kind of divorce is not in the protocol")),
    };
    Ok(words.to_owned())
}

/// The data of an entry by their names.
struct Data<'e>(&'e ToEnter);

impl Data<'_> {
    fn text(&self, datum: &'static str) -> Outcome<String> {
        self.0.data.get(datum).cloned().ok_or_else(|| missing(datum))
    }

    fn day(&self, datum: &'static str) -> Outcome<Day> {
        self.text(datum)?.parse().map_err(|error| Failure::fault("entering an event", error))
    }

    fn number(&self, datum: &'static str) -> Outcome<Option<NationalNumber>> {
        let number = self.0.data.get(datum).map(|digits| digits.parse());
        number.transpose().map_err(|error| Failure::fault("entering an event", error))
    }

    /// Somebody by name; nobody where the form did not ask.
    fn named(
        &self,
        name: &'static str,
        number: &'static str,
        nationality: Option<&'static str>,
    ) -> Outcome<Option<NamedPerson>> {
        let Some(name) = self.0.data.get(name).cloned() else { return Ok(None) };
        let nationality = nationality.and_then(|datum| self.0.data.get(datum).cloned());
        Ok(Some(NamedPerson { name, number: self.number(number)?, nationality }))
    }
}

fn missing(datum: &'static str) -> Failure {
    Failure::fault("entering an event", format!("the form gave no `{datum}`"))
}
