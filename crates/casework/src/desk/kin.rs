//! Nobody acts on a file of her own or of her kin.
//!
//! A file knows the national numbers of its applicant, its subject and the parents in the record. Their blind indexes are
//! kept beside the file, under every version of the key, and compared with the number to which a staff account is bound;
//! no number is opened for it. The same row is what the desk's search reads.

use kernel::{Failure, Id, NationalNumber, Outcome, Permit, Refusal, RefusalKind, marks};
use serde_json::Value;
use service_model::{Answers, Service, fields::FieldKind};
use store::{Cx, Scope, Vault};
use work::proposals::PersonKey;

use super::store as rows;
use crate::applications::{model::Application, registry::Evidence};

/// What finds a file and tells its people apart, as blind indexes.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct FileIndex {
    /// Numbers of the applicant, the subject and the parents.
    pub people: Vec<Vec<u8>>,
    /// Phones and e-mail addresses given in the file.
    pub contacts: Vec<Vec<u8>>,
    /// Parts of names, and their skeletons.
    pub names: Vec<i64>,
}

/// The domains of the blind indexes; `people` uses the first for the numbers of staff and accounts.
pub(super) const PERSON: &str = "people.person";
pub(super) const CONTACT: &str = "casework.contact";

/// The index of a file from its answers and the registry's record. `own` is the applicant's number, if it is confirmed.
pub fn index(
    vault: &Vault,
    service: &Service,
    answers: &Answers,
    evidence: Option<&Evidence>,
    own: Option<&NationalNumber>,
) -> FileIndex {
    let mut index = FileIndex::default();
    let mut numbers: Vec<NationalNumber> = own.copied().into_iter().collect();
    for field in service.form.fields() {
        let Some(value) = answers.get(&field.name) else { continue };
        match &field.kind {
            FieldKind::NationalNumber(_) => collect_numbers(value, &mut numbers),
            FieldKind::Phone(_) | FieldKind::Email(_) => {
                if let Some(text) = value.as_str() {
                    index.contacts.extend(vault.blind_all(CONTACT, &contact_key(text)));
                }
            }
            FieldKind::PersonName(_) => {
                let full = value.get("full").and_then(Value::as_str).or_else(|| value.as_str()).unwrap_or_default();
                index.names.extend(vault.name_index(full));
            }
            _ => {}
        }
    }
    if let Some(record) = evidence.and_then(|evidence| evidence.record.as_ref()) {
        record.values().for_each(|value| collect_numbers(value, &mut numbers));
        for key in ["name", "latin_name"] {
            if let Some(name) = record.get(key).and_then(Value::as_str) {
                index.names.extend(vault.name_index(name));
            }
        }
    }
    for number in numbers {
        index.people.extend(vault.blind_all(PERSON, number.digits()));
    }
    index.people.sort_unstable();
    index.people.dedup();
    index.names.sort_unstable();
    index.names.dedup();
    index
}

/// A phone or e-mail address as it is indexed: small letters, Latin digits, no spaces.
pub fn contact_key(text: &str) -> String {
    kernel::arabic::latin_digits(text).to_lowercase().split_whitespace().collect()
}

/// Every national number anywhere in a value: whatever a record calls a parent, her number is found.
fn collect_numbers(value: &Value, numbers: &mut Vec<NationalNumber>) {
    match value {
        Value::String(text) => numbers.extend(text.parse::<NationalNumber>()),
        Value::Array(items) => items.iter().for_each(|item| collect_numbers(item, numbers)),
        Value::Object(parts) => parts.values().for_each(|part| collect_numbers(part, numbers)),
        _ => {}
    }
}

/// The act of working on a file that is nobody's own.
#[derive(Debug)]
pub enum ActOnFile {}

/// Everybody whom the file concerns, by number.
///
/// # Errors
/// A fault if the file was never indexed: then nobody may act on it.
pub async fn concerned(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Vec<PersonKey>> {
    let people = rows::people(cx, scope, file).await?;
    let people = people.ok_or_else(|| Failure::fault("comparing people of a file", "the file was never indexed"))?;
    Ok(people.into_iter().map(PersonKey).collect())
}

/// Whether `staff` is a stranger to the file.
///
/// # Errors
/// Forbidden on a file of her own or of kin.
pub async fn may_act(
    cx: &mut Cx,
    scope: &Scope,
    file: &Application,
    staff: Id<marks::Staff>,
) -> Outcome<Permit<ActOnFile>> {
    let herself = PersonKey(people::staff_number_hash(cx, staff).await?);
    let concerned = concerned(cx, scope, file).await?;
    super::policy::stranger(&herself, &concerned)
}

/// Whether `staff` may look at the file and write to its applicant. A file that was never indexed is in nobody's turn yet:
/// nothing of it can be acted on, so there is nobody to compare with.
///
/// # Errors
/// Forbidden on a file of her own or of kin.
pub async fn may_look(cx: &mut Cx, scope: &Scope, file: &Application, staff: Id<marks::Staff>) -> Outcome<()> {
    let Some(concerned) = rows::people(cx, scope, file).await? else { return Ok(()) };
    let herself = PersonKey(people::staff_number_hash(cx, staff).await?);
    let concerned: Vec<PersonKey> = concerned.into_iter().map(PersonKey).collect();
    super::policy::stranger(&herself, &concerned).map(drop)
}

/// What she meets who is concerned.
pub(super) fn refused() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "desk.own_file", "desk-refused-own-file").into()
}
