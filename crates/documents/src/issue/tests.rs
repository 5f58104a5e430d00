//! Every template of the repository, issued and read back as a stranger would.

use std::{collections::BTreeSet, fs, path::Path};

use ciborium::Value as Cbor;
use serde_json::json;

use super::*;
use crate::{
    qr::{claims, raw_claims, symbol},
    testing::{STATUS_URI, issued_at, issuer},
};

/// A record in which everything a symbol may never give away is a word of its own.
fn record() -> Value {
    let mut record: Value = serde_json::from_str(include_str!("../../../../services/civil-status/birth_certificate/specimen.json")).unwrap();
    record["mother_latin_name"] = json!("MARIAM ELSHAFEI");
    record["address"] = json!("١٢ شارع الكورنيش");
    record
}

const FORBIDDEN: [&str; 13] = [
    "مسلم",
    "Muslim",
    "religion",
    "مريم",
    "MARIAM",
    "mother",
    "31505258800127",
    "3150525880",
    "28507120103457",
    "شارع",
    "الشارقة",
    "العجوزة",
    "2015-05-25",
];

fn order(template: String) -> Order {
    Order {
        template,
        kind: "civil-status/birth_certificate".to_owned(),
        serial: "BC-7K4M-29TX-Q3W".to_owned(),
        issued_at: issued_at(),
        zone: "Africa/Cairo".to_owned(),
        authority: Authority {
            ar: "قطاع الأحوال المدنية".to_owned(), en: "Civil Status Sector".to_owned()
        },
        verify_at: "wasl.example/verify".to_owned(),
        status: StatusEntry { index: 70_001, uri: STATUS_URI.to_owned() },
        record: record(),
    }
}

/// Every `certificate.typ` under `services/`.
fn templates() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.ends_with("certificate.typ") {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services"), &mut found);
    found
}

/// Draws the symbol as pixels and reads it with a decoder that knows nothing of us.
fn read_symbol(text: &str) -> String {
    let svg = symbol::svg(text).unwrap();
    let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let mut dark = vec![false; side * side];
    for run in svg.split("d=\"").nth(1).unwrap().split('"').next().unwrap().split('M').skip(1) {
        let (x, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let length: usize = rest.split('v').next().unwrap().parse().unwrap();
        let start = y.parse::<usize>().unwrap() * side + x.parse::<usize>().unwrap();
        dark[start..start + length].fill(true);
    }
    let scale = 3;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
        if dark[y / scale * side + x / scale] { 0 } else { 255 }
    });
    image.detect_grids().first().unwrap().decode().unwrap().1
}

fn texts(value: &Cbor, found: &mut Vec<String>) {
    match value {
        Cbor::Text(text) => found.push(text.clone()),
        Cbor::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Cbor::Map(fields) => fields.iter().for_each(|(key, value)| {
            texts(key, found);
            texts(value, found);
        }),
        _ => {}
    }
}

fn keys_of(map: &Cbor) -> BTreeSet<i64> {
    map.as_map().unwrap().iter().map(|(key, _)| i64::try_from(i128::from(key.as_integer().unwrap())).unwrap()).collect()
}

#[test]
fn no_template_s_symbol_tells_religion_mother_number_or_address() {
    let (keys, renderer) = (issuer(issued_at()), Renderer::new().unwrap());
    let templates = templates();
    assert!(!templates.is_empty());
    for (path, template) in templates {
        let issued = issue(&renderer, &keys, &order(template)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let read = read_symbol(&issued.qr_text);
        assert_eq!(read, issued.qr_text, "{path}");
        let claims = raw_claims(&read);
        let allowed = |inner| -> BTreeSet<i64> {
            claims::REGISTRY.iter().filter(|claim| claim.inner == inner).map(|claim| claim.key).collect()
        };
        assert!(keys_of(&claims).is_subset(&allowed(false)), "{path}");
        let inner = claims.as_map().unwrap().iter().find(|(key, _)| *key == (-70_001).into()).unwrap();
        assert!(keys_of(&inner.1).is_subset(&allowed(true)), "{path}");
        let mut told = Vec::new();
        texts(&claims, &mut told);
        for text in told {
            for forbidden in FORBIDDEN {
                assert!(!text.contains(forbidden), "{path}: the symbol tells {text}");
            }
        }
    }
}

#[test]
fn a_record_without_number_or_latin_name_is_issued_and_one_without_a_name_is_not() {
    let (keys, renderer) = (issuer(issued_at()), Renderer::new().unwrap());
    let (_, template) = templates().remove(0);
    let mut order = order(template);
    order.record["number"].take();
    order.record["latin_name"].take();
    let issued = issue(&renderer, &keys, &order).unwrap();
    let (credential, _) = qr::open(&issued.qr_text, &keys.published).unwrap();
    assert_eq!((credential.name_latin, credential.number_last_three), (None, None));
    assert_eq!(credential.content_sha256, issued.content_sha256);
    order.record["name"].take();
    assert!(matches!(issue(&renderer, &keys, &order), Err(IssueError::Holder("name"))));
}
