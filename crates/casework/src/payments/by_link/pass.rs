//! The way back for a payer: an address that shows one payment and its receipt, and that we can work out again whenever the
//! gateway has to be asked for the same checkout. It is a keyed digest over the attempt, so nobody makes one up.

use data_encoding::BASE64URL_NOPAD;
use kernel::{Id, Locale};
use store::{Vault, vault::RootKey};
use uuid::Uuid;

use crate::payments::model::Attempt;

const CONTEXT: &str = "payments.payer_pass";

/// The path of the payer's receipt, in the language of the hosted page.
pub(in crate::payments) fn return_path(vault: &Vault, attempt: Id<Attempt>, locale: Locale) -> String {
    format!("/{locale}/pay/receipt/{}", text(vault, attempt))
}

fn text(vault: &Vault, attempt: Id<Attempt>) -> String {
    let mut bytes = attempt.uuid().as_bytes().to_vec();
    bytes.extend_from_slice(&vault.mac(RootKey::Session, CONTEXT, attempt.uuid().as_bytes()));
    BASE64URL_NOPAD.encode(&bytes)
}

/// The attempt that such an address is for; nothing for any other text.
pub(super) fn read(vault: &Vault, text: &str) -> Option<Id<Attempt>> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    let (id, tag) = bytes.split_at_checked(16)?;
    let matches = vault.mac_matches(RootKey::Session, CONTEXT, id, tag);
    matches.then(|| Uuid::from_slice(id).ok().map(Id::from_uuid)).flatten()
}
