//! Rows of devices that are told, and of what their owner chose.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

use crate::model::{Address, Preference, Quiet, Topic};

/// A device that is told.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub id: Uuid,
    pub device: Uuid,
    address: Sealed<Address>,
    pub begun_at: Moment,
    pub sent_at: Option<Moment>,
}

fn place(account: Id<marks::Account>, id: Uuid) -> Place {
    Place::new("push.subscription.address", account.uuid(), Purpose::Messages, id)
}

/// Keeps where a device is reached, in place of where it was before.
pub(crate) async fn replace(
    cx: &mut Cx,
    account: Id<marks::Account>,
    device: Uuid,
    address: &Address,
) -> Outcome<Uuid> {
    end_device(cx, account, device).await?;
    let now = cx.now();
    let id = Id::<Subscription>::new(account.bucket(), now, cx.dice()).uuid();
    let sealed = cx.seal(&place(account, id), address).await?;
    sqlx::query!(
        "INSERT INTO push.subscription (bucket, id, account, device, address, begun_at) VALUES ($1, $2, $3, $4, $5, $6)",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        device,
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// The devices of an account that are told, the oldest first.
pub(crate) async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Subscription>> {
    let rows = sqlx::query_as!(
        Subscription,
        r#"SELECT id, device, address AS "address: _", begun_at AS "begun_at: _", sent_at AS "sent_at: _"
             FROM push.subscription WHERE bucket = $1 AND account = $2 ORDER BY begun_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Where a device is reached.
pub(crate) async fn address(cx: &mut Cx, account: Id<marks::Account>, subscription: &Subscription) -> Outcome<Address> {
    cx.open(&place(account, subscription.id), &subscription.address).await
}

/// It was told what there was at this moment.
pub(crate) async fn sent(cx: &mut Cx, account: Id<marks::Account>, id: Uuid, at: Moment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE push.subscription SET sent_at = $4 WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// It is told no more; false for one that is unknown or foreign.
pub(crate) async fn end(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<bool> {
    let done = sqlx::query!(
        "DELETE FROM push.subscription WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id,
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The device is told no more; nothing happens if it was not.
pub(crate) async fn end_device(cx: &mut Cx, account: Id<marks::Account>, device: Uuid) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM push.subscription WHERE bucket = $1 AND device = $2 AND account = $3",
        account.bucket().as_i16(),
        device,
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What the account chose, or the default.
pub(crate) async fn preference(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Preference> {
    let row = sqlx::query!(
        "SELECT muted, quiet_from, quiet_until FROM push.preference WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map_or_else(Preference::default, |row| Preference {
        // A topic that a newer release wrote is none of ours.
        muted: row.muted.iter().filter_map(|name| Topic::parse(name)).collect(),
        quiet: Quiet { from: row.quiet_from, until: row.quiet_until },
    }))
}

/// Keeps what the account chose.
pub(crate) async fn choose(cx: &mut Cx, account: Id<marks::Account>, preference: &Preference) -> Outcome<()> {
    let now = cx.now();
    let muted: Vec<String> = preference.muted.iter().map(|topic| topic.as_str().to_owned()).collect();
    sqlx::query!(
        "INSERT INTO push.preference (bucket, account, muted, quiet_from, quiet_until, chosen_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (bucket, account) DO UPDATE SET muted = excluded.muted, quiet_from = excluded.quiet_from,
             quiet_until = excluded.quiet_until, chosen_at = excluded.chosen_at",
        account.bucket().as_i16(),
        account.uuid(),
        &muted,
        preference.quiet.from,
        preference.quiet.until,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets all of the account.
pub(crate) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "WITH devices AS (DELETE FROM push.subscription WHERE bucket = $1 AND account = $2)
         DELETE FROM push.preference WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
