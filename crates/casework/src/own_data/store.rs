//! What the copy of one's own data reads that no page does: every file of an account, and what was replaced in it.

use ::store::{Cx, Sealed};
use kernel::{Currency, Day, Failure, Id, Moment, Money, Outcome, Reference, marks};
use uuid::Uuid;

use crate::applications::{model::Application, places};

/// Every file of an account, oldest first.
pub(super) async fn files_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Id<marks::Application>>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id: Id<marks::Application>" FROM casework.application
            WHERE bucket = $1 AND owner = $2 ORDER BY opened_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// A document that was sent.
pub(super) struct Uploaded {
    pub id: Uuid,
    pub document: String,
    pub kind: String,
    pub size_bytes: i64,
    pub received_at: Moment,
    pub replaced_at: Option<Moment>,
}

/// The uploads of a file loaded within its owner's scope, those that were replaced too.
pub(super) async fn uploads(cx: &mut Cx, file: &Application) -> Outcome<Vec<Uploaded>> {
    let uploads = sqlx::query_as!(
        Uploaded,
        r#"SELECT id, document, kind, size_bytes, received_at AS "received_at: Moment",
                  replaced_at AS "replaced_at: Moment"
             FROM casework.upload WHERE bucket = $1 AND application_id = $2 ORDER BY received_at, id"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    );
    Ok(uploads.fetch_all(cx.conn()).await?)
}

/// Something that was asked of the owner.
pub(super) struct Asked {
    pub part: String,
    pub words: String,
    pub asked_at: Moment,
    pub last_day: Day,
    pub answered_at: Option<Moment>,
}

/// The corrections of a file loaded within its owner's scope.
pub(super) async fn corrections(cx: &mut Cx, file: &Application) -> Outcome<Vec<Asked>> {
    let rows = sqlx::query!(
        r#"SELECT id, part, note AS "note: Sealed<String>", asked_at AS "asked_at: Moment", last_day AS "last_day: Day",
                  answered_at AS "answered_at: Moment"
             FROM casework.correction WHERE bucket = $1 AND application_id = $2 ORDER BY asked_at, id"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut asked = Vec::with_capacity(rows.len());
    for row in rows {
        let words = cx.open(&places::correction_note(file, row.id), &row.note).await?;
        let (asked_at, last_day, answered_at) = (row.asked_at, row.last_day, row.answered_at);
        asked.push(Asked { part: row.part, words, asked_at, last_day, answered_at });
    }
    Ok(asked)
}

/// When a certificate was handed out.
pub(super) async fn releases(cx: &mut Cx, certificate: Id<marks::Certificate>) -> Outcome<Vec<Moment>> {
    let moments = sqlx::query_scalar!(
        r#"SELECT released_at AS "at: Moment" FROM casework.certificate_release
            WHERE bucket = $1 AND certificate = $2 ORDER BY released_at"#,
        certificate.bucket().as_i16(),
        certificate.uuid(),
    );
    Ok(moments.fetch_all(cx.conn()).await?)
}

/// A file that was put together with others.
pub(super) struct PutTogether {
    pub basket: Uuid,
    pub reference: Reference,
    pub added_at: Moment,
    pub submitted_at: Option<Moment>,
}

/// The files of an account that are in a basket, basket by basket and in their order.
pub(super) async fn put_together(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<PutTogether>> {
    let rows = sqlx::query!(
        r#"SELECT i.basket, a.reference, i.added_at AS "added_at: Moment", a.submitted_at AS "submitted_at: Moment"
             FROM casework.application a
             JOIN casework.basket_item i ON i.bucket = a.bucket AND i.application_id = a.id
            WHERE a.bucket = $1 AND a.owner = $2
            ORDER BY min(i.added_at) OVER (PARTITION BY i.basket), i.basket, i.place"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            let reference = parsed(&row.reference)?;
            Ok(PutTogether { basket: row.basket, reference, added_at: row.added_at, submitted_at: row.submitted_at })
        })
        .collect()
}

fn parsed(reference: &str) -> Outcome<Reference> {
    reference.parse().map_err(|error| Failure::fault("reading what was put together", error))
}

/// What a file of a basket had in the charge that paid it.
pub(super) struct Share {
    pub basket: Uuid,
    pub reference: Reference,
    pub transaction: String,
    pub charged_at: Moment,
    pub amount: Money,
    pub whole: Money,
}

/// The charges that paid the files of an account that are in a basket, with what each had in them; charge by charge.
pub(super) async fn paid_together(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Share>> {
    let rows = sqlx::query!(
        r#"SELECT i.basket, a.reference, c.transaction, c.charged_at AS "charged_at: Moment", s.minor, c.minor AS whole,
                  c.currency, t.exponent
             FROM casework.application a
             JOIN casework.basket_item i ON i.bucket = a.bucket AND i.application_id = a.id
             JOIN casework.payment_share s ON s.bucket = a.bucket AND s.application_id = a.id
             JOIN casework.payment_attempt t ON t.bucket = s.bucket AND t.id = s.attempt_id
             JOIN casework.payment_charge c
               ON c.bucket = s.bucket AND c.attempt_id = s.attempt_id AND c.transaction = s.settled_by
            WHERE a.bucket = $1 AND a.owner = $2
            ORDER BY i.basket, c.charged_at, c.transaction, i.place"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            let exponent = u8::try_from(row.exponent).unwrap_or(u8::MAX);
            let currency = Currency::new(&row.currency, exponent)
                .map_err(|error| Failure::fault("reading what was paid together", error))?;
            Ok(Share {
                basket: row.basket,
                reference: parsed(&row.reference)?,
                transaction: row.transaction,
                charged_at: row.charged_at,
                amount: Money::new(row.minor, currency),
                whole: Money::new(row.whole, currency),
            })
        })
        .collect()
}
