//! Rows of groups and their sessions.

pub mod awards;
pub mod enrolments;
pub mod later;
pub mod marks;

use ::store::Cx;
use kernel::{Failure, Id, Moment, Outcome};
use service_model::Names;
use uuid::Uuid;

use super::model::{Cohort, Content, Session};

struct Row {
    id: Uuid,
    training: String,
    revision: i32,
    title_ar: String,
    title_en: String,
    place_ar: String,
    place_en: String,
    online: Option<String>,
    zone: String,
    language: String,
    places: i32,
    opens_at: Moment,
    closes_at: Moment,
    least_percent: i16,
    opened_at: Moment,
    called_off_at: Option<Moment>,
    settled_at: Option<Moment>,
}

impl Row {
    fn with(self, sessions: Vec<Session>) -> Cohort {
        Cohort {
            id: Id::from_uuid(self.id),
            content: Content {
                training: self.training,
                revision: self.revision,
                title: Names { ar: self.title_ar, en: self.title_en },
                place: Names { ar: self.place_ar, en: self.place_en },
                online: self.online,
                zone: self.zone,
                language: self.language,
                places: self.places,
                opens_at: self.opens_at,
                closes_at: self.closes_at,
                least_percent: self.least_percent,
                sessions,
            },
            opened_at: self.opened_at,
            called_off_at: self.called_off_at,
            settled_at: self.settled_at,
        }
    }
}

macro_rules! rows {
    ($condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id, training, revision, title_ar, title_en, place_ar, place_en, online, zone, language, places,
                      opens_at AS "opens_at: Moment", closes_at AS "closes_at: Moment", least_percent,
                      opened_at AS "opened_at: Moment", called_off_at AS "called_off_at: Moment",
                      settled_at AS "settled_at: Moment"
                 FROM community.cohort WHERE "# + $condition,
            $($arguments)*
        )
    };
}

/// Opens a group, as one person proposed and another approved it.
pub async fn insert(cx: &mut Cx, cohort: &Cohort, (proposed_by, decided_by): (&str, &str)) -> Outcome<()> {
    let own = &cohort.content;
    sqlx::query!(
        "INSERT INTO community.cohort (id, training, revision, title_ar, title_en, place_ar, place_en, online, zone,
                language, places, opens_at, closes_at, least_percent, opened_at, proposed_by, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        cohort.id.uuid(),
        own.training,
        own.revision,
        own.title.ar,
        own.title.en,
        own.place.ar,
        own.place.en,
        own.online,
        own.zone,
        own.language,
        own.places,
        own.opens_at as _,
        own.closes_at as _,
        own.least_percent,
        cohort.opened_at as _,
        proposed_by,
        decided_by,
    )
    .execute(cx.conn())
    .await?;
    for session in &own.sessions {
        sqlx::query!(
            "INSERT INTO community.cohort_session (cohort, number, starts_at, ends_at) VALUES ($1, $2, $3, $4)",
            cohort.id.uuid(),
            session.number,
            session.starts_at as _,
            session.ends_at as _,
        )
        .execute(cx.conn())
        .await?;
    }
    Ok(())
}

/// Every group of an initiative, or of all if none is named, the next one to begin applying first.
pub async fn cohorts(cx: &mut Cx, training: Option<&str>) -> Outcome<Vec<Cohort>> {
    let found = rows!("($1::text IS NULL OR training = $1) ORDER BY opens_at, id", training);
    let found = found.fetch_all(cx.conn()).await?;
    let mut cohorts = Vec::with_capacity(found.len());
    for row in found {
        let sessions = sessions(cx, row.id).await?;
        cohorts.push(row.with(sessions));
    }
    Ok(cohorts)
}

/// The group, or the one 404.
pub async fn cohort(cx: &mut Cx, id: Id<Cohort>) -> Outcome<Cohort> {
    let row = rows!("id = $1", id.uuid()).fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)?;
    let sessions = sessions(cx, row.id).await?;
    Ok(row.with(sessions))
}

/// The group, once nobody else gives or takes places of it, and nobody else until the transaction ends.
pub async fn lock(cx: &mut Cx, id: Id<Cohort>) -> Outcome<Cohort> {
    let row = rows!("id = $1 FOR UPDATE", id.uuid()).fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)?;
    let sessions = sessions(cx, row.id).await?;
    Ok(row.with(sessions))
}

async fn sessions(cx: &mut Cx, cohort: Uuid) -> Outcome<Vec<Session>> {
    let rows = sqlx::query_as!(
        Session,
        r#"SELECT number, starts_at AS "starts_at: Moment", ends_at AS "ends_at: Moment"
             FROM community.cohort_session WHERE cohort = $1 ORDER BY number"#,
        cohort,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Calls a group off; false if it was already, or settled.
pub async fn call_off(cx: &mut Cx, id: Id<Cohort>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE community.cohort SET called_off_at = $2
          WHERE id = $1 AND called_off_at IS NULL AND settled_at IS NULL",
        id.uuid(),
        now as _,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Notes that a group was settled; false if it was already, or called off.
pub async fn settle(cx: &mut Cx, id: Id<Cohort>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE community.cohort SET settled_at = $2
          WHERE id = $1 AND called_off_at IS NULL AND settled_at IS NULL",
        id.uuid(),
        now as _,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}
