//! Who serves a file of the counter.

use kernel::{Actor, Failure, Id, Outcome, marks};

use super::model::CounterFile;

/// An officer of the mission where the file was begun. For everybody else it does not exist.
///
/// # Errors
/// Not found.
pub fn serves(actor: &Actor, file: &CounterFile) -> Outcome<Id<marks::Staff>> {
    let (staff, missions) = people::counter::officer(actor)?;
    if missions.contains(&file.mission) { Ok(staff) } else { Err(Failure::not_found()) }
}
