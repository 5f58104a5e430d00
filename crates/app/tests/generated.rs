//! The generated pages of the documentation are what this program would write now: a page that is stale tells of another
//! program. `cargo xtask gen` refreshes them.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test that cannot go on should say where")]

use std::{fs, path::Path};

#[test]
fn the_generated_pages_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated");
    let pages = app::cli::docs::pages().unwrap();
    assert!(pages.len() >= 4);
    let stale: Vec<&str> = pages
        .iter()
        .filter(|(name, text)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(text))
        .map(|(name, _)| *name)
        .collect();
    assert!(stale.is_empty(), "docs/generated is stale, run `cargo xtask gen`: {stale:?}");
}
