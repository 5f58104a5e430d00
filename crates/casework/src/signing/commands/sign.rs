//! Signing: a code is sent for the text that was shown, and typed for that same text.

use kernel::{Failure, Id, Locale, Outcome, Slips, marks};
use people::codes::{
    self, Proof, Purpose,
    model::{Asking as CodeAsking, Holder, Request},
    refusal as code_refusal,
};
use serde_json::json;
use store::{Cx, events, jobs};

use crate::{
    applications::{model::Application, sheet::Sheet},
    payments::lock_file,
    signing::{
        job::SEAL,
        model::{Signature, fingerprint, hex},
        policy::{Signer, may_sign},
        refusal,
        standing::Standing,
        store::{self as rows, Body},
        wording::Wording,
    },
};

/// A request for the code that signs.
pub struct Asking<'a> {
    /// Key of the declaration.
    pub declaration: &'a str,
    /// SHA-256 of the text that was shown, hexadecimal.
    pub shown: &'a str,
    /// Which of the signer's contacts; the only one if there is one.
    pub contact: Option<uuid::Uuid>,
    /// The language of the message.
    pub language: Locale,
    /// The caller's network.
    pub network: &'a str,
    /// Which sending of a form this is.
    pub request: (&'a str, [u8; 32]),
}

/// What was typed to sign.
pub struct Typed<'a> {
    /// Key of the declaration.
    pub declaration: &'a str,
    /// SHA-256 of the text that was shown, hexadecimal.
    pub shown: &'a str,
    /// The code.
    pub code: &'a str,
    /// The caller's network.
    pub network: &'a str,
}

/// A code that waits to be typed, and for whom.
pub struct Waiting {
    /// Where it went, in masked form.
    pub to: String,
}

/// The declaration with this key.
fn standing<'s>(sheet: &'s Sheet, key: &str) -> Outcome<(&'s Standing, &'s Wording)> {
    let standing = sheet.declarations.iter().find(|one| one.key == key).ok_or_else(Failure::not_found)?;
    let wording = standing.wording.as_ref().ok_or_else(refusal::nothing_to_sign)?;
    Ok((standing, wording))
}

/// Sends the code that signs this text to a contact of the signer. The caller commits.
///
/// # Errors
/// What the policy says; `signing.text_changed` if another text was shown; TooMany.
pub async fn ask_code(
    cx: &mut Cx,
    settings: &people::Settings,
    (sheet, signer): (&Sheet, &Signer),
    asking: &Asking<'_>,
) -> Outcome<()> {
    let (standing, wording) = standing(sheet, asking.declaration)?;
    let _permit = may_sign(signer, &sheet.file, standing, sheet.context.today)?;
    let digest = wording.sha256();
    if hex(&digest) != asking.shown {
        return Err(refusal::text_changed());
    }
    let (_, held) = people::reach(cx, signer.account).await?;
    let chosen = asking.contact.and_then(|id| held.iter().find(|one| one.id == id));
    let chosen = chosen.or_else(|| held.first().filter(|_| held.len() == 1));
    let chosen = chosen.ok_or_else(|| Slips::one("contact", "signing-slip-contact"))?;
    let (key, hash) = asking.request;
    let wanted = CodeAsking {
        contact: &chosen.contact,
        purpose: Purpose::Sign,
        account: Some(signer.account),
        language: asking.language,
        network: asking.network,
        request: Request::of(key, hash),
    };
    let asked = codes::ask_to_sign(cx, settings, wanted, &fingerprint(&digest)).await?;
    rows::keep_code(cx, &sheet.file, (&standing.key, signer.account), (&digest, asked.holder.text())).await
}

