//! `wasl verify FILE`: the same answer as the public page, for the terminal. Exit code 0 only for a genuine document.
//!
//! With `--keys` a QR text is judged offline against a published key set; a PDF always needs the register, because only
//! the register knows which files were issued. A code of entitlement never needs it, and has exit codes of its own
//! (`docs/entitlement-codes.md`).

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use casework::verification::{Finding, Verdict, verify_file};
use documents::{
    entitlement,
    keys::KeySet,
    verify::{child::ChildVerifier, judge_credential},
};
use kernel::{Clock, Locale, SystemClock};

use crate::{config::Settings, wire};

/// Says whether the document in `file` is genuine, or what the code of entitlement `code` is worth.
pub async fn run(
    settings: Settings,
    file: Option<&Path>,
    code: Option<String>,
    keys: Option<String>,
) -> Result<ExitCode> {
    let bytes = match (code, file) {
        (Some(code), _) => return entitled(&settings, &code, keys.as_deref()),
        (None, Some(file)) => std::fs::read(file).with_context(|| format!("reading {}", file.display()))?,
        (None, None) => bail!("name a file, or the text of a code with --entitlement"),
    };
    if let Ok(text) = std::str::from_utf8(&bytes)
        && text.trim_start().starts_with(entitlement::PREFIX)
    {
        return entitled(&settings, text, keys.as_deref());
    }
    match keys {
        Some(path) => offline(&bytes, Path::new(&path)),
        None => with_register(settings, bytes).await,
    }
}

/// Judges a QR text by a key set alone. Its state cannot be known offline, and the answer says so.
fn offline(bytes: &[u8], keys: &Path) -> Result<ExitCode> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        bail!("offline only the text of a QR code can be judged; a PDF needs the register");
    };
    let json = std::fs::read_to_string(keys).with_context(|| format!("reading {}", keys.display()))?;
    let keys = KeySet::from_json(&json).context("reading the key set")?;
    let verdict = judge_credential(text.trim(), &keys, &[]);
    println!("{}", serde_json::to_string_pretty(&verdict)?);
    Ok(if verdict.is_genuine() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Judges a code of entitlement by a key set alone: the one that is named, or that of this installation.
fn entitled(settings: &Settings, code: &str, keys: Option<&str>) -> Result<ExitCode> {
    let own = wire::signing::folder(settings).join("wasl-keys.json");
    let path = keys.map_or(own.as_path(), Path::new);
    let json = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let keys = KeySet::from_json(&json).context("reading the key set")?;
    let judged = entitlement::judge(code, &keys, SystemClock.now());
    println!("{}", judged.finding.as_str());
    if let Some((own, test)) = &judged.entitlement {
        println!("privilege {} (revision {})", own.privilege, own.revision);
        println!("from {} until {}", own.issued_at, own.expires_at);
        println!("national number •••••••••{}••: compare with the card", own.card_digits);
        if *test {
            println!("signed by a test key: it proves nothing officially");
        }
    }
    Ok(ExitCode::from(judged.finding.exit_code()))
}

async fn with_register(settings: Settings, bytes: Vec<u8>) -> Result<ExitCode> {
    let database = wire::database::open(&settings).await?;
    let answered = async {
        let store = wire::open_store(&settings, database.urls()).await?;
        let texts = web::Texts::load(crate::routes::TEXTS)?;
        let codes = wire::codes::PlatformCodes::new(&settings, store.clock().clone());
        let examiner = wire::seal::open(&settings, codes, store.now(), ChildVerifier::this_binary())?;
        let verdict = verify_file(&store, &examiner, bytes).await?;
        print(&verdict, &texts);
        anyhow::Ok(verdict.is_genuine())
    };
    let genuine = answered.await;
    database.close().await;
    Ok(if genuine? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(verdict: &Verdict, texts: &web::Texts) {
    let finding = match verdict.finding {
        Finding::Genuine => "genuine",
        Finding::Altered => "altered",
        Finding::UnknownIssuer => "unknown issuer",
        Finding::Revoked => "revoked",
        Finding::Replaced => "replaced",
        Finding::NotWasl => "not a document of Wasl",
    };
    println!("{finding}");
    // The day of issue is Cairo's, where the Authority sits.
    let day = verdict.stated.as_ref().map(|stated| stated.issued_at.day_in("Africa/Cairo").to_string());
    let why = texts.text_with(Locale::EN, &verdict.reason.text(), &[("day", day.as_deref().unwrap_or_default())]);
    println!("{}", web::texts::without_isolates(&why));
    if let Some(stated) = &verdict.stated {
        println!("{} · {} · {}", stated.serial, stated.document, stated.issued_at);
        if stated.test {
            println!("sealed by a test authority: it proves nothing officially");
        }
    }
    if verdict.is_genuine() {
        println!("genuine is not the same as attested");
    }
}
