//! Running other programs: the command is printed, its failure stops everything.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// The root of the workspace.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// One program to run.
pub struct Step {
    command: Command,
    shown: String,
}

impl Step {
    /// `program`, without arguments yet.
    pub fn new(program: &str) -> Self {
        Self { command: Command::new(program), shown: program.to_owned() }
    }
    /// Adds arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(arg);
        }
        self
    }
    /// Adds an argument that is not shown.
    pub fn secret(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self.shown.push_str(" …");
        self
    }
    /// Sets an environment variable; its value is not shown.
    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }
    /// Runs in this folder.
    pub fn dir(mut self, folder: &str) -> Self {
        self.command.current_dir(folder);
        self
    }
    /// Runs it with our own output; fails if it fails.
    pub fn run(mut self) -> Result<()> {
        println!("$ {}", self.shown);
        let status = self.command.status().with_context(|| format!("cannot start {}", self.shown))?;
        if !status.success() {
            bail!("{} ended with {status}", self.shown);
        }
        Ok(())
    }
    /// Runs it, shows what it prints and returns that, too; fails if it fails.
    pub fn lines(mut self) -> Result<Vec<String>> {
        println!("$ {}", self.shown);
        let mut child =
            self.command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", self.shown))?;
        let mut said = Vec::new();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines() {
                let line = line?;
                println!("{line}");
                said.push(line);
            }
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("{} ended with {status}", self.shown);
        }
        Ok(said)
    }
    /// Runs it and returns what it printed.
    pub fn output(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| format!("cannot start {}", self.shown))?;
        if !output.status.success() {
            bail!("{} ended with {}: {}", self.shown, output.status, String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
    /// Whether it ends well; says nothing.
    pub fn succeeds(mut self) -> bool {
        self.command.output().is_ok_and(|output| output.status.success())
    }
}

/// Cargo with the SQL checked against the committed descriptions, so that no database is needed to compile.
pub fn cargo(args: &[&str]) -> Step {
    Step::new("cargo").args(args).env("SQLX_OFFLINE", "true")
}
