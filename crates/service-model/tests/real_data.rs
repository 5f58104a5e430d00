//! The definitions that ship: they must be free of findings, and their golden examples must come out.
//!
//! This test reads folders, which the crate itself never does.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use service_model::{Country, Finding, Service, Sources, golden, graph};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below `folder`, named relative to it.
pub fn sources(folder: &Path) -> Sources {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(&here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.into_iter().collect()
}

pub fn countries() -> BTreeMap<String, Country> {
    let mut countries = BTreeMap::new();
    for entry in fs::read_dir(root().join("countries")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let country = Country::load(&Sources::new().with(name, fs::read_to_string(&path).unwrap()));
        let country = country.unwrap_or_else(|findings| panic!("{}", told(&findings)));
        countries.insert(country.key.clone(), country);
    }
    countries
}

fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}

fn load(folder: &Path) -> Service {
    let sources = sources(folder);
    let service = Service::load(&sources).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let findings = golden::run(&service, &sources, &countries());
    assert!(findings.is_empty(), "{}", told(&findings));
    service
}

#[test]
fn the_birth_certificate_is_free_of_findings_and_its_examples_come_out() {
    let service = load(&root().join("services/civil-status/birth_certificate"));
    assert_eq!(service.key, "birth_certificate");
    assert!(graph::check(&[("", &service)]).is_empty());
}

#[test]
fn a_new_service_needs_no_rust() {
    let service = load(&root().join("crates/service-model/tests/toy/library_card"));
    assert_eq!(service.key, "library_card");
}

#[test]
fn the_pilot_sends_sharjah_to_the_consulate_in_dubai() {
    let countries = countries();
    assert_eq!(countries["ae"].mission_for(Some("sharjah")).unwrap().key, "dubai");
    assert_eq!(countries["ae"].mission_for(Some("abu_dhabi")).unwrap().key, "abudhabi");
    assert!(!countries["sa"].stage.takes_applications());
    assert!(countries["sa"].todays_way("birth_certificate").is_some());
}
