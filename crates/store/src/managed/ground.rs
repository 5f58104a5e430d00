//! Where a managed cluster lies, and as whom it runs.
//!
//! PostgreSQL refuses to run as root. Started as root, the cluster lies under `/var/lib/wasl`, belongs to an unprivileged
//! user who can reach it there, and the data folder holds a pointer to it.

use std::{
    fs,
    io::{self, Write},
    os::unix::{
        ffi::OsStrExt,
        fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::Command,
};

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use kernel::{Failure, Outcome};
use nix::unistd::{Uid, User};
use zeroize::Zeroizing;

use crate::roles::write_secrets;

const SYSTEM_FOLDER: &str = "/var/lib/wasl";
/// The longest path of a unix socket that every system takes.
const SOCKET_PATH_MAX: usize = 106;
const SOCKET_NAME: &str = "/.s.PGSQL.5432";

/// The folders of one cluster and the user it runs as.
#[derive(Clone)]
pub(super) struct Ground {
    data_folder: PathBuf,
    home: PathBuf,
    sockets: PathBuf,
    runs_as: Option<User>,
}

impl Ground {
    /// The ground of the cluster that belongs to `data_folder`; folders are made where missing.
    pub(super) fn of(data_folder: &Path) -> Outcome<Self> {
        let fault = |error: io::Error| Failure::fault(format!("preparing {}", data_folder.display()), error);
        fs::create_dir_all(data_folder).map_err(fault)?;
        let data_folder = data_folder.canonicalize().map_err(fault)?;
        let hash = &HEXLOWER.encode(digest::digest(&digest::SHA256, data_folder.as_os_str().as_bytes()).as_ref())[..16];
        let runs_as = if Uid::effective().is_root() { Some(unprivileged_user()?) } else { None };
        let home = match runs_as {
            Some(_) => pointed_home(Path::new(SYSTEM_FOLDER), &data_folder, hash).map_err(fault)?,
            None => data_folder.join("postgres"),
        };
        own_folder(&home, runs_as.as_ref())?;
        let sockets = [
            home.join("socket"),
            std::env::temp_dir().join(format!("wasl-{hash}")),
            format!("/tmp/wasl-{hash}").into(),
        ]
        .into_iter()
        .find(|folder| folder.as_os_str().len() + SOCKET_NAME.len() <= SOCKET_PATH_MAX)
        .ok_or_else(|| Failure::fault("choosing a socket folder", "every candidate's path is too long"))?;
        own_folder(&sockets, runs_as.as_ref())?;
        Ok(Self { data_folder, home, sockets, runs_as })
    }

    /// The cluster itself.
    pub(super) fn cluster(&self) -> PathBuf {
        self.home.join("data")
    }
    /// Working folder of the programs.
    pub(super) fn home(&self) -> &Path {
        &self.home
    }
    /// The folder of the socket.
    pub(super) fn sockets(&self) -> &Path {
        &self.sockets
    }
    /// What PostgreSQL says.
    pub(super) fn log(&self) -> PathBuf {
        self.home.join("postgres.log")
    }
    /// Held while somebody starts or stops the cluster.
    pub(super) fn starting_lock(&self) -> PathBuf {
        self.home.join("starting.lock")
    }
    /// Held shared while somebody uses the cluster.
    pub(super) fn use_lock(&self) -> PathBuf {
        self.home.join("use.lock")
    }
    /// Passwords of Wasl's roles.
    pub(super) fn roles_secret(&self) -> PathBuf {
        self.data_folder.join("postgres.secret")
    }
    /// Password of the superuser.
    pub(super) fn admin_secret(&self) -> PathBuf {
        self.data_folder.join("postgres-admin.secret")
    }
    /// Where programs are put that were obtained for this cluster: where its user can reach them.
    pub(super) fn obtained_programs(&self) -> PathBuf {
        match self.runs_as {
            Some(_) => Path::new(SYSTEM_FOLDER).join("programs"),
            None => self.data_folder.join("postgres-programs"),
        }
    }

    /// The superuser's password, drawn when first asked for.
    pub(super) fn admin_password(&self) -> Outcome<Zeroizing<String>> {
        let path = self.admin_secret();
        let text = match fs::read_to_string(&path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => write_secrets(&path, 1)?,
            Err(error) => return Err(Failure::fault(format!("reading {}", path.display()), error)),
        };
        Ok(Zeroizing::new(text.trim().to_owned()))
    }

    /// A command that runs as the cluster's user, in its home, free of the caller's environment.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.home).env_clear().env("LC_ALL", "C").env("TZ", "UTC").env("HOME", &self.home);
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        if let Some(user) = &self.runs_as {
            command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
        }
        command
    }

    /// Gives a file or folder to the cluster's user.
    pub(super) fn hand_over(&self, path: &Path) -> Outcome<()> {
        give_to(path, self.runs_as.as_ref())
    }
}

