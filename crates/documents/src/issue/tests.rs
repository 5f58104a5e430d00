//! Every template of the repository, issued and read back as a stranger would.

use std::{collections::BTreeSet, fs, path::Path};

use ciborium::Value as Cbor;
use serde_json::json;

use super::*;
use crate::{
    qr::{claims, raw_claims, symbol},
    testing::{STATUS_URI, issued_at, issuer},
};

/// A service's template with its specimen, `specimen.json` beside it.
struct Printed {
    place: String,
    template: String,
    record: Value,
}

/// Every `certificate.typ` under `services/`. One without a specimen cannot be looked at, so it may not be.
fn printed() -> Vec<Printed> {
    fn collect(folder: &Path, found: &mut Vec<Printed>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.ends_with("certificate.typ") {
                let specimen = fs::read_to_string(path.with_file_name("specimen.json"));
                let specimen = specimen.unwrap_or_else(|e| panic!("{}: no specimen.json: {e}", path.display()));
                let mut record: Value = serde_json::from_str(&specimen).unwrap();
                // What no record carries today and none may give away tomorrow.
                record["mother_latin_name"] = json!("MARIAM ELSHAFEI");
                record["address"] = json!("١٢ شارع الكورنيش");
                let place = path.display().to_string();
                found.push(Printed { place, template: fs::read_to_string(&path).unwrap(), record });
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services"), &mut found);
    found.sort_by(|one, other| one.place.cmp(&other.place));
    found
}

/// Everything a symbol may never give away: religion and the word for it, and every value of the record but the holder's
/// own name and spelling. Short values (a record's number, a code) may occur in a serial by chance and are left out.
fn secrets(record: &Value) -> BTreeSet<String> {
    let own: Vec<&str> = ["name", "latin_name"].iter().filter_map(|name| record[*name].as_str()).collect();
    let mut secrets: BTreeSet<String> =
        ["مسلم", "مسيحي", "Muslim", "Christian", "religion", "mother", "شارع"].map(str::to_owned).into();
    let mut open = vec![record];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => open.extend(fields.values()),
            Value::String(text) if text.chars().count() > 5 && !own.contains(&text.as_str()) => {
                // A number is told by much less than all of it.
                secrets.insert(text.chars().take(10).collect());
            }
            _ => {}
        }
    }
    // A child is called after the father, so a part of the holder's name is nobody's secret.
    secrets.retain(|secret| !own.iter().any(|name| name.contains(secret.as_str())));
    secrets
}

fn order(printed: &Printed) -> Order {
    Order {
        template: printed.template.clone(),
        kind: "birth_certificate".to_owned(),
        serial: "BC-7K4M-29TX-Q3W".to_owned(),
        issued_at: issued_at(),
        zone: "Africa/Cairo".to_owned(),
        authority: Authority {
            ar: "قطاع الأحوال المدنية".to_owned(), en: "Civil Status Sector".to_owned()
        },
        verify_at: "wasl.example/verify".to_owned(),
        status: StatusEntry { index: 70_001, uri: STATUS_URI.to_owned() },
        record: printed.record.clone(),
    }
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
    let all = printed();
    assert!(all.len() >= 6, "every copy of the civil register has a template");
    for printed in all {
        let place = &printed.place;
        let issued = issue(&renderer, &keys, &order(&printed)).unwrap_or_else(|e| panic!("{place}: {e}"));
        let read = read_symbol(&issued.qr_text);
        assert_eq!(read, issued.qr_text, "{place}");
        let claims = raw_claims(&read);
        let allowed = |inner| -> BTreeSet<i64> {
            claims::REGISTRY.iter().filter(|claim| claim.inner == inner).map(|claim| claim.key).collect()
        };
        assert!(keys_of(&claims).is_subset(&allowed(false)), "{place}");
        let inner = claims.as_map().unwrap().iter().find(|(key, _)| *key == (-70_001).into()).unwrap();
        assert!(keys_of(&inner.1).is_subset(&allowed(true)), "{place}");
        let mut told = Vec::new();
        texts(&claims, &mut told);
        let secrets = secrets(&printed.record);
        assert!(secrets.len() > 12, "{place}: the specimen holds too little to be a test: {secrets:?}");
        for text in told {
            for secret in &secrets {
                assert!(!text.contains(secret.as_str()), "{place}: the symbol tells {text}, which holds {secret}");
            }
        }
    }
}

#[test]
fn the_test_of_secrets_can_fail() {
    let record =
        json!({ "name": "ليلى", "religion": "مسلمة", "number": "31505258800127", "father_name": "أحمد محمود" });
    let secrets = secrets(&record);
    for secret in ["3150525880", "أحمد محمود", "مسلم"] {
        assert!(secrets.contains(secret), "{secrets:?}");
    }
    assert!(!secrets.contains("ليلى"));
}

/// Every name in the record as long as names get.
fn lengthened(record: &mut Value) {
    match record {
        Value::Array(items) => items.iter_mut().for_each(lengthened),
        Value::Object(fields) => {
            for (key, field) in fields {
                match field {
                    Value::String(name) if key.ends_with("name") && key != "latin_name" => {
                        "عبد الرحمن عبد المعطي عبد المنعم عبد المقصود عبد الرحيم".clone_into(name);
                    }
                    other => lengthened(other),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_specimen_fits_one_page_and_long_names_break_nothing() {
    let (keys, renderer) = (issuer(issued_at()), Renderer::new().unwrap());
    let pages = |order: &Order| {
        let issued = issue(&renderer, &keys, order).unwrap();
        lopdf::Document::load_mem(&issued.pdf).unwrap().get_pages().len()
    };
    for printed in printed() {
        let mut order = order(&printed);
        assert_eq!(pages(&order), 1, "{}", printed.place);
        lengthened(&mut order.record);
        // Only a list of people may take another page.
        let lists = order.record.as_object().unwrap().values().any(Value::is_array);
        assert!(pages(&order) <= if lists { 2 } else { 1 }, "{}", printed.place);
    }
}

#[test]
fn a_record_without_number_or_latin_name_is_issued_and_one_without_a_name_is_not() {
    let (keys, renderer) = (issuer(issued_at()), Renderer::new().unwrap());
    for printed in printed() {
        let mut order = order(&printed);
        order.record["number"].take();
        order.record["latin_name"].take();
        let issued = issue(&renderer, &keys, &order).unwrap_or_else(|e| panic!("{}: {e}", printed.place));
        let (credential, _) = qr::open(&issued.qr_text, &keys.published).unwrap();
        assert_eq!((credential.name_latin, credential.number_last_three), (None, None));
        assert_eq!(credential.content_sha256, issued.content_sha256);
        order.record["name"].take();
        assert!(matches!(issue(&renderer, &keys, &order), Err(IssueError::Holder("name"))));
    }
}
