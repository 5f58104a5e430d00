//! Writing nominations, assessments and decisions.

use ::store::Cx;
use kernel::{Day, Id, Outcome, marks};

use super::{answer_at, objection_at, scores_at, seat_id, statement_at};
use crate::experts::outstanding::{
    criteria::{Finding, Scores},
    nomination::Nomination,
};

type AccountId = Id<marks::Account>;
type StaffId = Id<marks::Staff>;

/// Adds a nomination.
pub async fn insert(cx: &mut Cx, own: &Nomination) -> Outcome<()> {
    let sealed = cx.seal(&statement_at(own.account, own.id.uuid()), &own.statement).await?;
    let (at, agreed) = (own.nominated_at, own.agreed_at);
    sqlx::query!(
        "INSERT INTO community.expert_nomination
                (bucket, account, id, title, criteria, ministry, nominated_by, statement, nominated_at, agreed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        own.account.bucket().as_i16(),
        own.account.uuid(),
        own.id.uuid(),
        own.title,
        own.criteria,
        own.by.map(|(ministry, _)| ministry.as_str()),
        own.by.map(|(_, staff)| staff.uuid()),
        sealed as _,
        at as _,
        agreed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes that she agreed.
pub async fn agree(cx: &mut Cx, own: &Nomination) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!("UPDATE community.expert_nomination SET agreed_at = $2 WHERE id = $1", own.id.uuid(), now as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Writes that she declined or withdrew it.
pub async fn withdraw(cx: &mut Cx, own: &Nomination) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!("UPDATE community.expert_nomination SET withdrawn_at = $2 WHERE id = $1", own.id.uuid(), now as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Writes what she objects to.
pub async fn object(cx: &mut Cx, own: &Nomination, words: &str) -> Outcome<()> {
    let now = cx.now();
    let sealed = cx.seal(&objection_at(own.account, own.id.uuid()), &words.to_owned()).await?;
    sqlx::query!(
        "UPDATE community.expert_nomination SET objection = $2, objected_at = $3 WHERE id = $1",
        own.id.uuid(),
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes the answer to an objection.
pub async fn answer(cx: &mut Cx, own: &Nomination, upheld: bool, reason: &str) -> Outcome<()> {
    let now = cx.now();
    let sealed = cx.seal(&answer_at(own.account, own.id.uuid()), &reason.to_owned()).await?;
    sqlx::query!(
        "UPDATE community.expert_nomination SET answer = $2, answered_at = $3, upheld = $4 WHERE id = $1",
        own.id.uuid(),
        sealed as _,
        now as _,
        upheld,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes what an assessor found, on a free seat of the round. The nomination's row is locked, so that seats are given one by one.
pub async fn assess(cx: &mut Cx, own: &Nomination, by: (StaffId, &[u8]), scores: &Scores) -> Outcome<()> {
    let now = cx.now();
    let round = own.round();
    let seat = i16::try_from(own.written().count()).unwrap_or(i16::MAX).saturating_add(1);
    let sealed = cx.seal(&scores_at(own.account, seat_id(own.id.uuid(), round, seat)), scores).await?;
    sqlx::query!(
        "INSERT INTO community.expert_assessment (bucket, account, nomination, round, seat, assessor, person, scores, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        own.account.bucket().as_i16(),
        own.account.uuid(),
        own.id.uuid(),
        round,
        seat,
        by.0.uuid(),
        by.1,
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes what two people decided.
pub async fn decide(
    cx: &mut Cx,
    own: &Nomination,
    (finding, until): (Finding, Option<Day>),
    by: [StaffId; 2],
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO community.expert_distinction
                (bucket, account, nomination, round, given, points, at, until, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        own.account.bucket().as_i16(),
        own.account.uuid(),
        own.id.uuid(),
        own.round(),
        finding.given,
        i16::try_from(finding.points).unwrap_or(i16::MAX),
        now as _,
        until as _,
        by[0].uuid(),
        by[1].uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whose mark of this version of the criteria ends by `day` and who was not told so; they count as told now.
pub async fn ending(cx: &mut Cx, criteria: i32, day: Day, most: i64) -> Outcome<Vec<(AccountId, Id<Nomination>)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE community.expert_distinction d SET told_at = $3
             FROM (SELECT d.bucket, d.account, d.nomination, d.round FROM community.expert_distinction d
                     JOIN community.expert_nomination n ON (n.bucket, n.account, n.id) = (d.bucket, d.account, d.nomination)
                    WHERE d.until <= $2 AND d.told_at IS NULL AND n.criteria = $1 AND n.withdrawn_at IS NULL
                    ORDER BY d.until LIMIT $4 FOR UPDATE OF d SKIP LOCKED) own
            WHERE (d.bucket, d.account, d.nomination, d.round) = (own.bucket, own.account, own.nomination, own.round)
            RETURNING d.account AS "account: AccountId", d.nomination AS "nomination: Id<Nomination>""#,
        criteria,
        day as _,
        now as _,
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(|own| (own.account, own.nomination)).collect())
}
