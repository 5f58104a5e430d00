//! Rows of experts. What somebody wrote is sealed under her own key.

mod boards;
mod calls;
mod counts;
mod index;
mod looks;
mod needs;
mod vetting;

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::{
    entry::Entry,
    imports::Found,
    model::Content,
    outstanding,
    profile::{Mark, Profile, basis},
};

pub use boards::{board, by_field_and_country, put_board};
pub use calls::{answer, ask, calls_of, calls_of_need, contact, progress};
pub use counts::{Counted, count_tokens, counted};
pub use index::{Candidate, SLICES, by_tokens, directory, having, number, put_index};
pub use looks::{Why, look, looks_of};
pub use needs::{insert_need, need, needs, open_needs};
pub use vetting::{vet, wait, waiting};

type AccountId = Id<marks::Account>;

struct Row {
    account: Uuid,
    id: Uuid,
    content: Sealed<Content>,
    entries: Sealed<Vec<Entry>>,
    confirmed_at: Moment,
    asked_at: Option<Moment>,
}

fn content_at(account: AccountId) -> Place {
    Place::new("community.expert.content", account.uuid(), Purpose::Profile, account.uuid())
}

fn entries_at(account: AccountId) -> Place {
    Place::new("community.expert.entries", account.uuid(), Purpose::Profile, account.uuid())
}

fn import_at(account: AccountId, id: Uuid) -> Place {
    Place::new("community.expert_import.content", account.uuid(), Purpose::Profile, id)
}

async fn opened(cx: &mut Cx, row: Option<Row>) -> Outcome<Option<Profile>> {
    let Some(row) = row else { return Ok(None) };
    let account = AccountId::from_uuid(row.account);
    let today = cx.now().day_in(super::ZONE);
    let mark = outstanding::held(cx, account, today).await?;
    Ok(Some(Profile {
        id: Id::from_uuid(row.id),
        account,
        content: cx.open(&content_at(account), &row.content).await?,
        entries: cx.open(&entries_at(account), &row.entries).await?,
        confirmed_at: row.confirmed_at,
        asked_at: row.asked_at,
        vetted: vetting::of(cx, account).await?,
        mark: mark.map(|(title, criteria, until)| Mark { title, criteria, until }),
    }))
}

/// The profile of an account. Its row stays locked until the transaction ends.
pub async fn profile(cx: &mut Cx, account: AccountId) -> Outcome<Option<Profile>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT account, id, content AS "content: Sealed<Content>", entries AS "entries: Sealed<Vec<Entry>>",
                  confirmed_at AS "confirmed_at: Moment", asked_at AS "asked_at: Moment"
             FROM community.expert WHERE bucket = $1 AND account = $2 FOR UPDATE"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    opened(cx, row).await
}

/// The profile with this identifier.
pub async fn by_id(cx: &mut Cx, id: Id<Profile>) -> Outcome<Option<Profile>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT account, id, content AS "content: Sealed<Content>", entries AS "entries: Sealed<Vec<Entry>>",
                  confirmed_at AS "confirmed_at: Moment", asked_at AS "asked_at: Moment"
             FROM community.expert WHERE id = $1"#,
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    opened(cx, row).await
}

/// Keeps what somebody wrote. Writing is confirming.
pub async fn keep(cx: &mut Cx, account: AccountId, content: &Content, entries: &[Entry]) -> Outcome<Id<Profile>> {
    let now = cx.now();
    let fresh = Id::<Profile>::unowned(now, cx.dice());
    let sealed = cx.seal(&content_at(account), content).await?;
    let lines = entries.to_vec();
    let sealed_entries = cx.seal(&entries_at(account), &lines).await?;
    let id = sqlx::query_scalar!(
        r#"INSERT INTO community.expert (bucket, account, id, content, entries, digest, begun_at, changed_at, confirmed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7)
           ON CONFLICT (bucket, account) DO UPDATE
              SET content = $4, entries = $5, digest = $6, changed_at = $7, confirmed_at = $7, reminded_at = NULL
           RETURNING id"#,
        account.bucket().as_i16(),
        account.uuid(),
        fresh.uuid(),
        sealed as _,
        sealed_entries as _,
        basis(content, entries)?,
        now as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(Id::from_uuid(id))
}

/// Writes that the profile still holds.
pub async fn confirm(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE community.expert SET confirmed_at = $3, reminded_at = NULL WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Accounts whose profile was last confirmed before `moment` and who were not reminded since; they count as reminded now.
pub async fn remind(cx: &mut Cx, moment: Moment, most: i64) -> Outcome<Vec<AccountId>> {
    let now = cx.now();
    let accounts = sqlx::query_scalar!(
        r#"UPDATE community.expert SET reminded_at = $2 WHERE (bucket, account) IN (
               SELECT bucket, account FROM community.expert WHERE confirmed_at < $1 AND reminded_at IS NULL
                ORDER BY confirmed_at LIMIT $3 FOR UPDATE SKIP LOCKED)
           RETURNING account AS "account: AccountId""#,
        moment as _,
        now as _,
        most,
    );
    Ok(accounts.fetch_all(cx.conn()).await?)
}

/// Deletes a profile with everything that hangs on it.
pub async fn delete(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM community.expert WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid()
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps a file that was brought, in the place of one that was not taken over.
pub async fn bring(cx: &mut Cx, account: AccountId, found: &Found) -> Outcome<Uuid> {
    let now = cx.now();
    let id = Id::<Found>::new(account.bucket(), now, cx.dice()).uuid();
    let sealed = cx.seal(&import_at(account, id), found).await?;
    sqlx::query!(
        "INSERT INTO community.expert_import (bucket, account, id, content, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account) DO UPDATE SET id = $3, content = $4, at = $5",
        account.bucket().as_i16(),
        account.uuid(),
        id,
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// The file that was brought and not taken over.
pub async fn brought(cx: &mut Cx, account: AccountId) -> Outcome<Option<(Uuid, Found)>> {
    let row = sqlx::query!(
        r#"SELECT id, content AS "content: Sealed<Found>" FROM community.expert_import WHERE bucket = $1 AND account = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let found = cx.open(&import_at(account, row.id), &row.content).await?;
    Ok(Some((row.id, found)))
}

/// Puts a brought file away.
pub async fn put_away(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM community.expert_import WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid()
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Puts files away that were brought before `moment`.
pub async fn put_old_away(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM community.expert_import WHERE at < $1", moment as _).execute(cx.conn()).await?;
    Ok(())
}
