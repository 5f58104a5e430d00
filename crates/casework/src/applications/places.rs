//! Where each sealed value of a file lies: the words that bind a ciphertext to its table, column, owner and row.
//!
//! A ciphertext moved to another row or column no longer opens.

use store::{Place, Purpose};
use uuid::Uuid;

use super::model::Application;

/// The officer's words of a rejection.
pub fn reject_note(file: &Application) -> Place {
    Place::new("casework.application.reject_note", file.owner.uuid(), Purpose::Application, file.id.uuid())
}

/// The answers of one page. Its row has no id of its own; the page's key is kept inside the sealed body and compared.
pub fn answer(file: &Application) -> Place {
    Place::new("casework.answer.body", file.owner.uuid(), Purpose::Application, file.id.uuid())
}

/// A person in the file.
pub fn person(file: &Application) -> Place {
    Place::new("casework.person.body", file.owner.uuid(), Purpose::Application, file.id.uuid())
}

/// The registry's record.
pub fn registry_record(file: &Application) -> Place {
    Place::new("casework.registry_answer.record", file.owner.uuid(), Purpose::Evidence, file.id.uuid())
}

/// What differs between the answers and the record.
pub fn registry_differences(file: &Application) -> Place {
    Place::new("casework.registry_answer.differences", file.owner.uuid(), Purpose::Evidence, file.id.uuid())
}

/// The officer's words of a correction.
pub fn correction_note(file: &Application, correction: Uuid) -> Place {
    Place::new("casework.correction.note", file.owner.uuid(), Purpose::Application, correction)
}
