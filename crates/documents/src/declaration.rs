//! A declaration signed in the product, closed as a PDF: the exact text, who signed it and how, under a seal of the platform.
//!
//! It is no certificate: it has no serial, no credential and no place in a register, and it is never sealed with the issuer's
//! key. Whether somebody may sign, and that the digest is the text's, is known by the caller.

use kernel::Moment;
use serde_json::json;

use crate::{
    keys::{IssuerKeys, TEST_PLATFORM, sha256},
    render::{RenderError, Renderer, Typeset},
    seal::{SealDetails, SealError, seal},
    words,
};

/// The sheet of every declaration.
const TEMPLATE: &str = include_str!("../kit/declaration.typ");
/// The longest paragraph, in characters.
const LONGEST: usize = 4_000;

/// Why no file came out.
#[derive(Debug, thiserror::Error)]
pub enum DeclarationError {
    /// A text is longer than 4,000 characters or holds characters that steer the layout.
    #[error("a text of the declaration cannot be printed")]
    Text,
    /// Typesetting failed.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// What was signed.
#[derive(Clone, Debug)]
pub struct SignedDeclaration {
    /// The number of the signature.
    pub number: String,
    /// The heading.
    pub title: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// Who signed.
    pub signer: String,
    /// How.
    pub method: String,
    /// When.
    pub signed_at: Moment,
    /// The zone whose civil day is printed.
    pub zone: String,
    /// SHA-256 of the text, hexadecimal.
    pub text_sha256: String,
}

/// A closed declaration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosedDeclaration {
    /// The sealed PDF.
    pub pdf: Vec<u8>,
    /// Its SHA-256.
    pub sha256: [u8; 32],
}

/// Typesets and seals. CPU only; run it through [`crate::render::RenderPool::run`].
///
/// # Errors
/// When a text cannot be printed, or the key does not sign.
pub fn close(
    renderer: &Renderer,
    keys: &IssuerKeys,
    signed: &SignedDeclaration,
) -> Result<ClosedDeclaration, DeclarationError> {
    let texts = signed.paragraphs.iter().chain([&signed.title, &signed.signer, &signed.method]);
    if texts.into_iter().any(|text| text.chars().count() > LONGEST || text.chars().any(steers)) {
        return Err(DeclarationError::Text);
    }
    let data = json!({
        "number": signed.number,
        "title": signed.title,
        "paragraphs": signed.paragraphs,
        "signer": signed.signer,
        "method": signed.method,
        "signed": words::day(signed.signed_at.day_in(&signed.zone)),
        "moment": to_the_second(signed.signed_at),
        "digest": signed.text_sha256,
        "test": keys.test,
        // What the kit of certificates reads of every sheet, whether or not it prints it.
        "serial": signed.number,
        "issued": words::day(signed.signed_at.day_in(&signed.zone)),
        "issuer": { "ar": "", "en": "", "test": keys.test },
        "verify_at": "",
        "governorates": {},
        "record": {},
    });
    let set = Typeset { ident: &signed.number, at: signed.signed_at, data: data.to_string().into_bytes() };
    let details = SealDetails {
        at: signed.signed_at,
        name: if keys.test { TEST_PLATFORM.to_owned() } else { "وصل".to_owned() },
        reason: "إغلاق إقرار موقّع".to_owned(),
        label: "الخاتم الإلكتروني للمنصة".to_owned(),
    };
    let pdf = seal(&renderer.typeset(TEMPLATE, set)?, keys, &details)?;
    Ok(ClosedDeclaration { sha256: sha256(&pdf), pdf })
}

/// A moment as it is read aloud: day and time to the second, and that it is UTC.
fn to_the_second(moment: Moment) -> String {
    let text = moment.to_string();
    let whole = text.split(['.', 'Z']).next().unwrap_or(&text);
    format!("{} UTC", whole.replace('T', " "))
}

/// Control characters and bidirectional overrides could make the paper say something else than what was signed.
fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::GeneratedKeys;

    fn signed() -> SignedDeclaration {
        SignedDeclaration {
            number: "01935000-0000-7000-8000-000000000001".to_owned(),
            title: "إقرار بفقد بطاقة الرقم القومي".to_owned(),
            paragraphs: vec!["أُقر أنا هشام شوقي رأفت بأنني فقدت بطاقة الرقم القومي.".to_owned()],
            signer: "هشام شوقي رأفت".to_owned(),
            method: "رمز أُرسل إلى المحمول".to_owned(),
            signed_at: Moment::from_microsecond(1_795_334_400_000_000),
            zone: "Africa/Cairo".to_owned(),
            text_sha256: "ab".repeat(32),
        }
    }

    #[test]
    fn a_declaration_is_closed_under_the_platforms_test_seal_and_no_other() {
        let place = tempfile::tempdir().unwrap();
        let now = signed().signed_at;
        let keys = IssuerKeys::open_platform(&place.path().join("platform"), now, GeneratedKeys::Allowed).unwrap();
        assert!(keys.test);
        let renderer = Renderer::new().unwrap();
        let closed = close(&renderer, &keys, &signed()).unwrap();
        assert_eq!(closed.sha256, sha256(&closed.pdf));
        assert!(closed.pdf.starts_with(b"%PDF-"));
        let chain = keys.seal_chain.concat();
        let names = |name: &str| chain.windows(name.len()).any(|window| window == name.as_bytes());
        assert!(names(TEST_PLATFORM) && !names(crate::keys::TEST_AUTHORITY));
        let again = close(&renderer, &keys, &signed()).unwrap();
        assert_eq!(lopdf::Document::load_mem(&again.pdf).unwrap().get_pages().len(), 1);
    }

    #[test]
    fn a_text_that_steers_the_page_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let keys =
            IssuerKeys::open_platform(&place.path().join("platform"), signed().signed_at, GeneratedKeys::Allowed);
        let bad = SignedDeclaration { signer: "هشام\u{202E}".to_owned(), ..signed() };
        assert!(matches!(close(&Renderer::new().unwrap(), &keys.unwrap(), &bad), Err(DeclarationError::Text)));
    }
}
