//! What is printed on one certificate.
//!
//! The record is whatever JSON the definition's template understands; this file only bounds it and writes its dates out.
//! It never adds, renames or drops a field of the record.

use kernel::{Day, GOVERNORATES, Moment};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::{qr, words};

/// Longest record, in bytes of JSON.
pub(super) const MAX_RECORD: usize = 32 * 1024;
/// Longest single text, in characters: four long names with room to spare.
const MAX_TEXT: usize = 300;

/// Why a record cannot be printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SheetError {
    /// The record is larger than 32 KiB of JSON.
    #[error("the record is too large for a certificate")]
    RecordTooLarge,
    /// One text is longer than 300 characters or holds characters that steer the layout.
    #[error("a text of the record cannot be printed")]
    Text,
    /// The QR text does not fit the largest symbol we print.
    #[error("the QR text is too long")]
    Qr,
}

/// Who issues, as printed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IssuerNames {
    /// The issuing authority in Arabic.
    pub ar: String,
    /// The issuing authority in English.
    pub en: String,
    /// Whether the sealing key belongs to a test authority; prints «وثيقة اختبار - غير رسمية» across the page.
    pub test: bool,
}

/// One certificate to be set.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The readable serial.
    pub serial: String,
    /// When it is issued; also the date inside the PDF.
    pub issued_at: Moment,
    /// The zone whose civil day is printed as the day of issue, for instance `Africa/Cairo`.
    pub zone: String,
    /// Who issues.
    pub issuer: IssuerNames,
    /// The address where anyone may verify, printed as text.
    pub verify_at: String,
    /// What the record says; ISO dates in it are written out in digits, words and English.
    pub record: Value,
    /// The signed credential for the QR symbol.
    pub qr_text: String,
}

impl Sheet {
    /// The virtual file `data.json`.
    pub(super) fn data_json(&self) -> Result<Vec<u8>, SheetError> {
        let data = json!({
            "serial": self.serial,
            "issued": words::day(self.issued_at.day_in(&self.zone)),
            "issuer": self.issuer,
            "verify_at": self.verify_at,
            "governorates": governorates(),
            "record": write_out(&self.record)?,
        });
        let bytes = data.to_string().into_bytes();
        if bytes.len() > MAX_RECORD { Err(SheetError::RecordTooLarge) } else { Ok(bytes) }
    }

    /// The virtual file `qr.svg`.
    pub(super) fn qr_svg(&self) -> Result<String, SheetError> {
        qr::symbol::svg(&self.qr_text).map_err(|_| SheetError::Qr)
    }
}

/// Names of the governorates by their two-digit code, which records carry.
pub(super) fn governorates() -> Map<String, Value> {
    GOVERNORATES.iter().map(|one| (format!("{:02}", one.code), json!({ "ar": one.ar, "en": one.en }))).collect()
}

/// The record with its dates written out.
pub(super) fn write_out(value: &Value) -> Result<Value, SheetError> {
    Ok(match value {
        Value::String(text) => match text.parse::<Day>() {
            Ok(day) => json!(words::day(day)),
            Err(_) if text.chars().count() <= MAX_TEXT && !text.chars().any(steers) => json!(text),
            Err(_) => return Err(SheetError::Text),
        },
        Value::Array(items) => Value::Array(items.iter().map(write_out).collect::<Result<_, _>>()?),
        Value::Object(fields) => {
            let mut out = Map::new();
            for (name, field) in fields {
                out.insert(name.clone(), write_out(field)?);
            }
            Value::Object(out)
        }
        plain => plain.clone(),
    })
}

/// Refuses what could not be printed anywhere in it.
pub(super) fn printable(value: &Value) -> Result<(), SheetError> {
    write_out(value).map(drop)
}

/// Control characters and bidirectional overrides could make the paper say something else than the record.
fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
