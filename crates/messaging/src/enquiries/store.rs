//! Rows of enquiries. Their words are letters; here are only codes and moments.

use std::time::Duration;

use kernel::{Failure, Id, Moment, Outcome, Reference, Refusal, RefusalKind, marks};
use service_model::country::Desk;
use store::{Cx, Scope};
use uuid::Uuid;
use work::items::clock::ServiceClock;

use super::model::{Enquiry, Facts};

/// How many enquiries the list of the desk shows.
const PAGE: i64 = 100;

struct Row {
    id: Uuid,
    reference: String,
    owner: Uuid,
    topic: String,
    complaint: bool,
    agency: String,
    desk: String,
    office: String,
    mission: String,
    calendar: String,
    budget_secs: i32,
    used_secs: i32,
    running_since: Option<Moment>,
    due_at: Moment,
    rated: bool,
    file: Option<String>,
    opened_at: Moment,
    asked_at: Option<Moment>,
    answered_at: Option<Moment>,
    escalated_at: Option<Moment>,
    helped: Option<bool>,
    helped_at: Option<Moment>,
    version: i32,
}

impl Row {
    fn read(self) -> Outcome<Enquiry> {
        let reference = |text: &str| {
            text.parse::<Reference>().map_err(|error| Failure::fault("reading the reference of an enquiry", error))
        };
        let seconds = |secs: i32| Duration::from_secs(u64::try_from(secs).unwrap_or_default());
        let desk = Desk::parse(&self.desk)
            .ok_or_else(|| Failure::fault("reading an enquiry", format!("there is no desk `{}`", self.desk)))?;
        Ok(Enquiry {
            id: Id::from_uuid(self.id),
            reference: reference(&self.reference)?,
            owner: Id::from_uuid(self.owner),
            topic: self.topic,
            complaint: self.complaint,
            agency: self.agency,
            desk,
            office: self.office,
            mission: self.mission,
            calendar: self.calendar,
            file: self.file.as_deref().map(reference).transpose()?,
            opened: self.opened_at,
            facts: Facts {
                clock: ServiceClock {
                    budget: seconds(self.budget_secs),
                    used: seconds(self.used_secs),
                    running_since: self.running_since,
                },
                due: self.due_at,
                asked: self.asked_at,
                answered: self.answered_at,
                escalated: self.escalated_at,
                rated: self.rated,
                helped: self.helped.zip(self.helped_at),
            },
            version: self.version,
        })
    }
}

fn seconds(duration: Duration) -> i32 {
    i32::try_from(duration.as_secs()).unwrap_or(i32::MAX)
}

