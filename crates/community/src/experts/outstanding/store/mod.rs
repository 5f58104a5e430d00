//! Rows of nominations, with what was written and decided. What anybody wrote about somebody is sealed under her key.

mod writing;

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Day, Failure, Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::{
    criteria::Scores,
    nomination::{Answer, Assessment, Decision, Nomination},
};
use crate::experts::ministry::Ministry;

pub use writing::{agree, answer, assess, decide, ending, insert, object, withdraw};

type AccountId = Id<marks::Account>;
type StaffId = Id<marks::Staff>;

fn place(column: &'static str, account: AccountId, row: Uuid) -> Place {
    Place::new(column, account.uuid(), Purpose::Profile, row)
}

fn statement_at(account: AccountId, id: Uuid) -> Place {
    place("community.expert_nomination.statement", account, id)
}

fn objection_at(account: AccountId, id: Uuid) -> Place {
    place("community.expert_nomination.objection", account, id)
}

fn answer_at(account: AccountId, id: Uuid) -> Place {
    place("community.expert_nomination.answer", account, id)
}

fn scores_at(account: AccountId, id: Uuid) -> Place {
    place("community.expert_assessment.scores", account, id)
}

struct Row {
    account: AccountId,
    id: Id<Nomination>,
    title: String,
    criteria: i32,
    ministry: Option<String>,
    nominated_by: Option<StaffId>,
    statement: Sealed<String>,
    nominated_at: Moment,
    agreed_at: Option<Moment>,
    withdrawn_at: Option<Moment>,
    objection: Option<Sealed<String>>,
    objected_at: Option<Moment>,
    answer: Option<Sealed<String>>,
    answered_at: Option<Moment>,
    upheld: Option<bool>,
}

macro_rules! rows {
    ($condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT account AS "account: AccountId", id AS "id: Id<Nomination>", title, criteria, ministry,
                      nominated_by AS "nominated_by: StaffId", statement AS "statement: Sealed<String>",
                      nominated_at AS "nominated_at: Moment", agreed_at AS "agreed_at: Moment",
                      withdrawn_at AS "withdrawn_at: Moment", objection AS "objection: Sealed<String>",
                      objected_at AS "objected_at: Moment", answer AS "answer: Sealed<String>",
                      answered_at AS "answered_at: Moment", upheld
                 FROM community.expert_nomination WHERE "# + $condition,
            $($arguments)*
        )
    };
}

async fn opened(cx: &mut Cx, row: Row) -> Outcome<Nomination> {
    let (account, id) = (row.account, row.id.uuid());
    let statement = cx.open(&statement_at(account, id), &row.statement).await?;
    let objection = cx.open_optional(&objection_at(account, id), row.objection.as_ref()).await?;
    let answer = cx.open_optional(&answer_at(account, id), row.answer.as_ref()).await?;
    let answer = match (row.answered_at, row.upheld, answer) {
        (Some(at), Some(upheld), Some(reason)) => Some(Answer { at, upheld, reason }),
        _ => None,
    };
    let by = row.ministry.as_deref().and_then(Ministry::parse).zip(row.nominated_by);
    Ok(Nomination {
        id: row.id,
        account,
        title: row.title,
        criteria: row.criteria,
        by,
        statement,
        nominated_at: row.nominated_at,
        agreed_at: row.agreed_at,
        withdrawn_at: row.withdrawn_at,
        objection: row.objected_at.zip(objection),
        answer,
        assessments: assessments(cx, account, id).await?,
        decisions: decisions(cx, account, id).await?,
    })
}

async fn assessments(cx: &mut Cx, account: AccountId, id: Uuid) -> Outcome<Vec<Assessment>> {
    let rows = sqlx::query!(
        r#"SELECT round, seat, assessor AS "assessor: StaffId", person, scores AS "scores: Sealed<Scores>"
             FROM community.expert_assessment WHERE bucket = $1 AND account = $2 AND nomination = $3 ORDER BY round, seat"#,
        account.bucket().as_i16(),
        account.uuid(),
        id,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut found = Vec::new();
    for own in rows {
        let scores = cx.open(&scores_at(account, seat_id(id, own.round, own.seat)), &own.scores).await?;
        found.push(Assessment { round: own.round, assessor: own.assessor, person: own.person, scores });
    }
    Ok(found)
}

async fn decisions(cx: &mut Cx, account: AccountId, id: Uuid) -> Outcome<Vec<Decision>> {
    let rows = sqlx::query!(
        r#"SELECT round, points, at AS "at: Moment", until AS "until: Day", proposed_by AS "proposed_by: StaffId",
                  approved_by AS "approved_by: StaffId"
             FROM community.expert_distinction WHERE bucket = $1 AND account = $2 AND nomination = $3 ORDER BY round"#,
        account.bucket().as_i16(),
        account.uuid(),
        id,
    )
    .fetch_all(cx.conn())
    .await?;
    let decision = rows.into_iter().map(|own| Decision {
        round: own.round,
        points: own.points,
        at: own.at,
        until: own.until,
        by: [own.proposed_by, own.approved_by],
    });
    Ok(decision.collect())
}

/// A sealed row is bound to its place; a seat has no identifier of its own, so one follows from where it stands.
fn seat_id(nomination: Uuid, round: i16, seat: i16) -> Uuid {
    let place = u128::from(round.unsigned_abs()) << 8 | u128::from(seat.unsigned_abs());
    Uuid::from_u128(nomination.as_u128() ^ place)
}

/// The nomination. Its row stays locked until the transaction ends.
///
/// # Errors
/// Not found if there is none.
pub async fn one(cx: &mut Cx, id: Id<Nomination>) -> Outcome<Nomination> {
    let row = rows!("id = $1 FOR UPDATE", id.uuid());
    let row = row.fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)?;
    opened(cx, row).await
}

/// Every nomination of an account, the latest first.
pub async fn of_account(cx: &mut Cx, account: AccountId) -> Outcome<Vec<Nomination>> {
    let rows = rows!(
        "bucket = $1 AND account = $2 ORDER BY nominated_at DESC, id",
        account.bucket().as_i16(),
        account.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(opened(cx, row).await?);
    }
    Ok(found)
}

/// Nominations that somebody agreed to and did not withdraw, the latest first.
pub async fn latest(cx: &mut Cx, most: i64) -> Outcome<Vec<Nomination>> {
    let rows = rows!("agreed_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY nominated_at DESC, id LIMIT $1", most);
    let rows = rows.fetch_all(cx.conn()).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(opened(cx, row).await?);
    }
    Ok(found)
}

/// The title somebody holds on a day, by key, with the version of its criteria and its last day.
pub async fn held(cx: &mut Cx, account: AccountId, today: Day) -> Outcome<Option<(String, i32, Day)>> {
    let row = sqlx::query!(
        r#"SELECT n.title, n.criteria, d.until AS "until!: Day"
             FROM community.expert_distinction d
             JOIN community.expert_nomination n ON (n.bucket, n.account, n.id) = (d.bucket, d.account, d.nomination)
            WHERE d.bucket = $1 AND d.account = $2 AND d.until >= $3 AND n.withdrawn_at IS NULL
            ORDER BY d.at DESC LIMIT 1"#,
        account.bucket().as_i16(),
        account.uuid(),
        today as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(|own| (own.title, own.criteria, own.until)))
}
