//! Rows of partners and their credentials.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

use crate::entitlements::model::{Bearer, Named};

/// A partner as the desk lists it.
pub(in crate::entitlements) struct Partner {
    pub id: Uuid,
    pub name: Named,
    pub kind: String,
    pub admitted_at: Moment,
    /// Credentials that open something now.
    pub living: i64,
    pub redeemed: i64,
    pub objected: i64,
}

/// A credential as the desk lists it.
pub(in crate::entitlements) struct Given {
    pub id: Uuid,
    pub granted_at: Moment,
    pub drawn_at: Option<Moment>,
    pub drawn_by: Option<Id<marks::Staff>>,
    pub ended_at: Option<Moment>,
}

/// Something that was objected to: which privilege, when it was redeemed, when objected. Whose it was is not told.
pub(in crate::entitlements) struct Objection {
    pub privilege: String,
    pub at: Moment,
    pub objected_at: Moment,
}

/// Lets a partner in.
pub(in crate::entitlements) async fn admit(
    cx: &mut Cx,
    id: Uuid,
    (name, kind): (&Named, &str),
    proposal: Uuid,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.partner (id, name_ar, name_en, kind, admitted_at, proposal) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        name.ar,
        name.en,
        kind,
        now as _,
        proposal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Gives out a credential that nobody has drawn yet.
pub(in crate::entitlements) async fn grant(cx: &mut Cx, partner: Uuid, proposal: Uuid) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Given>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO discovery.partner_credential (id, partner, granted_at, proposal) VALUES ($1, $2, $3, $4)",
        id.uuid(),
        partner,
        now as _,
        proposal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps the digest of a secret that is drawn now; false if one was, or if the credential ended.
pub(in crate::entitlements) async fn drawn(
    cx: &mut Cx,
    (partner, id): (Uuid, Uuid),
    staff: Id<marks::Staff>,
    sha256: &[u8],
) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE discovery.partner_credential SET drawn_at = $4, drawn_by = $3, secret_sha256 = $5
          WHERE id = $2 AND partner = $1 AND drawn_at IS NULL AND ended_at IS NULL",
        partner,
        id,
        staff.uuid(),
        now as _,
        sha256,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends a credential; false if it ended before, or is not there.
pub(in crate::entitlements) async fn ended(
    cx: &mut Cx,
    (partner, id): (Uuid, Uuid),
    staff: Id<marks::Staff>,
) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE discovery.partner_credential SET ended_at = $4, ended_by = $3
          WHERE id = $2 AND partner = $1 AND ended_at IS NULL",
        partner,
        id,
        staff.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The partner of a living credential, with the digest of its secret.
pub(in crate::entitlements) async fn living(cx: &mut Cx, id: Uuid) -> Outcome<Option<(Bearer, Vec<u8>)>> {
    let row = sqlx::query!(
        r#"SELECT p.id, p.kind, c.secret_sha256 AS "sha256!"
             FROM discovery.partner_credential c JOIN discovery.partner p ON p.id = c.partner
            WHERE c.id = $1 AND c.drawn_at IS NOT NULL AND c.ended_at IS NULL"#,
        id,
    );
    let row = row.fetch_optional(cx.conn()).await?;
    Ok(row.map(|row| (Bearer { partner: row.id, kind: row.kind }, row.sha256)))
}

/// Every partner, the latest first.
pub(in crate::entitlements) async fn all(cx: &mut Cx) -> Outcome<Vec<Partner>> {
    let rows = sqlx::query!(
        r#"SELECT p.id, p.name_ar, p.name_en, p.kind, p.admitted_at AS "admitted_at: Moment",
                  (SELECT count(*) FROM discovery.partner_credential c
                    WHERE c.partner = p.id AND c.drawn_at IS NOT NULL AND c.ended_at IS NULL) AS "living!",
                  (SELECT count(*) FROM discovery.redemption r WHERE r.partner = p.id) AS "redeemed!",
                  (SELECT count(*) FROM discovery.redemption r
                    WHERE r.partner = p.id AND r.objected_at IS NOT NULL) AS "objected!"
             FROM discovery.partner p ORDER BY p.admitted_at DESC, p.id"#,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let partner = rows.into_iter().map(|row| Partner {
        id: row.id,
        name: Named { ar: row.name_ar, en: row.name_en },
        kind: row.kind,
        admitted_at: row.admitted_at,
        living: row.living,
        redeemed: row.redeemed,
        objected: row.objected,
    });
    Ok(partner.collect())
}

/// The credentials of a partner, the latest first.
pub(in crate::entitlements) async fn given(cx: &mut Cx, partner: Uuid) -> Outcome<Vec<Given>> {
    let rows = sqlx::query_as!(
        Given,
        r#"SELECT id, granted_at AS "granted_at: Moment", drawn_at AS "drawn_at: Moment",
                  drawn_by AS "drawn_by: Id<marks::Staff>", ended_at AS "ended_at: Moment"
             FROM discovery.partner_credential WHERE partner = $1 ORDER BY granted_at DESC, id"#,
        partner,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// What was objected to, the latest first.
pub(in crate::entitlements) async fn objections(cx: &mut Cx, partner: Uuid, most: i64) -> Outcome<Vec<Objection>> {
    let rows = sqlx::query_as!(
        Objection,
        r#"SELECT privilege, at AS "at: Moment", objected_at AS "objected_at!: Moment"
             FROM discovery.redemption WHERE partner = $1 AND objected_at IS NOT NULL
            ORDER BY objected_at DESC, id LIMIT $2"#,
        partner,
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}
