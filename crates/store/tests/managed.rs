//! The managed PostgreSQL: first start, adoption, crashes and stale locks. One story, because a cluster takes seconds.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use std::{
    ffi::OsString,
    fs,
    os::unix::{ffi::OsStringExt, fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use sqlx::Connection;
use store::managed::ManagedPostgres;

async fn ask(url: &str, question: &'static str) -> String {
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    sqlx::query_scalar(question).fetch_one(&mut connection).await.unwrap()
}

fn home(data: &Path) -> PathBuf {
    match fs::read_to_string(data.join("postgres.path")) {
        Ok(text) => text.trim().into(),
        Err(_) => data.join("postgres"),
    }
}

fn pid(data: &Path) -> String {
    let text = fs::read_to_string(home(data).join("data/postmaster.pid")).unwrap();
    text.lines().next().unwrap().trim().to_owned()
}

fn kill_hard(pid: &str) {
    assert!(Command::new("kill").args(["-KILL", pid]).status().unwrap().success());
}

/// What begins the server with this number again, as a Wasl does that is killed right after.
fn again(pid: &str, home: &Path) -> impl Fn() -> Child + use<> {
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap();
    let words: Vec<OsString> = line
        .split(|byte| *byte == 0)
        .map(|word| OsString::from_vec(word.to_vec()))
        .filter(|word| !word.is_empty())
        .collect();
    let (owner, home) = (fs::metadata(home.join("data")).unwrap(), home.to_owned());
    move || {
        let log = fs::OpenOptions::new().append(true).open(home.join("postgres.log")).unwrap();
        let mut command = Command::new(words.first().unwrap());
        command.args(words.iter().skip(1)).uid(owner.uid()).gid(owner.gid()).current_dir(home.join("data"));
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap()
    }
}

/// Leaves no server and no cluster behind, also when the test fails.
struct Cleaner(PathBuf);

impl Drop for Cleaner {
    fn drop(&mut self) {
        let home = home(&self.0);
        if let Ok(text) = fs::read_to_string(home.join("data/postmaster.pid")) {
            let pid = text.lines().next().unwrap_or_default().to_owned();
            if pid != std::process::id().to_string() {
                let _ = Command::new("kill").args(["-QUIT", &pid]).status();
                std::thread::sleep(Duration::from_millis(500));
            }
        }
        let _ = fs::remove_dir_all(home);
    }
}

#[tokio::test]
async fn a_private_cluster_is_made_adopted_recovered_and_stopped() {
    // A long folder name, so that the socket must lie elsewhere when the cluster lies in it.
    let folder = tempfile::tempdir().unwrap();
    let data = folder
        .path()
        .join("a folder whose name is so long that no unix socket could ever be bound inside of it, not one");
    let lock = || home(&data).join("data/postmaster.pid");
    let _cleaner = Cleaner(data.clone());
    let first = ManagedPostgres::ensure(&data).await.unwrap();
    let urls = first.urls().clone();
    assert_eq!(ask(&urls.owner, "SELECT current_user || ' ' || current_database()").await, "wasl_owner wasl");
    assert_eq!(ask(&urls.desk, "SELECT current_user::text").await, "wasl_desk");
    for (setting, value) in [
        ("SELECT current_setting('listen_addresses')", ""),
        ("SELECT current_setting('unix_socket_permissions')", "0700"),
        ("SELECT current_setting('synchronous_commit')", "on"),
        ("SELECT current_setting('fsync')", "on"),
        ("SELECT current_setting('data_checksums')", "on"),
        ("SELECT current_setting('server_encoding')", "UTF8"),
    ] {
        assert_eq!(ask(&urls.owner, setting).await, value, "{setting}");
    }
    let wrong = urls.app.replace("wasl_app:", "wasl_app:0");
    assert!(sqlx::PgConnection::connect(&wrong).await.is_err(), "a wrong password must not do");
    let mut connection = sqlx::PgConnection::connect(&urls.owner).await.unwrap();
    sqlx::query("CREATE TABLE kept AS SELECT 'acknowledged' AS what").execute(&mut connection).await.unwrap();

    // A second process uses it too; the first to leave must not stop it.
    let second = ManagedPostgres::ensure(&data).await.unwrap();
    let server = pid(&data);
    first.stop().await.unwrap();
    assert_eq!(ask(&urls.owner, "SELECT 'alive'").await, "alive");

    // Wasl is killed: its locks are gone, the server lives on, the next start adopts it.
    drop(second);
    let third = ManagedPostgres::ensure(&data).await.unwrap();
    assert_eq!(pid(&data), server);

    // The server is killed as well: the next start recovers.
    kill_hard(&server);
    drop(third);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let fourth = ManagedPostgres::ensure(&data).await.unwrap();
    assert_ne!(pid(&data), server);
    assert_eq!(ask(&urls.owner, "SELECT what FROM kept").await, "acknowledged");

    // Killed again, and its number now belongs to a living process that has nothing to do with it.
    let server = pid(&data);
    kill_hard(&server);
    drop(fourth);
    let text = fs::read_to_string(lock()).unwrap();
    fs::write(lock(), text.replacen(&server, &std::process::id().to_string(), 1)).unwrap();
    let fifth = ManagedPostgres::ensure(&data).await.unwrap();
    assert_eq!(ask(&urls.owner, "SELECT 'alive'").await, "alive");

    // Wasl is killed while it stops the server, which ends only after it was adopted.
    let server = pid(&data);
    drop(fifth);
    let held = sqlx::PgConnection::connect(&urls.owner).await.unwrap();
    // SIGTERM waits for those who are connected, so the server is seen alive and takes nobody new.
    assert!(Command::new("kill").args(["-TERM", &server]).status().unwrap().success());
    let (sixth, ()) = tokio::join!(ManagedPostgres::ensure(&data), async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        held.close().await.unwrap();
    });
    let sixth = sixth.unwrap();
    assert_ne!(pid(&data), server);
    assert_eq!(ask(&urls.owner, "SELECT 'alive'").await, "alive");

    // Wasl is killed when it has only just begun the server, whose lock may not be written yet when it is looked for.
    let begin = again(&pid(&data), &home(&data));
    let (mut last, mut begun) = (sixth, Vec::new());
    for milliseconds in [0, 5, 10, 15, 20, 30] {
        last.stop().await.unwrap();
        assert!(!lock().exists(), "a clean stop removes the lock");
        let server = begin();
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        last = ManagedPostgres::ensure(&data).await.unwrap();
        assert_eq!(ask(&urls.owner, "SELECT 'alive'").await, "alive", "{milliseconds} ms");
        begun.push(server);
    }

    let home = home(&data);
    last.stop().await.unwrap();
    assert!(!lock().exists(), "a clean stop removes the lock");
    for mut server in begun {
        server.wait().unwrap();
    }
    let said = fs::read_to_string(home.join("postgres.log")).unwrap();
    assert!(said.trim_end().ends_with("database system is shut down"), "{said}");
}
