//! What the tests of this crate share: a test issuer in a folder that goes away, and things it issued.

use kernel::Moment;
use tempfile::TempDir;

use crate::{
    keys::{GeneratedKeys, IssuerKeys},
    qr::{Credential, StatusEntry},
    render::{IssuerNames, Renderer, Sheet},
    seal::{self, SealDetails},
};

pub(crate) const STATUS_URI: &str = "https://wasl.example/status/1";

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(crate) fn issued_at() -> Moment {
    moment("2026-11-22T08:00:00Z")
}

pub(crate) fn issuer(now: Moment) -> IssuerKeys {
    let folder = TempDir::new().unwrap();
    IssuerKeys::open(&folder.path().join("issuer"), "EG-CSA-TEST", now, GeneratedKeys::Allowed).unwrap()
}

pub(crate) fn details(at: Moment) -> SealDetails {
    SealDetails {
        at, name: "Test".to_owned(), reason: "إصدار شهادة".to_owned(), label: "الخاتم الإلكتروني".to_owned()
    }
}

/// A sealed one-page PDF with as little on it as PDF/UA allows; quick to set.
pub(crate) fn small_sealed(keys: &IssuerKeys, at: Moment) -> Vec<u8> {
    seal::seal(&small_pdf(at), keys, &details(at)).unwrap()
}

pub(crate) fn small_pdf(at: Moment) -> Vec<u8> {
    let sheet = Sheet {
        serial: "BC-TEST".to_owned(),
        issued_at: at,
        zone: "Africa/Cairo".to_owned(),
        issuer: IssuerNames { ar: "جهة".to_owned(), en: "Body".to_owned(), test: true },
        verify_at: "wasl.example/verify".to_owned(),
        record: serde_json::json!({}),
        qr_text: "EGA1:TEST".to_owned(),
    };
    let template =
        "#set document(title: \"شهادة\")\n#set text(font: \"Noto Naskh Arabic\", lang: \"ar\", dir: rtl)\n= شهادة";
    Renderer::new().unwrap().render(template, &sheet).unwrap()
}

pub(crate) fn credential(at: Moment) -> Credential {
    Credential {
        issuer: "EG-CSA-TEST".to_owned(),
        issued_at: at,
        status: StatusEntry { index: 70_001, uri: STATUS_URI.to_owned() },
        kind: "civil-status/birth_certificate".to_owned(),
        serial: "BC-7K4M-29TX-Q3W".to_owned(),
        name_ar: "ليلى أحمد محمود السيد".to_owned(),
        name_latin: Some("LAILA AHMED MAHMOUD ELSAYED".to_owned()),
        birth_year: 2015,
        number_last_three: Some("127".to_owned()),
        content_sha256: [9; 32],
    }
}
