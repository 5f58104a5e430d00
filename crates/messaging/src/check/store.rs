//! Rows of codes: a blind index, the channel and the day.

use kernel::{Moment, Outcome};
use store::Cx;

use super::CheckCode;

/// The domain of the blind index.
const KIND: &str = "messaging.check_code";

/// A message that was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sent {
    /// `mail` or `sms`.
    pub channel: String,
    /// The day, in the zone of the accounts.
    pub on: kernel::Day,
    /// How often it was asked about, this time included.
    pub asked: i32,
}

/// Draws the code of a message that is about to be sent on `channel`.
pub(crate) async fn mint(cx: &mut Cx, channel: &str) -> Outcome<CheckCode> {
    let code = CheckCode::draw(cx.dice());
    let index = cx.vault().blind(KIND, code.compact());
    let today = cx.now().day_in(super::pages::ZONE);
    sqlx::query!(
        "INSERT INTO messaging.check_code (code, channel, sent_on) VALUES ($1, $2, $3)",
        index,
        channel,
        today as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(code)
}

/// The message with this code went out today, not on the day it was written.
pub(crate) async fn sent(cx: &mut Cx, code: CheckCode) -> Outcome<()> {
    let indexes = cx.vault().blind_all(KIND, code.compact());
    let today = cx.now().day_in(super::pages::ZONE);
    sqlx::query!("UPDATE messaging.check_code SET sent_on = $2 WHERE code = ANY ($1)", &indexes, today as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// The message with this code, if there is one; the question is counted.
pub(crate) async fn ask(cx: &mut Cx, code: CheckCode) -> Outcome<Option<Sent>> {
    let indexes = cx.vault().blind_all(KIND, code.compact());
    let found = sqlx::query_as!(
        Sent,
        r#"UPDATE messaging.check_code SET asked = least(asked, 1000000) + 1 WHERE code = ANY ($1)
           RETURNING channel, sent_on AS "on: kernel::Day", asked"#,
        &indexes,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(found)
}

/// Deletes codes of messages sent before `moment`; returns how many.
pub(crate) async fn forget(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let day = moment.day_in(super::pages::ZONE);
    let done = sqlx::query!("DELETE FROM messaging.check_code WHERE sent_on < $1", day as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}
