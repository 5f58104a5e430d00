//! The toy service and the countries, read from their folders for tests.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use service_model::{Country, Finding, Sources};

/// The root of the repository.
pub fn root() -> PathBuf {
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

/// The toy service.
pub fn toy() -> Sources {
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/toy/library_card"))
}

/// The countries that ship.
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

/// Findings line by line.
pub fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}