/// The code that waits for this text and this signer, if there is one.
///
/// # Errors
/// Faults of the database.
pub async fn waiting(
    cx: &mut Cx,
    file: &Application,
    standing: &Standing,
    signer: Id<marks::Account>,
) -> Outcome<Option<Waiting>> {
    let Some(holder) = holder(cx, file, standing, signer).await? else { return Ok(None) };
    let waiting = codes::waiting(cx, &holder, Purpose::Sign).await?;
    Ok(waiting.filter(|code| code.tries_left > 0).map(|code| Waiting { to: code.contact.masked() }))
}

/// The holder of the code that was sent to this signer for the text as it is now.
async fn holder(
    cx: &mut Cx,
    file: &Application,
    standing: &Standing,
    signer: Id<marks::Account>,
) -> Outcome<Option<Holder>> {
    let Some(digest) = standing.wording.as_ref().map(Wording::sha256) else { return Ok(None) };
    let sent = rows::code(cx, file, &standing.key).await?;
    let sent = sent.filter(|sent| sent.signer == signer.uuid() && sent.text_sha256 == digest);
    Ok(sent.and_then(|sent| Holder::parse(&sent.holder)))
}

/// Signs the text with the code that was sent for it, and has it closed as a PDF. A wrong guess costs a try, so the caller
/// commits whatever the answer; a text that is signed already stays signed by whom it was.
///
/// # Errors
/// What the policy says; `signing.text_changed` if another text was shown or the code was sent for another; the slips and
/// refusals of codes.
pub async fn sign(cx: &mut Cx, (sheet, signer): (&Sheet, &Signer), typed: &Typed<'_>) -> Outcome<Result<(), Failure>> {
    lock_file(cx, sheet.file.id).await?;
    let (standing, wording) = standing(sheet, typed.declaration)?;
    let permit = may_sign(signer, &sheet.file, standing, sheet.context.today)?;
    let digest = wording.sha256();
    if hex(&digest) != typed.shown {
        return Err(refusal::text_changed());
    }
    let holder = holder(cx, &sheet.file, standing, signer.account).await?.ok_or_else(code_refusal::gone)?;
    let proof = codes::prove(cx, &holder, Purpose::Sign, (typed.code, typed.network)).await?;
    let proved = match proof {
        Proof::Right(proved) if proved.account == Some(signer.account) => proved,
        Proof::Right(_) | Proof::Gone => return Ok(Err(code_refusal::gone().into())),
        Proof::Wrong { left } => return Ok(Err(code_refusal::wrong(left))),
    };
    if codes::use_up(cx, &holder, Purpose::Sign).await?.is_none() {
        return Ok(Err(code_refusal::gone().into()));
    }
    // The permit ends here: it was good for this one signature.
    drop(permit);
    let signature = Signature {
        id: Id::new(sheet.file.id.bucket(), cx.now(), cx.dice()),
        file: sheet.file.id,
        declaration: standing.key.clone(),
        role: standing.role,
        signer: signer.account,
        text_sha256: digest,
        channel: proved.contact.kind(),
        signed_at: cx.now(),
        closed: None,
    };
    let name = standing.names.get("signer").cloned().unwrap_or_default();
    let body = Body { text: wording.exact(), signer: name };
    if rows::insert(cx, &sheet.file, &signature, &body).await? {
        noted(cx, &signature).await?;
    }
    rows::drop_code(cx, sheet.file.id, &standing.key).await?;
    Ok(Ok(()))
}

/// Appends the event, which carries the digest of the text into the file's chain, and has the text closed.
async fn noted(cx: &mut Cx, signature: &Signature) -> Outcome<()> {
    let body = json!({
        "signature": signature.id,
        "declaration": signature.declaration,
        "role": signature.role.as_str(),
        "text_sha256": hex(&signature.text_sha256),
    });
    events::append(cx, signature.file, "declaration.signed", 1, &body, None).await?;
    let job = jobs::NewJob::new(SEAL, json!({ "signature": signature.id }))
        .lane(signature.file.uuid())
        .dedup(format!("signature:{}", signature.id));
    jobs::enqueue(cx, job).await?;
    Ok(())
}
