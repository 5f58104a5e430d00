//! A code says the least there is, and every way of bending it has its answer.

use std::time::Duration;

use ciborium::Value;
use kernel::Moment;
use proptest::prelude::*;

use super::{claims::REGISTRY, *};
use crate::{
    keys::{GeneratedKeys, IssuerKeys},
    qr::{self, raw_claims},
    testing::{issued_at, issuer},
};

const QUARTER: Duration = Duration::from_secs(15 * 60);

fn platform() -> IssuerKeys {
    let folder = tempfile::TempDir::new().unwrap();
    IssuerKeys::open_platform(&folder.path().join("platform"), issued_at(), GeneratedKeys::Allowed).unwrap()
}

fn code() -> Entitlement {
    Entitlement {
        issuer: "WASL-TEST".to_owned(),
        issued_at: issued_at(),
        expires_at: issued_at().plus(QUARTER),
        number: "7K4M29TXQ3WH".to_owned(),
        privilege: "car_import".to_owned(),
        revision: 3,
        card_digits: "012".to_owned(),
    }
}

/// Every text and number in the claims, wherever it stands.
fn said(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Map(entries) => entries.iter().for_each(|(_, value)| said(value, found)),
        Value::Array(items) => items.iter().for_each(|item| said(item, found)),
        Value::Text(text) => found.push(text.clone()),
        Value::Bytes(bytes) => found.push(String::from_utf8_lossy(bytes).into_owned()),
        other => found.push(format!("{other:?}")),
    }
}

#[test]
fn a_code_reads_back_says_seven_things_and_fits_a_screen() {
    let keys = platform();
    let text = sign(&code(), keys.qr.as_ref()).unwrap();
    assert!(text.starts_with(PREFIX) && text.len() < 340, "{} characters", text.len());
    let judged = judge(&format!(" {text}\n"), &keys.published, issued_at());
    assert_eq!((judged.finding, judged.entitlement), (Finding::InForce, Some((code(), true))));
    let mut words = Vec::new();
    said(&raw_claims(&text), &mut words);
    // Issuer, end, beginning, number, version, privilege, revision, digits: nothing else is in it.
    assert_eq!(words.len(), 8, "{words:?}");
    for part in ["WASL-TEST", "7K4M29TXQ3WH", "car_import", "012"] {
        assert!(words.iter().any(|word| word == part), "{part}");
    }
}

#[test]
fn time_decides_and_the_last_second_is_not_in_it() {
    let keys = platform();
    let text = sign(&code(), keys.qr.as_ref()).unwrap();
    let second = Duration::from_secs(1);
    for (at, finding) in [
        (issued_at().minus(Duration::from_secs(121)), Finding::NotYet),
        (issued_at().minus(Duration::from_secs(60)), Finding::InForce),
        (issued_at().plus(QUARTER).minus(second), Finding::InForce),
        (issued_at().plus(QUARTER), Finding::Expired),
    ] {
        let judged = judge(&text, &keys.published, at);
        assert_eq!(judged.finding, finding);
        assert!(judged.entitlement.is_some(), "what is ours may be read, whenever it was");
    }
}

#[test]
fn others_keys_names_and_symbols_are_not_ours() {
    let (keys, others, authority) = (platform(), platform(), issuer(issued_at()));
    let finding = |text: &str, keys: &IssuerKeys| judge(text, &keys.published, issued_at()).finding;
    let text = sign(&code(), keys.qr.as_ref()).unwrap();
    assert_eq!(finding(&text, &others), Finding::OtherIssuer);
    assert_eq!(finding(&text, &authority), Finding::OtherIssuer);
    let in_anothers_name = Entitlement { issuer: "EG-CSA".to_owned(), ..code() };
    assert_eq!(finding(&sign(&in_anothers_name, keys.qr.as_ref()).unwrap(), &keys), Finding::OtherIssuer);
    let before_the_key = Entitlement { issued_at: Moment::from_microsecond(0), ..code() };
    assert_eq!(finding(&sign(&before_the_key, keys.qr.as_ref()).unwrap(), &keys), Finding::OtherIssuer);
    assert_eq!(
        finding(&sign(&code(), keys.seal.as_ref()).unwrap(), &keys),
        Finding::OtherIssuer,
        "one key, one purpose"
    );
    // A certificate's symbol is no code, and a code no certificate's, also under each other's letters.
    let certificate = qr::sign(&crate::testing::credential(issued_at()), authority.qr.as_ref()).unwrap();
    assert_eq!(finding(&certificate, &authority), Finding::NoCode);
    assert_eq!(finding(&certificate.replacen("EGA1:", PREFIX, 1), &authority), Finding::Altered);
    assert!(qr::open(&text.replacen(PREFIX, "EGA1:", 1), &keys.published).is_err());
}

#[test]
fn what_was_changed_is_found_out_and_what_is_newer_is_told_apart() {
    let keys = platform();
    let finding = |text: &str| judge(text, &keys.published, issued_at()).finding;
    let text = sign(&code(), keys.qr.as_ref()).unwrap();
    let cose = miniz_oxide::inflate::decompress_to_vec_zlib(&base45::decode(&text[5..]).unwrap()).unwrap();
    for byte in 0..cose.len() {
        let mut edited = cose.clone();
        edited[byte] ^= 1;
        let edited = base45::encode(miniz_oxide::deflate::compress_to_vec_zlib(&edited, 9));
        let found = finding(&format!("{PREFIX}{edited}"));
        assert!(matches!(found, Finding::Altered | Finding::OtherIssuer), "byte {byte}: {found:?}");
    }
    let signed = |claims: &Value| qr::wrap(PREFIX, claims, keys.qr.as_ref()).unwrap();
    let mut more = code().to_cbor();
    more.as_map_mut().unwrap().push((5.into(), 0.into()));
    assert_eq!(finding(&signed(&more)), Finding::Altered, "a claim nobody registered");
    let mut newer = code().to_cbor();
    let inner = &mut newer.as_map_mut().unwrap().last_mut().unwrap().1;
    inner.as_map_mut().unwrap()[0].1 = 2.into();
    inner.as_map_mut().unwrap().push((9.into(), "new".into()));
    assert_eq!(finding(&signed(&newer)), Finding::UnknownVersion);
    let backwards = Entitlement { expires_at: issued_at(), ..code() };
    assert_eq!(finding(&signed(&backwards.to_cbor())), Finding::Altered);
}

#[test]
fn the_registry_in_the_docs_is_the_registry_in_the_code() {
    let docs = include_str!("../../../../docs/entitlement-codes.md");
    for claim in &REGISTRY {
        let key = if claim.inner { format!("-70002.{}", claim.key) } else { claim.key.to_string() };
        assert!(docs.contains(&format!("| `{key}` | `{}` |", claim.name)), "the docs lack {key} {}", claim.name);
    }
    assert_eq!(docs.matches("\n| `").count(), REGISTRY.len(), "the docs name more than there is");
    for finding in Finding::ALL {
        let line = format!("* {}, `{}`", finding.exit_code(), finding.as_str());
        assert!(docs.contains(&line), "the docs lack {line}");
    }
}

proptest! {
    #[test]
    fn no_text_is_ever_in_force_or_a_panic(text in "(EGP1:)?[0-9A-Z $%*+./:-]{0,400}") {
        let keys = platform();
        prop_assert_ne!(judge(&text, &keys.published, issued_at()).finding, Finding::InForce);
    }
}
