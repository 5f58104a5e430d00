//! Reads a plain-text letter (RFC 5322, 2045, 2047) as our own sender writes them.

use data_encoding::BASE64;

/// What is shown of a letter.
pub(super) struct ReadLetter {
    pub(super) id: String,
    pub(super) subject: String,
    pub(super) text: String,
}

/// Reads headers and body; what cannot be decoded is shown as it came.
pub(super) fn read(bytes: &[u8]) -> ReadLetter {
    let whole = String::from_utf8_lossy(bytes);
    let (head, body) = whole.split_once("\r\n\r\n").unwrap_or((&whole, ""));
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let header = |name: &str| {
        let find = |line: &str| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        };
        unfolded.lines().find_map(find).unwrap_or_default()
    };
    let text = match header("content-transfer-encoding").to_ascii_lowercase().as_str() {
        "base64" => {
            let compact: String = body.split_whitespace().collect();
            BASE64.decode(compact.as_bytes()).ok().and_then(|bytes| String::from_utf8(bytes).ok())
        }
        "quoted-printable" => String::from_utf8(quoted_printable(body, false)).ok(),
        _ => None,
    };
    let text = text.unwrap_or_else(|| body.to_owned());
    ReadLetter { id: header("message-id"), subject: words(&header("subject")), text: text.trim_end().to_owned() }
}

/// Decodes `=?utf-8?b?…?=` and `=?utf-8?q?…?=` words; the space between two of them is not part of the text.
fn words(subject: &str) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for token in subject.split(' ') {
        match word(token) {
            Some(text) => {
                if !out.is_empty() && !after_word {
                    out.push(' ');
                }
                out.push_str(&text);
                after_word = true;
            }
            None => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(token);
                after_word = false;
            }
        }
    }
    out
}

fn word(token: &str) -> Option<String> {
    let mut parts = token.strip_prefix("=?")?.strip_suffix("?=")?.splitn(3, '?');
    let (_charset, encoding, text) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = match encoding {
        "b" | "B" => BASE64.decode(text.as_bytes()).ok()?,
        "q" | "Q" => quoted_printable(text, true),
        _ => return None,
    };
    String::from_utf8(bytes).ok()
}

fn quoted_printable(text: &str, underscore_is_space: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"=\r\n") {
            at += 3;
            continue;
        }
        let hex = rest.get(1..3).filter(|_| rest[0] == b'=').and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if underscore_is_space && rest[0] == b'_' { b' ' } else { rest[0] });
                at += 1;
            }
        }
    }
    out
}
