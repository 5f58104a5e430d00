//! Examines a PDF in a process that can do nothing else.
//!
//! The `wasl` binary starts itself again with the hidden subcommand `verify-child`: empty environment, no new files, little
//! memory, few seconds. It reads the key set and the PDF from standard input and writes an [`Examination`] to standard
//! output. If it dies of its file, the file is unreadable: a hostile file can cost one answer, never the service. If the
//! machine had no time for it, nothing is known of the file, and whoever asked is told to come again.

use std::{
    io::{self, Read, Write},
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    sync::Arc,
    time::Duration,
};

use kernel::{Failure, Outcome};
use nix::sys::{
    resource::{Resource, setrlimit},
    signal::Signal,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::Command,
    sync::Semaphore,
};

use super::{Examination, IssuedRegister, MAX_PDF, Reason, Verdict, examine_pdf, judge};
use crate::keys::KeySet;

/// The hidden subcommand.
pub const SUBCOMMAND: &str = "verify-child";
/// Address space of the child: the binary itself, the file a few times over, and its parsed form.
const MAX_MEMORY: u64 = 1024 * 1024 * 1024;
/// CPU seconds of the child. It is told at the end of them, and killed a second later.
const MAX_CPU_SECONDS: u64 = 5;
/// Standard input, output and error, and no more.
const MAX_FILES: u64 = 3;
/// Longest answer worth reading.
const MAX_ANSWER: u64 = 16 * 1024;
/// Children at work at once; whoever comes beyond them is told to come again.
const AT_ONCE: usize = 8;
/// Wall time for everything: what every place taken by a file that uses all its CPU seconds needs of two processors, and half
/// as much again.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a child is started, and how many may be at work. Cloning is cheap; all clones share the places.
#[derive(Clone, Debug)]
pub struct ChildVerifier {
    program: PathBuf,
    arguments: Vec<String>,
    places: Arc<Semaphore>,
    patience: Duration,
}

impl ChildVerifier {
    /// Starts the running binary again, also after the file on disk was replaced by an upgrade.
    pub fn this_binary() -> Self {
        Self::new("/proc/self/exe", vec![SUBCOMMAND.to_owned()])
    }

    /// Starts another program; tests use it.
    pub fn new(program: impl AsRef<Path>, arguments: Vec<String>) -> Self {
        let places = Arc::new(Semaphore::new(AT_ONCE));
        Self { program: program.as_ref().to_owned(), arguments, places, patience: PATIENCE }
    }

    /// The same, waiting no longer than this (wall time) for an answer.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Examines a file in a child process. A passing fault if every place is taken, no answer comes in time, or somebody else
    /// ended the child: none of it says anything of the file.
    pub async fn examine(&self, pdf: &[u8], keys: &KeySet) -> Outcome<Examination> {
        if pdf.len() > MAX_PDF {
            return Ok(Examination::Refused { reason: Reason::TooLarge });
        }
        let _place = self.places.try_acquire().map_err(|e| Failure::passing("verifying a document", e))?;
        let input = frame(pdf, keys).map_err(|e| Failure::fault("writing the key set for the verifier", e))?;
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|e| Failure::passing("starting the verifier", e))?;
        let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::fault("starting the verifier", "its pipes are missing"));
        };
        let mut answer = Vec::new();
        let talk = async {
            // A child that died early closes the pipe; how it ended says enough.
            let taken = stdin.write_all(&input).await.is_ok();
            drop(stdin);
            stdout.take(MAX_ANSWER).read_to_end(&mut answer).await?;
            Ok::<_, io::Error>((taken, child.wait().await?))
        };
        let finished = tokio::time::timeout(self.patience, talk).await;
        let finished = finished.map_err(|late| Failure::passing("waiting for the verifier", late))?;
        let (taken, status) = finished.map_err(|e| Failure::passing("talking to the verifier", e))?;
        if was_killed(status) {
            return Err(Failure::passing("waiting for the verifier", "it was killed"));
        }
        let read = if taken && status.success() { serde_json::from_slice(&answer).ok() } else { None };
        Ok(read.unwrap_or_else(|| {
            tracing::warn!(%status, "the verifier ended without an answer");
            Examination::Refused { reason: Reason::Unreadable }
        }))
    }
}

/// By the machine or its keeper. A child at its limits ends otherwise: by a signal of its own, or aborted.
fn was_killed(status: ExitStatus) -> bool {
    status.signal() == Some(Signal::SIGKILL as i32)
}

/// Examines a file in a child process and asks the register: the whole verdict on a PDF.
pub async fn spawn_and_verify(
    verifier: &ChildVerifier,
    pdf: &[u8],
    keys: &KeySet,
    register: &dyn IssuedRegister,
) -> Outcome<Verdict> {
    let examination = verifier.examine(pdf, keys).await?;
    let issued = match &examination {
        Examination::Sealed(sealed) => register.find(&sealed.sha256).await?,
        Examination::Refused { .. } => None,
    };
    Ok(judge(&examination, &keys.issuer, issued.as_ref()))
}

/// The length of the key set, the key set, the file.
fn frame(pdf: &[u8], keys: &KeySet) -> serde_json::Result<Vec<u8>> {
    let keys = serde_json::to_vec(keys)?;
    let length = u32::try_from(keys.len()).unwrap_or(u32::MAX).to_be_bytes();
    Ok([&length[..], &keys, pdf].concat())
}

/// What the hidden subcommand does. Limits come first, before a byte of the file is read.
pub fn run_child_main() -> io::Result<()> {
    confine()?;
    let mut input = Vec::new();
    io::stdin().lock().take(2 * MAX_PDF as u64).read_to_end(&mut input)?;
    let examination = unframe(&input)
        .map_or(Examination::Refused { reason: Reason::Unreadable }, |(keys, pdf)| examine_pdf(pdf, &keys));
    let mut stdout = io::stdout().lock();
    stdout.write_all(&serde_json::to_vec(&examination)?)?;
    stdout.flush()
}

fn unframe(input: &[u8]) -> Option<(KeySet, &[u8])> {
    let (length, rest) = input.split_first_chunk::<4>()?;
    let (keys, pdf) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    Some((serde_json::from_slice(keys).ok()?, pdf))
}

/// Takes the limits: no new files or sockets, no processes or threads, little memory, few CPU seconds. They cannot be
/// lifted again.
pub fn confine() -> io::Result<()> {
    for (resource, soft, hard) in [
        (Resource::RLIMIT_AS, MAX_MEMORY, MAX_MEMORY),
        (Resource::RLIMIT_CPU, MAX_CPU_SECONDS, MAX_CPU_SECONDS + 1),
        (Resource::RLIMIT_NOFILE, MAX_FILES, MAX_FILES),
        (Resource::RLIMIT_FSIZE, 0, 0),
        (Resource::RLIMIT_CORE, 0, 0),
        (Resource::RLIMIT_NPROC, 0, 0),
    ] {
        setrlimit(resource, soft, hard)?;
    }
    Ok(())
}