/// The user `postgres` if there is one, else `wasl`, made if it may be, else `nobody`.
fn unprivileged_user() -> Outcome<User> {
    let named = |name: &str| User::from_name(name).map_err(|error| Failure::fault("looking for a user", error));
    if let Some(user) = named("postgres")? {
        return Ok(user);
    }
    if named("wasl")?.is_none() {
        let mut add = Command::new("useradd");
        add.args([
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            SYSTEM_FOLDER,
            "--shell",
            "/bin/false",
            "wasl",
        ]);
        match add.status() {
            Ok(status) if status.success() => {}
            other => tracing::info!(?other, "the user `wasl` could not be made; PostgreSQL will run as `nobody`"),
        }
    }
    for name in ["wasl", "nobody"] {
        if let Some(user) = named(name)? {
            return Ok(user);
        }
    }
    Err(Failure::fault("looking for a user to run PostgreSQL as", "there is no `postgres`, `wasl` or `nobody`"))
}

/// Follows the pointer in the data folder, or sets it. A data folder that was emptied gets a new cluster: the secrets of the
/// former one went with it, and what is in that one is left alone.
fn pointed_home(system: &Path, data_folder: &Path, hash: &str) -> io::Result<PathBuf> {
    let pointer = data_folder.join("postgres.path");
    let follow = || fs::read_to_string(&pointer).map(|text| PathBuf::from(text.trim()));
    match follow() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        followed => return followed,
    }
    fs::DirBuilder::new().recursive(true).mode(0o755).create(system)?;
    let names = std::iter::once(hash.to_owned()).chain((2_u32..).map(|nth| format!("{hash}-{nth}")));
    let home = names.map(|name| system.join(name)).find(|home| !home.exists());
    let home = home.ok_or_else(|| io::Error::other("no name is free"))?;
    // Whoever else starts on this folder at the same time may have set it since: then both follow that one.
    match fs::OpenOptions::new().write(true).create_new(true).open(&pointer) {
        Ok(mut file) => writeln!(file, "{}", home.display())?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return follow(),
        Err(error) => return Err(error),
    }
    if home != system.join(hash) {
        tracing::info!(folder = %system.join(hash).display(), "a former cluster of this data folder is left as it is");
    }
    Ok(home)
}

/// Makes a folder that only the cluster's user may enter, or refuses one that somebody else prepared.
fn own_folder(folder: &Path, user: Option<&User>) -> Outcome<()> {
    let fault = |error: io::Error| Failure::fault(format!("preparing {}", folder.display()), error);
    match fs::DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => give_to(folder, user)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(fault(error)),
    }
    let found = fs::symlink_metadata(folder).map_err(fault)?;
    let owner = user.map_or_else(Uid::effective, |user| user.uid);
    // A start that was killed between making and giving left a folder of root's: finish it.
    if user.is_some() && found.is_dir() && found.uid() == 0 {
        give_to(folder, user)?;
    } else if !found.is_dir() || found.uid() != owner.as_raw() {
        let message = "it is not a folder, or it belongs to somebody else";
        return Err(Failure::fault(format!("preparing {}", folder.display()), message));
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(fault)
}

fn give_to(path: &Path, user: Option<&User>) -> Outcome<()> {
    let Some(user) = user else { return Ok(()) };
    let given = chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw()));
    given.map_err(|error| Failure::fault(format!("handing over {}", path.display()), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_data_folder_gets_a_new_cluster_and_a_kept_one_its_own() {
        let place = tempfile::tempdir().unwrap();
        let (system, data) = (place.path().join("system"), place.path().join("data"));
        fs::create_dir(&data).unwrap();
        let first = pointed_home(&system, &data, "0123").unwrap();
        assert_eq!(first, system.join("0123"));
        fs::create_dir(&first).unwrap();
        assert_eq!(pointed_home(&system, &data, "0123").unwrap(), first, "the pointer is followed");
        fs::remove_file(data.join("postgres.path")).unwrap();
        let second = pointed_home(&system, &data, "0123").unwrap();
        assert_eq!(second, system.join("0123-2"));
        assert!(first.exists(), "the former one is left alone");
        fs::create_dir(&second).unwrap();
        assert_eq!(pointed_home(&system, &data, "0123").unwrap(), second);
    }
}
