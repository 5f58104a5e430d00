//! Joins the evaluation to the engine that withholds what is small, and to the one that prints and seals.

use std::{path::PathBuf, sync::Arc};

use ::evaluation::ports::{Disclosure, Press, Report, Shown};
use async_trait::async_trait;
use documents::{
    evaluation::{self, Line, ReportError},
    keys::{GeneratedKeys, IssuerKeys},
    render::{RenderError, RenderPool},
    seal::SealError,
};
use kernel::{Clock, Failure, Outcome};
use learning::disclosure;

use crate::config::{Environment, Settings};

/// The engine `learning`.
pub struct Withholding;

impl Disclosure for Withholding {
    fn shown(&self, counts: &[Vec<u64>]) -> Shown {
        let released = disclosure::release(counts);
        Shown {
            cells: released.cells.iter().map(|row| row.iter().map(Option::is_some).collect()).collect(),
            rows: released.rows.iter().map(Option::is_some).collect(),
            columns: released.columns.iter().map(Option::is_some).collect(),
            total: released.total.is_some(),
        }
    }
}

/// The engine `documents`, with the platform's own keys: a report is sealed by no authority.
pub struct ReportPress {
    folder: PathBuf,
    generated: GeneratedKeys,
    clock: Arc<dyn Clock>,
    pool: RenderPool,
}

impl ReportPress {
    /// That of this installation.
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>, pool: RenderPool) -> Self {
        let generated = match settings.environment {
            Environment::Production => GeneratedKeys::Refused,
            Environment::Development | Environment::Demo => GeneratedKeys::Allowed,
        };
        Self { folder: settings.data.keys.join("platform"), generated, clock, pool }
    }
}

#[async_trait]
impl Press for ReportPress {
    async fn print(&self, report: Report) -> Outcome<Vec<u8>> {
        let keys = IssuerKeys::open_platform(&self.folder, self.clock.now(), self.generated)
            .map_err(|error| Failure::passing("opening the keys of the platform", error))?;
        let rows = report.rows.into_iter().map(|row| Line {
            name: row.name,
            bound: row.bound,
            value: row.value,
            interval: row.interval,
            n: row.n,
            standing: row.standing,
            drawn: row.drawn,
        });
        let printed = evaluation::Report {
            number: report.number,
            countries: report.countries,
            version: report.version,
            window: report.window,
            moments: report.moments,
            outcome: report.outcome,
            follows: report.follows,
            reason: report.reason,
            rows: rows.collect(),
            checklist: report.checklist,
            lessons: report.lessons,
            practices: report.practices,
            simulated: report.simulated,
            at: report.at,
        };
        let work = self.pool.run(move |renderer| evaluation::close(renderer, &keys, &printed)).await;
        let closed = work.map_err(|error| match error {
            RenderError::Busy => Failure::passing("typesetting a report", error),
            other => Failure::fault("typesetting a report", other),
        })?;
        closed.map_err(|error| match error {
            ReportError::Seal(SealError::Signer(error)) => Failure::passing("sealing a report", error),
            other => Failure::fault("closing a report", other),
        })
    }
}
