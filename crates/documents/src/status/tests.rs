//! Status lists: states, signatures, and doubt.

use super::*;
use crate::testing::{STATUS_URI, issued_at, issuer, moment};

fn later() -> Moment {
    moment("2026-11-23T08:00:00Z")
}

#[test]
fn states_survive_signing_and_an_empty_list_is_small() {
    let keys = issuer(issued_at());
    let mut list = StatusList::new(STATUS_URI, issued_at());
    let empty = list.sign("EG-CSA-TEST", later(), keys.status.as_ref()).unwrap();
    assert!(empty.len() < 800, "{}", empty.len());
    list.set(5, CertificateState::Revoked);
    list.set(6, CertificateState::Replaced);
    list.set(7, CertificateState::Revoked);
    list.set(7, CertificateState::Valid);
    list.set(ENTRIES, CertificateState::Revoked);
    let token = list.sign("EG-CSA-TEST", later(), keys.status.as_ref()).unwrap();
    let read = StatusList::open(&token, &keys.published, issued_at()).unwrap();
    for (index, state) in [
        (4, CertificateState::Valid),
        (5, CertificateState::Revoked),
        (6, CertificateState::Replaced),
        (7, CertificateState::Valid),
        (ENTRIES, CertificateState::Revoked),
    ] {
        assert_eq!(read.state(index), state, "{index}");
    }
}

#[test]
fn another_key_a_changed_list_and_an_old_list_are_refused() {
    let (keys, others) = (issuer(issued_at()), issuer(issued_at()));
    let list = StatusList::new(STATUS_URI, issued_at());
    let token = list.sign("EG-CSA-TEST", later(), keys.status.as_ref()).unwrap();
    assert!(StatusList::open(&token, &keys.published, issued_at()).is_ok());
    assert!(StatusList::open(&token, &others.published, issued_at()).is_err());
    assert!(StatusList::open(&token, &keys.published, later()).is_err(), "a list is good until its end only");
    let (head, tail) = token.split_at(token.len() / 2);
    let changed = format!("{head}{}{}", if tail.starts_with('A') { 'B' } else { 'A' }, &tail[1..]);
    assert!(StatusList::open(&changed, &keys.published, issued_at()).is_err());
    let by_qr_key = list.sign("EG-CSA-TEST", later(), keys.qr.as_ref()).unwrap();
    assert!(StatusList::open(&by_qr_key, &keys.published, issued_at()).is_err(), "one key, one purpose");
}
