//! The row of a file as it lies in the database, and the file it is.

use kernel::{Day, Failure, Id, Moment, Outcome};
use uuid::Uuid;

use crate::applications::model::{Application, Facts, Held, HeldFor, Quote, RegistryOutcome};

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
    pub asked_again_at: Option<Moment>,
    pub asked_again_by: Option<Uuid>,
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
    pub held_at: Option<Moment>,
    pub held_for: Option<String>,
}

/// Every row that fulfils a condition, as a query that is not yet fetched.
macro_rules! rows {
    ($which:literal $(, $bind:expr)* $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id, owner, reference, service, definition_revision, country, mission, used_at, used_in, quote,
                      promised_on as "promised_on: Day", version, opened_at as "opened_at: Moment",
                      submitted_at as "submitted_at: Moment", paid_at as "paid_at: Moment",
                      registry_answered_at as "registry_answered_at: Moment", registry_outcome,
                      sent_to_desk_at as "sent_to_desk_at: Moment",
                      asked_again_at as "asked_again_at: Moment", asked_again_by, claimed_at as "claimed_at: Moment", claimed_by,
                      correction_asked_at as "correction_asked_at: Moment",
                      correction_answered_at as "correction_answered_at: Moment", stopped_micros,
                      recommended_at as "recommended_at: Moment", recommended_by, rejected_at as "rejected_at: Moment",
                      rejected_by, reject_reason, approved_at as "approved_at: Moment", approved_by,
                      invited_at as "invited_at: Moment", invited_by, attended_at as "attended_at: Moment", attended_by,
                      handed_over_at as "handed_over_at: Moment", handed_over_by,
                      turned_at as "turned_at: Moment", resubmitted_at as "resubmitted_at: Moment",
                      entered_at as "entered_at: Moment", issued_at as "issued_at: Moment", cancelled_at as "cancelled_at: Moment",
                      expired_at as "expired_at: Moment",
                      held_at as "held_at: Moment", held_for
                 FROM casework.application WHERE "# + $which
            $(, $bind)*
        )
    };
}

pub(super) use rows;

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
            held: row
                .held_at
                .zip(row.held_for.as_deref().and_then(HeldFor::parse))
                .map(|(since, why)| Held { since, why }),
            facts: Facts {
                opened_at: row.opened_at,
                submitted_at: row.submitted_at,
                paid_at: row.paid_at,
                registry: row.registry_answered_at.zip(outcome),
                sent_to_desk_at: row.sent_to_desk_at,
                asked_again: by(row.asked_again_at, row.asked_again_by),
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
