//! In development the texts are read again from the source folder when a file changes, so that wording needs no build.
//!
//! Only a debug build of this workspace does it; elsewhere [`Sources::find`] finds nothing.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::TextFile;

/// Where the files of texts lie on a developer's machine, and how new they were when last read.
#[derive(Debug, Default)]
pub(super) struct Sources {
    paths: Vec<Option<PathBuf>>,
    read_at: Option<SystemTime>,
}

impl Sources {
    /// Looks for the files whose text was built in. One that changed since the build is not found until the next build.
    pub fn find(files: &[TextFile]) -> Self {
        if !cfg!(debug_assertions) {
            return Self::default();
        }
        let mut on_disk = Vec::new();
        for folder in ["..", "../../languages"] {
            gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut on_disk);
        }
        let paths = files
            .iter()
            .map(|file| on_disk.iter().find(|(_, body)| body == file.body).map(|(path, _)| path.clone()))
            .collect();
        let mut found = Self { paths, read_at: None };
        found.read_at = found.newest();
        found
    }

    /// The bodies as they are now, in the order of the files, if one changed since the last time.
    pub fn changed(&mut self, files: &[TextFile]) -> Option<Vec<String>> {
        let newest = self.newest()?;
        if self.read_at.is_some_and(|read_at| newest <= read_at) {
            return None;
        }
        self.read_at = Some(newest);
        let body = |path: &PathBuf| fs::read_to_string(path).ok();
        Some(
            files
                .iter()
                .zip(&self.paths)
                .map(|(file, path)| path.as_ref().and_then(body).unwrap_or_else(|| file.body.to_owned()))
                .collect(),
        )
    }

    fn newest(&self) -> Option<SystemTime> {
        self.paths.iter().flatten().filter_map(|path| fs::metadata(path).ok()?.modified().ok()).max()
    }
}

fn gather(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|end| end == "ftl") {
            into.extend(fs::read_to_string(&path).ok().map(|body| (path, body)));
        }
    }
}
