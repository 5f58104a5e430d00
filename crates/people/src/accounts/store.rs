//! The SQL of accounts and contacts. Every function on an account's data takes a scope and uses it in its WHERE.

use kernel::{Failure, Id, Locale, Moment, NationalNumber, Outcome, marks};
use store::{Cx, Place, Purpose, Scope, Sealed};

use super::{address::Address, model::AssuranceFacts, name::PersonName};

type AccountId = Id<marks::Account>;

pub(crate) fn place(column: &'static str, account: AccountId) -> Place {
    Place::new(column, account.uuid(), Purpose::Profile, account.uuid())
}

pub(crate) struct AccountRow {
    pub name: Sealed<PersonName>,
    pub language: String,
    pub address: Option<Sealed<Address>>,
    pub national_number: Option<Sealed<String>>,
    pub registered_at: Moment,
    pub matched_at: Option<Moment>,
    pub verified_at: Option<Moment>,
}

impl AccountRow {
    pub fn facts(&self) -> AssuranceFacts {
        AssuranceFacts { matched_at: self.matched_at, verified_at: self.verified_at }
    }

    pub fn locale(&self) -> Locale {
        self.language.parse().unwrap_or(Locale::AR)
    }
}

pub(crate) async fn insert(cx: &mut Cx, account: AccountId, name: &PersonName, language: Locale) -> Outcome<()> {
    let now = cx.now();
    let name = cx.seal(&place("people.account.name", account), name).await?;
    sqlx::query!(
        "INSERT INTO people.account (bucket, id, name, language, registered_at) VALUES ($1, $2, $3, $4, $5)",
        account.bucket().as_i16(),
        account.uuid(),
        name.as_bytes(),
        language.as_str(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// An open account; a closed or foreign one is not found.
pub(crate) async fn load(cx: &mut Cx, scope: &Scope, account: AccountId) -> Outcome<AccountRow> {
    sqlx::query_as!(
        AccountRow,
        r#"SELECT name AS "name: Sealed<PersonName>", language, address AS "address: Sealed<Address>",
                  national_number AS "national_number: Sealed<String>", registered_at AS "registered_at: Moment",
                  matched_at AS "matched_at: Moment", verified_at AS "verified_at: Moment"
           FROM people.account
           WHERE bucket = $1 AND id = $2 AND closed_at IS NULL AND ($3::uuid IS NULL OR id = $3)"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?
    .ok_or_else(Failure::not_found)
}

/// The facts of an open account's level. Read through a function that the desk may call for every applicant.
pub(crate) async fn facts(cx: &mut Cx, scope: &Scope, account: AccountId) -> Outcome<AssuranceFacts> {
    let row = sqlx::query!(
        r#"SELECT matched_at AS "matched_at: Moment", verified_at AS "verified_at: Moment"
           FROM people.level_facts($1, $2) WHERE $3::uuid IS NULL OR $2 = $3"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?
    .ok_or_else(Failure::not_found)?;
    Ok(AssuranceFacts { matched_at: row.matched_at, verified_at: row.verified_at })
}

/// Whether the account is open; for sessions.
pub(crate) async fn is_open(cx: &mut Cx, account: AccountId) -> Outcome<bool> {
    let open = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM people.account WHERE bucket = $1 AND id = $2 AND closed_at IS NULL) AS "open!""#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(open)
}

/// Keeps the delivery address for the next time.
pub(crate) async fn put_address(cx: &mut Cx, account: AccountId, address: &Address) -> Outcome<()> {
    let sealed = cx.seal(&place("people.account.address", account), address).await?;
    sqlx::query!(
        "UPDATE people.account SET address = $3 WHERE bucket = $1 AND id = $2",
        account.bucket().as_i16(),
        account.uuid(),
        sealed.as_bytes(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets the delivery address.
pub(crate) async fn clear_address(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "UPDATE people.account SET address = NULL WHERE bucket = $1 AND id = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The language of messages.
pub(crate) async fn put_language(cx: &mut Cx, account: AccountId, language: Locale) -> Outcome<()> {
    sqlx::query!(
        "UPDATE people.account SET language = $3 WHERE bucket = $1 AND id = $2",
        account.bucket().as_i16(),
        account.uuid(),
        language.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Which moment a number is kept with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raise {
    Matched,
    Verified,
}

/// Notes that the account rose, with the number that was confirmed, if one was. The caller has claimed it.
pub(crate) async fn raise(
    cx: &mut Cx,
    account: AccountId,
    number: Option<&NationalNumber>,
    raise: Raise,
) -> Outcome<()> {
    let now = cx.now();
    let sealed = match number {
        Some(number) => {
            let place = place("people.account.national_number", account);
            Some(cx.seal(&place, &number.digits().to_owned()).await?)
        }
        None => None,
    };
    let (matched, verified) = (raise == Raise::Matched, raise == Raise::Verified);
    sqlx::query!(
        "UPDATE people.account
         SET national_number = COALESCE($3, national_number),
             matched_at = CASE WHEN $4 THEN COALESCE(matched_at, $6) ELSE matched_at END,
             verified_at = CASE WHEN $5 THEN COALESCE(verified_at, $6) ELSE verified_at END
         WHERE bucket = $1 AND id = $2",
        account.bucket().as_i16(),
        account.uuid(),
        sealed.as_ref().map(Sealed::as_bytes),
        matched,
        verified,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    let Some(number) = number else { return Ok(()) };
    let index = crate::same_person::number_index(cx.vault(), number);
    sqlx::query!(
        "INSERT INTO people.mark (bucket, account, number_index, marked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket, account) DO UPDATE SET number_index = EXCLUDED.number_index, marked_at = EXCLUDED.marked_at",
        account.bucket().as_i16(),
        account.uuid(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The index of the person behind an account, if a number was ever confirmed. Granted to the desk, too.
pub(crate) async fn mark(cx: &mut Cx, account: AccountId) -> Outcome<Option<Vec<u8>>> {
    let mark = sqlx::query_scalar!(
        "SELECT number_index FROM people.mark WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(mark)
}

/// Takes number and level from an account. What it is called stays, for it is what the person wrote.
pub(crate) async fn unbind(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "WITH marks AS (DELETE FROM people.mark WHERE bucket = $1 AND account = $2)
         UPDATE people.account SET national_number = NULL, matched_at = NULL, verified_at = NULL
         WHERE bucket = $1 AND id = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes a death; false if it was known.
pub(crate) async fn note_death(cx: &mut Cx, account: AccountId, source: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO people.death (bucket, account, known_at, source) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
        source,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// When the death became known.
pub(crate) async fn death(cx: &mut Cx, account: AccountId) -> Outcome<Option<Moment>> {
    let at = sqlx::query_scalar!(
        r#"SELECT known_at AS "at: Moment" FROM people.death WHERE bucket = $1 AND account = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(at)
}
