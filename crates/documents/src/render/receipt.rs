//! What is printed on a receipt: words and amounts that are written out already, in both languages.
//!
//! It is set with the same kit and under the same standards as a certificate, but from a template of its own, and is never
//! sealed: a receipt is no document of the Authority.

use kernel::Moment;
use serde::Serialize;
use serde_json::json;

use super::{
    IssuerNames, RenderError, Renderer, Typeset,
    sheet::{MAX_RECORD, SheetError, printable},
};

const TEMPLATE: &str = include_str!("../../kit/receipt.typ");

/// The same in Arabic and in English.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Both {
    /// Arabic, the authoritative one.
    pub ar: String,
    /// English.
    pub en: String,
}

/// A row: what it is, and its value.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ReceiptRow {
    /// What it is.
    pub label: Both,
    /// Its value.
    pub value: Both,
}

/// One receipt to be set.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// The reference of what was paid for.
    pub reference: String,
    /// The date inside the PDF.
    #[serde(skip)]
    pub dated_at: Moment,
    /// «إيصال سداد».
    pub title: Both,
    /// What the reference is called.
    pub number: Both,
    /// The name of the facts.
    pub facts: Both,
    /// The facts: for what, when, by which charge.
    pub rows: Vec<ReceiptRow>,
    /// The name of the table of fees.
    pub fees: Both,
    /// The fees, the sum last; none if nothing was due.
    pub lines: Vec<ReceiptRow>,
    /// What was paid.
    pub paid: ReceiptRow,
    /// It in words; empty where they are not known.
    pub words: Both,
    /// The name of what was given back.
    pub returns: Both,
    /// What was given back.
    pub returned: Vec<ReceiptRow>,
    /// What the receipt is and is not.
    pub note: Both,
}

impl Renderer {
    /// Typesets a receipt as PDF/A-2a and PDF/UA-1. The same receipt gives the same bytes.
    ///
    /// # Errors
    /// A text that steers the layout or is too long, or that the faces have no letters for.
    pub fn receipt(&self, receipt: &Receipt, issuer: &IssuerNames) -> Result<Vec<u8>, RenderError> {
        let written = serde_json::to_value(receipt).map_err(|error| RenderError::Template(error.to_string()))?;
        printable(&written)?;
        // The kit looks into what every certificate has; a receipt has none of it and prints none of it.
        let data = json!({
            "issuer": issuer, "receipt": written, "record": {}, "serial": receipt.reference, "governorates": {},
            "issued": { "ar": "", "en": "", "words": "" }, "verify_at": "",
        });
        let data = data.to_string().into_bytes();
        if data.len() > MAX_RECORD {
            return Err(SheetError::RecordTooLarge.into());
        }
        self.typeset(TEMPLATE, Typeset { ident: &receipt.reference, at: receipt.dated_at, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(ar: &str, en: &str) -> Both {
        Both { ar: ar.to_owned(), en: en.to_owned() }
    }

    fn row(ar: &str, value_ar: &str, en: &str, value_en: &str) -> ReceiptRow {
        ReceiptRow { label: both(ar, en), value: both(value_ar, value_en) }
    }

    fn receipt() -> Receipt {
        Receipt {
            reference: "WSL-7K4M-29TX-Q3W".to_owned(),
            dated_at: "2026-11-22T08:00:00Z".parse().unwrap(),
            title: both("إيصال سداد", "Receipt"),
            number: both("رقم الطلب", "Application"),
            facts: both("البيانات", "Details"),
            rows: vec![row("مقابل", "شهادة ميلاد", "For", "Birth certificate")],
            fees: both("الرسوم", "Fees"),
            lines: vec![row("الإجمالي", "٨٥ جنيهًا مصريًا", "Total", "EGP 85")],
            paid: row("المبلغ المسدد", "٦٫٥٠ دراهم إماراتية", "Paid", "AED 6.50"),
            words: both("فقط ستة دراهم إماراتية وخمسون فلسًا لا غير", "Six UAE dirhams and fifty fils only"),
            returns: both("المردود", "Given back"),
            returned: Vec::new(),
            note: both("إيصال إلكتروني.", "An electronic receipt."),
        }
    }

    fn issuer(test: bool) -> IssuerNames {
        IssuerNames { ar: "منصة وصل".to_owned(), en: "Wasl".to_owned(), test }
    }

    #[test]
    fn a_receipt_is_accessible_archival_and_the_same_each_time() {
        let renderer = Renderer::new().unwrap();
        let first = renderer.receipt(&receipt(), &issuer(true)).unwrap();
        assert!(first == Renderer::new().unwrap().receipt(&receipt(), &issuer(true)).unwrap());
        assert!(first != renderer.receipt(&receipt(), &issuer(false)).unwrap(), "the test mark is on the page");
        let text = String::from_utf8_lossy(&first);
        assert!(text.contains("pdfaid:conformance>A<") && text.contains("pdfuaid:part"), "PDF/A-2a and PDF/UA-1");
    }

    #[test]
    fn a_receipt_of_nothing_has_no_fees_and_no_hostile_text() {
        let renderer = Renderer::new().unwrap();
        let free = Receipt { lines: Vec::new(), words: Both::default(), ..receipt() };
        renderer.receipt(&free, &issuer(false)).unwrap();
        let hostile = Receipt { note: both("ا\u{202E}ب", "x"), ..receipt() };
        assert!(matches!(renderer.receipt(&hostile, &issuer(false)), Err(RenderError::Sheet(SheetError::Text))));
        let code = Receipt { note: both("#panic() $x$ *ا* @b <a>", "#panic()"), ..receipt() };
        renderer.receipt(&code, &issuer(false)).unwrap();
    }
}
