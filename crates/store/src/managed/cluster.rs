//! Making the private cluster.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
};

use kernel::{Failure, Outcome};

use super::{ground::Ground, programs::Programs};

/// The cluster's superuser.
pub(super) const ADMIN: &str = "wasl_admin";

/// Runs `initdb` unless the cluster is there. It works on a draft that is renamed when it is whole, so that a start that
/// is killed in between simply begins again.
pub(super) fn make_if_missing(ground: &Ground, programs: &Programs) -> Outcome<()> {
    let cluster = ground.cluster();
    if cluster.join("PG_VERSION").exists() {
        return Ok(());
    }
    let fault = |error| Failure::fault("making the private cluster", error);
    let draft = ground.home().join("data.draft");
    if draft.exists() {
        fs::remove_dir_all(&draft).map_err(fault)?;
    }
    let secret = ground.home().join("initdb.secret");
    write_for_initdb(ground, &secret).map_err(fault)?;
    ground.hand_over(&secret)?;
    let mut command = ground.command(&programs.path("initdb"));
    command.arg("--pgdata").arg(&draft).arg("--pwfile").arg(&secret);
    command.args(["--username", ADMIN, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"]);
    command.args(["--data-checksums", "--no-instructions"]);
    let output = command.output().map_err(fault);
    fs::remove_file(&secret).map_err(fault)?;
    let output = output?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(Failure::fault("making the private cluster", said));
    }
    fs::rename(&draft, &cluster).and_then(|()| fs::File::open(ground.home())?.sync_all()).map_err(fault)
}

fn write_for_initdb(ground: &Ground, secret: &std::path::Path) -> std::io::Result<()> {
    let password = ground.admin_password().map_err(std::io::Error::other)?;
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(secret)?;
    file.write_all(format!("{}\n", password.as_str()).as_bytes())
}
