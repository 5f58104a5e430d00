//! The credential: what it may say, and every way of tampering with it.

use proptest::prelude::*;

use super::*;
use crate::testing::{credential, issued_at, issuer, moment};

#[test]
fn a_credential_reads_back_and_fits_a_printable_symbol() {
    let keys = issuer(issued_at());
    for with_options in [true, false] {
        let mut sent = credential(issued_at());
        if !with_options {
            (sent.name_latin, sent.number_last_three) = (None, None);
        }
        let text = sign(&sent, keys.qr.as_ref()).unwrap();
        assert!(text.len() < 700, "{} characters", text.len());
        let (read, key) = open(&text, &keys.published).unwrap();
        assert_eq!(read, sent);
        assert!(key.test);
        assert_eq!(open(&format!("  {text}\n"), &keys.published).unwrap().0, sent, "pasted text has blanks around it");
    }
}

#[test]
fn the_longest_names_still_fit() {
    let keys = issuer(issued_at());
    let mut sent = credential(issued_at());
    sent.name_ar = "عبد الرحمن عبد المعطي عبد المنعم عبد المقصود عبد الرحيم عبد السميع عبد الحافظ".to_owned();
    sent.name_latin = Some("ABDELRAHMAN ABDELMOATY ABDELMONEIM ABDELMAKSOUD ABDELRAHIM ABDELSAMIE".to_owned());
    let text = sign(&sent, keys.qr.as_ref()).unwrap();
    symbol::svg(&text).unwrap();
}

#[test]
fn other_keys_other_periods_and_other_issuers_are_named() {
    let (keys, others) = (issuer(issued_at()), issuer(issued_at()));
    let text = sign(&credential(issued_at()), keys.qr.as_ref()).unwrap();
    assert_eq!(open(&text, &others.published).unwrap_err(), QrError::UnknownKey);
    let early = sign(&credential(moment("2020-01-01T00:00:00Z")), keys.qr.as_ref()).unwrap();
    assert_eq!(open(&early, &keys.published).unwrap_err(), QrError::KeyOutsidePeriod);
    let mut foreign = credential(issued_at());
    foreign.issuer = "EG-OTHER".to_owned();
    let foreign = sign(&foreign, keys.qr.as_ref()).unwrap();
    assert_eq!(open(&foreign, &keys.published).unwrap_err(), QrError::KeyOutsidePeriod);
    let by_seal_key = sign(&credential(issued_at()), keys.seal.as_ref()).unwrap();
    assert_eq!(open(&by_seal_key, &keys.published).unwrap_err(), QrError::UnknownKey, "one key, one purpose");
}

#[test]
fn a_credential_signed_under_a_retired_key_stays_good() {
    let keys = issuer(issued_at());
    let text = sign(&credential(issued_at()), keys.qr.as_ref()).unwrap();
    let mut published = keys.published.clone();
    for key in &mut published.keys {
        key.period.exp = issued_at().as_second() + 1;
    }
    assert!(open(&text, &published).is_ok());
    for key in &mut published.keys {
        key.period.exp = issued_at().as_second();
    }
    assert_eq!(open(&text, &published).unwrap_err(), QrError::KeyOutsidePeriod);
}

#[test]
fn a_changed_name_is_found_out() {
    let keys = issuer(issued_at());
    let text = sign(&credential(issued_at()), keys.qr.as_ref()).unwrap();
    let cose = miniz_oxide::inflate::decompress_to_vec_zlib(&base45::decode(&text[5..]).unwrap()).unwrap();
    let at = cose.windows(5).position(|window| window == b"LAILA").unwrap();
    let mut edited = cose.clone();
    edited[at] = b'M';
    let edited = format!("{PREFIX}{}", base45::encode(miniz_oxide::deflate::compress_to_vec_zlib(&edited, 9)));
    assert_eq!(open(&edited, &keys.published).unwrap_err(), QrError::Changed);
}

#[test]
fn a_bomb_is_refused_before_it_inflates() {
    let keys = issuer(issued_at());
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 400_000], 9);
    let text = format!("{PREFIX}{}", base45::encode(bomb));
    assert_eq!(open(&text, &keys.published).unwrap_err(), QrError::TooLarge);
    assert_eq!(open(&format!("{PREFIX}{}", "A".repeat(5_000)), &keys.published).unwrap_err(), QrError::Foreign);
}

#[test]
fn unsigned_or_weakened_headers_are_refused() {
    use coset::{CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana::Algorithm};
    let keys = issuer(issued_at());
    let kid = keys.qr.public_key().id().0.to_vec();
    let good = HeaderBuilder::new().algorithm(Algorithm::ES256).key_id(kid.clone()).build();
    let no_algorithm = HeaderBuilder::new().key_id(kid.clone()).build();
    let other_algorithm = HeaderBuilder::new().algorithm(Algorithm::EdDSA).key_id(kid.clone()).build();
    let no_key = HeaderBuilder::new().algorithm(Algorithm::ES256).build();
    let unsigned = HeaderBuilder::new().key_id(kid).build();
    for (protected, unprotected) in [
        (no_algorithm, HeaderBuilder::new().build()),
        (other_algorithm, HeaderBuilder::new().build()),
        (no_key, unsigned.clone()),
        (good, unsigned),
    ] {
        let message = CoseSign1Builder::new()
            .protected(protected)
            .unprotected(unprotected)
            .payload(vec![0xa0])
            .signature(vec![0; 64])
            .build();
        let small = miniz_oxide::deflate::compress_to_vec_zlib(&message.to_tagged_vec().unwrap(), 9);
        let text = format!("{PREFIX}{}", base45::encode(small));
        assert_eq!(open(&text, &keys.published).unwrap_err(), QrError::Damaged);
    }
}

#[test]
fn an_unregistered_claim_is_refused_even_if_rightly_signed() {
    let mut value = credential(issued_at()).to_cbor();
    assert!(Credential::from_cbor(&value).is_some());
    value.as_map_mut().unwrap().push(((-70_002).into(), "مسلمة".into()));
    assert!(Credential::from_cbor(&value).is_none());
}

#[test]
fn the_registry_in_the_docs_is_the_registry_in_the_code() {
    let docs = include_str!("../../../../docs/qr-claims.md");
    for claim in &claims::REGISTRY {
        let key = if claim.inner { format!("-70001.{}", claim.key) } else { claim.key.to_string() };
        assert!(
            docs.contains(&format!("| `{key}` | `{}` |", claim.name)),
            "docs/qr-claims.md lacks {key} {}",
            claim.name
        );
    }
    assert_eq!(docs.matches("\n| `").count(), claims::REGISTRY.len(), "docs/qr-claims.md names more than there is");
}

proptest! {
    #[test]
    fn no_text_is_ever_a_panic(text in "(EGA1:)?[0-9A-Z $%*+./:-]{0,400}") {
        let keys = issuer(issued_at());
        prop_assert!(open(&text, &keys.published).is_err());
    }
}
