//! The product as the README starts it: `cargo run -- demo` at the root of the workspace, on an empty data folder of its
//! own. It must come up by itself, answer, and leave within its grace time when it is asked to.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::run::{Step, cargo, root};

/// How long an empty folder may take to become a running demo; the first start makes a database cluster.
const START: Duration = Duration::from_secs(180);
/// How long it may take to leave: `server.drain_seconds` (20), then the simulators and the database.
const GRACE: Duration = Duration::from_secs(40);

/// Proves that the README's command means the product: the root's default member is the binary `wasl`.
pub fn root_runs_wasl() -> Result<()> {
    let version = cargo(&["run", "--quiet", "--", "--version"]).output()?;
    if !version.starts_with("wasl ") {
        bail!("`cargo run -- --version` at the root says {version:?}, not wasl and its version");
    }
    println!("cargo run is {}", version.trim());
    Ok(())
}

/// A running demo.
pub struct Demo {
    child: Child,
    folder: PathBuf,
    address: String,
}

impl Demo {
    /// Starts it under `target/`, and waits until it says where everything is and that it is ready.
    pub fn start(name: &str) -> Result<Self> {
        let folder = root().canonicalize()?.join("target/demos").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let log = fs::File::create(folder.join("log"))?;
        println!("$ cargo run --quiet -- demo   (at {address}, with an empty data folder)");
        // Cargo replaces itself by the program it runs, so that the child is the demo itself and hears our signal.
        let child = Command::new("cargo")
            .args(["run", "--quiet", "--", "demo", "--facts"])
            .arg(folder.join("facts.json"))
            .env("SQLX_OFFLINE", "true")
            .env("WASL_DATA", folder.join("var"))
            .env("WASL_ADDR", &address)
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("starting the demo")?;
        let mut demo = Self { child, folder, address };
        demo.comes_up()?;
        Ok(demo)
    }

    /// The file that says where everything is and who can sign in.
    pub fn facts(&self) -> PathBuf {
        self.folder.join("facts.json")
    }

    /// The address of its pages and its API.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn comes_up(&mut self) -> Result<()> {
        let began = Instant::now();
        while !self.facts().exists() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the demo ended with {status} before it was up:\n{}", self.log());
            }
            if began.elapsed() > START {
                bail!("the demo was not up after {START:?}:\n{}", self.log());
            }
            sleep(Duration::from_millis(100));
        }
        while !self.answers("/readyz").is_ok_and(|status| status == "200") {
            if began.elapsed() > START {
                bail!("/readyz did not say 200 within {START:?}:\n{}", self.log());
            }
            sleep(Duration::from_millis(100));
        }
        println!("ready after {:.1} s", began.elapsed().as_secs_f64());
        Ok(())
    }

    /// The status with which it answers a GET.
    fn answers(&self, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer.split(' ').nth(1).unwrap_or_default().to_owned())
    }

    /// Asks it to leave: it must end with status 0 within its grace time, and take its database along.
    pub fn stop(mut self) -> Result<()> {
        let began = Instant::now();
        match self.asked_to_leave()? {
            None => bail!("the demo did not leave within {GRACE:?}:\n{}", self.log()),
            Some(status) if !status.success() => {
                bail!("asked to leave, the demo ended with {status}:\n{}", self.log())
            }
            Some(_) => {}
        }
        let home = self.database_home();
        if home.join("data/postmaster.pid").exists() {
            bail!("the demo left and its database still runs in {}", home.display());
        }
        println!("left with status 0 after {:.1} s", began.elapsed().as_secs_f64());
        self.forget()
    }

    /// SIGTERM, and how it ended; `None` if it stays.
    fn asked_to_leave(&mut self) -> Result<Option<ExitStatus>> {
        Step::new("kill").args(&["-TERM", &self.child.id().to_string()]).run()?;
        let deadline = Instant::now() + GRACE;
        loop {
            let status = self.child.try_wait()?;
            if status.is_some() || Instant::now() > deadline {
                return Ok(status);
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Where the managed cluster lies: a pointer says so where the demo was started as root.
    fn database_home(&self) -> PathBuf {
        let data = self.folder.join("var");
        match fs::read_to_string(data.join("postgres.path")) {
            Ok(path) => PathBuf::from(path.trim()),
            Err(_) => data.join("postgres"),
        }
    }

    /// Removes what it kept, but for its log.
    fn forget(&self) -> Result<()> {
        for folder in [self.database_home(), self.folder.join("var")] {
            if folder.exists() {
                fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
            }
        }
        Ok(())
    }

    /// The end of what it said.
    fn log(&self) -> String {
        let text = fs::read_to_string(self.folder.join("log")).unwrap_or_else(|error| format!("no log: {error}"));
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

impl Drop for Demo {
    /// After a failure nothing may keep running; the log stays.
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        let gone = match self.asked_to_leave() {
            Ok(Some(_)) => self.forget(),
            Ok(None) | Err(_) => self.child.kill().context("killing the demo"),
        };
        if let Err(error) = gone {
            eprintln!("the demo left something behind: {error:#}");
        }
    }
}
