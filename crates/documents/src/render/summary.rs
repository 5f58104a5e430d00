//! A summary that somebody reads, or has read to her, and puts her hand on: one language, large letters, lines to write on.
//!
//! It is set with the same kit and under the same standards as a certificate, and is never sealed: it becomes evidence by the
//! hand that is put on it, not by us.

use kernel::Moment;
use serde::Serialize;
use serde_json::json;

use super::{
    IssuerNames, RenderError, Renderer, Typeset,
    sheet::{MAX_RECORD, SheetError, printable},
};

const TEMPLATE: &str = include_str!("../../kit/summary.typ");

/// A part of a summary under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// What was asked, and the lines of what was said.
    pub rows: Vec<(String, Vec<String>)>,
}

/// One summary to be set.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The reference of what it is about.
    pub reference: String,
    /// What the reference is called.
    pub reference_label: String,
    /// The date inside the PDF.
    #[serde(skip)]
    pub dated_at: Moment,
    /// The title.
    pub title: String,
    /// What is asked for.
    pub service: String,
    /// The answers.
    pub parts: Vec<Part>,
    /// What is confirmed.
    pub statement: String,
    /// What is filled in by hand.
    pub hands: Vec<String>,
    /// By what the paper is bound to the summary on the screen.
    pub binding: String,
}

impl Renderer {
    /// Typesets a summary as PDF/A-2a and PDF/UA-1. The same summary gives the same bytes.
    ///
    /// # Errors
    /// A text that steers the layout or is too long, or that the faces have no letters for.
    pub fn summary(&self, summary: &Summary, issuer: &IssuerNames) -> Result<Vec<u8>, RenderError> {
        let written = serde_json::to_value(summary).map_err(|error| RenderError::Template(error.to_string()))?;
        printable(&written)?;
        // The kit looks into what every certificate has; a summary has none of it and prints none of it.
        let data = json!({
            "issuer": issuer, "summary": written, "record": {}, "serial": summary.reference, "governorates": {},
            "issued": { "ar": "", "en": "", "words": "" }, "verify_at": "",
        });
        let data = data.to_string().into_bytes();
        if data.len() > MAX_RECORD {
            return Err(SheetError::RecordTooLarge.into());
        }
        self.typeset(TEMPLATE, Typeset { ident: &summary.reference, at: summary.dated_at, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary() -> Summary {
        let row = |asked: &str, said: &[&str]| (asked.to_owned(), said.iter().map(|line| (*line).to_owned()).collect());
        Summary {
            reference: "7K4M-29TX-Q3W".into(),
            reference_label: "رقم الطلب".into(),
            dated_at: "2026-11-22T08:00:00Z".parse().unwrap(),
            title: "ملخص الطلب".into(),
            service: "تجديد بطاقة الرقم القومي".into(),
            parts: vec![Part {
                heading: "صاحب الشأن".into(),
                rows: vec![row("الاسم", &["فاطمة حسن محمود"]), row("العنوان", &["الإمارات", "الشارقة"])],
            }],
            statement: "قُرئ عليّ ما سبق وهو كما قلته.".into(),
            hands: vec!["الاسم".into(), "التوقيع أو بصمة الإبهام".into()],
            binding: "بصمة هذا الملخص: 0123456789abcdef".into(),
        }
    }

    fn issuer(test: bool) -> IssuerNames {
        IssuerNames { ar: "منصة وصل".into(), en: "Wasl".into(), test }
    }

    #[test]
    fn a_summary_is_accessible_archival_and_the_same_each_time() {
        let renderer = Renderer::new().unwrap();
        let first = renderer.summary(&summary(), &issuer(true)).unwrap();
        assert!(first == Renderer::new().unwrap().summary(&summary(), &issuer(true)).unwrap());
        assert!(first != renderer.summary(&summary(), &issuer(false)).unwrap(), "the test mark is on the page");
    }

    #[test]
    fn what_was_said_is_no_template_and_steers_nothing() {
        let renderer = Renderer::new().unwrap();
        let hostile = Summary { statement: "ا\u{202E}ب".into(), ..summary() };
        assert!(matches!(renderer.summary(&hostile, &issuer(false)), Err(RenderError::Sheet(SheetError::Text))));
        let code = Summary { statement: "#panic() $x$ *ا* @b <a>".into(), ..summary() };
        renderer.summary(&code, &issuer(false)).unwrap();
    }
}
