//! The SQL of contacts: which account holds one, and which ones an account has.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{
    Cx, Place, Purpose, Scope, Sealed,
    lookup::{self, LookupKind},
};
use uuid::Uuid;

use crate::accounts::{
    address::Address,
    contact::{Contact, ContactKind},
    model::HeldContact,
    name::PersonName,
    store::AccountRow,
};

type AccountId = Id<marks::Account>;

/// The account that holds a proved contact.
pub(crate) async fn account_of(cx: &mut Cx, contact: &Contact) -> Outcome<Option<AccountId>> {
    Ok(lookup::find(cx, LookupKind::Contact, contact.value()).await?.map(Id::from_uuid))
}

/// The e-mail address of the account that holds `contact`, if there is such an account and it has one.
pub(crate) async fn email_beside(cx: &mut Cx, contact: &Contact) -> Outcome<Option<Contact>> {
    let Some(account) = account_of(cx, contact).await? else { return Ok(None) };
    let held = contacts(cx, &Scope::System("people.sms_exhausted"), account).await?;
    Ok(held.into_iter().map(|held| held.contact).find(|contact| contact.kind() == ContactKind::Email))
}

/// An open account with its living contacts, e-mail first, in one statement: every page of a file begins with it. A closed
/// or foreign account is not found.
pub(crate) async fn account_with_contacts(
    cx: &mut Cx,
    scope: &Scope,
    account: AccountId,
) -> Outcome<(AccountRow, Vec<HeldContact>)> {
    let rows = sqlx::query!(
        r#"SELECT a.name AS "name: Sealed<PersonName>", a.language, a.address AS "address: Sealed<Address>",
                  a.national_number AS "national_number: Sealed<String>", a.registered_at AS "registered_at: Moment",
                  a.matched_at AS "matched_at: Moment", a.verified_at AS "verified_at: Moment",
                  c.id AS "contact?", c.value AS "value?: Sealed<Contact>", c.verified_at AS "proved_at?: Moment"
           FROM people.account a
           LEFT JOIN people.contact c ON c.bucket = a.bucket AND c.account = a.id AND c.replaced_at IS NULL
           WHERE a.bucket = $1 AND a.id = $2 AND a.closed_at IS NULL AND ($3::uuid IS NULL OR a.id = $3)
           ORDER BY c.kind"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_all(cx.conn())
    .await?;
    let (mut found, mut held) = (None, Vec::with_capacity(rows.len()));
    for row in rows {
        if let (Some(id), Some(value), Some(verified_at)) = (row.contact, row.value, row.proved_at) {
            let contact = cx.open(&contact_place(account, id), &value).await?;
            held.push(HeldContact { id, contact, verified_at });
        }
        found = Some(AccountRow {
            name: row.name,
            language: row.language,
            address: row.address,
            national_number: row.national_number,
            registered_at: row.registered_at,
            matched_at: row.matched_at,
            verified_at: row.verified_at,
        });
    }
    Ok((found.ok_or_else(Failure::not_found)?, held))
}

/// The living contacts of an account, e-mail first.
pub(crate) async fn contacts(cx: &mut Cx, scope: &Scope, account: AccountId) -> Outcome<Vec<HeldContact>> {
    let rows = sqlx::query!(
        r#"SELECT id, value AS "value: Sealed<Contact>", verified_at AS "verified_at: Moment" FROM people.contact
           WHERE bucket = $1 AND account = $2 AND replaced_at IS NULL AND ($3::uuid IS NULL OR account = $3)
           ORDER BY kind"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        let contact = cx.open(&contact_place(account, row.id), &row.value).await?;
        held.push(HeldContact { id: row.id, contact, verified_at: row.verified_at });
    }
    Ok(held)
}

fn contact_place(account: AccountId, row: Uuid) -> Place {
    Place::new("people.contact.value", account.uuid(), Purpose::Profile, row)
}

/// Adds a proved contact and retires the living one of its kind; returns the new row and the retired contact.
pub(crate) async fn put_contact(
    cx: &mut Cx,
    account: AccountId,
    contact: &Contact,
) -> Outcome<(Uuid, Option<Contact>)> {
    let now = cx.now();
    let old = sqlx::query!(
        r#"UPDATE people.contact SET replaced_at = $4
           WHERE bucket = $1 AND account = $2 AND kind = $3 AND replaced_at IS NULL
           RETURNING id, value AS "value: Sealed<Contact>""#,
        account.bucket().as_i16(),
        account.uuid(),
        contact.kind().as_str(),
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    let old = match old {
        Some(row) => Some(cx.open(&contact_place(account, row.id), &row.value).await?),
        None => None,
    };
    let id = Id::<HeldContact>::new(account.bucket(), now, cx.dice()).uuid();
    let value = cx.seal(&contact_place(account, id), contact).await?;
    let index = cx.vault().blind("people.contact", contact.value());
    sqlx::query!(
        "INSERT INTO people.contact (bucket, id, account, kind, value, contact_index, verified_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        contact.kind().as_str(),
        value.as_bytes(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok((id, old))
}

/// Everyone to be told that contact row `new` came: the contact it retired and those that live beside it.
pub(crate) async fn contacts_beside(
    cx: &mut Cx,
    scope: &Scope,
    account: AccountId,
    new: Uuid,
) -> Outcome<Vec<Contact>> {
    let rows = sqlx::query!(
        r#"SELECT c.id, c.value AS "value: Sealed<Contact>" FROM people.contact c
           JOIN people.contact n ON n.bucket = c.bucket AND n.account = c.account AND n.id = $3
           WHERE c.bucket = $1 AND c.account = $2 AND c.id <> n.id
             AND (c.replaced_at IS NULL OR c.replaced_at = n.verified_at) AND ($4::uuid IS NULL OR c.account = $4)"#,
        account.bucket().as_i16(),
        account.uuid(),
        new,
        scope.owner(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        told.push(cx.open(&contact_place(account, row.id), &row.value).await?);
    }
    Ok(told)
}

/// Retires every living contact of an account and forgets the codes on their way to it.
pub(crate) async fn retire(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "WITH codes AS (DELETE FROM people.code WHERE account = $2)
         UPDATE people.contact SET replaced_at = $3 WHERE bucket = $1 AND account = $2 AND replaced_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
