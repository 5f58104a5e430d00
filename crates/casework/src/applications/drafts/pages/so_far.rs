//! What was answered so far, beside the question that is asked, where a screen has room for two panes. In the page it comes
//! after the question. Of a sensitive service nothing stands beside, and never what is written and not shown.

use askama::Template;
use web::{
    Markup, Visit,
    components::{SummaryList, SummaryRow},
};

use super::{path, said};
use crate::applications::{
    model::{Act, Party},
    sheet::Sheet,
};

#[derive(Template)]
#[template(path = "applications/so_far.html")]
struct SoFarView {
    title: String,
    answers: SummaryList,
}

impl askama::filters::HtmlSafe for SoFarView {}

/// The answers of all pages but `key`, each with a link to change it; nothing on a phone, before the first answer, and where
/// only some pages may still be changed.
pub(super) fn so_far(v: &Visit, sheet: &Sheet, key: &str) -> Option<Markup> {
    if v.is_on_a_phone() || sheet.definition.service.sensitive || !sheet.file.may(Party::Owner, Act::Submit) {
        return None;
    }
    let answers = said(v, sheet).into_iter().flat_map(|section| section.rows).filter(|row| row.page != key);
    let rows: Vec<SummaryRow> = answers
        .map(|row| {
            let href = v.path(&path(sheet, &format!("/q/{}", row.page)));
            SummaryRow::new(row.label, row.value).change(v, href)
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let title = v.t("application-so-far");
    let answers = SummaryList::new(rows).heading(title.clone());
    Some(Markup::from(&SoFarView { title, answers }))
}
