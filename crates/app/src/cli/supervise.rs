//! Child processes of a demo: each simulator is a process of its own, with its own state, reached over real HTTP or SMTP.

use std::{path::Path, process::Stdio};

use anyhow::{Context, Result};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// A running simulator.
pub struct Simulator {
    child: Child,
    /// Where it listens, as it said itself: `http://127.0.0.1:…`.
    pub url: String,
    /// Where it takes SMTP, if it does.
    pub smtp: Option<std::net::SocketAddr>,
}

/// Starts `wasl simulate <kind>` and waits for the line that says where it listens.
pub async fn start(kind: &str, state: &Path, environment: &[(&str, &str)]) -> Result<Simulator> {
    let binary = std::env::current_exe().context("finding our own binary")?;
    let mut child = Command::new(binary)
        .args(["simulate", kind, "--with-parent", "--state"])
        .arg(state.join(kind))
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("starting the simulator {kind}"))?;
    let stdout = child.stdout.take().context("the simulator has no output")?;
    let mut lines = BufReader::new(stdout).lines();
    let mut url = None;
    let mut smtp = None;
    while let Some(line) = lines.next_line().await.with_context(|| format!("reading from the simulator {kind}"))? {
        if let Some(text) = line.strip_prefix("listening ") {
            url = Some(text.to_owned());
        } else if let Some(text) = line.strip_prefix("smtp ") {
            smtp = Some(text.parse().with_context(|| format!("the simulator {kind} listens at {text}"))?);
        } else if line == "ready" {
            break;
        }
    }
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    let url = url.with_context(|| format!("the simulator {kind} ended before it listened"))?;
    Ok(Simulator { child, url, smtp })
}

impl Simulator {
    /// Ends it. Closing its standard input is the sign; a simulator whose parent was killed sees the same and ends too.
    pub async fn stop(mut self) {
        drop(self.child.stdin.take());
        let patience = std::time::Duration::from_secs(5);
        if tokio::time::timeout(patience, self.child.wait()).await.is_err()
            && let Err(error) = self.child.kill().await
        {
            tracing::warn!(%error, "a simulator did not end");
        }
    }
}
