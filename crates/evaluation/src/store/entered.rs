//! Rows of permissions, costs and audits, each as two people entered it.

use ::store::Cx;
use kernel::{Day, Moment, Outcome};
use service_model::Names;
use uuid::Uuid;

use crate::entries::{Audit, Cost, Permission, Scope, Signers};

/// A permission as it stands.
pub struct Held {
    pub id: Uuid,
    pub permission: Permission,
    pub ended_at: Option<Moment>,
}

/// Every permission there ever was, the latest first.
pub async fn permissions(cx: &mut Cx) -> Outcome<Vec<Held>> {
    let rows = sqlx::query!(
        r#"SELECT id, scope, number, issued_on AS "issued_on: Day", ended_at AS "ended_at: Moment" FROM evaluation.permission ORDER BY entered_at DESC, id"#
    )
    .fetch_all(cx.conn())
    .await?;
    let held = rows.into_iter().map(|row| Held {
        id: row.id,
        permission: Permission {
            scope: if row.scope == "registry" { Scope::Registry } else { Scope::Public },
            number: row.number,
            issued_on: row.issued_on,
        },
        ended_at: row.ended_at,
    });
    Ok(held.collect())
}

/// Whether a permission of this scope is in force.
pub async fn allows(cx: &mut Cx, scope: Scope) -> Outcome<bool> {
    let row = sqlx::query_scalar!(
        "SELECT id FROM evaluation.permission WHERE scope = $1 AND ended_at IS NULL",
        scope.as_str()
    );
    Ok(row.fetch_optional(cx.conn()).await?.is_some())
}

/// Enters a permission; says whether none of its scope was in force.
pub async fn permit(cx: &mut Cx, id: Uuid, own: &Permission, by: &Signers) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO evaluation.permission (id, scope, number, issued_on, entered_at, first_signer, second_signer)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        id,
        own.scope.as_str(),
        own.number,
        own.issued_on as _,
        now as _,
        by.first,
        by.second,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends a permission; says whether it was in force.
pub async fn end(cx: &mut Cx, id: Uuid, by: &Signers) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE evaluation.permission SET ended_at = $2, ended_first_signer = $3, ended_second_signer = $4
          WHERE id = $1 AND ended_at IS NULL",
        id,
        now as _,
        by.first,
        by.second,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Every cost, the latest span first.
pub async fn costs(cx: &mut Cx) -> Outcome<Vec<Cost>> {
    let rows = sqlx::query!(
        r#"SELECT about_ar, about_en, country, from_day AS "from_day: Day", until_day AS "until_day: Day", minor
             FROM evaluation.cost ORDER BY until_day DESC, entered_at DESC, id"#
    )
    .fetch_all(cx.conn())
    .await?;
    let costs = rows.into_iter().map(|row| Cost {
        about: Names { ar: row.about_ar, en: row.about_en },
        country: row.country,
        from: row.from_day,
        until: row.until_day,
        minor: row.minor,
    });
    Ok(costs.collect())
}

/// Enters a cost.
pub async fn spend(cx: &mut Cx, id: Uuid, own: &Cost, by: &Signers) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO evaluation.cost (id, about_ar, about_en, country, from_day, until_day, minor, entered_at, first_signer,
                                      second_signer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        own.about.ar,
        own.about.en,
        own.country,
        own.from as _,
        own.until as _,
        own.minor,
        now as _,
        by.first,
        by.second,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Every audit, the latest first.
pub async fn audits(cx: &mut Cx) -> Outcome<Vec<Audit>> {
    let rows = sqlx::query!(
        r#"SELECT held_on AS "held_on: Day", auditor, tested, met FROM evaluation.audit
            ORDER BY held_on DESC, entered_at DESC, id"#
    )
    .fetch_all(cx.conn())
    .await?;
    let audits = rows.into_iter().map(|row| Audit {
        held_on: row.held_on,
        auditor: row.auditor,
        tested: row.tested.unsigned_abs(),
        met: row.met.unsigned_abs(),
    });
    Ok(audits.collect())
}

/// Enters an audit.
pub async fn audit(cx: &mut Cx, id: Uuid, own: &Audit, by: &Signers) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO evaluation.audit (id, held_on, auditor, tested, met, entered_at, first_signer, second_signer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        own.held_on as _,
        own.auditor,
        i32::try_from(own.tested).unwrap_or(i32::MAX),
        i32::try_from(own.met).unwrap_or(i32::MAX),
        now as _,
        by.first,
        by.second,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
