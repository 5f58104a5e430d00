//! Nobody acts on a file of her own or of her kin.
//!
//! A file knows the national numbers of its applicant, its subject and the parents in the record, and the registry names
//! the kin of the first two ([`registry::kin`]). All are kept as blind indexes, under every version of the key, and compared
//! with the number to which a staff account is bound; no number is opened for it. The desk's search reads the numbers in
//! the file and never the kin: a file is not found by the name of an aunt.

use kernel::{Failure, Id, NationalNumber, Outcome, Permit, Refusal, RefusalKind, marks};
use serde_json::Value;
use service_model::{Answers, Service, fields::FieldKind};
use store::{Cx, Scope, Vault};
use work::proposals::PersonKey;

use super::store as rows;
use crate::{
    applications::{
        model::Application,
        registry::{self, Evidence},
    },
    assistance,
};

/// What finds a file and tells its people apart, as blind indexes.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct FileIndex {
    /// Numbers of the applicant, the subject and the parents.
    pub people: Vec<Vec<u8>>,
    /// Phones and e-mail addresses given in the file.
    pub contacts: Vec<Vec<u8>>,
    /// Parts of names, and their skeletons.
    pub names: Vec<i64>,
    /// The subject alone.
    pub subject: Vec<Vec<u8>>,
}

pub(super) use crate::applications::registry::kin::PERSON;
/// The domain of the blind indexes of phones and addresses.
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

/// Whom a file concerns.
pub struct Concerned {
    /// The people in the file: applicant, subject, parents. None once the answers were forgotten.
    pub people: Vec<PersonKey>,
    /// The applicant and the subject again, and the kin of both as the registry named them.
    pub kin: Vec<PersonKey>,
    /// Whether the registry could name everybody.
    pub whole: bool,
}

/// Everybody whom the file concerns.
///
/// # Errors
/// A conflict while the kin are not known. That is so before the file came to the desk, for as long as the registry does
/// not answer, and after the citizen has corrected a number. The rule is strict because the other way round nothing could
/// be undone: what kin have seen they have seen, and a decision that kin have taken is void. The file keeps its place in
/// the queue and its clock meanwhile, and the answer usually comes within a second.
pub async fn concerned(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Concerned> {
    let kin = registry::kin::of(cx, scope, file).await?.ok_or_else(not_known)?;
    let people = rows::people(cx, scope, file).await?.unwrap_or_default();
    let keys = |indexes: Vec<Vec<u8>>| indexes.into_iter().map(PersonKey).collect();
    Ok(Concerned { people: keys(people), kin: keys(kin.people), whole: kin.whole })
}

/// Proof that a member of staff is a stranger to a file. Without one no act is done and no look is recorded.
#[derive(Debug)]
pub struct Stranger {
    _permit: Permit<ActOnFile>,
    /// Whether everybody was known with whom she was compared.
    pub whole: bool,
}

/// Whether `staff` is a stranger to the file: whether she may act on it, look into it and write to its applicant.
///
/// # Errors
/// Forbidden on a file of her own or of kin, and on one she helped to prepare; a conflict while the kin are not known.
pub async fn may_act(cx: &mut Cx, scope: &Scope, file: &Application, staff: Id<marks::Staff>) -> Outcome<Stranger> {
    // Whoever prepared it at the counter or on the telephone neither examines nor sees it afterwards.
    if assistance::store::took_part(cx, file.id, staff.uuid()).await? {
        return Err(helped());
    }
    let herself = PersonKey(people::staff_number_hash(cx, staff).await?);
    let Concerned { people, kin, whole } = concerned(cx, scope, file).await?;
    let permit = super::policy::stranger(&herself, people.iter().chain(&kin))?;
    Ok(Stranger { _permit: permit, whole })
}

/// What she meets who is concerned.
pub(super) fn refused() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "desk.own_file", "desk-refused-own-file").into()
}

/// What she meets who helped to prepare it.
pub(crate) fn helped() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "desk.helped", "desk-refused-helped").into()
}

fn not_known() -> Failure {
    Refusal::new(RefusalKind::Conflict, "desk.kin_not_known", "desk-refused-kin-not-known").into()
}
