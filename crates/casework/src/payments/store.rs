//! Attempts and charges. Whoever writes has locked the file's row first, so that facts about one file follow each other.

pub(super) mod shares;

use kernel::{Currency, Failure, Id, Moment, Money, Outcome, marks};
use store::{Cx, Scope};
use uuid::Uuid;

use super::{
    model::{Attempt, Learned, Share},
    port::Told,
};

struct Row {
    id: Uuid,
    application_id: Uuid,
    provider: String,
    minor: i64,
    currency: String,
    exponent: i16,
    locale: String,
    payer_link: Option<Uuid>,
    repays: bool,
    opened_at: Moment,
    expires_at: Moment,
    intention: Option<String>,
    checkout_url: Option<String>,
    pending_at: Option<Moment>,
    declined_at: Option<Moment>,
    succeeded_at: Option<Moment>,
    closed_at: Option<Moment>,
    files: Vec<Uuid>,
    shares: Vec<i64>,
}

impl TryFrom<Row> for Attempt {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let amount = money(row.minor, &row.currency, row.exponent)?;
        let share = |(file, minor)| Share { file, amount: Money::new(minor, amount.currency()) };
        Ok(Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            provider: row.provider,
            amount,
            shares: row.files.into_iter().map(Id::from_uuid).zip(row.shares).map(share).collect(),
            locale: row.locale.parse().map_err(|error| Failure::fault("reading an attempt", error))?,
            by_link: row.payer_link.map(Id::from_uuid),
            repays: row.repays,
            opened_at: row.opened_at,
            expires_at: row.expires_at,
            checkout: row.intention.zip(row.checkout_url),
            pending_at: row.pending_at,
            declined_at: row.declined_at,
            succeeded_at: row.succeeded_at,
            closed_at: row.closed_at,
        })
    }
}

/// An amount from its columns.
pub(super) fn money(minor: i64, currency: &str, exponent: i16) -> Outcome<Money> {
    let exponent = u8::try_from(exponent).unwrap_or(u8::MAX);
    let currency = Currency::new(currency, exponent).map_err(|error| Failure::fault("reading an amount", error))?;
    Ok(Money::new(minor, currency))
}

/// Locks the rows of a file and of every file that was put in one basket with it, in one order, until the transaction ends;
/// nothing is read of them, so no scope is needed.
pub async fn lock_file(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<()> {
    let locked = sqlx::query_scalar!(
        "SELECT id FROM casework.application
          WHERE bucket = $1
            AND (id = $2 OR id IN (SELECT other.application_id FROM casework.basket_item own
                                     JOIN casework.basket_item other ON other.bucket = own.bucket AND other.basket = own.basket
                                    WHERE own.bucket = $1 AND own.application_id = $2))
          ORDER BY id FOR UPDATE",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    if locked.contains(&file.uuid()) { Ok(()) } else { Err(Failure::not_found()) }
}

/// The file of an attempt, if there is such an attempt.
pub async fn file_of(cx: &mut Cx, attempt: Id<Attempt>) -> Outcome<Option<Id<marks::Application>>> {
    let file = sqlx::query_scalar!(
        r#"SELECT application_id AS "file: Id<marks::Application>" FROM casework.payment_attempt
           WHERE bucket = $1 AND id = $2"#,
        attempt.bucket().as_i16(),
        attempt.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(file)
}

/// A statement that reads attempts with what each file has in them: the columns once, the condition each time.
macro_rules! attempts {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT t.id, t.application_id, t.provider, t.minor, t.currency, t.exponent, t.locale, t.payer_link, t.repays,
                      t.opened_at AS "opened_at: Moment", t.expires_at AS "expires_at: Moment", t.intention, t.checkout_url,
                      t.pending_at AS "pending_at: Moment", t.declined_at AS "declined_at: Moment",
                      t.succeeded_at AS "succeeded_at: Moment", t.closed_at AS "closed_at: Moment",
                      ARRAY(SELECT s.application_id FROM casework.payment_share s
                             WHERE s.bucket = t.bucket AND s.attempt_id = t.id ORDER BY s.application_id) AS "files!",
                      ARRAY(SELECT s.minor FROM casework.payment_share s
                             WHERE s.bucket = t.bucket AND s.attempt_id = t.id ORDER BY s.application_id) AS "shares!"
               FROM casework.payment_attempt t "#
                + $condition,
            $($value),+
        )
    };
}

/// One attempt, whose file the caller has locked or loaded within a scope.
pub async fn load(cx: &mut Cx, attempt: Id<Attempt>) -> Outcome<Attempt> {
    let row = attempts!("WHERE t.bucket = $1 AND t.id = $2", attempt.bucket().as_i16(), attempt.uuid());
    row.fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)?.try_into()
}

