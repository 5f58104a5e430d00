//! The report on a pilot: typeset and sealed like the declarations people sign, never with an authority's key. Everything comes
//! in words; the same report gives the same pages.

use kernel::Moment;
use serde_json::json;

use crate::{
    keys::{IssuerKeys, TEST_PLATFORM},
    render::{RenderError, Renderer, Typeset},
    seal::{SealDetails, SealError, seal},
};

/// The pages.
const TEMPLATE: &str = include_str!("../kit/evaluation.typ");
/// The longest text, in characters.
const LONGEST: usize = 2000;

/// Why no file came out.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A text is too long or holds characters that steer the layout.
    #[error("a text of the report cannot be printed")]
    Text,
    /// Typesetting failed.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// A criterion as it is printed.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The indicator.
    pub name: String,
    /// What was required.
    pub bound: String,
    /// What was seen.
    pub value: String,
    /// From where to where it may lie.
    pub interval: String,
    /// Among how many.
    pub n: String,
    /// How it stands.
    pub standing: String,
    /// Value, interval and bound as parts of the width.
    pub drawn: Option<[f64; 4]>,
}

/// What is printed, in Arabic.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// Its number.
    pub number: String,
    /// The pilot's country and the next one.
    pub countries: [String; 2],
    /// The version of what was signed.
    pub version: String,
    /// The window.
    pub window: String,
    /// When it was signed, and when it was decided.
    pub moments: [String; 2],
    /// What was decided.
    pub outcome: String,
    /// What followed from the counts.
    pub follows: String,
    /// Why.
    pub reason: String,
    /// Every criterion.
    pub rows: Vec<Line>,
    /// The checklist.
    pub checklist: Vec<(String, String)>,
    /// What the pilot taught.
    pub lessons: Vec<String>,
    /// What carries over.
    pub practices: Vec<String>,
    /// Whether any number is made up.
    pub simulated: bool,
    /// The date inside the file.
    pub at: Moment,
}

impl Report {
    /// Every text in it.
    fn texts(&self) -> Vec<&String> {
        let whole = [&self.number, &self.version, &self.window, &self.outcome, &self.follows, &self.reason];
        let rows =
            self.rows.iter().flat_map(|own| [&own.name, &own.bound, &own.value, &own.interval, &own.n, &own.standing]);
        let items = self.checklist.iter().flat_map(|(item, evidence)| [item, evidence]);
        let rest = self.countries.iter().chain(&self.moments).chain(&self.lessons).chain(&self.practices);
        whole.into_iter().chain(rows).chain(items).chain(rest).collect()
    }
}

/// Typesets and seals. CPU only; run it through [`crate::render::RenderPool::run`].
///
/// # Errors
/// When a text cannot be printed, or the key does not sign.
pub fn close(renderer: &Renderer, keys: &IssuerKeys, report: &Report) -> Result<Vec<u8>, ReportError> {
    if report.texts().into_iter().any(|text| text.chars().count() > LONGEST || text.chars().any(steers)) {
        return Err(ReportError::Text);
    }
    let rows = report.rows.iter().map(|own| {
        json!({
            "name": own.name, "bound": own.bound, "value": own.value, "interval": own.interval, "n": own.n,
            "standing": own.standing, "drawn": own.drawn,
        })
    });
    let data = json!({
        "number": report.number,
        "pilot": report.countries[0],
        "next": report.countries[1],
        "version": report.version,
        "window": report.window,
        "signed": report.moments[0],
        "decided": report.moments[1],
        "outcome": report.outcome,
        "follows": report.follows,
        "reason": flat(&report.reason),
        "rows": rows.collect::<Vec<_>>(),
        "checklist": report.checklist.iter().map(|(item, own)| json!([item, flat(own)])).collect::<Vec<_>>(),
        "lessons": report.lessons.iter().map(|own| flat(own)).collect::<Vec<_>>(),
        "practices": report.practices.iter().map(|own| flat(own)).collect::<Vec<_>>(),
        "simulated": report.simulated,
        "test": keys.test,
        // What the kit of certificates reads of every sheet, whether or not it prints it.
        "serial": report.number,
        "issued": crate::words::day(report.at.day_in("Africa/Cairo")),
        "verify_at": "",
        "issuer": { "ar": "", "en": "", "test": keys.test },
        "governorates": {},
        "record": {},
    });
    let set = Typeset { ident: &report.number, at: report.at, data: data.to_string().into_bytes() };
    let details = SealDetails {
        at: report.at,
        name: if keys.test { TEST_PLATFORM.to_owned() } else { "وصل".to_owned() },
        reason: "تقرير تقييم".to_owned(),
        label: "الخاتم الإلكتروني للمنصة".to_owned(),
    };
    Ok(seal(&renderer.typeset(TEMPLATE, set)?, keys, &details)?)
}

/// Lines somebody typed become one.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters and bidirectional overrides could make the paper say something else than was decided. Ends of lines that
/// somebody typed are none.
fn steers(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r'))
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{keys::GeneratedKeys, testing};

    fn report() -> Report {
        let text = |own: &str| own.to_owned();
        let line = Line {
            name: text("الإنجاز من أول مرة"),
            bound: text("٨٠٪ على الأقل"),
            value: text("٩١٪"),
            interval: text("من ٨٩٪ إلى ٩٣٪"),
            n: text("٢٬٤٠٠"),
            standing: text("مستوفى"),
            drawn: Some([0.91, 0.89, 0.93, 0.80]),
        };
        Report {
            number: text("AE-KW-1-2026-11-23"),
            countries: [text("الإمارات"), text("الكويت")],
            version: text("١"),
            window: text("من ٣١ أغسطس ٢٠٢٦ إلى ٢٢ نوفمبر ٢٠٢٦"),
            moments: [text("٢٨ أغسطس ٢٠٢٦"), text("٢٣ نوفمبر ٢٠٢٦")],
            outcome: text("فتح الدولة التالية"),
            follows: text("فتح الدولة التالية"),
            reason: text("استوفت التجربة معاييرها"),
            rows: vec![line.clone(), Line { drawn: None, interval: String::new(), n: String::new(), ..line }],
            checklist: vec![(text("تجهيز البعثة"), text("محضر\r\nمراجعة"))],
            lessons: vec![text("درس مستفاد من التجربة")],
            practices: vec![text("ممارسة تُنقل")],
            simulated: true,
            at: testing::issued_at(),
        }
    }

    #[test]
    fn the_same_report_gives_the_same_pages_and_nothing_that_steers_them_is_printed() {
        let folder = tempfile::tempdir().unwrap();
        let at = testing::issued_at();
        let keys = IssuerKeys::open_platform(&folder.path().join("platform"), at, GeneratedKeys::Allowed).unwrap();
        let renderer = Renderer::new().unwrap();
        let pdf = close(&renderer, &keys, &report()).unwrap();
        assert_eq!(&pdf[..5], b"%PDF-");
        if let Ok(path) = std::env::var("WASL_REPORT") {
            std::fs::write(path, &pdf).unwrap();
        }
        let steered = Report { reason: "a\u{202E}b".to_owned(), ..report() };
        assert!(matches!(close(&renderer, &keys, &steered), Err(ReportError::Text)));
    }
}
