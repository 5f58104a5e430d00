//! The row of a file as it lies in the database, and the file it is.

use kernel::{Day, Failure, Id, Moment, Outcome};
use uuid::Uuid;

use crate::applications::model::{Application, Facts, Quote, RegistryOutcome};

/// Every column that a file is made of.
pub(super) struct Row {
    pub id: Uuid,
    pub owner: Uuid,
    pub reference: String,
    pub service: String,
    pub definition_revision: i32,
    pub country: String,
    pub mission: Option<String>,
    pub used_at: Option<String>,
    pub used_in: Option<String>,
    pub quote: Option<serde_json::Value>,
    pub promised_on: Option<Day>,
    pub version: i32,
    pub opened_at: Moment,
    pub submitted_at: Option<Moment>,
    pub paid_at: Option<Moment>,
    pub registry_answered_at: Option<Moment>,
    pub registry_outcome: Option<String>,
    pub sent_to_desk_at: Option<Moment>,
    pub claimed_at: Option<Moment>,
    pub claimed_by: Option<Uuid>,
    pub correction_asked_at: Option<Moment>,
    pub correction_answered_at: Option<Moment>,
    pub stopped_micros: i64,
    pub recommended_at: Option<Moment>,
    pub recommended_by: Option<Uuid>,
    pub rejected_at: Option<Moment>,
    pub rejected_by: Option<Uuid>,
    pub reject_reason: Option<String>,
    pub approved_at: Option<Moment>,
    pub approved_by: Option<Uuid>,
    pub turned_at: Option<Moment>,
    pub resubmitted_at: Option<Moment>,
    pub entered_at: Option<Moment>,
    pub issued_at: Option<Moment>,
    pub invited_at: Option<Moment>,
    pub invited_by: Option<Uuid>,
    pub attended_at: Option<Moment>,
    pub attended_by: Option<Uuid>,
    pub handed_over_at: Option<Moment>,
    pub handed_over_by: Option<Uuid>,
    pub cancelled_at: Option<Moment>,
    pub expired_at: Option<Moment>,
}

impl TryFrom<Row> for Application {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let by = |at: Option<Moment>, staff: Option<Uuid>| Some((at?, Id::from_uuid(staff?)));
        let outcome = row.registry_outcome.as_deref().and_then(RegistryOutcome::parse);
        let quote = row.quote.map(serde_json::from_value::<Quote>).transpose();
        Ok(Self {
            id: Id::from_uuid(row.id),
            owner: Id::from_uuid(row.owner),
            reference: row.reference.parse().map_err(|error| Failure::fault("reading a file's reference", error))?,
            service: row.service,
            definition_revision: row.definition_revision,
            country: row.country,
            mission: row.mission,
            used_at: row.used_at,
            used_in: row.used_in,
            quote: quote.map_err(|error| Failure::fault("reading a frozen quote", error))?,
            promised_on: row.promised_on,
            version: row.version,
            reject_reason: row.reject_reason,
            facts: Facts {
                opened_at: row.opened_at,
                submitted_at: row.submitted_at,
                paid_at: row.paid_at,
                registry: row.registry_answered_at.zip(outcome),
                sent_to_desk_at: row.sent_to_desk_at,
                claimed: by(row.claimed_at, row.claimed_by),
                correction_asked_at: row.correction_asked_at,
                correction_answered_at: row.correction_answered_at,
                stopped_micros: row.stopped_micros,
                recommended: by(row.recommended_at, row.recommended_by),
                rejected: row.rejected_at.map(|at| (at, row.rejected_by.map(Id::from_uuid))),
                approved: by(row.approved_at, row.approved_by),
                turned_at: row.turned_at,
                resubmitted_at: row.resubmitted_at,
                entered_at: row.entered_at,
                issued_at: row.issued_at,
                invited: by(row.invited_at, row.invited_by),
                attended: by(row.attended_at, row.attended_by),
                handed_over: by(row.handed_over_at, row.handed_over_by),
                cancelled_at: row.cancelled_at,
                expired_at: row.expired_at,
            },
        })
    }
}
