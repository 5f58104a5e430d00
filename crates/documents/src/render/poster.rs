//! A poster on paper: words that two people approved, and a symbol that leads to an address.
//!
//! It is set with the same kit and under the same standards as everything else that is printed, so that a printing house and a
//! screen reader can work with it; it is never sealed, because it says nothing of anybody.

use kernel::Moment;
use serde::Serialize;
use serde_json::json;

use super::{
    IssuerNames, RenderError, Renderer, Typeset,
    sheet::{MAX_RECORD, SheetError, printable},
};

const TEMPLATE: &str = include_str!("../../kit/poster.typ");

/// A poster to be set, in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Poster {
    /// Its code, which is the identifier inside the file.
    #[serde(skip)]
    pub code: String,
    /// The date inside the file.
    #[serde(skip)]
    pub at: Moment,
    /// `ar` or `en`.
    pub language: String,
    /// The headline.
    pub headline: String,
    /// The text under it.
    pub text: String,
    /// What is promoted.
    pub promoted: String,
    /// What the symbol is for; read out in its place.
    pub symbol: String,
    /// Where the symbol leads.
    pub address: String,
    /// Who stands behind it, and which way it is for.
    pub foot: String,
    /// That it must not be put up; printed on a rehearsal's.
    pub mark: String,
    /// Whether this is a rehearsal.
    pub test: bool,
}

impl Renderer {
    /// Typesets a poster as PDF/A-2a and PDF/UA-1. The same poster gives the same bytes.
    ///
    /// # Errors
    /// A text that steers the layout or is too long, or that the faces have no letters for.
    pub fn poster(&self, poster: &Poster, issuer: &IssuerNames) -> Result<Vec<u8>, RenderError> {
        let written = serde_json::to_value(poster).map_err(|error| RenderError::Template(error.to_string()))?;
        printable(&written)?;
        // The kit looks into what every certificate has; a poster has none of it and prints none of it.
        let data = json!({
            "issuer": issuer, "poster": written, "record": {}, "serial": poster.code, "governorates": {},
            "issued": { "ar": "", "en": "", "words": "" }, "verify_at": "",
        });
        let data = data.to_string().into_bytes();
        if data.len() > MAX_RECORD {
            return Err(SheetError::RecordTooLarge.into());
        }
        self.typeset_with(TEMPLATE, Typeset { ident: &poster.code, at: poster.at, data }, &poster.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poster(language: &str) -> Poster {
        let (headline, text) = match language {
            "ar" => ("شهادة الميلاد من مكانك", "اطلب الشهادة دون زيارة القنصلية."),
            _ => ("Your birth certificate", "Ask without a visit to the consulate."),
        };
        Poster {
            code: "K7M2QX4R".to_owned(),
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
            language: language.to_owned(),
            headline: headline.to_owned(),
            text: text.to_owned(),
            promoted: "شهادة ميلاد".to_owned(),
            symbol: "وجِّه كاميرا الهاتف إلى الرمز".to_owned(),
            address: "https://wasl.example/go/K7M2QX4R".to_owned(),
            foot: "وصل".to_owned(),
            mark: "نموذج تجريبي، لا يُعلَّق".to_owned(),
            test: true,
        }
    }

    fn issuer() -> IssuerNames {
        IssuerNames { ar: "منصة وصل".to_owned(), en: "Wasl".to_owned(), test: true }
    }

    #[test]
    fn a_poster_is_accessible_archival_and_the_same_each_time() {
        let renderer = Renderer::new().unwrap();
        for language in ["ar", "en"] {
            let first = renderer.poster(&poster(language), &issuer()).unwrap();
            assert!(first == renderer.poster(&poster(language), &issuer()).unwrap());
            let elsewhere = Poster { address: "https://wasl.example/go/ZZZZZZZZ".to_owned(), ..poster(language) };
            assert!(first != renderer.poster(&elsewhere, &issuer()).unwrap(), "the symbol leads somewhere else");
            let text = String::from_utf8_lossy(&first);
            assert!(text.contains("pdfaid:conformance>A<") && text.contains("pdfuaid:part"), "PDF/A-2a and PDF/UA-1");
        }
    }

    #[test]
    fn words_that_steer_the_layout_are_not_set_and_code_is_only_words() {
        let renderer = Renderer::new().unwrap();
        let hostile = Poster { text: "ا\u{202E}ب".to_owned(), ..poster("ar") };
        assert!(matches!(renderer.poster(&hostile, &issuer()), Err(RenderError::Sheet(SheetError::Text))));
        let code = Poster { headline: "#panic() $x$ *a* @b <a>".to_owned(), ..poster("en") };
        renderer.poster(&code, &issuer()).unwrap();
    }
}
