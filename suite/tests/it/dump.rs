//! A dump shows nothing: after a story, the raw files of the database cluster (its write-ahead log included) and of the
//! blob folder hold no name, number, address or answer of anybody, and the search would have found one.

use std::{collections::BTreeSet, path::Path, process::Command, time::Duration};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::managed::ManagedPostgres;
use testkit::story::DAUGHTER;
use tokio::sync::watch;

use crate::{
    demo::{Demo, home_of},
    hands::{Acknowledged, Citizen},
};

/// A word written in clear on purpose, to show that the search finds what is there.
const CONTROL: &str = "كلمة مكتوبة دون تشفير للمقارنة";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn raw_files_of_database_and_blobs_show_nobody() {
    let mut demo = Demo::start().await;
    let people = demo.facts["people"].as_object().unwrap().clone();
    let browser = demo.citizen("father").await;
    let mut father = Citizen { browser, wanted: DAUGHTER, people, files: Vec::new(), unanswered: None };
    let said = Acknowledged::default();
    let (tell, stop) = watch::channel(false);
    let heard = said.clone();
    let working = tokio::spawn(async move { father.work(&heard, 1, &stop).await });
    let charged = async {
        while !said.all().values().any(|said| said.contains("charged")) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), charged).await.expect("the file is paid");
    // The registry's answer, too, should be in there by now.
    let mut officer = demo.staff("dubai").await;
    let waiting = async {
        while !officer.open("/ar/desk").await.unwrap().html().contains("/desk/files/") {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.expect("the file comes to the desk");
    tell.send(true).ok();
    working.await.unwrap().unwrap();
    let needles = needles(&demo);
    demo.stop().await;

    let cluster = ManagedPostgres::ensure(&demo.data()).await.unwrap();
    let mut connection = PgConnection::connect(&cluster.urls().owner).await.unwrap();
    let comment = AssertSqlSafe(format!("COMMENT ON SCHEMA casework IS '{CONTROL}'"));
    sqlx::raw_sql(comment).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let home = home_of(&cluster);
    // A clean stop writes every page out; the log keeps what was written before.
    cluster.stop().await.unwrap();

    assert!(needles.len() > 30, "{}", needles.len());
    assert!(home.join("data/pg_wal").is_dir(), "the write-ahead log is searched");
    let mut places = vec![home.clone()];
    for entry in std::fs::read_dir(demo.data()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Keys lie outside a dump; the simulators are the outside world.
        if name != "keys" && name != "simulators" {
            places.push(path);
        }
    }
    assert!(places.iter().any(|place| place.ends_with("blobs")), "{places:?}");
    for place in &places {
        for needle in &needles {
            let found = holding(place, needle);
            assert!(found.is_empty(), "{needle:?} can be read in {found:?}");
        }
    }
    assert!(!holding(&home, CONTROL).is_empty(), "the search finds what is there");
    assert!(!holding(&home.join("data/pg_wal"), "birth_certificate").is_empty(), "in the log, too");
}

/// What must not be readable: what the demo's people are called, their numbers and contacts, and what was answered.
fn needles(demo: &Demo) -> BTreeSet<String> {
    let mut needles: BTreeSet<String> =
        ["+971501234567", "971501234567", "0501234567", "الإمارات، الشارقة"].map(str::to_owned).into();
    for citizen in demo.facts["citizens"].as_array().unwrap() {
        needles.insert(citizen["name"].as_str().unwrap().to_owned());
        needles.insert(citizen["contact"].as_str().unwrap().to_owned());
    }
    for person in demo.facts["people"].as_object().unwrap().values() {
        for what in ["name", "number", "card", "mother_name"] {
            if let Some(text) = person[what].as_str() {
                needles.insert(text.to_owned());
                if what.ends_with("name") {
                    let parts: Vec<&str> = text.split(' ').collect();
                    needles.extend(parts.windows(2).map(|pair| pair.join(" ")));
                }
                if what == "number" {
                    needles.insert(
                        text.chars().map(|digit| char::from_u32(digit as u32 - 0x30 + 0x660).unwrap()).collect(),
                    );
                }
            }
        }
    }
    needles
}

/// The files below `folder` in which these very bytes occur.
fn holding(folder: &Path, needle: &str) -> Vec<String> {
    let output = Command::new("grep")
        .args(["--recursive", "--text", "--fixed-strings", "--files-with-matches", "-e", needle])
        .arg(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("grep is installed");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}
