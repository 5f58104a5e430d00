//! Whether the chain of every file's events holds: nothing missing, nothing changed, nothing put in between.

mod store;

use ::store::{Store, events};
use kernel::{Actor, Id, Outcome, marks};

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

/// Reads every chain there is, in small transactions, and says which do not hold. It opens no sealed value: a chain can
/// be verified after its keys were destroyed.
///
/// # Errors
/// Only faults.
pub async fn verify_chains(store: &Store) -> Outcome<ChainReport> {
    let mut report = ChainReport::default();
    let mut after = self::store::FIRST;
    loop {
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
            None => return Ok(report),
        }
    }
}
