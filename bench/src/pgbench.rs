//! Running pgbench: the limit a client in C reaches with the same statements over the same socket.

use std::{path::Path, process::Stdio};

use anyhow::{Context, Result, bail};
use tokio::process::Command;

use crate::product::Product;

/// One run.
pub struct Run<'a> {
    /// Folder of PostgreSQL's programs.
    pub programs: &'a str,
    /// The script, complete.
    pub script: &'a str,
    /// Clients, each on a connection of its own.
    pub clients: usize,
    /// Transactions of each client.
    pub each: usize,
    /// Variables the script reads besides its own.
    pub variables: &'a [(&'a str, usize)],
}

/// Runs it; transactions a second, connecting not counted.
pub async fn run(product: &Product, run: &Run<'_>) -> Result<f64> {
    let program = Path::new(run.programs).join("pgbench");
    if !program.exists() {
        bail!("this PostgreSQL came without pgbench; install the distribution's package, or set WASL_PG_BIN");
    }
    let folder = tempfile::tempdir()?;
    let script = folder.path().join("request.sql");
    std::fs::write(&script, run.script)?;
    let mut command = Command::new(program);
    command.args(["--no-vacuum", "--protocol", "prepared", "--jobs", "1"]);
    command.args(["--client", &run.clients.to_string(), "--transactions", &run.each.to_string()]);
    for (name, value) in run.variables {
        command.args(["--define", &format!("{name}={value}")]);
    }
    command.arg("--file").arg(&script).arg(&product.postgres.urls().app);
    let output = command.stdin(Stdio::null()).output().await.context("running pgbench")?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!("pgbench failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let figure = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    figure.with_context(|| format!("pgbench says no figure: {said}"))
}
