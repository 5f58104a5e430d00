//! Rows of mandates. Who gave one, and the deed's own data, are sealed for the attorney who laid it down.

use kernel::{Day, Failure, Id, Moment, Outcome, marks};
use service_model::capacity::Capacity;
use store::{Cx, Place, Purpose, Scope, Sealed};
use uuid::Uuid;

use super::model::{By, Deed, Issuer, Mandate, Principal, Reason};
use crate::applications::uploads::inspect::Kind;

type AccountId = Id<marks::Account>;

/// What a deed can be.
const KINDS: [Kind; 3] = [Kind::Pdf, Kind::Jpeg, Kind::Png];

struct Row {
    id: Uuid,
    account: Uuid,
    capacity: String,
    principal_index: Vec<u8>,
    issuer: String,
    services: Vec<String>,
    issued_on: Day,
    expires_on: Option<Day>,
    proof: Uuid,
    proof_kind: String,
    mission: String,
    asked_at: Moment,
    checked_at: Option<Moment>,
    accepted: Option<bool>,
    reason: Option<String>,
    revoked_at: Option<Moment>,
}

impl TryFrom<Row> for Mandate {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let broken = || Failure::fault("reading a mandate", "an unknown capacity, issuer, kind or reason");
        let checked = match (row.checked_at, row.accepted) {
            (Some(at), Some(true)) => Some((at, Ok(()))),
            (Some(at), _) => Some((at, Err(row.reason.as_deref().and_then(Reason::parse).ok_or_else(broken)?))),
            (None, _) => None,
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            account: Id::from_uuid(row.account),
            capacity: Capacity::parse(&row.capacity).ok_or_else(broken)?,
            principal_index: row.principal_index,
            issuer: Issuer::parse(&row.issuer).ok_or_else(broken)?,
            services: row.services,
            issued_on: row.issued_on,
            expires_on: row.expires_on,
            proof: Id::from_uuid(row.proof),
            proof_kind: KINDS.into_iter().find(|kind| kind.as_str() == row.proof_kind).ok_or_else(broken)?,
            mission: row.mission,
            asked_at: row.asked_at,
            checked,
            revoked_at: row.revoked_at,
        })
    }
}

fn principal_place(account: AccountId, id: Id<Mandate>) -> Place {
    Place::new("casework.mandate.principal", account.uuid(), Purpose::Evidence, id.uuid())
}

fn deed_place(account: AccountId, id: Id<Mandate>) -> Place {
    Place::new("casework.mandate.deed", account.uuid(), Purpose::Evidence, id.uuid())
}

/// Writes a mandate.
pub(super) async fn insert(cx: &mut Cx, mandate: &Mandate, (principal, deed): (&Principal, &Deed)) -> Outcome<()> {
    let principal = cx.seal(&principal_place(mandate.account, mandate.id), principal).await?;
    let deed = cx.seal(&deed_place(mandate.account, mandate.id), deed).await?;
    sqlx::query!(
        "INSERT INTO casework.mandate (bucket, id, account, principal, principal_index, deed, issuer, services, issued_on,
                                       expires_on, proof, proof_kind, mission, asked_at, capacity)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        mandate.id.bucket().as_i16(),
        mandate.id.uuid(),
        mandate.account.uuid(),
        principal as _,
        mandate.principal_index,
        deed as _,
        mandate.issuer.as_str(),
        &mandate.services,
        mandate.issued_on as _,
        mandate.expires_on as _,
        mandate.proof.uuid(),
        mandate.proof_kind.as_str(),
        mandate.mission,
        mandate.asked_at as _,
        mandate.capacity.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Who gave a mandate that the caller loaded.
pub(crate) async fn principal(cx: &mut Cx, mandate: &Mandate) -> Outcome<Principal> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT principal AS "body: Sealed<Principal>" FROM casework.mandate WHERE bucket = $1 AND id = $2"#,
        mandate.id.bucket().as_i16(),
        mandate.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open(&principal_place(mandate.account, mandate.id), &sealed).await
}

/// Office and number of the deed of a mandate that the caller loaded.
pub(crate) async fn deed(cx: &mut Cx, mandate: &Mandate) -> Outcome<Deed> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT deed AS "body: Sealed<Deed>" FROM casework.mandate WHERE bucket = $1 AND id = $2"#,
        mandate.id.bucket().as_i16(),
        mandate.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open(&deed_place(mandate.account, mandate.id), &sealed).await
}

