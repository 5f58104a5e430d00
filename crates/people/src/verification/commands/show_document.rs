//! Showing an identity document.

use kernel::{Id, NationalNumber, Outcome, Permit, Refusal, RefusalKind, marks};
use serde_json::json;
use store::{
    Cx, Scope,
    jobs::{self, NewJob},
    throttle,
};

use crate::{
    accounts,
    identity::throttles,
    verification::{
        jobs::CHECK,
        model::{DocumentKind, Verification},
        policy::{ShowDocument, may_show},
        store::{self as rows, NewVerification},
    },
};

/// What is shown.
pub struct Shown<'a> {
    /// The mission whose officers shall compare it; empty for the central review.
    pub mission: &'a str,
    /// Kind of document.
    pub kind: DocumentKind,
    /// The number the person states, if the account has none yet and the document has one.
    pub number: Option<NationalNumber>,
    /// The file as received.
    pub upload: Id<marks::Blob>,
}

/// Whether this account may show a document now.
///
/// # Errors
/// Conflict if it is verified already or one waits.
pub async fn permit(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Permit<ShowDocument>> {
    let scope = Scope::Owner(account);
    let facts = accounts::store::facts(cx, &scope, account).await?;
    may_show(facts, &rows::progress(cx, &scope, account).await?)
}

/// Takes the document; a picture is made of it before anybody sees it.
///
/// # Errors
/// Conflict if one waits already; TooMany after too many in a day.
pub async fn show_document(
    cx: &mut Cx,
    account: Id<marks::Account>,
    shown: Shown<'_>,
    _permit: Permit<ShowDocument>,
) -> Outcome<Id<Verification>> {
    throttle::hit(cx, &throttles::DOCUMENT, &account.to_string()).await?;
    let id = Id::<Verification>::new(account.bucket(), cx.now(), cx.dice());
    let number = match &shown.number {
        Some(number) => Some(cx.seal(&rows::place(account, id), &number.digits().to_owned()).await?),
        None => None,
    };
    let new = NewVerification { id, account, mission: shown.mission, kind: shown.kind, number, upload: shown.upload };
    if !rows::insert(cx, new).await? {
        let text = "verification-refused-waiting";
        return Err(Refusal::new(RefusalKind::Conflict, "verification.waiting", text).into());
    }
    jobs::enqueue(cx, NewJob::new(CHECK, json!({ "verification": id }))).await?;
    Ok(id)
}