/// The attempts to pay a file, by itself or with others, newest first, if it lies within the scope; else none.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Attempt>> {
    let missions = scope.missions();
    let rows = attempts!(
        r#"JOIN casework.payment_share own ON own.bucket = t.bucket AND own.attempt_id = t.id
           JOIN casework.application a ON a.bucket = own.bucket AND a.id = own.application_id
           WHERE own.bucket = $1 AND own.application_id = $2
             AND ($3::uuid IS NULL OR a.owner = $3) AND ($4::text[] IS NULL OR a.mission = ANY ($4))
           ORDER BY t.opened_at DESC, t.id DESC LIMIT 100"#,
        file.bucket().as_i16(),
        file.uuid(),
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Attempt::try_from).collect()
}

/// Writes a new attempt with its shares.
pub async fn insert(cx: &mut Cx, attempt: &Attempt) -> Outcome<()> {
    let currency = attempt.amount.currency();
    sqlx::query!(
        "INSERT INTO casework.payment_attempt
             (bucket, id, application_id, provider, minor, currency, exponent, locale, opened_at, expires_at,
              payer_link, repays)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        attempt.id.bucket().as_i16(),
        attempt.id.uuid(),
        attempt.file.uuid(),
        attempt.provider,
        attempt.amount.minor(),
        currency.code(),
        i16::from(currency.exponent()),
        attempt.locale.as_str(),
        attempt.opened_at as _,
        attempt.expires_at as _,
        attempt.by_link.map(Id::uuid),
        attempt.repays,
    )
    .execute(cx.conn())
    .await?;
    shares::insert(cx, attempt).await
}

/// Keeps the checkout the gateway opened. The first one stays: the same request always gives the same checkout.
pub async fn keep_checkout(cx: &mut Cx, attempt: Id<Attempt>, intention: &str, url: &str) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.payment_attempt SET intention = $3, checkout_url = $4
         WHERE bucket = $1 AND id = $2 AND intention IS NULL",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        intention,
        url,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The bank asked for time; the first moment stays.
pub async fn note_pending(cx: &mut Cx, attempt: Id<Attempt>, at: Moment) -> Outcome<bool> {
    let noted = sqlx::query!(
        "UPDATE casework.payment_attempt SET pending_at = $3 WHERE bucket = $1 AND id = $2 AND pending_at IS NULL",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(noted.rows_affected() == 1)
}

/// The bank said no, at the latest at this moment.
pub async fn note_declined(cx: &mut Cx, attempt: Id<Attempt>, at: Moment) -> Outcome<bool> {
    let noted = sqlx::query!(
        "UPDATE casework.payment_attempt SET declined_at = $3
         WHERE bucket = $1 AND id = $2 AND (declined_at IS NULL OR declined_at < $3)",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(noted.rows_affected() == 1)
}

/// Money was taken; the first moment stays.
pub async fn note_succeeded(cx: &mut Cx, attempt: Id<Attempt>, at: Moment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.payment_attempt SET succeeded_at = $3 WHERE bucket = $1 AND id = $2 AND succeeded_at IS NULL",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Nobody asks the gateway about this attempt any more.
pub async fn note_closed(cx: &mut Cx, attempt: Id<Attempt>, at: Moment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.payment_attempt SET closed_at = $3 WHERE bucket = $1 AND id = $2 AND closed_at IS NULL",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps a charge. Its transaction was claimed before, so it is new.
pub async fn insert_charge(
    cx: &mut Cx,
    attempt: &Attempt,
    told: &Told,
    settles: bool,
    learned: Learned,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.payment_charge
             (bucket, attempt_id, transaction, minor, currency, settles, learned_by, charged_at, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        attempt.id.bucket().as_i16(),
        attempt.id.uuid(),
        told.transaction,
        told.minor,
        told.currency,
        settles,
        learned.as_str(),
        told.at as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether this charge of an attempt is in our books.
pub async fn is_charged(cx: &mut Cx, attempt: Id<Attempt>, transaction: &str) -> Outcome<bool> {
    let known = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.payment_charge
                           WHERE bucket = $1 AND attempt_id = $2 AND transaction = $3) AS "known!""#,
        attempt.bucket().as_i16(),
        attempt.uuid(),
        transaction,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(known)
}