/// Writes a new enquiry.
pub async fn insert(cx: &mut Cx, new: &Enquiry) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO messaging.enquiry (bucket, id, reference, owner, topic, complaint, agency, desk, office, mission,
                                        calendar, budget_secs, running_since, due_at, rated, file, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        new.id.bucket().as_i16(),
        new.id.uuid(),
        new.reference.compact(),
        new.owner.uuid(),
        new.topic,
        new.complaint,
        new.agency,
        new.desk.as_str(),
        new.office,
        new.mission,
        new.calendar,
        seconds(new.facts.clock.budget),
        new.facts.clock.running_since as _,
        new.facts.due as _,
        new.facts.rated,
        new.file.as_ref().map(Reference::compact),
        new.opened as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The enquiry with this reference within `scope`; a foreign one is as unknown as one that never was.
pub async fn load(cx: &mut Cx, scope: &Scope, reference: Reference) -> Outcome<Enquiry> {
    let offices = scope.missions();
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, reference, owner, topic, complaint, agency, desk, office, mission, calendar, budget_secs, used_secs,
                  running_since AS "running_since: Moment", due_at AS "due_at: Moment", rated, file,
                  opened_at AS "opened_at: Moment", asked_at AS "asked_at: Moment", answered_at AS "answered_at: Moment",
                  escalated_at AS "escalated_at: Moment", helped, helped_at AS "helped_at: Moment", version
             FROM messaging.enquiry
            WHERE bucket = $1 AND reference = $2 AND ($3::uuid IS NULL OR owner = $3)
              AND ($4::text[] IS NULL OR office = ANY ($4))"#,
        reference.bucket().as_i16(),
        reference.compact(),
        scope.owner(),
        offices.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.read()
}

/// The enquiries of `account`, newest first, at most `limit`.
pub async fn of_owner(cx: &mut Cx, account: Id<marks::Account>, limit: i64) -> Outcome<Vec<Enquiry>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, reference, owner, topic, complaint, agency, desk, office, mission, calendar, budget_secs, used_secs,
                  running_since AS "running_since: Moment", due_at AS "due_at: Moment", rated, file,
                  opened_at AS "opened_at: Moment", asked_at AS "asked_at: Moment", answered_at AS "answered_at: Moment",
                  escalated_at AS "escalated_at: Moment", helped, helped_at AS "helped_at: Moment", version
             FROM messaging.enquiry WHERE bucket = $1 AND owner = $2 ORDER BY opened_at DESC, id DESC LIMIT $3"#,
        account.bucket().as_i16(),
        account.uuid(),
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// What waits for an answer at these desks within `scope`, by the earliest promise; what is late waits for the central
/// review besides, where `late` says that it is asked for.
pub async fn waiting(cx: &mut Cx, scope: &Scope, desks: &[Desk], late: bool) -> Outcome<Vec<Enquiry>> {
    let offices = scope.missions();
    let desks: Vec<String> = desks.iter().map(|desk| desk.as_str().to_owned()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, reference, owner, topic, complaint, agency, desk, office, mission, calendar, budget_secs, used_secs,
                  running_since AS "running_since: Moment", due_at AS "due_at: Moment", rated, file,
                  opened_at AS "opened_at: Moment", asked_at AS "asked_at: Moment", answered_at AS "answered_at: Moment",
                  escalated_at AS "escalated_at: Moment", helped, helped_at AS "helped_at: Moment", version
             FROM messaging.enquiry
            WHERE running_since IS NOT NULL AND ($1::text[] IS NULL OR office = ANY ($1))
              AND (desk = ANY ($2) OR ($3 AND escalated_at IS NOT NULL))
            ORDER BY due_at, id LIMIT $4"#,
        offices.as_deref(),
        &desks,
        late,
        PAGE,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Saves what the desk's acts and the citizen's words changed, if nobody else changed it meanwhile.
///
/// # Errors
/// A conflict if somebody did.
pub async fn save(cx: &mut Cx, enquiry: &Enquiry, facts: &Facts) -> Outcome<()> {
    let saved = sqlx::query!(
        "UPDATE messaging.enquiry SET used_secs = $4, running_since = $5, due_at = $6, asked_at = $7, answered_at = $8,
                                      version = version + 1
          WHERE bucket = $1 AND id = $2 AND version = $3",
        enquiry.id.bucket().as_i16(),
        enquiry.id.uuid(),
        enquiry.version,
        seconds(facts.clock.used),
        facts.clock.running_since as _,
        facts.due as _,
        facts.asked as _,
        facts.answered as _,
    )
    .execute(cx.conn())
    .await?;
    changed(saved.rows_affected())
}

/// Saves what only the citizen and time change: the escalation and the rating.
///
/// # Errors
/// As [`save`].
pub async fn save_rest(cx: &mut Cx, enquiry: &Enquiry, facts: &Facts) -> Outcome<()> {
    let (helped, at) = facts.helped.unzip();
    let saved = sqlx::query!(
        "UPDATE messaging.enquiry SET escalated_at = $4, helped = $5, helped_at = $6, version = version + 1
          WHERE bucket = $1 AND id = $2 AND version = $3",
        enquiry.id.bucket().as_i16(),
        enquiry.id.uuid(),
        enquiry.version,
        facts.escalated as _,
        helped,
        at as _,
    )
    .execute(cx.conn())
    .await?;
    changed(saved.rows_affected())
}

fn changed(rows: u64) -> Outcome<()> {
    if rows == 1 {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "messaging.enquiry_moved_on", "messaging-refusal-moved-on").into())
}

/// Deletes enquiries opened before `moment`, whose letters are deleted by the same period; returns how many.
pub async fn forget(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let done =
        sqlx::query!("DELETE FROM messaging.enquiry WHERE opened_at < $1", moment as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}
