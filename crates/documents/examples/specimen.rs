//! Issues one birth certificate of the test authority into a folder, for eyes and for the outside validators:
//! `cargo run -p documents --example specimen -- target/specimen`.
//!
//! It never runs in production; the keys it makes stay in that folder.

use std::{env, error::Error, fs, path::PathBuf};

use documents::{bench, issue::issue, render::Renderer};

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name a folder")?);
    fs::create_dir_all(&folder)?;
    let keys = bench::issuer(&folder.join("keys"))?;
    let order = bench::order(4821)?;
    let issued = issue(&Renderer::new()?, &keys, &order)?;
    fs::write(folder.join("certificate.pdf"), &issued.pdf)?;
    fs::write(folder.join("qr.txt"), &issued.qr_text)?;
    fs::write(folder.join("phrases.txt"), phrases(&order.record).join("\n"))?;
    fs::copy(folder.join("keys/authority.pem"), folder.join("authority.pem"))?;
    Ok(())
}

/// What a reader must be able to copy out of the PDF again: Arabic texts of the record and of the sheet.
fn phrases(record: &serde_json::Value) -> Vec<String> {
    let mut phrases: Vec<String> = [
        "وثيقة اختبار - غير رسمية",
        "شهادة ميلاد",
        "النص العربي هو المعتمد",
        "الخامس والعشرون من مايو سنة ألفين وخمس عشرة",
    ]
    .map(str::to_owned)
    .into();
    collect(record, &mut phrases);
    phrases
}

fn collect(value: &serde_json::Value, phrases: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => fields.values().for_each(|field| collect(field, phrases)),
        serde_json::Value::String(text) if text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c)) => {
            phrases.push(text.clone());
        }
        _ => {}
    }
}
