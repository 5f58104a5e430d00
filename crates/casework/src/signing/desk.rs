//! What the desk sees of signatures: who signed what and when, and whether text and closed file still are what was signed.
//! Reading them is part of looking at the file, which its page has written down.

use ::store::Cx;
use kernel::{Failure, Outcome};
use web::{
    Value, Visit,
    components::{SummaryList, SummaryRow, Tag, Tone},
};

use super::{
    model::{Signature, hex},
    store::{self as rows, Body},
    wording::{Wording, sha256},
};
use crate::applications::model::Application;

/// What comparing a signature with what is kept of it says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Check {
    /// Text and closed file are as signed.
    Intact,
    /// The text is as signed; the file is still being closed.
    Unclosed,
    /// One of them is not what was signed.
    Broken,
}

/// A signature with what the desk needs of it.
pub struct Checked {
    /// The signature.
    pub signature: Signature,
    /// What was signed.
    pub wording: Wording,
    /// Who signed, as it was shown.
    pub signer: String,
    /// What the comparison says.
    pub check: Check,
}

/// Every signature in a file, each compared with what is kept of it.
///
/// # Errors
/// Faults of the database and of the store of documents.
pub async fn checked(cx: &mut Cx, file: &Application) -> Outcome<Vec<Checked>> {
    let mut all = Vec::new();
    for signature in rows::of_file(cx, file.id).await? {
        let Body { text, signer } = rows::body(cx, file, signature.id).await?;
        let pdf = match &signature.closed {
            Some(closed) => {
                let blobs = cx.store().blobs().clone();
                Some(blobs.bytes(cx, closed.blob).await?)
            }
            None => None,
        };
        let check = check(&signature, text.as_bytes(), pdf.as_deref());
        all.push(Checked { signature, wording: Wording::read(&text), signer, check });
    }
    Ok(all)
}

/// Compares what was signed with what is kept. Pure.
pub fn check(signature: &Signature, text: &[u8], pdf: Option<&[u8]>) -> Check {
    match (&signature.closed, pdf) {
        _ if sha256(text) != signature.text_sha256 => Check::Broken,
        (None, _) => Check::Unclosed,
        (Some(closed), Some(pdf)) if sha256(pdf) == closed.sha256 => Check::Intact,
        (Some(_), _) => Check::Broken,
    }
}

/// The closed file of one signature of `file`, for a picture of it.
///
/// # Errors
/// Not found if there is none.
pub async fn pdf(cx: &mut Cx, file: &Application, signature: kernel::Id<Signature>) -> Outcome<Vec<u8>> {
    let own = rows::of_file(cx, file.id).await?.into_iter().find(|one| one.id == signature);
    let closed = own.and_then(|own| own.closed).ok_or_else(Failure::not_found)?;
    let blobs = cx.store().blobs().clone();
    blobs.bytes(cx, closed.blob).await
}

/// The facts of one signature. `picture` is the address of the closed file's first page.
pub fn facts(v: &Visit, checked: &Checked, zone: &str, picture: impl FnOnce() -> String) -> SummaryList {
    let signature = &checked.signature;
    let (key, tone) = match checked.check {
        Check::Intact => ("signing-desk-intact", Tone::Ok),
        Check::Unclosed => ("signing-desk-unclosed", Tone::Wait),
        Check::Broken => ("signing-desk-broken", Tone::Wrong),
    };
    let role = v.t(&format!("signing-desk-role-{}", signature.role.as_str()));
    let mut rows = vec![
        SummaryRow::new(v.t("signing-desk-who"), checked.signer.clone()).tag(Tag::new(role, Tone::Quiet)),
        SummaryRow::new(v.t("signing-signed-at"), v.moment(signature.signed_at, zone)),
        SummaryRow::new(v.t("signing-method"), v.t(&format!("signing-method-{}", signature.channel.as_str()))),
        SummaryRow::new(v.t("signing-desk-check"), v.t(key)).tag(Tag::new(v.t("signing-desk-check"), tone)),
        SummaryRow::new(v.t("signing-text-digest"), Value::code(hex(&signature.text_sha256))),
    ];
    if let Some(closed) = &signature.closed {
        let digest = Value::code(hex(&closed.sha256));
        rows.push(SummaryRow::new(v.t("signing-pdf-digest"), digest).link(picture(), v.t("signing-desk-see")));
    }
    SummaryList::new(rows).heading(checked.wording.title.clone())
}
