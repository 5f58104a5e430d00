//! Programs of others: poppler draws PDF pages of strangers, libheif converts their pictures, a voice reads texts out.
//!
//! Each runs in a process of its own that the kernel confines before its first instruction: no socket of any kind, no file
//! but the system's programs, libraries and fonts and what it was handed, no signal to anybody, few processor seconds and
//! little memory. A fault in such a program costs one picture and reaches nothing. The walls are raised on a thread that
//! starts the program and ends: a child inherits them and nobody can take them down, and no privilege is needed for it.
//! Nothing here may start a program without them.

#[cfg(target_os = "linux")]
mod walls;

use std::{
    io,
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::{
    process::{Child, Command},
    runtime::Handle,
    sync::oneshot,
};

/// How strong the walls of this machine are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strength {
    /// No network and no file beyond what is handed over.
    Whole,
    /// No network; the kernel has no Landlock, so files are kept only by the user the process runs as.
    NetworkOnly,
    /// The system has neither: only the limits on time and memory hold.
    LimitsOnly,
}

/// What one program may use.
#[derive(Clone, Debug)]
pub struct Room {
    program: PathBuf,
    folder: Option<PathBuf>,
    seconds: u32,
}

impl Room {
    /// Room for a program that talks through pipes: it writes no byte into any file.
    pub fn of_pipes(program: &Path, seconds: u32) -> Self {
        Self { program: program.to_owned(), folder: None, seconds }
    }

    /// Room for a program that reads and writes files of one folder, which is nobody else's.
    pub fn of_folder(program: &Path, folder: &Path, seconds: u32) -> Self {
        Self { program: program.to_owned(), folder: Some(folder.to_owned()), seconds }
    }

    /// The program with its limits, without environment. Its standard output is a pipe where it has no folder to write to.
    fn command(&self, arguments: &[&str]) -> Command {
        // 64 MiB in one file, in blocks of 512 bytes; none for a program that talks through pipes.
        let blocks = if self.folder.is_some() { 131_072 } else { 0 };
        // `prlimit` and `ulimit` differ between systems; the shell's built-in is everywhere. Processor seconds, bytes in a
        // file or core, virtual memory in KiB. The arguments are positional, so nothing of them is read as a command.
        let script = format!(
            "ulimit -t {}; ulimit -f {blocks}; ulimit -c 0; ulimit -v 1048576 2>/dev/null; exec \"$0\" \"$@\"",
            self.seconds
        );
        let pipe = || if self.folder.is_some() { Stdio::null() } else { Stdio::piped() };
        let mut command = Command::new("/bin/sh");
        command
            .arg("-c")
            .arg(script)
            .arg(&self.program)
            .args(arguments)
            .env_clear()
            .current_dir("/")
            .stdin(pipe())
            .stdout(pipe())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        command
    }
}

/// The program of this name on the path, where the machine has it.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Starts the program of `room` behind the walls. The child dies with the value that is given back.
///
/// # Errors
/// What the system says where the walls could not be raised or the program not be started; then nothing runs.
pub async fn spawn(room: Room, arguments: &[&str]) -> io::Result<Child> {
    let mut command = room.command(arguments);
    let runtime = Handle::current();
    behind(room, move || {
        let _inside = runtime.enter();
        command.spawn()
    })
    .await
    .and_then(|(child, _)| child)
}

/// How strong the walls are here, found out by raising them once.
///
/// # Errors
/// What the system says where they cannot be raised; then [`spawn`] starts nothing either.
pub async fn strength() -> io::Result<Strength> {
    behind(Room::of_pipes(Path::new("/bin/sh"), 1), || ()).await.map(|((), strength)| strength)
}

/// Does `work` on a thread of its own with the walls raised. They last as long as the thread and its children, so no
/// thread that serves others may ever do this.
async fn behind<T: Send + 'static>(room: Room, work: impl FnOnce() -> T + Send + 'static) -> io::Result<(T, Strength)> {
    let (tell, told) = oneshot::channel();
    std::thread::Builder::new().name("confined".to_owned()).spawn(move || {
        let done = raise(&room).map(|strength| (work(), strength));
        // Nobody waits any more: a child that was started is dropped here, and killed by that.
        drop(tell.send(done));
    })?;
    told.await.map_err(io::Error::other)?
}

#[cfg(target_os = "linux")]
fn raise(room: &Room) -> io::Result<Strength> {
    walls::raise(room)
}

/// Systems for development only: production runs on Linux.
#[cfg(not(target_os = "linux"))]
fn raise(_room: &Room) -> io::Result<Strength> {
    Ok(Strength::LimitsOnly)
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;
