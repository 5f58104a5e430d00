//! Published definitions as a folder with `services/` and `countries/`, the one developers use and `wasl services check`
//! reads.

use std::{fs, path::Path};

use kernel::{Failure, Outcome};
use service_model::Sources;
use store::Cx;

use crate::revisions::delivered as revisions;

/// Writes the newest published revision of every definition below `target`; how many there were. Files that are there
/// already are written over, others are left alone.
///
/// # Errors
/// Faults of the database and of the disk.
pub async fn export(cx: &mut Cx, target: &Path) -> Outcome<usize> {
    let latest = revisions::latest(cx).await?;
    for (revision, content) in &latest {
        write(target, &revision.place, &content.sources())?;
    }
    Ok(latest.len())
}

/// Writes the files of one definition into its place below `target`.
///
/// # Errors
/// Faults of the disk; a name that would leave the folder is one.
pub(super) fn write(target: &Path, place: &str, files: &Sources) -> Outcome<()> {
    for (name, text) in files.iter() {
        let path = format!("{place}/{name}");
        if path.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
            return Err(Failure::fault("exporting a definition", format!("`{path}` is no name of a file")));
        }
        let path = target.join(path);
        let broken = |error: std::io::Error| Failure::fault("exporting a definition", error);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(broken)?;
        }
        fs::write(path, text).map_err(broken)?;
    }
    Ok(())
}
