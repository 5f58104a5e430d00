//! The courier's own books: which parcels were announced and what happened to each. Every change is on the disk before it
//! counts.

use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::super::{
    Status,
    wire::{ParcelWire, ReportWire},
};
use crate::simulators::Journal;

/// Why the books refuse.
#[derive(Debug)]
pub(super) enum ParcelsError {
    /// The number was announced with other contents.
    Differs,
    /// Nobody announced the number.
    Unknown,
    /// The journal cannot be written.
    Disk(io::Error),
}

/// What a line of the journal says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    Announced { parcel: ParcelWire },
    Happened { number: String, report: ReportWire },
}

#[derive(Clone)]
struct Known {
    parcel: ParcelWire,
    reports: Vec<ReportWire>,
}

pub(super) struct Parcels {
    journal: Journal<Entry>,
    known: Mutex<BTreeMap<String, Known>>,
}

impl Parcels {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let (journal, entries) = Journal::open(path)?;
        let mut known = BTreeMap::new();
        entries.into_iter().for_each(|entry| apply(&mut known, entry));
        Ok(Self { journal, known: Mutex::new(known) })
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, known: &mut BTreeMap<String, Known>, entry: Entry) -> Result<(), ParcelsError> {
        self.journal.append(&entry).map_err(ParcelsError::Disk)?;
        apply(known, entry);
        Ok(())
    }

    pub(super) fn announce(&self, parcel: ParcelWire) -> Result<(), ParcelsError> {
        let mut known = self.known();
        match known.get(&parcel.number) {
            Some(there) if there.parcel == parcel => Ok(()),
            Some(_) => Err(ParcelsError::Differs),
            None => self.write(&mut known, Entry::Announced { parcel }),
        }
    }

    /// Lets `statuses` happen one second after another, after whatever happened before.
    pub(super) fn happen(
        &self,
        number: &str,
        statuses: &[Status],
        now: Moment,
    ) -> Result<Vec<ReportWire>, ParcelsError> {
        let mut known = self.known();
        let there = known.get(number).ok_or(ParcelsError::Unknown)?;
        let second = Duration::from_secs(1);
        let mut at = there.reports.last().map_or(now, |last| last.at.plus(second).max(now));
        let before = there.reports.len();
        let mut reports = Vec::new();
        for (count, status) in (before..).zip(statuses) {
            let report = ReportWire { event: format!("{number}-{count}"), status: *status, at };
            self.write(&mut known, Entry::Happened { number: number.to_owned(), report: report.clone() })?;
            reports.push(report);
            at = at.plus(second);
        }
        Ok(reports)
    }

    pub(super) fn reports(&self, number: &str) -> Option<Vec<ReportWire>> {
        self.known().get(number).map(|known| known.reports.clone())
    }

    /// Where pushes about a parcel go.
    pub(super) fn notify(&self, number: &str) -> Option<String> {
        self.known().get(number).map(|known| known.parcel.notification_url.clone())
    }

    pub(super) fn all(&self) -> Vec<ParcelWire> {
        self.known().values().map(|known| known.parcel.clone()).collect()
    }
}

fn apply(known: &mut BTreeMap<String, Known>, entry: Entry) {
    match entry {
        Entry::Announced { parcel } => {
            known.insert(parcel.number.clone(), Known { parcel, reports: Vec::new() });
        }
        Entry::Happened { number, report } => {
            if let Some(known) = known.get_mut(&number) {
                known.reports.push(report);
            }
        }
    }
}
