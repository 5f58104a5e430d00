//! A letter of the citizen from the first look to the last: whoever may not write, wrote nothing or writes too often is told
//! before a byte of a file is examined, and however often one letter is sent, it is kept once. Pages and API call this.
//!
//! A file is examined between two transactions. The claim on the key goes with the first; the one that writes makes it again.

use ::store::idempotency::Claim;
use kernel::Outcome;
use web::Visit;

use super::{Written, commands, must_have_words, words_beside};
use crate::{
    Ports,
    attachments::{Beside, Takes},
    once::Once,
    ports::FileName,
};

/// What a citizen sends.
pub(crate) struct Sent<'a> {
    /// Her words as typed.
    pub text: &'a str,
    /// What comes with them.
    pub beside: Beside<'a>,
    /// By what it is done once.
    pub once: Once<'a>,
}

/// Sends a letter in the citizen's own file.
///
/// # Errors
/// As [`commands::may_write`]; a slip for the words or for what comes with them; too many within an hour.
pub(crate) async fn send_as_citizen(v: &Visit, ports: &Ports, name: FileName, sent: Sent<'_>) -> Outcome<()> {
    let (owner, files) = (v.account()?, ports.files.as_ref());
    let mut cx = v.begin().await?;
    let card = commands::may_write(&mut cx, files, owner, name).await?;
    // Without words there must be a note that says it, which is known when it was examined.
    if !(sent.text.trim().is_empty() && sent.beside.is_something()) {
        must_have_words(sent.text)?;
    }
    if sent.once.claim(&mut cx).await? != Claim::Fresh {
        return Ok(());
    }
    let counted = commands::count(&cx, &card).await?;
    drop(cx);
    let offices = ports.offices.offices(v.site().store()).await?;
    let attached = sent.beside.receive(v, (ports, Takes::PapersAndSound), owner).await?;
    words_beside(sent.text, attached.as_ref())?;
    let mut cx = v.begin().await?;
    if sent.once.claim(&mut cx).await? == Claim::Fresh {
        let written = Written { text: sent.text, attached: attached.as_ref() };
        commands::post_as_citizen(&mut cx, (files, &offices), (owner, counted), name, written).await?;
        sent.once.settle(&mut cx, card.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}
