//! The job that closes a signed text as a PDF: read, press without a transaction, keep. Run again after a crash it finds what
//! was kept and does nothing twice.

use std::sync::Arc;

use ::store::{
    Purpose, Scope, Store,
    blobs::BlobState,
    events,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Outcome};
use people::accounts::contact::ContactKind;
use serde_json::json;

use super::{
    model::{Closed, Signature, hex},
    port::{Press, SignedText},
    store as rows,
    wording::Wording,
};
use crate::applications::store as files;

/// The kind of the job; its payload is `{signature}`.
pub const SEAL: &str = "casework.seal_signature";

/// Closes signed texts.
pub struct SealSignature {
    /// The engine.
    pub press: Arc<dyn Press>,
}

#[derive(serde::Deserialize)]
struct About {
    signature: Id<Signature>,
}

#[async_trait]
impl Handler for SealSignature {
    fn kind(&self) -> &'static str {
        SEAL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        let mut cx = store.begin(Actor::System(SEAL)).await?;
        let Some(signature) = rows::find(&mut cx, about.signature).await? else { return Ok(Done::Finished) };
        if signature.closed.is_some() {
            return Ok(Done::Finished);
        }
        let file = files::load(&mut cx, &Scope::System(SEAL), signature.file).await?;
        let body = rows::body(&mut cx, &file, signature.id).await?;
        drop(cx);
        let Wording { title, paragraphs } = Wording::read(&body.text);
        let text = SignedText {
            number: signature.id.to_string(),
            title,
            paragraphs,
            signer: body.signer,
            method: method_in_words(signature.channel).to_owned(),
            signed_at: signature.signed_at,
            text_sha256: hex(&signature.text_sha256),
        };
        let pressed = self.press.press(text).await?;
        let received = store.blobs().keep(file.owner.uuid(), Purpose::Documents, pressed.pdf).await?;
        let mut cx = store.begin(Actor::System(SEAL)).await?;
        let closed = Closed { at: cx.now(), sha256: pressed.sha256.to_vec(), blob: received.id };
        if !rows::close(&mut cx, signature.id, &closed).await? {
            store.blobs().destroy(&mut cx, received.id).await?;
            cx.commit().await?;
            return Ok(Done::Finished);
        }
        store.blobs().set_state(&mut cx, received.id, BlobState::Checked).await?;
        store.blobs().set_state(&mut cx, received.id, BlobState::Usable).await?;
        let body = json!({ "signature": signature.id, "pdf_sha256": hex(&closed.sha256) });
        events::append(&mut cx, file.id, "declaration.closed", 1, &body, None).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// How it was signed, as the closed Arabic text says it.
fn method_in_words(channel: ContactKind) -> &'static str {
    match channel {
        ContactKind::Email => "رمز أُرسل إلى البريد الإلكتروني المثبت للموقّع، لهذا النص وحده",
        ContactKind::Mobile => "رمز أُرسل إلى المحمول المثبت للموقّع، لهذا النص وحده",
    }
}
