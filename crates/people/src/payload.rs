//! Reading identifiers out of a job's payload. A payload is written by our own code, so a missing one is a fault.

use kernel::{Failure, Id, Outcome};
use store::jobs::Job;

/// The identifier named `name` in the payload.
///
/// # Errors
/// A fault if it is not there.
pub(crate) fn id_in<T>(job: &Job, name: &'static str) -> Outcome<Id<T>> {
    job.payload
        .get(name)
        .and_then(serde_json::Value::as_str)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Failure::fault(format!("reading job {}", job.kind), format!("its payload has no {name}")))
}
