//! Issues one birth certificate of the test authority into a folder, for eyes and for the outside validators:
//! `cargo run -p documents --example specimen -- target/specimen`.
//!
//! It never runs in production; the keys it makes stay in that folder.

use std::{env, error::Error, fs, path::PathBuf};

use documents::{
    keys::{GeneratedKeys, IssuerKeys, TEST_AUTHORITY, sha256},
    qr::{self, Credential, StatusEntry},
    render::{IssuerNames, Renderer, Sheet},
    seal::{SealDetails, seal},
};
use kernel::Moment;

const TEMPLATE: &str = include_str!("../../../services/civil-status/birth_certificate/certificate.typ");
const RECORD: &str = include_str!("birth-record.json");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    let issued_at: Moment = "2026-11-22T08:00:00Z".parse()?;
    let keys = IssuerKeys::open(&folder.join("keys"), "EG-CSA-TEST", issued_at, GeneratedKeys::Allowed)?;
    let record: serde_json::Value = serde_json::from_str(RECORD)?;
    let text = |pointer: &str| record.pointer(pointer).and_then(|value| value.as_str()).unwrap_or_default();
    let serial = "BC-7K4M-29TX-Q3W";
    let credential = Credential {
        issuer: "EG-CSA-TEST".to_owned(),
        issued_at,
        status: StatusEntry { index: 70_001, uri: "https://wasl.example/status/1".to_owned() },
        kind: "civil-status/birth_certificate".to_owned(),
        serial: serial.to_owned(),
        name_ar: text("/name/ar").to_owned(),
        name_latin: Some(text("/name/latin").to_owned()),
        birth_year: 2015,
        number_last_three: text("/national_number").get(11..).map(str::to_owned),
        content_sha256: sha256(record.to_string().as_bytes()),
    };
    let sheet = Sheet {
        serial: serial.to_owned(),
        issued_at,
        zone: "Africa/Cairo".to_owned(),
        issuer: IssuerNames {
            ar: "وزارة الداخلية - قطاع الأحوال المدنية".to_owned(),
            en: "Ministry of Interior - Civil Status Sector".to_owned(),
            test: keys.test,
        },
        verify_at: "wasl.example/verify".to_owned(),
        qr_text: qr::sign(&credential, keys.qr.as_ref())?,
        record,
    };
    let pdf = Renderer::new()?.render(TEMPLATE, &sheet)?;
    let details = SealDetails {
        at: issued_at,
        name: TEST_AUTHORITY.to_owned(),
        reason: "إصدار شهادة".to_owned(),
        label: "الخاتم الإلكتروني لجهة الإصدار".to_owned(),
    };
    fs::write(folder.join("certificate.pdf"), seal(&pdf, &keys, &details)?)?;
    fs::write(folder.join("qr.txt"), &sheet.qr_text)?;
    fs::copy(folder.join("keys/authority.pem"), folder.join("authority.pem"))?;
    Ok(())
}
