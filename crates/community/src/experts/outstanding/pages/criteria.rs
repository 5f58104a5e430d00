//! `/experts/criteria`: by what somebody is found outstanding, every version of it, for everybody to read.

use axum::Extension;
use web::{
    Answer, Filled, Visit,
    components::{DataTable, SummaryList, SummaryRow},
};

use super::number;
use crate::experts::{
    outstanding::criteria::Criteria,
    pages::{Page, Part},
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/experts/criteria";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    let filled = Filled::blank();
    let mut page = Page::new(&v, v.t("outstanding-criteria-title"), &filled)
        .back(&v, "/experts", "experts-directory-title")
        .lead(v.t("outstanding-criteria-lead"));
    for own in lexicon.vocabulary().criteria.all() {
        page = version(&v, page, own);
    }
    Ok(page.answer(&v, &filled))
}

fn version(v: &Visit, page: Page, own: &Criteria) -> Page {
    let heading =
        v.t_with("outstanding-version", &[("version", &number(v, own.version)), ("from", &v.day(own.in_force_from))]);
    let row = |key: &str, value: String| SummaryRow::new(v.t(key), value);
    let days = |count: i32| v.t_count("outstanding-days", i64::from(count));
    let hundredths = |points: u32| v.t_with("outstanding-hundredths", &[("points", &number(v, points))]);
    let mut titles = DataTable::new(v, v.t("outstanding-titles"))
        .column(v.t("outstanding-title"))
        .column(v.t("outstanding-meaning"))
        .column(v.t("outstanding-needed"));
    for title in &own.titles {
        titles = titles.row(vec![
            title.names.get(v.locale()).into(),
            title.about.get(v.locale()).into(),
            hundredths(title.needed).into(),
        ]);
    }
    let mut criteria = DataTable::new(v, v.t("outstanding-criteria"))
        .column(v.t("outstanding-criterion"))
        .column(v.t("outstanding-proves"))
        .number_column(v.t("outstanding-weight"));
    for criterion in &own.criteria {
        criteria = criteria.row(vec![
            criterion.names.get(v.locale()).into(),
            criterion.proves.get(v.locale()).into(),
            number(v, criterion.weight).into(),
        ]);
    }
    let first = if own.verified_first { "outstanding-rule-verified" } else { "outstanding-rule-anybody" };
    let rules = SummaryList::new(vec![
        row("outstanding-rule-who", v.t(first)),
        row(
            "outstanding-rule-assessed",
            v.t_with("outstanding-rule-assessed-how", &[("highest", &number(v, own.highest))]),
        ),
        row("outstanding-rule-result", v.t_with("outstanding-rule-result-how", &[("least", &number(v, own.least))])),
        row("outstanding-rule-decided", v.t("outstanding-rule-decided-how")),
        row("outstanding-rule-objection", days(own.objection_days)),
        row("outstanding-rule-term", v.t_count("outstanding-months", i64::from(own.term_months))),
        row("outstanding-rule-renewal", days(own.renewal_days)),
    ]);
    page.part(Part::default().heading(heading).text(own.basis.get(v.locale())).shows(&titles))
        .part(Part::default().shows(&criteria))
        .part(Part::default().shows(&rules))
}
