//! The running server: adopted, started, watched, stopped.

use std::{
    fs::{self, File, OpenOptions},
    io::{Read, Seek, SeekFrom},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use kernel::{Failure, Outcome};
use nix::{
    errno::Errno,
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::{ground::Ground, programs::Programs};

/// How long a stop may take before it is forced; a forced stop loses nothing either, it only makes the next start slower.
const STOP_WITHIN: Duration = Duration::from_secs(60);
const LOG_MAX: u64 = 10 * 1024 * 1024;

/// A server that runs.
pub(super) struct Postmaster {
    pid: Pid,
    /// Ours, if we started it; an adopted one was started by a Wasl that is gone, or by a neighbour.
    child: Option<Child>,
}

/// Adopts the server that lives in the cluster, or starts one.
pub(super) fn adopt_or_start(ground: &Ground, programs: &Programs) -> Outcome<Postmaster> {
    if let Some(pid) = noted_pid(ground) {
        if is_server_of(pid, &ground.cluster()) {
            tracing::info!(%pid, "adopting the PostgreSQL that is running");
            return Ok(Postmaster { pid, child: None });
        }
        clear_misleading_lock(ground, pid)?;
    }
    start(ground, programs)
}

/// The process number in the cluster's lock file.
fn noted_pid(ground: &Ground) -> Option<Pid> {
    let text = fs::read_to_string(ground.cluster().join("postmaster.pid")).ok()?;
    text.lines().next()?.trim().parse().ok().map(Pid::from_raw)
}

/// PostgreSQL itself clears a lock whose process is dead, after looking for orphans by the shared memory noted in it, so
/// that file is left alone. Only when the number now belongs to some other living process does PostgreSQL believe in
/// the lock; then it goes, once nothing works in the cluster's folder any more.
fn clear_misleading_lock(ground: &Ground, pid: Pid) -> Outcome<()> {
    if kill(pid, None) == Err(Errno::ESRCH) {
        return Ok(());
    }
    let begun = Instant::now();
    while works_in(&ground.cluster()) {
        if begun.elapsed() > Duration::from_secs(30) {
            let message = "processes of a server that is gone still work in the cluster";
            return Err(Failure::passing("clearing the lock of a dead PostgreSQL", message));
        }
        sleep(Duration::from_millis(100));
    }
    tracing::warn!(%pid, "clearing the lock of a dead PostgreSQL whose process number was given to another");
    let socket = ground.sockets().join(".s.PGSQL.5432");
    for stale in [ground.cluster().join("postmaster.pid"), socket.with_extension("5432.lock"), socket] {
        match fs::remove_file(&stale) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::fault(format!("removing {}", stale.display()), error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether the living process `pid` is a server working in this cluster's folder.
fn is_server_of(pid: Pid, cluster: &Path) -> bool {
    if kill(pid, None) == Err(Errno::ESRCH) {
        return false;
    }
    let proc = Path::new("/proc");
    if proc.join("self/cwd").exists() {
        // PostgreSQL changes into its cluster's folder. A zombie has no working folder.
        let folder = fs::read_link(proc.join(pid.to_string()).join("cwd")).ok();
        return folder.is_some() && folder == cluster.canonicalize().ok();
    }
    let output = std::process::Command::new("ps").args(["-p", &pid.to_string(), "-o", "command="]).output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("postgres"))
}

/// Whether any process works in the cluster's folder. Without `/proc` nobody can tell, and the orphans of a dead server,
/// which notice within a moment, are given two seconds.
fn works_in(cluster: &Path) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else {
        sleep(Duration::from_secs(2));
        return false;
    };
    let cluster = cluster.canonicalize().ok();
    processes.flatten().any(|process| {
        let folder = fs::read_link(process.path().join("cwd")).ok();
        folder.is_some() && folder == cluster
    })
}

fn start(ground: &Ground, programs: &Programs) -> Outcome<Postmaster> {
    let fault = |error| Failure::fault("starting PostgreSQL", error);
    let log = open_log(ground).map_err(fault)?;
    let mut command = ground.command(&programs.path("postgres"));
    command.arg("-D").arg(ground.cluster());
    for setting in settings(ground) {
        command.arg("-c").arg(setting);
    }
    command.stdin(Stdio::null()).stdout(log.try_clone().map_err(fault)?).stderr(log);
    // A group of its own: the interrupt that a person types to stop Wasl must not stop the database under it.
    let child = command.process_group(0).spawn().map_err(fault)?;
    let number = i32::try_from(child.id()).map_err(|error| Failure::fault("starting PostgreSQL", error))?;
    Ok(Postmaster { pid: Pid::from_raw(number), child: Some(child) })
}

/// What differs from PostgreSQL's defaults. Nothing of a statement's values reaches the log.
fn settings(ground: &Ground) -> Vec<String> {
    let sockets = ground.sockets().display().to_string().replace('"', "\"\"");
    [
        "listen_addresses=",
        "port=5432",
        "unix_socket_permissions=0700",
        "password_encryption=scram-sha-256",
        "max_connections=200",
        "shared_buffers=256MB",
        "synchronous_commit=on",
        "idle_in_transaction_session_timeout=60s",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_error_verbosity=terse",
        "log_min_error_statement=panic",
        "logging_collector=off",
        "log_destination=stderr",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([format!("unix_socket_directories=\"{sockets}\"")])
    .collect()
}

fn open_log(ground: &Ground) -> std::io::Result<File> {
    let path = ground.log();
    if fs::metadata(&path).is_ok_and(|log| log.len() > LOG_MAX) {
        fs::rename(&path, path.with_extension("log.1"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}

impl Postmaster {
    /// Whether the cluster is its own. A server writes its number into the lock before it listens.
    pub(super) fn holds(&self, ground: &Ground) -> bool {
        noted_pid(ground) == Some(self.pid)
    }

    /// Stops the server: new connections are refused, running transactions rolled back, everything is written. A server
    /// that does not end is told to leave at once; the next start then replays its log.
    pub(super) fn stop(mut self, ground: &Ground) -> Outcome<()> {
        for (signal, patience) in [(Signal::SIGINT, STOP_WITHIN), (Signal::SIGQUIT, Duration::from_secs(10))] {
            match kill(self.pid, signal) {
                Err(Errno::ESRCH) => return Ok(()),
                Err(error) => return Err(Failure::fault("stopping PostgreSQL", error)),
                Ok(()) => {}
            }
            let begun = Instant::now();
            while begun.elapsed() < patience {
                if self.has_ended(ground)? {
                    return Ok(());
                }
                sleep(Duration::from_millis(20));
            }
        }
        Err(Failure::fault("stopping PostgreSQL", end_of_log(ground)))
    }

    /// Whether it is gone.
    pub(super) fn has_ended(&mut self, ground: &Ground) -> Outcome<bool> {
        match &mut self.child {
            Some(child) => {
                let ended = child.try_wait().map_err(|error| Failure::fault("watching PostgreSQL", error))?;
                Ok(ended.is_some())
            }
            None => Ok(!is_server_of(self.pid, &ground.cluster())),
        }
    }
}

/// What the server wrote last: why it did not start or end.
pub(super) fn end_of_log(ground: &Ground) -> String {
    let mut text = String::new();
    let read = File::open(ground.log()).and_then(|mut log| {
        let length = log.metadata()?.len();
        log.seek(SeekFrom::Start(length.saturating_sub(2000)))?;
        log.read_to_string(&mut text)
    });
    match read {
        Ok(_) => text.trim().to_owned(),
        Err(error) => format!("its log {} cannot be read: {error}", ground.log().display()),
    }
}
