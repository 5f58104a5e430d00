//! Rows of heirs' requests. What an heir wrote is sealed for her; the proof is a blob of hers.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Scope, Sealed};
use uuid::Uuid;

use super::model::{Claim, Decided, Reason, Relation};
use crate::applications::uploads::inspect::Kind;

type AccountId = Id<marks::Account>;

/// What a proof can be.
const KINDS: [Kind; 3] = [Kind::Pdf, Kind::Jpeg, Kind::Png];

struct Row {
    id: Uuid,
    account: Uuid,
    file: Option<Uuid>,
    mission: String,
    relation: String,
    proof: Uuid,
    proof_kind: String,
    asked_at: Moment,
    decided_at: Option<Moment>,
    granted: Option<bool>,
    reason: Option<String>,
}

impl TryFrom<Row> for Claim {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let broken = || Failure::fault("reading an heir's request", "an unknown relation, kind or reason");
        let decided = match (row.decided_at, row.granted) {
            (Some(at), Some(true)) => Some((at, Decided::Granted)),
            (Some(at), _) => {
                let reason = row.reason.as_deref().and_then(Reason::parse).ok_or_else(broken)?;
                Some((at, Decided::Refused(reason)))
            }
            (None, _) => None,
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            account: Id::from_uuid(row.account),
            file: row.file.map(Id::from_uuid),
            mission: row.mission,
            relation: Relation::parse(&row.relation).ok_or_else(broken)?,
            proof: Id::from_uuid(row.proof),
            proof_kind: KINDS.into_iter().find(|kind| kind.as_str() == row.proof_kind).ok_or_else(broken)?,
            asked_at: row.asked_at,
            decided,
        })
    }
}

fn place(account: AccountId, id: Id<Claim>) -> Place {
    Place::new("casework.heir_claim.words", account.uuid(), Purpose::Application, id.uuid())
}

/// Writes a request.
pub(super) async fn insert(cx: &mut Cx, claim: &Claim, words: &str) -> Outcome<()> {
    let sealed = cx.seal(&place(claim.account, claim.id), &words.to_owned()).await?;
    sqlx::query!(
        "INSERT INTO casework.heir_claim
             (bucket, id, account, file, file_bucket, mission, relation, words, proof, proof_kind, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        claim.id.bucket().as_i16(),
        claim.id.uuid(),
        claim.account.uuid(),
        claim.file.map(Id::uuid),
        claim.file.map(|file| file.bucket().as_i16()),
        claim.mission,
        claim.relation.as_str(),
        sealed as _,
        claim.proof.uuid(),
        claim.proof_kind.as_str(),
        claim.asked_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// One request within the scope, or the one 404. Its row stays locked until the transaction ends.
pub(super) async fn lock(cx: &mut Cx, scope: &Scope, id: Id<Claim>) -> Outcome<Claim> {
    let missions = scope.missions();
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, account, file, mission, relation, proof, proof_kind, asked_at AS "asked_at: Moment",
                  decided_at AS "decided_at: Moment", granted, reason
             FROM casework.heir_claim
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

/// What the heir wrote. The claim was loaded within the caller's scope.
pub(crate) async fn words(cx: &mut Cx, claim: &Claim) -> Outcome<String> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT words AS "words: Sealed<String>" FROM casework.heir_claim WHERE bucket = $1 AND id = $2"#,
        claim.id.bucket().as_i16(),
        claim.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open(&place(claim.account, claim.id), &sealed).await
}

/// The requests of an account, newest first.
pub(crate) async fn of_account(cx: &mut Cx, scope: &Scope, account: AccountId) -> Outcome<Vec<Claim>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, account, file, mission, relation, proof, proof_kind, asked_at AS "asked_at: Moment",
                  decided_at AS "decided_at: Moment", granted, reason
             FROM casework.heir_claim
            WHERE bucket = $1 AND account = $2 AND ($3::uuid IS NULL OR account = $3)
            ORDER BY asked_at DESC, id DESC LIMIT 50"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Claim::try_from).collect()
}

/// What waits for a decision within the scope, the oldest first.
pub(super) async fn waiting(cx: &mut Cx, scope: &Scope) -> Outcome<Vec<Claim>> {
    let missions = scope.missions();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, account, file, mission, relation, proof, proof_kind, asked_at AS "asked_at: Moment",
                  decided_at AS "decided_at: Moment", granted, reason
             FROM casework.heir_claim
            WHERE decided_at IS NULL AND ($1::text[] IS NULL OR mission = ANY ($1)) ORDER BY asked_at LIMIT 200"#,
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Claim::try_from).collect()
}

/// Writes the decision once; false if a colleague was quicker.
pub(super) async fn decide(cx: &mut Cx, claim: &Claim, staff: Id<marks::Staff>, decided: Decided) -> Outcome<bool> {
    let now = cx.now();
    let reason = match decided {
        Decided::Granted => None,
        Decided::Refused(reason) => Some(reason.as_str()),
    };
    let done = sqlx::query!(
        "UPDATE casework.heir_claim SET decided_at = $3, decided_by = $4, granted = $5, reason = $6
          WHERE bucket = $1 AND id = $2 AND decided_at IS NULL",
        claim.id.bucket().as_i16(),
        claim.id.uuid(),
        now as _,
        staff.uuid(),
        decided == Decided::Granted,
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// When an heir's request about this file was granted, for whoever gives its money back.
pub(crate) async fn granted_for(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<Moment>> {
    let at = sqlx::query_scalar!(
        r#"SELECT decided_at AS "at!: Moment" FROM casework.heir_claim WHERE file = $1 AND granted ORDER BY decided_at LIMIT 1"#,
        file.uuid(),
    );
    Ok(at.fetch_optional(cx.conn()).await?)
}

/// Forgets the decided requests of an account, or those decided before `moment`; returns the proofs whose bytes go with
/// them.
pub(crate) async fn forget(cx: &mut Cx, account: Option<AccountId>, moment: Moment) -> Outcome<Vec<Id<marks::Blob>>> {
    let proofs = sqlx::query_scalar!(
        r#"DELETE FROM casework.heir_claim
            WHERE decided_at IS NOT NULL AND (($1::uuid IS NULL AND decided_at < $2) OR account = $1)
           RETURNING proof AS "proof: Id<marks::Blob>""#,
        account.map(Id::uuid),
        moment as _,
    );
    Ok(proofs.fetch_all(cx.conn()).await?)
}
