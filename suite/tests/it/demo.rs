//! The real binary in demo mode: a process of its own, with its own data folder, database and simulators, that can be
//! stopped, killed and started again in the same place.

use std::{
    fs::{File, OpenOptions},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use kernel::{Clock, SystemClock};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value;
use store::managed::ManagedPostgres;
use tempfile::TempDir;
use testkit::{Page, Socket, workspace};

/// How long a start may take: the first one makes a database cluster.
const START: Duration = Duration::from_secs(180);

/// A demo, running or not.
pub struct Demo {
    folder: TempDir,
    port: u16,
    child: Option<Child>,
    /// What it said about itself when it started last.
    pub facts: Value,
}

impl Demo {
    /// Starts a demo in an empty folder.
    pub async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut demo = Self { folder: tempfile::tempdir().unwrap(), port, child: None, facts: Value::Null };
        demo.again().await;
        demo
    }

    /// Starts it again with what it kept.
    pub async fn again(&mut self) {
        let facts = self.folder.path().join("facts.json");
        std::fs::remove_file(&facts).ok();
        let log = || -> File { OpenOptions::new().create(true).append(true).open(self.log()).unwrap() };
        // A long run names a copy, so that a build meanwhile does not change the program under it.
        let binary =
            std::env::var_os("WASL_BINARY").map_or_else(|| workspace().join("target/debug/wasl"), PathBuf::from);
        assert!(binary.exists(), "build the binary first: cargo build --package app");
        let child = Command::new(binary)
            .args(["demo", "--facts"])
            .arg(&facts)
            .current_dir(self.folder.path())
            .env("WASL_DATA", self.data())
            .env("WASL_ADDR", format!("127.0.0.1:{}", self.port))
            .env("WASL_LOG", "warn")
            // What a killed process had in hand waits for no minute.
            .env("WASL__WORKER__LEASE_SECONDS", "5")
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(log())
            .stderr(log())
            .spawn()
            .unwrap();
        self.child = Some(child);
        let ready = async {
            loop {
                if let Ok(text) = std::fs::read(&facts) {
                    self.facts = serde_json::from_slice(&text).unwrap();
                    break;
                }
                let ended = self.child.as_mut().unwrap().try_wait().unwrap();
                assert!(ended.is_none(), "the demo ended: {}", std::fs::read_to_string(self.log()).unwrap());
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        if tokio::time::timeout(START, ready).await.is_err() {
            panic!("the demo does not start: {}", std::fs::read_to_string(self.log()).unwrap());
        }
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What it printed and logged.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("demo.log")
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Asks it to stop, and waits until it has, database and all.
    pub async fn stop(&mut self) {
        let Some(mut child) = self.child.take() else { return };
        kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), Signal::SIGTERM).unwrap();
        let status = tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap();
        assert!(status.success(), "{status}: {}", std::fs::read_to_string(self.log()).unwrap());
    }

    /// A browser that nobody knows.
    pub fn visitor(&self) -> Socket {
        Socket::at(self.facts["url"].as_str().unwrap())
    }

    /// A citizen of the cast, signed in with the code that was sent.
    pub async fn citizen(&self, part: &str) -> Socket {
        let citizens = self.facts["citizens"].as_array().unwrap();
        let contact = citizens.iter().find(|one| one["part"] == part).unwrap()["contact"].as_str().unwrap().to_owned();
        let before = self.sent(&contact).await.len();
        let mut browser = self.visitor();
        let page = browser.open("/ar/sign-in").await.unwrap();
        browser.submit(page.form("/sign-in").with("contact", &contact)).await.unwrap();
        let arrived = async {
            loop {
                let sent = self.sent(&contact).await;
                if sent.len() > before {
                    break sent[0]["text"].as_str().unwrap().to_owned();
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let text = tokio::time::timeout(Duration::from_secs(60), arrived).await.expect("the code is sent");
        let code: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
        let page = browser.open("/ar/sign-in/code").await.unwrap();
        browser.submit(page.form("/sign-in/code").with("code", &code)).await.unwrap().must_be_ok();
        browser
    }

    async fn sent(&self, contact: &str) -> Vec<Value> {
        let path = format!("/sent.json?to={}", contact.replace('+', "%2B"));
        let page = Socket::at(self.facts["outbox_url"].as_str().unwrap()).get(&path).await.unwrap();
        serde_json::from_slice(&page.bytes).unwrap()
    }

    /// A member of staff of the cast, signed in with password and second factor.
    pub async fn staff(&self, login: &str) -> Socket {
        let mut browser = self.visitor();
        let page = browser.open("/ar/desk/sign-in").await.unwrap();
        let code = people::demo::code_of(login, SystemClock.now()).unwrap();
        let form = page.form("/desk/sign-in").with("login", login).with("code", &code);
        let form = form.with("password", &people::demo::login_of(login).password);
        let page: Page = browser.send_only(form).await.unwrap();
        assert_eq!(page.status.as_u16(), 303, "{login}: {}", page.text());
        browser
    }
}

impl Drop for Demo {
    /// A killed demo leaves its database running on purpose; a test must not.
    fn drop(&mut self) {
        if let Some(child) = &self.child {
            kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), Signal::SIGTERM).ok();
        }
        if let Some(mut child) = self.child.take() {
            child.wait().ok();
        }
        if self.data().exists() {
            remove_cluster(&self.data());
        }
    }
}

/// Where a managed cluster lies; started as root, that is not in the data folder.
pub fn home_of(cluster: &ManagedPostgres) -> PathBuf {
    cluster.log().parent().unwrap().to_owned()
}

/// Stops the cluster of a data folder, if it still runs, and removes it.
fn remove_cluster(data: &Path) {
    let data = data.to_owned();
    let stopping = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            if let Ok(cluster) = ManagedPostgres::ensure(&data).await {
                let home = home_of(&cluster);
                cluster.stop().await.ok();
                std::fs::remove_dir_all(home).ok();
            }
        });
    });
    stopping.join().ok();
}
