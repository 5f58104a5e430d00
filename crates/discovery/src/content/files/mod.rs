//! Pages as files: `content/<slug>/page.toml` says whose a page is and on what it rests, `ar.md` and `en.md` are its words.
//!
//! A file is only a proposal, like a definition: a rehearsal lets it out by itself and says so, elsewhere it becomes a draft.

mod import;
mod read;

use std::{collections::BTreeMap, fs, path::Path};

use catalogue::definitions::Definitions;
pub use import::{Drafted, draft, rehearse, told};
use kernel::{Failure, Outcome};
use rust_embed::RustEmbed;
use service_model::{Finding, Sources, Spot};

use super::{facets, matter::Content, model};

/// The pages built into the program.
#[derive(RustEmbed)]
#[folder = "../../content"]
struct Shipped;

/// The files of pages, by the names of the pages.
#[derive(Clone, Default)]
pub struct Pages(BTreeMap<String, Sources>);

impl Pages {
    #[cfg(test)]
    pub(super) fn of(pages: impl IntoIterator<Item = (String, Sources)>) -> Self {
        Self(pages.into_iter().collect())
    }

    /// The pages built into the program.
    pub fn shipped() -> Self {
        let mut pages: BTreeMap<String, Sources> = BTreeMap::new();
        for name in Shipped::iter() {
            let Some((slug, file)) = name.split_once('/') else { continue };
            let text = Shipped::get(&name).and_then(|own| String::from_utf8(own.data.into_owned()).ok());
            let Some(text) = text.filter(|_| is_ours(file)) else { continue };
            let sources = pages.remove(slug).unwrap_or_default();
            pages.insert(slug.to_owned(), sources.with(file, text));
        }
        Self(pages)
    }

    /// The pages of a folder that holds `content/`; none if it does not.
    ///
    /// # Errors
    /// A fault if a file cannot be read.
    pub fn read(root: &Path) -> Outcome<Self> {
        let broken = |error: std::io::Error| Failure::fault("reading a folder of pages", error);
        let folder = root.join("content");
        let mut pages = BTreeMap::new();
        if !folder.is_dir() {
            return Ok(Self(pages));
        }
        for entry in fs::read_dir(folder).map_err(broken)? {
            let page = entry.map_err(broken)?.path();
            let Some(slug) = page.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.'))
            else {
                continue;
            };
            if !page.is_dir() {
                continue;
            }
            let mut sources = Sources::new();
            for file in fs::read_dir(&page).map_err(broken)? {
                let path = file.map_err(broken)?.path();
                if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| is_ours(name)) {
                    sources = sources.with(name, fs::read_to_string(&path).map_err(broken)?);
                }
            }
            pages.insert(slug.to_owned(), sources);
        }
        Ok(Self(pages))
    }

    /// What every page holds.
    ///
    /// # Errors
    /// Every fault of every page, with file and line. Keys of countries and services are compared with `known`, if that is.
    pub fn load(&self, known: Option<&Known>) -> Result<BTreeMap<String, Content>, Vec<Finding>> {
        let (mut loaded, mut findings) = (BTreeMap::new(), Vec::new());
        for (slug, sources) in &self.0 {
            let place = format!("content/{slug}");
            let mut own = Vec::new();
            if !model::is_slug(slug) {
                let message = "a page is named by small letters, digits and hyphens".to_owned();
                own.push(Finding { spot: Spot::start_of("page.toml"), code: "key-form", message });
            }
            match read::page(sources) {
                Ok(content) => {
                    own.extend(unknown(&content, sources, known));
                    loaded.insert(slug.clone(), content);
                }
                Err(found) => own.extend(found),
            }
            findings.extend(own.into_iter().map(|mut finding| {
                finding.spot = finding.spot.below(&place);
                finding
            }));
        }
        if findings.is_empty() { Ok(loaded) } else { Err(findings) }
    }
}

/// Keys of what a page may speak of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    services: Vec<String>,
    countries: Vec<String>,
}

impl Known {
    /// The services and countries of these definitions; nothing while these have faults, which are told by themselves.
    pub fn of(definitions: &Definitions) -> Option<Self> {
        let loaded = definitions.load().ok()?;
        Some(Self {
            services: loaded.services.into_keys().collect(),
            countries: loaded.countries.into_keys().collect(),
        })
    }
}

fn is_ours(name: &str) -> bool {
    matches!(name, "page.toml" | "ar.md" | "en.md")
}

/// Keys that name nothing.
fn unknown(content: &Content, sources: &Sources, known: Option<&Known>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut look = |list: &str, keys: &[String], is_known: &dyn Fn(&str) -> bool| {
        for key in keys.iter().filter(|key| !is_known(key)) {
            let message = format!("`{key}` is none of the known {list}");
            findings.push(Finding { spot: line_with(sources, list), code: "unknown-key", message });
        }
    };
    look("situations", &content.situations, &|key| facets::SITUATIONS.contains(&key));
    look("audiences", &content.audiences, &|key| facets::AUDIENCES.contains(&key));
    if let Some(known) = known {
        look("services", &content.services, &|key| known.services.iter().any(|own| own == key));
        look("countries", &content.countries, &|key| known.countries.iter().any(|own| own == key));
    }
    findings
}

/// The line of `page.toml` that begins with this name.
fn line_with(sources: &Sources, name: &str) -> Spot {
    let text = sources.get("page.toml").unwrap_or_default();
    let line = text.lines().position(|line| line.trim_start().starts_with(name)).map_or(1, |at| at + 1);
    Spot { file: "page.toml".into(), line, column: 1 }
}

/// Every fault of the pages of a folder that holds `content/` beside its definitions.
///
/// # Errors
/// A fault if a file cannot be read.
pub fn check_folder(root: &Path) -> Outcome<Vec<Finding>> {
    let known = Known::of(&Definitions::read(root)?);
    Ok(Pages::read(root)?.load(known.as_ref()).err().unwrap_or_default())
}
