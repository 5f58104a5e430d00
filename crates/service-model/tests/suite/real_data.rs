//! The definitions that ship: they must be free of findings, and their golden examples must come out.

use std::path::Path;

use crate::toy::{countries, root, sources, told};
use service_model::{Service, golden, graph};

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
    // The mother's name is compared by the machine and shown to nobody.
    assert!(service.form.field("mother_name").unwrap().is_secret());
    // No residence permit is asked for anywhere.
    assert!(service.documents.iter().all(|document| !document.key.contains("residence")));
}

#[test]
fn a_new_service_needs_no_rust() {
    let service = load(&root().join("crates/service-model/tests/suite/toy/library_card"));
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
