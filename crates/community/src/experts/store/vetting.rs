//! Rows of what two people confirmed.

use ::store::Cx;
use kernel::{Failure, Id, Moment, Outcome, marks};

use crate::experts::profile::{Profile, Vetting};

/// What was confirmed of a profile, and of which digest.
pub(super) async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(Vetting, Vec<u8>, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT kind, digest, at AS "at: Moment" FROM community.expert_vetting WHERE bucket = $1 AND account = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let unknown = || Failure::fault("reading what was confirmed", "the kind is unknown");
    rows.into_iter().map(|own| Ok((Vetting::parse(&own.kind).ok_or_else(unknown)?, own.digest, own.at))).collect()
}

/// Writes what two people confirmed of exactly this; whoever waited for it waits no more.
pub async fn vet(
    cx: &mut Cx,
    account: Id<marks::Account>,
    (kind, digest): (Vetting, &[u8]),
    (by, approver): (&str, &str),
) -> Outcome<()> {
    let now = cx.now();
    let bucket = account.bucket().as_i16();
    sqlx::query!(
        "INSERT INTO community.expert_vetting (bucket, account, kind, digest, at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (bucket, account, kind) DO UPDATE SET digest = $4, at = $5, proposed_by = $6, approved_by = $7",
        bucket,
        account.uuid(),
        kind.as_str(),
        digest,
        now as _,
        by,
        approver,
    )
    .execute(cx.conn())
    .await?;
    if kind == Vetting::Verified {
        sqlx::query!(
            "UPDATE community.expert SET asked_at = NULL WHERE bucket = $1 AND account = $2",
            bucket,
            account.uuid()
        )
        .execute(cx.conn())
        .await?;
    }
    Ok(())
}

/// Writes that somebody asks to be verified.
pub async fn wait(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE community.expert SET asked_at = $3 WHERE bucket = $1 AND account = $2 AND asked_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Who waits to be verified, the longest first.
pub async fn waiting(cx: &mut Cx, most: i64) -> Outcome<Vec<(Id<Profile>, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: Id<Profile>", asked_at AS "asked_at!: Moment" FROM community.expert
            WHERE asked_at IS NOT NULL ORDER BY asked_at LIMIT $1"#,
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(|own| (own.id, own.asked_at)).collect())
}
