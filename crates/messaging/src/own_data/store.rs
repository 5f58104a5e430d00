//! Every notice and letter of an account whose words are still kept.

use ::store::{Cx, Sealed};
use kernel::{Id, Moment, Outcome, marks};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    attachments,
    notices::{self, Words},
    threads,
};

/// A notice as it was sent.
#[derive(Serialize)]
pub(super) struct Told {
    channel: String,
    kind: String,
    written_at: Moment,
    sent_at: Option<Moment>,
    words: Option<Words>,
}

/// Every notice of the account, oldest first; of old ones only that they were.
pub(super) async fn notices(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Told>> {
    let rows = sqlx::query!(
        r#"SELECT id, channel, kind, body AS "body: Sealed<Words>", created_at AS "created_at: Moment",
                  sent_at AS "sent_at: Moment"
             FROM messaging.notice WHERE bucket = $1 AND account = $2 ORDER BY created_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let words = cx.open_optional(&notices::store::place(account, row.id), row.body.as_ref()).await?;
        told.push(Told {
            channel: row.channel,
            kind: row.kind,
            written_at: row.created_at,
            sent_at: row.sent_at,
            words,
        });
    }
    Ok(told)
}

/// A letter in one of the account's files.
#[derive(Serialize)]
pub(super) struct Written {
    from: &'static str,
    at: Moment,
    text: String,
    /// What hangs on it: what it is, how large, and where its owner downloads it.
    attached: Option<Value>,
}

/// Every letter in the account's files and enquiries, oldest first; never a note that staff wrote to each other.
pub(super) async fn letters(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Written>> {
    let rows = sqlx::query!(
        r#"SELECT id, staff IS NOT NULL AS "by_officer!", body AS "body: Sealed<String>", sent_at AS "sent_at: Moment"
             FROM messaging.letter WHERE bucket = $1 AND owner = $2 AND NOT internal ORDER BY sent_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let hanging = attachments::store::of_owner(cx, account).await?;
    let mut letters = Vec::with_capacity(rows.len());
    for row in rows {
        let text = cx.open(&threads::store::place(account, row.id), &row.body).await?;
        let attached = hanging.iter().find(|attachment| attachment.letter == row.id).map(|attachment| {
            json!({ "kind": attachment.kind.as_str(), "size_bytes": attachment.size_bytes, "seconds": attachment.seconds,
                    "download": format!("/ar/account/attachments/{}", attachment.id) })
        });
        letters.push(Written { from: if row.by_officer { "desk" } else { "you" }, at: row.sent_at, text, attached });
    }
    Ok(letters)
}
