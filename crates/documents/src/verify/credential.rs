//! The verdict on the text of a QR symbol, with nothing but a key set and a status list in hand.

use super::{Reason, Stated, Verdict};
use crate::{keys::KeySet, qr, status::StatusList};

/// Reads the text and looks its state up in `lists`. Without the list the credential names, nothing is confirmed.
pub fn judge_credential(text: &str, keys: &KeySet, lists: &[StatusList]) -> Verdict {
    let (credential, key) = match qr::open(text, keys) {
        Ok(opened) => opened,
        Err(error) => return Verdict::refused(error.into()),
    };
    let Some(list) = lists.iter().find(|list| list.uri == credential.status.uri) else {
        return Verdict::refused(Reason::StateUnknown);
    };
    let stated = Stated {
        serial: credential.serial,
        kind: credential.kind,
        issued_at: credential.issued_at,
        issuer: credential.issuer,
        test: key.test,
        name_ar: Some(credential.name_ar),
        name_latin: credential.name_latin,
        birth_year: Some(credential.birth_year),
        number_last_three: credential.number_last_three,
    };
    Verdict::stands(list.state(credential.status.index), stated)
}
