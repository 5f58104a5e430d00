//! `wasl keys` is killed at random moments while it makes root keys and wraps data keys under them, on the database of a
//! demo. Afterwards no key is lost: as many as before, all under the newest root key once it was let finish, and everything
//! that was sealed opens.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Output, Stdio},
    time::Duration,
};

use kernel::Dice;
use testkit::workspace;

use crate::demo::Demo;

/// Rounds of a killed rotation and a killed wrapping.
const ROUNDS: usize = 8;

/// `wasl keys` with these arguments, on the data of a demo that stands still.
fn keys(demo: &Demo, arguments: &[&str]) -> Command {
    let binary = std::env::var_os("WASL_BINARY").map_or_else(|| workspace().join("target/debug/wasl"), PathBuf::from);
    let mut command = Command::new(binary);
    command
        .arg("keys")
        .args(arguments)
        .current_dir(demo.data().parent().unwrap())
        .env("WASL_DATA", demo.data())
        .env("WASL_LOG", "warn")
        .env_remove("DATABASE_URL")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Lets it finish.
fn finished(demo: &Demo, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = keys(demo, arguments).output().unwrap();
    let said = String::from_utf8(stdout).unwrap();
    assert!(status.success(), "{arguments:?} ends with {status}: {said}{}", String::from_utf8_lossy(&stderr));
    said
}

/// How many keys lie under root keys of each kind, and how many of them wait to be wrapped again.
fn counted(said: &str) -> (BTreeMap<String, u64>, u64) {
    let (mut keys, mut left, mut root) = (BTreeMap::new(), 0, String::new());
    for line in said.lines() {
        if let Some((name, rest)) = line.split_once(": versions ") {
            root = name.to_owned();
            let waiting = rest.split(", ").last().and_then(|last| last.strip_suffix(" to wrap again")).unwrap();
            left += waiting.parse::<u64>().unwrap();
        } else if let Some((count, _)) = line.trim().split_once(" under version ") {
            *keys.entry(root.clone()).or_default() += count.parse::<u64>().unwrap();
        }
    }
    (keys, left)
}

/// Fewer milliseconds than this, at random.
fn random_below(dice: &dyn Dice, milliseconds: u32) -> Duration {
    Duration::from_millis(u64::from(dice.below(milliseconds)))
}

/// Kills it so long after it began; true if it was still at it.
fn killed_after(mut command: Command, moment: Duration) -> bool {
    let mut child = command.spawn().unwrap();
    std::thread::sleep(moment);
    let at_it = child.try_wait().unwrap().is_none();
    child.kill().ok();
    child.wait().unwrap();
    at_it
}

/// Kills it so long after it said that it had wrapped something; true if it was still at it.
fn killed_while_wrapping(mut command: Command, moment: Duration) -> bool {
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let began = lines.any(|line| line.is_ok_and(|line| line.ends_with("keys wrapped again")));
    std::thread::sleep(moment);
    let at_it = began && child.try_wait().unwrap().is_none();
    child.kill().ok();
    child.wait().unwrap();
    at_it
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_killed_at_random_lose_no_key_and_everything_sealed_opens() {
    let mut demo = Demo::start().await;
    demo.stop().await;
    let dice = store::system_dice().unwrap();
    let (before, _) = counted(&finished(&demo, &["status"]));
    assert!(before["fields"] >= 20, "there is something to lose: {before:?}");
    let mut in_the_middle = 0;
    for round in 0..ROUNDS {
        let root = if round % 2 == 0 { "fields" } else { "blobs" };
        // The rotation itself is killed at any moment, and made whole afterwards: there is something to wrap again.
        killed_after(keys(&demo, &["rotate", root]), random_below(dice.as_ref(), 3_000));
        finished(&demo, &["rotate", "fields"]);
        let killed = killed_while_wrapping(keys(&demo, &["rewrap", "--batch", "1"]), random_below(dice.as_ref(), 60));
        let (after, left) = counted(&finished(&demo, &["status"]));
        assert_eq!(after, before, "round {round}: a key is gone");
        if killed && left > 0 {
            in_the_middle += 1;
        }
    }
    assert!(in_the_middle > 0, "no kill met the wrapping in its middle");
    let (after, left) = counted(&finished(&demo, &["rewrap"]));
    assert_eq!((after, left), (before, 0), "let finish, it wraps all of them");

    // What was sealed before all of this opens under the newest keys alone.
    demo.again().await;
    let mut administrator = demo.staff("admin").await;
    let list = administrator.open("/ar/desk/staff").await.unwrap();
    for login in ["dubai", "privacy", "finance2"] {
        list.must_be_ok().must_say(login);
    }
    list.must_say("سامية فؤاد عبد الحميد").must_say("ريهام نبيل صادق");
    let mut father = demo.citizen("father").await;
    let name = demo.facts["people"]["father"]["name"].as_str().unwrap().to_owned();
    father.open("/ar/account").await.unwrap().must_be_ok().must_say(&name);
    demo.stop().await;
}
