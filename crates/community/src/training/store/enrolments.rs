//! Rows of places in groups and in their waiting lists. The name of a child is sealed for whoever applied.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Failure, Id, Moment, Outcome, marks};

use crate::training::model::{Cohort, Enrolment, Learner, Seats};

type AccountId = Id<marks::Account>;

/// The most that one account may have in one group: itself and its children.
pub const MOST: i64 = 8;

macro_rules! rows {
    ($condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Enrolment,
            r#"SELECT e.id AS "id: Id<Enrolment>", e.account AS "account: AccountId", e.cohort AS "cohort: Id<Cohort>",
                      e.child IS NOT NULL AS "for_child!", e.asked_at AS "asked_at: Moment",
                      e.placed_at AS "placed_at: Moment", e.withdrawn_at AS "withdrawn_at: Moment",
                      e.completed_at AS "completed_at: Moment",
                      (SELECT count(*) FROM community.enrolment o
                        WHERE o.cohort = e.cohort AND o.withdrawn_at IS NULL AND o.placed_at IS NULL
                          AND (o.asked_at, o.id) < (e.asked_at, e.id)) AS "ahead!"
                 FROM community.enrolment e WHERE "# + $condition,
            $($arguments)*
        )
    };
}

fn child_at(account: AccountId, id: Id<Enrolment>) -> Place {
    Place::new("community.enrolment.child", account.uuid(), Purpose::Application, id.uuid())
}

/// The account's own places in a group that were not given up, the first first.
pub async fn own(cx: &mut Cx, account: AccountId, cohort: Id<Cohort>) -> Outcome<Vec<Enrolment>> {
    let rows = rows!(
        "e.bucket = $1 AND e.account = $2 AND e.cohort = $3 AND e.withdrawn_at IS NULL ORDER BY e.asked_at, e.id",
        account.bucket().as_i16(),
        account.uuid(),
        cohort.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Everything the account ever applied for that is still kept, the newest first.
pub async fn of_account(cx: &mut Cx, account: AccountId) -> Outcome<Vec<Enrolment>> {
    let rows = rows!(
        "e.bucket = $1 AND e.account = $2 ORDER BY e.asked_at DESC, e.id",
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// One of the account's own, or the one 404.
pub async fn of_account_one(cx: &mut Cx, account: AccountId, id: Id<Enrolment>) -> Outcome<Enrolment> {
    let row =
        rows!("e.bucket = $1 AND e.account = $2 AND e.id = $3", account.bucket().as_i16(), account.uuid(), id.uuid(),);
    row.fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)
}

/// Everybody with a place in a group, in the order of asking.
pub async fn placed(cx: &mut Cx, cohort: Id<Cohort>) -> Outcome<Vec<Enrolment>> {
    let rows = rows!(
        "e.cohort = $1 AND e.withdrawn_at IS NULL AND e.placed_at IS NOT NULL ORDER BY e.asked_at, e.id",
        cohort.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// The name of the child a place is for; nothing where it is for whoever applied.
pub async fn child(cx: &mut Cx, own: &Enrolment) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT child AS "child: Sealed<String>" FROM community.enrolment WHERE bucket = $1 AND id = $2"#,
        own.id.bucket().as_i16(),
        own.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open_optional(&child_at(own.account, own.id), sealed.as_ref()).await
}

/// Adds an application, with a place or at the end of the waiting list.
pub async fn insert(
    cx: &mut Cx,
    account: AccountId,
    cohort: Id<Cohort>,
    (learner, placed): (&Learner, bool),
) -> Outcome<Id<Enrolment>> {
    let now = cx.now();
    let id = Id::<Enrolment>::new(account.bucket(), now, cx.dice());
    let child = match learner {
        Learner::Oneself => None,
        Learner::Child(name) => Some(cx.seal(&child_at(account, id), name).await?),
    };
    sqlx::query!(
        "INSERT INTO community.enrolment (bucket, id, account, cohort, child, asked_at, placed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        cohort.uuid(),
        child as _,
        now as _,
        placed.then_some(now) as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// How a group is filled.
pub async fn seats(cx: &mut Cx, cohort: Id<Cohort>) -> Outcome<Seats> {
    let seats = sqlx::query_as!(
        Seats,
        r#"SELECT count(*) FILTER (WHERE placed_at IS NOT NULL) AS "placed!",
                  count(*) FILTER (WHERE placed_at IS NULL) AS "waiting!"
             FROM community.enrolment WHERE cohort = $1 AND withdrawn_at IS NULL"#,
        cohort.uuid(),
    );
    Ok(seats.fetch_one(cx.conn()).await?)
}

/// Gives a place up; nothing happens if it was before.
pub async fn withdraw(cx: &mut Cx, account: AccountId, id: Id<Enrolment>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE community.enrolment SET withdrawn_at = $4
          WHERE bucket = $1 AND account = $2 AND id = $3 AND withdrawn_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Gives places to the first `most` who wait.
pub async fn promote(cx: &mut Cx, cohort: Id<Cohort>, most: i64) -> Outcome<Vec<(Id<Enrolment>, AccountId)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE community.enrolment e SET placed_at = $3
             FROM (SELECT bucket, id FROM community.enrolment
                    WHERE cohort = $1 AND withdrawn_at IS NULL AND placed_at IS NULL
                    ORDER BY asked_at, id LIMIT $2) AS first
            WHERE e.bucket = first.bucket AND e.id = first.id
        RETURNING e.id AS "id: Id<Enrolment>", e.account AS "account: AccountId""#,
        cohort.uuid(),
        most,
        now as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Notes that enough was attended.
pub async fn complete(cx: &mut Cx, id: Id<Enrolment>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE community.enrolment SET completed_at = $3 WHERE bucket = $1 AND id = $2 AND completed_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets everything the account applied for, with what was attended, thought and awarded in its hands.
pub async fn forget(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let (bucket, account) = (account.bucket().as_i16(), account.uuid());
    sqlx::query!("DELETE FROM community.enrolment WHERE bucket = $1 AND account = $2", bucket, account)
        .execute(cx.conn())
        .await?;
    Ok(())
}
