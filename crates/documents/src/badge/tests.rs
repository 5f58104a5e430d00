//! Badges as they are signed, judged, listed and printed.

use std::io::Read;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Moment;
use serde_json::Value;

use super::*;
use crate::{
    keys::{GeneratedKeys, IssuerKeys},
    render::Renderer,
};

fn now() -> Moment {
    Moment::from_microsecond(1_795_334_400_000_000)
}

fn issuer(name: &str) -> (tempfile::TempDir, Issuer) {
    let place = tempfile::tempdir().unwrap();
    let keys = IssuerKeys::open_platform(&place.path().join(name), now(), GeneratedKeys::Allowed).unwrap();
    (place, Issuer { keys, base: "https://wasl.example".to_owned() })
}

fn pair(ar: &str, en: &str) -> (String, String) {
    (ar.to_owned(), en.to_owned())
}

fn badge() -> Badge {
    Badge {
        number: "7K4M29TXQ3WH".to_owned(),
        place: ENTRIES + 9,
        achievement: "mahara_tech".to_owned(),
        revision: 3,
        names: pair("أساسيات تحليل البيانات", "Foundations of data analysis"),
        criteria: pair("حضور ثماني جلسات من عشر.", "Eight of ten sessions attended."),
        run_by: pair("معهد", "An institute"),
        holder: Holder::Email("graduate@wasl.example".to_owned()),
        salt: "0123456789ABCDEFGHJKMN".to_owned(),
        awarded_at: now(),
    }
}

fn payload(token: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

#[test]
fn a_badge_is_judged_by_its_issuer_alone_and_says_nothing_clear_of_its_holder() {
    let (_place, ours) = issuer("training");
    let token = ours.sign(&badge()).unwrap();
    assert_eq!(judge(&format!(" {token}\n"), &ours), Judged::Ours { number: "7K4M29TXQ3WH".to_owned() });
    let (_other_place, other) = issuer("other");
    assert_eq!(judge(&token, &other), Judged::NotOurs);
    for at in (0..token.len()).step_by(37) {
        let mut bytes = token.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        // The last letter of a signature carries bits that do not count.
        if changed != token {
            assert_eq!(judge(&changed, &ours), Judged::NotOurs, "letter {at}");
        }
    }
    for text in ["", ".", "a.b.c", "7K4M29TXQ3WH", &"x".repeat(20_000)] {
        assert_eq!(judge(text, &ours), Judged::NotOurs, "{text:.20}");
    }
    assert!(!payload(&token).to_string().contains("graduate"));
}

#[test]
fn a_badge_points_to_its_place_in_the_second_list_and_says_that_it_is_a_test() {
    let (_place, ours) = issuer("training");
    let claims = payload(&ours.sign(&badge()).unwrap());
    let status = &claims["credentialStatus"];
    assert_eq!(status["statusListCredential"], "https://wasl.example/credentials/status/1");
    assert_eq!(status["statusListIndex"], "9");
    assert_eq!(claims["iss"], claims["issuer"]["id"]);
    assert_eq!(claims["jti"], claims["id"]);
    assert!(claims["issuer"]["name"].as_str().unwrap().contains("TEST, not official"));
    let identity = &claims["credentialSubject"]["identifier"][0];
    // printf 'graduate@wasl.example0123456789ABCDEFGHJKMN' | sha256sum
    let expected = data_encoding::HEXLOWER.encode(&crate::keys::sha256(b"graduate@wasl.example0123456789ABCDEFGHJKMN"));
    assert_eq!(identity["identityHash"], format!("sha256${expected}"));
    assert_eq!(identity["identityType"], "emailAddress");
}

#[test]
fn a_list_has_a_bit_for_each_badge_and_no_other() {
    let (_place, ours) = issuer("training");
    let claims = payload(&ours.sign_list(0, &[0, 7, 8, 131_071, 131_072], now()).unwrap());
    let encoded = claims["credentialSubject"]["encodedList"].as_str().unwrap().strip_prefix('u').unwrap();
    let zipped = URL_SAFE_NO_PAD.decode(encoded).unwrap();
    let bits = miniz_oxide::inflate::decompress_to_vec(&zipped[10..zipped.len() - 8]).unwrap();
    assert_eq!(bits.len(), 16_384);
    assert_eq!((bits[0], bits[1], bits[16_383]), (0b1000_0001, 0b1000_0000, 1));
    assert_eq!(bits.iter().map(|byte| byte.count_ones()).sum::<u32>(), 4);
}

#[test]
fn the_envelope_is_that_of_the_standard() {
    let mut told = String::new();
    let zipped = gzip(b"123456789");
    // The check value of this sum in every catalogue.
    assert_eq!(&zipped[zipped.len() - 8..zipped.len() - 4], 0xcbf4_3926_u32.to_le_bytes());
    miniz_oxide::inflate::decompress_to_vec(&zipped[10..zipped.len() - 8])
        .unwrap()
        .as_slice()
        .read_to_string(&mut told)
        .unwrap();
    assert_eq!(told, "123456789");
}

#[test]
fn every_key_that_signs_is_published_and_the_seals_is_not_among_them() {
    let (_place, ours) = issuer("training");
    let set = ours.key_set();
    let keys = set["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 2);
    let name = ours.keys.qr.public_key().id().to_string();
    assert_eq!(ours.named_key(&name).unwrap()["kty"], "EC");
    assert!(ours.named_key(&ours.keys.seal.public_key().id().to_string()).is_none());
    assert!(ours.named_key("").is_none());
}

#[test]
fn a_sheet_is_closed_under_the_platforms_test_seal_and_refuses_what_steers_it() {
    let (_place, ours) = issuer("training");
    let sheet = Sheet {
        number: "7K4M29TXQ3WH".to_owned(),
        holder: "هالة منير شوقي".to_owned(),
        names: badge().names,
        criteria: badge().criteria,
        run_by: badge().run_by,
        group: pair("مجموعة ديسمبر", "December group"),
        awarded_at: now(),
        zone: "Africa/Cairo".to_owned(),
        verify_at: "https://wasl.example/ar/credentials/7K4M29TXQ3WH".to_owned(),
    };
    let renderer = Renderer::new().unwrap();
    let pdf = close(&renderer, &ours.keys, &sheet).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
    let bad = Sheet { holder: "هالة\u{202E}".to_owned(), ..sheet };
    assert!(matches!(close(&renderer, &ours.keys, &bad), Err(SheetError::Text)));
}
