//! Reads definitions from the disk. Hidden files and files that are not text are left out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use kernel::{Failure, Outcome};
use service_model::Sources;

use super::{Definition, Definitions, Kind};

pub(super) fn read(root: &Path) -> Outcome<Definitions> {
    let mut definitions = Vec::new();
    for agency in entries(&root.join("services"))?.into_iter().filter(|path| path.is_dir()) {
        for service in entries(&agency)?.into_iter().filter(|path| path.is_dir()) {
            let place = relative(root, &service);
            definitions.push(Definition { kind: Kind::Service, place, sources: files(&service)? });
        }
    }
    let single = [
        (Kind::Country, "countries"),
        (Kind::LifeEvent, "life-events"),
        (Kind::Message, "messages"),
        (Kind::Privilege, "privileges"),
        (Kind::AgencyService, "agency-services"),
        (Kind::Training, "trainings"),
    ];
    for (kind, place) in single {
        for file in entries(&root.join(place))?.into_iter().filter(|path| is_toml(path)) {
            let name = relative(&root.join(place), &file);
            let sources = Sources::new().with(name, text(&file)?);
            definitions.push(Definition { kind, place: place.to_owned(), sources });
        }
    }
    Ok(Definitions(definitions))
}

fn files(folder: &Path) -> Outcome<Sources> {
    let mut sources = Sources::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(here) = open.pop() {
        for path in entries(&here)? {
            if path.is_dir() {
                open.push(path);
            } else if is_toml(&path) || path.extension().is_some_and(|end| end == "typ") {
                sources = sources.with(relative(folder, &path), text(&path)?);
            }
        }
    }
    Ok(sources)
}

/// The entries of a folder in the order of their names; none if it does not exist.
fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let broken = |error: std::io::Error| Failure::fault("reading a folder of definitions", error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(broken)? {
        let path = entry.map_err(broken)?.path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Failure::fault("reading a file of definitions", error))
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "toml")
}

fn relative(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}
