//! The SQL of sessions.

use kernel::{Bucket, Failure, Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::{SessionKind, SessionRow};

struct Stored {
    id: Id<marks::Session>,
    kind: String,
    owner: Uuid,
    opened_at: Moment,
    proved_at: Moment,
    seen_at: Moment,
    ends_at: Moment,
    agent: String,
    shared: bool,
}

impl TryFrom<Stored> for SessionRow {
    type Error = Failure;

    fn try_from(row: Stored) -> Result<Self, Failure> {
        let kind = SessionKind::parse(&row.kind)
            .ok_or_else(|| Failure::fault("reading a session", format!("unknown kind {}", row.kind)))?;
        Ok(Self {
            id: row.id,
            kind,
            owner: row.owner,
            opened_at: row.opened_at,
            proved_at: row.proved_at,
            seen_at: row.seen_at,
            ends_at: row.ends_at,
            agent: row.agent,
            shared: row.shared,
        })
    }
}

pub(super) async fn insert(cx: &mut Cx, row: &SessionRow, hash: &[u8]) -> Outcome<()> {
    sqlx::query!(
        "insert into web.session (bucket, id, kind, owner, token_hash, opened_at, proved_at, seen_at, ends_at, agent, shared)
         values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9)",
        row.id.bucket().as_i16(),
        row.id as _,
        row.kind.as_str(),
        row.owner,
        hash,
        row.opened_at as _,
        row.ends_at as _,
        row.agent,
        row.shared,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn by_token(cx: &mut Cx, bucket: Bucket, hash: &[u8]) -> Outcome<Option<SessionRow>> {
    sqlx::query_as!(
        Stored,
        r#"select id as "id: _", kind, owner, opened_at as "opened_at: _", proved_at as "proved_at: _",
                  seen_at as "seen_at: _", ends_at as "ends_at: _", agent, shared
           from web.session where bucket = $1 and token_hash = $2 and revoked_at is null"#,
        bucket.as_i16(),
        hash,
    )
    .fetch_optional(cx.conn())
    .await?
    .map(SessionRow::try_from)
    .transpose()
}

pub(super) async fn of_owner(cx: &mut Cx, kind: SessionKind, owner: Uuid) -> Outcome<Vec<SessionRow>> {
    sqlx::query_as!(
        Stored,
        r#"select id as "id: _", kind, owner, opened_at as "opened_at: _", proved_at as "proved_at: _",
                  seen_at as "seen_at: _", ends_at as "ends_at: _", agent, shared
           from web.session where bucket = $1 and owner = $2 and kind = $3 and revoked_at is null
           order by seen_at desc, id desc"#,
        bucket_of(owner),
        owner,
        kind.as_str(),
    )
    .fetch_all(cx.conn())
    .await?
    .into_iter()
    .map(SessionRow::try_from)
    .collect()
}

pub(super) async fn seen(cx: &mut Cx, id: Id<marks::Session>, now: Moment) -> Outcome<()> {
    sqlx::query!(
        "update web.session set seen_at = $3 where bucket = $1 and id = $2 and seen_at < $3",
        id.bucket().as_i16(),
        id as _,
        now as _
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn replace_token(cx: &mut Cx, id: Id<marks::Session>, hash: &[u8], now: Moment) -> Outcome<()> {
    sqlx::query!(
        "update web.session set token_hash = $3, proved_at = $4, seen_at = $4
         where bucket = $1 and id = $2 and revoked_at is null",
        id.bucket().as_i16(),
        id as _,
        hash,
        now as _
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn revoke(cx: &mut Cx, owner: Uuid, id: Id<marks::Session>, now: Moment) -> Outcome<bool> {
    let done = sqlx::query!(
        "update web.session set revoked_at = $4 where bucket = $1 and id = $2 and owner = $3 and revoked_at is null",
        id.bucket().as_i16(),
        id as _,
        owner,
        now as _
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn revoke_all(
    cx: &mut Cx,
    owner: Uuid,
    except: Option<Id<marks::Session>>,
    now: Moment,
) -> Outcome<u64> {
    let done = sqlx::query!(
        "update web.session set revoked_at = $4
         where bucket = $1 and owner = $2 and revoked_at is null and ($3::uuid is null or id <> $3)",
        bucket_of(owner),
        owner,
        except.map(Id::uuid),
        now as _
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected())
}

pub(super) async fn delete_ended_before(cx: &mut Cx, before: Moment) -> Outcome<u64> {
    let done = sqlx::query!("delete from web.session where ends_at < $1", before as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}

fn bucket_of(owner: Uuid) -> i16 {
    Id::<marks::Account>::from_uuid(owner).bucket().as_i16()
}
