//! What a confined program cannot do, each beside the same program without walls, which can.

use std::{
    io::Write as _,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::{io::AsyncReadExt, process::Command};

use super::*;

/// A program of these lines of bash, which can open sockets by itself.
fn program(folder: &Path, name: &str, lines: &str) -> PathBuf {
    let path = folder.join(name);
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(format!("#!/bin/bash\n{lines}\n").as_bytes()).unwrap();
    file.set_permissions(std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// What the program says behind the walls.
async fn confined(room: Room) -> String {
    let mut child = spawn(room, &[]).await.unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).await.unwrap();
    child.wait().await.unwrap();
    said
}

/// What the same program says without them.
async fn free(program: &Path) -> String {
    let output = Command::new(program).env_clear().output().await.unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_refused_inside_and_made_outside() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let calls = format!("exec 3<>/dev/tcp/127.0.0.1/{port} && echo through || echo refused");
    let tries = program(folder.path(), "calls", &calls);
    assert_eq!(free(&tries).await.trim(), "through", "the test needs a bash that opens connections");
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_ok(), "without walls it arrived");

    let said = confined(Room::of_pipes(&tries, 5)).await;
    assert!(!said.contains("through"), "{said}");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(listener.accept().is_err(), "a connection came through the walls");
    // The walls stand around the child alone: this process still has its network.
    std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_is_read_but_what_was_handed_over() {
    if strength().await.unwrap() != Strength::Whole {
        return; // A kernel without Landlock keeps no file; the product says so at its start.
    }
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "key").unwrap();
    let reads = program(folder.path(), "reads", &format!("cat {} || echo kept", secret.display()));
    assert_eq!(free(&reads).await, "key");
    assert_eq!(confined(Room::of_pipes(&reads, 5)).await, "kept\n");
    assert_eq!(std::fs::read_to_string(&secret).unwrap(), "key", "the walls are not around this process");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_was_handed_over_can_be_written_and_no_other() {
    if strength().await.unwrap() != Strength::Whole {
        return;
    }
    let (own, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let lines =
        format!("echo out > {0}/out; echo leak > {1}/leak; exit 0", own.path().display(), other.path().display());
    let writes = program(own.path(), "writes", &lines);
    let mut child = spawn(Room::of_folder(&writes, own.path(), 5), &[]).await.unwrap();
    assert!(child.wait().await.unwrap().success());
    assert_eq!(std::fs::read_to_string(own.path().join("out")).unwrap(), "out\n");
    assert!(!other.path().join("leak").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_can_be_signalled() {
    let folder = tempfile::tempdir().unwrap();
    let mut victim = Command::new("sleep").arg("60").kill_on_drop(true).spawn().unwrap();
    let id = victim.id().unwrap();
    let kills = program(folder.path(), "kills", &format!("kill -KILL {id}; echo done"));
    assert_eq!(confined(Room::of_pipes(&kills, 5)).await, "done\n");
    assert!(victim.try_wait().unwrap().is_none(), "a program behind the walls killed another");
}
