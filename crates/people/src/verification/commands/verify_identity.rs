//! Comparing a document with an account, and deciding.

use kernel::{Failure, Id, NationalNumber, Outcome, Refusal, RefusalKind, marks};
use serde_json::json;
use store::{
    Cx, Scope,
    access::{self, Access},
    jobs::{self, NewJob},
    lookup::{self, LookupKind},
};

use crate::{
    accounts::{self, store::Raise},
    same_person::{number_index, staff_number_hash},
    verification::{
        jobs::TELL,
        model::{Comparison, Reason, Verification},
        policy::{comparer, may_verify},
        store::{self as rows},
    },
};

/// What the officer decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Name, number (where there is one) and birth date are those of the document.
    Confirm,
    /// They are not, or cannot be read.
    Refuse(Reason),
}

/// Loads what is to be compared and records the look.
///
/// # Errors
/// Not found for another mission's, a decided or an unknown document, and for roles that do not compare.
pub async fn compare(cx: &mut Cx, id: Id<Verification>) -> Outcome<Comparison> {
    let comparison = load(cx, id).await?;
    let look = Access {
        file: None,
        purpose: format!("identity verification {id}"),
        route: "/{lang}/desk/identities/{id}",
        fields: &["name", "national_number", "birth_date"],
    };
    access::record(cx, look).await?;
    Ok(comparison)
}

/// The picture, with the look recorded.
///
/// # Errors
/// As for [`compare`].
pub async fn picture(cx: &mut Cx, id: Id<Verification>) -> Outcome<Vec<u8>> {
    let image = load(cx, id).await?.image;
    let look = Access {
        file: None,
        purpose: format!("identity verification {id}"),
        route: "/{lang}/desk/identities/{id}/picture",
        fields: &["identity_document"],
    };
    access::record(cx, look).await?;
    let blobs = cx.store().blobs().clone();
    blobs.bytes(cx, image).await
}

/// Decides. Confirming raises the account to verified and, if the document bears a number, claims that number for it. The
/// picture is destroyed with the decision; what stays is who decided when.
///
/// # Errors
/// Forbidden for her own person, a slip without the declaration, conflict if another account holds the number or a
/// colleague decided meanwhile.
pub async fn verify_identity(cx: &mut Cx, id: Id<Verification>, (decision, declared): (Decision, bool)) -> Outcome<()> {
    let comparison = load(cx, id).await?;
    let hers = staff_number_hash(cx, comparer(cx.actor())?).await?;
    let stated = comparison.number.map(|number| number_index(cx.vault(), &number));
    let (staff, _permit) = may_verify(cx.actor(), stated.as_ref() == Some(&hers), declared)?;
    let account = comparison.account;
    let reason = match decision {
        Decision::Refuse(reason) => Some(reason),
        Decision::Confirm => {
            if let Some(number) = &comparison.number {
                claim(cx, account, number).await?;
            }
            accounts::store::raise(cx, account, comparison.number.as_ref(), Raise::Verified).await?;
            None
        }
    };
    if !rows::decide(cx, id, staff, reason).await? {
        let text = "verification-refused-decided";
        return Err(Refusal::new(RefusalKind::Conflict, "verification.decided", text).into());
    }
    let blobs = cx.store().blobs().clone();
    blobs.destroy(cx, comparison.image).await?;
    let payload = json!({ "verification": id, "account": account });
    jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    Ok(())
}

async fn claim(cx: &mut Cx, account: Id<marks::Account>, number: &NationalNumber) -> Outcome<()> {
    if lookup::claim(cx, LookupKind::NationalNumber, number.digits(), account.uuid()).await? {
        return Ok(());
    }
    if lookup::find(cx, LookupKind::NationalNumber, number.digits()).await? == Some(account.uuid()) {
        return Ok(());
    }
    let text = "verification-refused-number-taken";
    Err(Refusal::new(RefusalKind::Conflict, "verification.number_taken", text).into())
}

async fn load(cx: &mut Cx, id: Id<Verification>) -> Outcome<Comparison> {
    comparer(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    load_within(cx, &scope, id).await
}

/// What is compared, for whoever has that scope. The caller asks who may.
pub(in crate::verification) async fn load_within(
    cx: &mut Cx,
    scope: &Scope,
    id: Id<Verification>,
) -> Outcome<Comparison> {
    let row = rows::compared(cx, scope, id).await?;
    let account = row.account;
    let name = cx.open(&accounts::store::place("people.account.name", account), &row.name).await?;
    let digits = match (&row.known, &row.stated) {
        (Some(known), _) => {
            Some(cx.open(&accounts::store::place("people.account.national_number", account), known).await?)
        }
        (None, Some(stated)) => Some(cx.open(&rows::place(account, id), stated).await?),
        (None, None) => None,
    };
    let number: Option<NationalNumber> = digits
        .map(|digits| digits.parse())
        .transpose()
        .map_err(|error| Failure::fault("reading a stated number", error))?;
    let holder = match &number {
        Some(number) => lookup::find(cx, LookupKind::NationalNumber, number.digits()).await?,
        None => None,
    };
    Ok(Comparison {
        id,
        account,
        kind: row.kind,
        image: row.image,
        name: name.as_str().to_owned(),
        number,
        matched: row.matched,
        held_elsewhere: holder.is_some_and(|holder| holder != account.uuid()),
        asked_at: row.asked_at,
    })
}
