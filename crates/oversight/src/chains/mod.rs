//! Whether the chain of every file's events holds: nothing missing, nothing changed, nothing put in between. It opens no
//! sealed value, so a chain can be verified after its keys were destroyed.

mod store;
mod watch;

use ::store::{Store, events};
use kernel::{Actor, Id, Outcome, marks};
use uuid::Uuid;
#[cfg(test)]
pub(crate) use watch::walking_in_slices_of;
pub(crate) use watch::{BROKEN, jobs, periodic};

/// Files whose chains are read in one transaction.
const BATCH: i64 = 200;

/// What was found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ChainReport {
    /// Files read.
    pub files: u64,
    /// Events read.
    pub events: u64,
    /// Files whose chain breaks, and at which number.
    pub broken: Vec<(Id<marks::Application>, i64)>,
}

/// A place in the order of files: everything up to this shard and id was read.
type Place = (i16, Uuid);

/// Before every file.
const FIRST: Place = (-1, Uuid::nil());

/// Reads every chain there is, in small transactions, and says which do not hold.
///
/// # Errors
/// Only faults.
pub async fn verify_chains(store: &Store) -> Outcome<ChainReport> {
    let mut report = ChainReport::default();
    walk(store, FIRST, u64::MAX, &mut report).await?;
    Ok(report)
}

/// Reads the chains of the files after a place until the report counts `most` files or more, in whole batches. Returns
/// where to go on, or none when there are no more.
async fn walk(store: &Store, mut after: Place, most: u64, report: &mut ChainReport) -> Outcome<Option<Place>> {
    while report.files < most {
        let mut cx = store.begin(Actor::System("oversight.verify_chains")).await?;
        let files = self::store::files_after(&mut cx, after, BATCH).await?;
        for file in &files {
            let events = events::read(&mut cx, *file).await?;
            report.files += 1;
            report.events += events.len() as u64;
            if let Err(broken) = events::verify_chain(&events) {
                report.broken.push((*file, broken.seq));
            }
        }
        cx.commit().await?;
        match files.last() {
            Some(last) => after = (last.bucket().as_i16(), last.uuid()),
            None => return Ok(None),
        }
    }
    Ok(Some(after))
}
