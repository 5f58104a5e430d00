//! The statement on accessibility: what it is measured by, what is known not to conform, how to complain, and when it was
//! looked at last. A statement claims nothing that was not looked at.

use askama::Template;
use kernel::Day;
use web::{
    Answer, Visit,
    components::{LinkButton, SummaryList, SummaryRow},
};

/// What conforms and how that is known; the ends of text keys.
const CONFORMS: [&str; 7] = ["keyboard", "structure", "errors", "contrast", "widths", "no-scripts", "documents"];
/// What does not, or is not known to.
const LACKS: [&str; 5] = ["session", "checkout", "pictures", "people", "third-documents"];

#[derive(Template)]
#[template(path = "accessibility.html")]
struct StatementPage<'a> {
    v: &'a Visit,
    facts: SummaryList,
    conforms: Vec<String>,
    lacks: Vec<String>,
    complain: LinkButton,
}

/// The day of the last review. Whoever changes the statement looks again and changes the day.
fn reviewed_on() -> Option<Day> {
    Day::new(2026, 11, 22).ok()
}

pub(super) async fn show(v: Visit) -> Answer {
    let page = StatementPage {
        v: &v,
        facts: SummaryList::new(vec![
            SummaryRow::new(v.t("accessibility-standard"), v.t("accessibility-standard-value")),
            SummaryRow::new(v.t("accessibility-state"), v.t("accessibility-state-value")),
            SummaryRow::new(v.t("accessibility-method"), v.t("accessibility-method-value")),
            SummaryRow::new(v.t("accessibility-reviewed"), reviewed_on().map(|day| v.day(day))),
        ]),
        conforms: CONFORMS.iter().map(|key| v.t(&format!("accessibility-conforms-{key}"))).collect(),
        lacks: LACKS.iter().map(|key| v.t(&format!("accessibility-lacks-{key}"))).collect(),
        complain: LinkButton::new(v.path("/account/enquiries/new"), v.t("accessibility-complain-link")),
    };
    Ok(v.page(v.t("accessibility-title"), page))
}
