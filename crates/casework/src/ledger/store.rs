//! Booking and reading entries. What is booked stays.

use kernel::{Currency, Failure, Id, Money, Outcome, marks};
use store::Cx;

use super::{
    holdings::{self, Holding},
    model::{Account, Component, Entry, Posting, kind_name, kind_of},
};

/// Books an entry, once: false if its source was booked before. An entry without lines is not booked.
pub async fn post(cx: &mut Cx, entry: &Entry) -> Outcome<bool> {
    if entry.postings().is_empty() {
        return Ok(false);
    }
    let now = cx.now();
    let bucket = entry.file.bucket();
    let id = Id::<Entry>::new(bucket, now, cx.dice());
    let postings = entry.postings();
    let accounts: Vec<String> = postings.iter().map(|line| line.account.as_str().to_owned()).collect();
    let minors: Vec<i64> = postings.iter().map(|line| line.amount.minor()).collect();
    let currencies: Vec<String> = postings.iter().map(|line| line.amount.currency().code().to_owned()).collect();
    let exponents: Vec<i16> = postings.iter().map(|line| i16::from(line.amount.currency().exponent())).collect();
    let tag = |of: fn(&Component) -> String| -> Vec<Option<String>> {
        postings.iter().map(|line| line.component.as_ref().map(of)).collect()
    };
    let components = tag(|component| component.code.clone());
    let kinds = tag(|component| kind_name(component.kind).to_owned());
    let beneficiaries = tag(|component| component.beneficiary.clone());
    let booked = sqlx::query!(
        "INSERT INTO casework.ledger_entry (bucket, id, application_id, kind, source, at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (bucket, source) DO NOTHING",
        bucket.as_i16(),
        id.uuid(),
        entry.file.uuid(),
        entry.kind.as_str(),
        entry.source,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    if booked.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!(
        "INSERT INTO casework.ledger_posting
             (bucket, entry_id, line, account, minor, currency, exponent, component, fee_kind, beneficiary)
         SELECT $1, $2, line::smallint, account, minor, currency, exponent, component, fee_kind, beneficiary
         FROM unnest($3::text[], $4::bigint[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[])
              WITH ORDINALITY AS part
                   (account, minor, currency, exponent, component, fee_kind, beneficiary, line)",
        bucket.as_i16(),
        id.uuid(),
        &accounts,
        &minors,
        &currencies,
        &exponents,
        &components as &[Option<String>],
        &kinds as &[Option<String>],
        &beneficiaries as &[Option<String>],
    )
    .execute(cx.conn())
    .await?;
    Ok(true)
}

/// What is kept of a file's money, component by component. The caller has locked the file.
pub async fn held(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Holding>> {
    let rows = sqlx::query!(
        r#"SELECT p.component AS "component!", p.fee_kind AS "fee_kind!", p.beneficiary AS "beneficiary!", p.account,
                  p.currency, p.exponent, sum(p.minor)::bigint AS "minor!"
           FROM casework.ledger_entry e JOIN casework.ledger_posting p ON p.bucket = e.bucket AND p.entry_id = e.id
           WHERE e.bucket = $1 AND e.application_id = $2 AND p.component IS NOT NULL
           GROUP BY p.component, p.fee_kind, p.beneficiary, p.account, p.currency, p.exponent
           HAVING sum(p.minor) <> 0 OR p.account = 'fx_difference' ORDER BY p.component, p.account"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut postings = Vec::with_capacity(rows.len());
    for row in rows {
        let unknown = |what: &str| Failure::fault("reading the ledger", format!("unknown there: {what}"));
        let kind = kind_of(&row.fee_kind).ok_or_else(|| unknown(&row.fee_kind))?;
        postings.push(Posting {
            account: Account::parse(&row.account).ok_or_else(|| unknown(&row.account))?,
            amount: money(&row.currency, row.exponent, row.minor)?,
            component: Some(Component { kind, code: row.component, beneficiary: row.beneficiary }),
        });
    }
    holdings::of(&postings).map_err(|error| Failure::fault("reading the ledger", error))
}

/// What an account holds in one currency; debits less credits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Balance {
    /// Key of the account.
    pub account: String,
    /// How much.
    pub amount: Money,
}

/// The balances of every account, for finance. Sums of amounts only; nothing about a person.
pub async fn balances(cx: &mut Cx) -> Outcome<Vec<Balance>> {
    let rows = sqlx::query!(
        r#"SELECT account, currency, exponent, sum(minor)::bigint AS "minor!" FROM casework.ledger_posting
           GROUP BY account, currency, exponent ORDER BY account, currency"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| balance(row.account, &row.currency, row.exponent, row.minor)).collect()
}

/// The balances of one file, which the caller has loaded within a scope.
pub async fn of_file(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Balance>> {
    let rows = sqlx::query!(
        r#"SELECT p.account, p.currency, p.exponent, sum(p.minor)::bigint AS "minor!"
           FROM casework.ledger_entry e JOIN casework.ledger_posting p ON p.bucket = e.bucket AND p.entry_id = e.id
           WHERE e.bucket = $1 AND e.application_id = $2
           GROUP BY p.account, p.currency, p.exponent ORDER BY p.account, p.currency"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| balance(row.account, &row.currency, row.exponent, row.minor)).collect()
}

/// What is owed by whoever paid a file and whose bank decided for the payer, by currency. The caller has loaded the file within
/// a scope.
pub async fn owed_by_payer(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Money>> {
    let owed = of_file(cx, file).await?.into_iter().filter(|one| one.account == Account::PayerReceivable.as_str());
    Ok(owed.map(|one| one.amount).filter(|amount| amount.minor() > 0).collect())
}

fn balance(account: String, currency: &str, exponent: i16, minor: i64) -> Outcome<Balance> {
    Ok(Balance { account, amount: money(currency, exponent, minor)? })
}

fn money(currency: &str, exponent: i16, minor: i64) -> Outcome<Money> {
    let currency = Currency::new(currency, u8::try_from(exponent).unwrap_or(u8::MAX))
        .map_err(|error| Failure::fault("reading the ledger", error))?;
    Ok(Money::new(minor, currency))
}
