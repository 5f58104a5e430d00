//! The agencies' own books: which requests came and what happened to each. Every change is on the disk before it counts.

use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{
    super::wire::{ReportWire, RequestWire},
    Told,
};
use crate::simulators::Journal;

/// Why the books refuse.
#[derive(Debug)]
pub(super) enum RequestsError {
    /// The reference came with other contents.
    Differs,
    /// Nobody sent the reference.
    Unknown,
    /// The journal cannot be written.
    Disk(io::Error),
}

/// What a line of the journal says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Entry {
    Came { agency: String, request: RequestWire },
    Happened { reference: String, report: ReportWire },
}

/// A request as the books have it.
#[derive(Clone, Serialize)]
pub(super) struct Known {
    pub agency: String,
    pub request: RequestWire,
    pub reports: Vec<ReportWire>,
    /// How often it came; a repeat is the same request.
    pub came: u32,
}

pub(super) struct Requests {
    journal: Journal<Entry>,
    known: Mutex<BTreeMap<String, Known>>,
}

impl Requests {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let (journal, entries) = Journal::open(path)?;
        let mut known = BTreeMap::new();
        entries.into_iter().for_each(|entry| apply(&mut known, entry));
        Ok(Self { journal, known: Mutex::new(known) })
    }

    fn books(&self) -> MutexGuard<'_, BTreeMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, known: &mut BTreeMap<String, Known>, entry: Entry) -> Result<(), RequestsError> {
        self.journal.append(&entry).map_err(RequestsError::Disk)?;
        apply(known, entry);
        Ok(())
    }

    pub(super) fn take(&self, agency: &str, request: RequestWire) -> Result<(), RequestsError> {
        let mut known = self.books();
        match known.get_mut(&request.reference) {
            Some(there) if there.request == request && there.agency == agency => {
                there.came += 1;
                Ok(())
            }
            Some(_) => Err(RequestsError::Differs),
            None => self.write(&mut known, Entry::Came { agency: agency.to_owned(), request }),
        }
    }

    /// Lets the states come one second after another, after whatever happened before.
    pub(super) fn happen(&self, reference: &str, told: &Told, now: Moment) -> Result<Vec<ReportWire>, RequestsError> {
        let mut known = self.books();
        let there = known.get(reference).ok_or(RequestsError::Unknown)?;
        let second = Duration::from_secs(1);
        let mut at = there.reports.last().map_or(now, |last| last.at.plus(second).max(now));
        let before = there.reports.len();
        let mut reports = Vec::new();
        for (count, state) in (before..).zip(&told.states) {
            let report = ReportWire {
                event: format!("{reference}-{count}"),
                state: state.clone(),
                at,
                reason: told.reason.clone().filter(|_| state == "refused"),
                visit_at: told.visit_at.filter(|_| state == "called"),
            };
            self.write(&mut known, Entry::Happened { reference: reference.to_owned(), report: report.clone() })?;
            reports.push(report);
            at = at.plus(second);
        }
        Ok(reports)
    }

    pub(super) fn known(&self, reference: &str) -> Option<Known> {
        self.books().get(reference).cloned()
    }

    pub(super) fn all(&self) -> Vec<Known> {
        self.books().values().cloned().collect()
    }
}

fn apply(known: &mut BTreeMap<String, Known>, entry: Entry) {
    match entry {
        Entry::Came { agency, request } => {
            known.insert(request.reference.clone(), Known { agency, request, reports: Vec::new(), came: 1 });
        }
        Entry::Happened { reference, report } => {
            if let Some(known) = known.get_mut(&reference) {
                known.reports.push(report);
            }
        }
    }
}
