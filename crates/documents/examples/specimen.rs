//! Issues the specimen of every service with the test authority into a folder, for eyes and for the outside validators:
//! `cargo run -p documents --example specimen -- target/specimen`.
//!
//! Each `certificate.typ` under `services/` is set with the `specimen.json` beside it, into a folder named like its service.
//! It never runs in production; the keys it makes stay in that folder.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use documents::{
    badge::{self, Badge, Holder, Issuer, Sheet},
    bench,
    entitlement::{self, Entitlement},
    issue::{Order, issue},
    keys::{GeneratedKeys, IssuerKeys},
    render::Renderer,
};
use kernel::{Clock, SystemClock};
use serde_json::Value;

type Failed = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failed> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    let keys = bench::issuer(&folder.join("keys"))?;
    let renderer = Renderer::new()?;
    fs::copy(folder.join("keys/authority.pem"), folder.join("authority.pem"))?;
    for (number, service) in (4821..).zip(services()?) {
        specimen(&renderer, &keys, &service, &folder, number)?;
    }
    codes(&folder)?;
    badges(&folder, &renderer)
}

/// A code of entitlement that is in force, and one that expired, signed by a platform of its own.
fn codes(folder: &Path) -> Result<(), Failed> {
    let now = SystemClock.now();
    let keys = IssuerKeys::open_platform(&folder.join("platform"), now, GeneratedKeys::Allowed)?;
    let own = folder.join("entitlement");
    fs::create_dir_all(&own)?;
    let hour = Duration::from_secs(3_600);
    for (name, issued_at) in [("code.txt", now), ("expired.txt", now.minus(hour * 2))] {
        let code = Entitlement {
            issuer: keys.published.issuer.clone(),
            issued_at,
            expires_at: issued_at.plus(hour),
            number: "7K4M29TXQ3WH".to_owned(),
            privilege: "car_import".to_owned(),
            revision: 1,
            card_digits: "012".to_owned(),
        };
        fs::write(own.join(name), entitlement::sign(&code, keys.qr.as_ref())?)?;
    }
    Ok(())
}

/// A badge of training with its keys, a status list in which it stands, one in which it was taken back, the keys of somebody
/// else, and its sheet of paper.
fn badges(folder: &Path, renderer: &Renderer) -> Result<(), Failed> {
    let (now, own) = (SystemClock.now(), folder.join("badge"));
    fs::create_dir_all(&own)?;
    let issuer = |name: &str| -> Result<Issuer, Failed> {
        let keys = IssuerKeys::open_platform(&folder.join(name), now, GeneratedKeys::Allowed)?;
        Ok(Issuer { keys, base: "https://wasl.example".to_owned() })
    };
    let (ours, others) = (issuer("training")?, issuer("another")?);
    let pair = |ar: &str, en: &str| (ar.to_owned(), en.to_owned());
    let badge = Badge {
        number: "7K4M29TXQ3WH".to_owned(),
        place: 4_821,
        achievement: "mahara_tech".to_owned(),
        revision: 1,
        names: pair("أساسيات تحليل البيانات", "Foundations of data analysis"),
        criteria: pair("حضور ثماني جلسات من عشر.", "Eight of ten sessions attended."),
        run_by: pair("معهد تكنولوجيا المعلومات", "Information Technology Institute"),
        holder: Holder::Email("graduate@wasl.example".to_owned()),
        salt: "0123456789ABCDEFGHJKMN".to_owned(),
        awarded_at: now.minus(Duration::from_secs(3_600)),
    };
    fs::write(own.join("badge.jwt"), ours.sign(&badge)?)?;
    fs::write(own.join("forged.jwt"), others.sign(&badge)?)?;
    fs::write(own.join("keys.json"), ours.key_set().to_string())?;
    fs::write(own.join("other-keys.json"), others.key_set().to_string())?;
    fs::write(own.join("stands.jwt"), ours.sign_list(0, &[4_820, 4_822], now)?)?;
    fs::write(own.join("revoked.jwt"), ours.sign_list(0, &[4_821], now)?)?;
    let sheet = Sheet {
        number: badge.number,
        holder: "هالة منير شوقي".to_owned(),
        names: badge.names,
        criteria: badge.criteria,
        run_by: badge.run_by,
        group: pair("مجموعة ديسمبر", "December group"),
        awarded_at: badge.awarded_at,
        zone: "Africa/Cairo".to_owned(),
        verify_at: "https://wasl.example/ar/credentials/7K4M29TXQ3WH".to_owned(),
    };
    fs::write(own.join("sheet.pdf"), badge::close(renderer, &ours.keys, &sheet)?)?;
    fs::copy(folder.join("training/authority.pem"), own.join("authority.pem"))?;
    Ok(())
}

fn specimen(renderer: &Renderer, keys: &IssuerKeys, service: &Path, folder: &Path, number: u32) -> Result<(), Failed> {
    let key = service.file_name().and_then(|name| name.to_str()).ok_or("a folder without a name")?;
    let order = Order {
        template: fs::read_to_string(service.join("certificate.typ"))?,
        kind: key.to_owned(),
        record: serde_json::from_str(&fs::read_to_string(service.join("specimen.json"))?)?,
        ..bench::order(number)?
    };
    let issued = issue(renderer, keys, &order)?;
    let own = folder.join(key);
    fs::create_dir_all(&own)?;
    fs::write(own.join("certificate.pdf"), &issued.pdf)?;
    fs::write(own.join("qr.txt"), &issued.qr_text)?;
    fs::write(own.join("phrases.txt"), phrases(&order.record).join("\n"))?;
    Ok(())
}

/// The folders of services that give a document, by name.
fn services() -> Result<Vec<PathBuf>, Failed> {
    let mut found = Vec::new();
    for agency in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services"))? {
        for service in fs::read_dir(agency?.path())? {
            let service = service?.path();
            if service.join("certificate.typ").exists() {
                found.push(service);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What a reader must be able to copy out of the PDF again: the texts of the sheet and the names in the record, wherever
/// they stand in it.
fn phrases(record: &Value) -> Vec<String> {
    let mut phrases = vec!["وثيقة اختبار - غير رسمية".to_owned(), "النص العربي هو المعتمد".to_owned()];
    names(record, &mut phrases);
    phrases
}

fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        Value::Object(fields) => {
            for (key, field) in fields {
                match field {
                    Value::String(text) if key.ends_with("name") && key != "latin_name" => found.push(text.clone()),
                    other => names(other, found),
                }
            }
        }
        _ => {}
    }
}
