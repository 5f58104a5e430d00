//! The file ticket: our signed word that a file is open and who asks for it and why.
//!
//! `v1.<claims, base64url>.<HMAC-SHA-256, hex>`; claims are `{file, purpose, officer, until}`. The key is another than the
//! one that signs requests, so a machine that may carry questions cannot make up files. Never logged.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{Mandate, Purpose};
use crate::signing::SharedKey;

/// Header that carries the ticket.
pub(super) const FILE_TICKET: &str = "wasl-file-ticket";

/// How long a ticket may be used; every question gets a fresh one.
const LIFE: Duration = Duration::from_secs(120);

#[derive(Serialize, Deserialize)]
struct Claims {
    file: String,
    purpose: Purpose,
    officer: String,
    until: i64,
}

/// Signs the mandate; the caller holds the open file.
pub(super) fn issue(key: &SharedKey, mandate: &Mandate, now: Moment) -> Result<String, serde_json::Error> {
    let claims = Claims {
        file: mandate.file.clone(),
        purpose: mandate.purpose,
        officer: mandate.officer.clone(),
        until: now.plus(LIFE).as_second(),
    };
    let body = BASE64URL_NOPAD.encode(&serde_json::to_vec(&claims)?);
    let signature = key.sign(&["file-ticket", &body]);
    Ok(format!("v1.{body}.{}", signature.trim_start_matches("v1=")))
}

/// The mandate in a ticket that is ours and still good; `None` otherwise. An empty file or officer is no mandate.
pub(super) fn read(key: &SharedKey, ticket: &str, now: Moment) -> Option<Mandate> {
    let (body, hex) = ticket.strip_prefix("v1.")?.split_once('.')?;
    if !key.verify(&["file-ticket", body], &format!("v1={hex}")) {
        return None;
    }
    let claims: Claims = serde_json::from_slice(&BASE64URL_NOPAD.decode(body.as_bytes()).ok()?).ok()?;
    let good = now.as_second() <= claims.until && !claims.file.is_empty() && !claims.officer.is_empty();
    good.then_some(Mandate { file: claims.file, purpose: claims.purpose, officer: claims.officer })
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;

    use super::*;

    #[test]
    fn a_ticket_reads_back_until_it_lapses_and_only_with_its_key() {
        let key = |byte: &str| SharedKey::new("t", &SecretString::from(byte.repeat(32))).unwrap();
        let now = Moment::from_microsecond(1_795_329_000_000_000);
        let mandate = Mandate { file: "7K4M".into(), purpose: Purpose::IssueDocument, officer: "system:x".into() };
        let ticket = issue(&key("a"), &mandate, now).unwrap();
        assert_eq!(read(&key("a"), &ticket, now), Some(mandate.clone()));
        assert_eq!(read(&key("b"), &ticket, now), None);
        assert_eq!(read(&key("a"), &ticket, now.plus(LIFE * 2)), None);
        let nobody = Mandate { officer: String::new(), ..mandate };
        assert_eq!(read(&key("a"), &issue(&key("a"), &nobody, now).unwrap(), now), None);
    }
}
