//! The definitions that ship: they must be free of findings, and their golden examples must come out.

use std::path::Path;

use crate::toy::{countries, root, sources, told};
use service_model::{Service, Voice, golden, graph};

fn load(folder: &Path) -> Service {
    let sources = sources(folder);
    let service = Service::load(&sources).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let findings = golden::run(&service, &sources, &countries());
    assert!(findings.is_empty(), "{}", told(&findings));
    service
}

#[test]
fn every_service_is_free_of_findings_and_its_examples_come_out() {
    let folder = root().join("services/civil-status");
    let mut keys: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    keys.sort();
    let services: Vec<Service> = keys.iter().map(|key| load(&folder.join(key))).collect();
    let all: Vec<(&str, &Service)> = services.iter().map(|service| ("", service)).collect();
    let findings = graph::check(&all);
    assert!(findings.is_empty(), "{}", told(&findings));
    for (key, service) in keys.iter().zip(&services) {
        assert_eq!(service.key, *key, "a folder is called like its service");
        // Where the mother's name is asked it is compared by the machine and shown to nobody.
        assert!(service.form.field("mother_name").is_none_or(|field| field.is_secret()), "{key}");
        // No residence permit is asked for anywhere.
        assert!(service.documents.iter().all(|document| !document.key.contains("residence")), "{key}");
        assert!(service.group.is_some(), "{key} stands in no group");
    }
}

#[test]
fn death_and_divorce_speak_without_signs_of_success() {
    let voice = |key: &str| load(&root().join("services/civil-status").join(key)).voice;
    assert_eq!((voice("death_certificate"), voice("divorce_certificate")), (Voice::Grief, Voice::Sober));
    for key in ["death_certificate", "divorce_certificate"] {
        let sources = sources(&root().join("services/civil-status").join(key));
        for language in ["texts/ar.toml", "texts/en.toml"] {
            let text = sources.get(language).unwrap();
            for word in ["!", "مبروك", "تهانينا", "يسعدنا", "congratulations", "happy to", "pleased to"]
            {
                assert!(!text.to_lowercase().contains(word), "{key}/{language} says {word}");
            }
        }
    }
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
