//! The SQL of one-time codes. A code belongs to nobody until it is proved, so there is no owner to scope by: the holder's
//! secret is in every WHERE instead.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Sealed};
use uuid::Uuid;

use super::model::{Code, Holder, Parcel, Purpose, TRIES};
use crate::accounts::contact::Contact;

pub(super) struct NewCode<'a> {
    pub holder: &'a Holder,
    pub purpose: Purpose,
    pub account: Option<Id<marks::Account>>,
    pub contact: Sealed<Contact>,
    pub contact_index: Vec<u8>,
    pub mac: Vec<u8>,
    pub parcel: Option<Sealed<Parcel>>,
    pub expires_at: Moment,
}

pub(super) async fn insert(cx: &mut Cx, code: NewCode<'_>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.code (bucket, id, holder_hash, purpose, account, contact, contact_index, mac, parcel, asked_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        code.holder.bucket().as_i16(),
        code.holder.id().uuid(),
        code.holder.hash(),
        code.purpose.as_str(),
        code.account.map(Id::uuid),
        code.contact.as_bytes(),
        code.contact_index,
        code.mac,
        code.parcel.as_ref().map(Sealed::as_bytes),
        now as _,
        code.expires_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) struct Tried {
    pub mac: Vec<u8>,
    pub contact: Sealed<Contact>,
    pub account: Option<Uuid>,
    pub tries: i16,
}

/// Spends one try, atomically, before anything is compared: guesses sent at once each cost one.
pub(super) async fn spend_try(cx: &mut Cx, holder: &Holder, purpose: Purpose) -> Outcome<Option<Tried>> {
    let now = cx.now();
    let tried = sqlx::query_as!(
        Tried,
        r#"UPDATE people.code SET tries = tries + 1
           WHERE bucket = $1 AND id = $2 AND holder_hash = $3 AND purpose = $4
             AND proved_at IS NULL AND tries < $5 AND expires_at > $6
           RETURNING mac, contact AS "contact: Sealed<Contact>", account, tries"#,
        holder.bucket().as_i16(),
        holder.id().uuid(),
        holder.hash(),
        purpose.as_str(),
        TRIES,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(tried)
}

/// Notes that the code was right; the proof may be used until `until`.
pub(super) async fn mark_proved(cx: &mut Cx, holder: &Holder, until: Moment) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.code SET proved_at = $3, expires_at = $4, parcel = NULL WHERE bucket = $1 AND id = $2",
        holder.bucket().as_i16(),
        holder.id().uuid(),
        now as _,
        until as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) struct Used {
    pub contact: Sealed<Contact>,
    pub account: Option<Uuid>,
}

/// Takes a proof, once.
pub(super) async fn take_proof(cx: &mut Cx, holder: &Holder, purpose: Purpose) -> Outcome<Option<Used>> {
    let now = cx.now();
    let used = sqlx::query_as!(
        Used,
        r#"UPDATE people.code SET used_at = $5
           WHERE bucket = $1 AND id = $2 AND holder_hash = $3 AND purpose = $4
             AND proved_at IS NOT NULL AND used_at IS NULL AND expires_at > $5
           RETURNING contact AS "contact: Sealed<Contact>", account"#,
        holder.bucket().as_i16(),
        holder.id().uuid(),
        holder.hash(),
        purpose.as_str(),
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(used)
}

pub(super) struct Waits {
    pub contact: Sealed<Contact>,
    pub tries: i16,
    pub expires_at: Moment,
    pub proved_at: Option<Moment>,
}

pub(super) async fn waiting(cx: &mut Cx, holder: &Holder, purpose: Purpose) -> Outcome<Option<Waits>> {
    let now = cx.now();
    let row = sqlx::query_as!(
        Waits,
        r#"SELECT contact AS "contact: Sealed<Contact>", tries, expires_at AS "expires_at: Moment", proved_at AS "proved_at: Moment"
           FROM people.code
           WHERE bucket = $1 AND id = $2 AND holder_hash = $3 AND purpose = $4 AND used_at IS NULL AND expires_at > $5"#,
        holder.bucket().as_i16(),
        holder.id().uuid(),
        holder.hash(),
        purpose.as_str(),
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// The parcel still to be carried, for the job; none once it was carried, proved or expired.
pub(super) async fn parcel(cx: &mut Cx, id: Id<Code>) -> Outcome<Option<Sealed<Parcel>>> {
    let now = cx.now();
    let row = sqlx::query_scalar!(
        r#"SELECT parcel AS "parcel: Sealed<Parcel>" FROM people.code WHERE bucket = $1 AND id = $2 AND expires_at > $3"#,
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.flatten())
}

/// The carrier has it: the code is not ours to know any longer.
pub(super) async fn mark_sent(cx: &mut Cx, id: Id<Code>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.code SET sent_at = $3, parcel = NULL WHERE bucket = $1 AND id = $2",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Removes codes that expired before `before`.
pub(crate) async fn delete_expired(cx: &mut Cx, before: Moment) -> Outcome<u64> {
    let done = sqlx::query!("DELETE FROM people.code WHERE expires_at < $1", before as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}