/// One mandate within the scope, or the one 404. Its row stays locked until the transaction ends.
pub(super) async fn lock(cx: &mut Cx, scope: &Scope, id: Id<Mandate>) -> Outcome<Mandate> {
    let missions = scope.missions();
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, account, capacity, principal_index, issuer, services, issued_on AS "issued_on: Day",
                  expires_on AS "expires_on: Day", proof, proof_kind, mission, asked_at AS "asked_at: Moment",
                  checked_at AS "checked_at: Moment", accepted, reason, revoked_at AS "revoked_at: Moment"
             FROM casework.mandate
            WHERE bucket = $1 AND id = $2 AND ($3::uuid IS NULL OR account = $3)
              AND ($4::text[] IS NULL OR mission = ANY ($4)) FOR UPDATE"#,
        id.bucket().as_i16(),
        id.uuid(),
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// The mandates that an account laid down, newest first.
pub(crate) async fn of_account(cx: &mut Cx, account: AccountId) -> Outcome<Vec<Mandate>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, account, capacity, principal_index, issuer, services, issued_on AS "issued_on: Day",
                  expires_on AS "expires_on: Day", proof, proof_kind, mission, asked_at AS "asked_at: Moment",
                  checked_at AS "checked_at: Moment", accepted, reason, revoked_at AS "revoked_at: Moment"
             FROM casework.mandate WHERE bucket = $1 AND account = $2 ORDER BY asked_at DESC, id DESC LIMIT 100"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Mandate::try_from).collect()
}

/// The accepted mandates that were given by the person with this index and not taken back.
pub(crate) async fn given_by(cx: &mut Cx, principal_index: &[u8]) -> Outcome<Vec<Mandate>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, account, capacity, principal_index, issuer, services, issued_on AS "issued_on: Day",
                  expires_on AS "expires_on: Day", proof, proof_kind, mission, asked_at AS "asked_at: Moment",
                  checked_at AS "checked_at: Moment", accepted, reason, revoked_at AS "revoked_at: Moment"
             FROM casework.mandate
            WHERE principal_index = $1 AND revoked_at IS NULL AND accepted ORDER BY asked_at DESC, id DESC LIMIT 100"#,
        principal_index,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Mandate::try_from).collect()
}

/// What waits to be compared within the scope, the oldest first.
pub(super) async fn waiting(cx: &mut Cx, scope: &Scope) -> Outcome<Vec<Mandate>> {
    let missions = scope.missions();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, account, capacity, principal_index, issuer, services, issued_on AS "issued_on: Day",
                  expires_on AS "expires_on: Day", proof, proof_kind, mission, asked_at AS "asked_at: Moment",
                  checked_at AS "checked_at: Moment", accepted, reason, revoked_at AS "revoked_at: Moment"
             FROM casework.mandate
            WHERE checked_at IS NULL AND revoked_at IS NULL AND ($1::text[] IS NULL OR mission = ANY ($1))
            ORDER BY asked_at LIMIT 200"#,
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Mandate::try_from).collect()
}

/// Writes once what an officer said; false if a colleague was quicker or it was taken back.
pub(super) async fn check(
    cx: &mut Cx,
    mandate: &Mandate,
    staff: Id<marks::Staff>,
    verdict: Result<(), Reason>,
) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.mandate SET checked_at = $3, checked_by = $4, accepted = $5, reason = $6
          WHERE bucket = $1 AND id = $2 AND checked_at IS NULL AND revoked_at IS NULL",
        mandate.id.bucket().as_i16(),
        mandate.id.uuid(),
        now as _,
        staff.uuid(),
        verdict.is_ok(),
        verdict.err().map(Reason::as_str),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a mandate back; the first moment stays.
pub(super) async fn revoke(cx: &mut Cx, mandate: &Mandate, by: By) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.mandate SET revoked_at = $3, revoked_by = $4
          WHERE bucket = $1 AND id = $2 AND revoked_at IS NULL",
        mandate.id.bucket().as_i16(),
        mandate.id.uuid(),
        now as _,
        by.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends what somebody who died gave, by any of these indexes of her number, and what her account held. Returns the accounts
/// that acted by it.
pub(super) async fn end_for_death(
    cx: &mut Cx,
    indexes: &[Vec<u8>],
    held: Option<AccountId>,
) -> Outcome<Vec<(Id<Mandate>, AccountId)>> {
    let now = cx.now();
    let ended = sqlx::query!(
        r#"UPDATE casework.mandate SET revoked_at = $3, revoked_by = $4
            WHERE revoked_at IS NULL AND (principal_index = ANY ($1) OR bucket = $5 AND account = $2)
           RETURNING id AS "id: Id<Mandate>", account AS "account: AccountId""#,
        indexes,
        held.map(Id::uuid),
        now as _,
        By::Death.as_str(),
        held.map(|account| account.bucket().as_i16()),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(ended.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Forgets the mandates of an account, or those that ended before `moment` (taken back, refused, or expired); returns the
/// deeds whose bytes go with them.
pub(crate) async fn forget(cx: &mut Cx, account: Option<AccountId>, moment: Moment) -> Outcome<Vec<Id<marks::Blob>>> {
    let last_day = moment.day_in("UTC");
    let deeds = sqlx::query_scalar!(
        r#"DELETE FROM casework.mandate
            WHERE account = $1
               OR ($1::uuid IS NULL AND (revoked_at < $2 OR (accepted = false AND checked_at < $2) OR expires_on < $3))
           RETURNING proof AS "proof: Id<marks::Blob>""#,
        account.map(Id::uuid),
        moment as _,
        last_day as _,
    );
    Ok(deeds.fetch_all(cx.conn()).await?)
}
