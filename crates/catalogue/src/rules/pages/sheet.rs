//! A sheet: its rows, and one row as a form. Every sheet is shown, filled in and saved by the same few lines.

use ::store::Cx;
use askama::Template;
use axum::extract::Path;
use kernel::{Failure, Outcome};
use service_model::{Sources, amend};
use web::{
    Answer, Fields, Filled, Form, Markup, Value, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, LinkButton},
};
use work::proposals::Words;

use super::{ROW, change_once, draft_of, editable, filled_or, inputs::inputs, samples};
use crate::definitions::Kind;
use crate::rules::{
    entry, messages,
    model::Draft,
    sheets::{self, Rows, Sheet},
    wording,
};

#[derive(serde::Deserialize)]
pub(super) struct OfSheet {
    id: String,
    sheet: String,
}

#[derive(serde::Deserialize)]
pub(super) struct OfRow {
    id: String,
    sheet: String,
    row: String,
}

/// The rows of a sheet.
#[derive(Template)]
#[template(path = "rules/sheet.html")]
pub(super) struct SheetPage {
    pub back: BackLink,
    pub heading: String,
    pub about: String,
    pub table: DataTable,
    pub add: Option<LinkButton>,
}

/// A row as a form.
#[derive(Template)]
#[template(path = "rules/row.html")]
pub(super) struct RowPage<'a> {
    pub v: &'a Visit,
    pub back: BackLink,
    pub errors: ErrorSummary,
    pub heading: String,
    pub about: String,
    pub inputs: Vec<Markup>,
    pub version: i32,
    pub action: String,
    pub save: Option<Button>,
    pub remove: Option<Button>,
    /// How a message arrives as it was saved last.
    pub samples: Option<Markup>,
}

pub(super) async fn list(v: Visit, Path(of): Path<OfSheet>) -> Answer {
    let mut cx = v.begin().await?;
    let draft = draft_of(&v, &mut cx, &of.id).await?;
    cx.commit().await?;
    let sheet = sheets::find(draft.kind, &of.sheet).ok_or_else(Failure::not_found)?;
    // Single values need no list: their form is the page.
    let Rows::Many(list) = sheet.rows else {
        return Ok(v.redirect(format!("/desk/rules/drafts/{}/sheets/{}/0", draft.id, sheet.key)));
    };
    let here = format!("/desk/rules/drafts/{}/sheets/{}", draft.id, sheet.key);
    let page = SheetPage {
        back: back(&v, &draft),
        heading: v.t(&format!("rules-sheet-{}", sheet.key)),
        about: v.t(&format!("rules-about-{}", sheet.key)),
        table: table(&v, &draft, sheet, list)?,
        add: (sheet.grows && editable(&v, &draft))
            .then(|| LinkButton::new(v.path(&format!("{here}/new")), v.t("rules-add-row"))),
    };
    Ok(v.page(page.heading.clone(), page))
}

fn table(v: &Visit, draft: &Draft, sheet: &Sheet, list: &'static str) -> Outcome<DataTable> {
    let file = sheet.file_of(&draft.key);
    let edits = editable(v, draft);
    let mut table =
        DataTable::new(v, v.t(&format!("rules-sheet-{}", sheet.key))).caption_hidden().column(v.t("rules-row"));
    for key in sheet.shown {
        table = table.column(v.t(&format!("rules-word-{}", key.replace('_', "-"))));
    }
    // An amount is changed from a day on, and the former row ends the day before: the act of every decree.
    let decrees = sheet.key == "fees" && edits;
    if decrees {
        table = table.column(v.t("rules-amount"));
    }
    let count = amend::rows(draft.files.get(&file).unwrap_or_default(), list).unwrap_or_default();
    for row in 0..count {
        let value = |key: &str| entry::value(&draft.files, &file, entry::at(sheet, row), key);
        let href = v.path(&format!("/desk/rules/drafts/{}/sheets/{}/{row}", draft.id, sheet.key));
        let mut cells = vec![Value::link(&href, &row_name(sheet, list, &draft.files, value).said(v))];
        for key in sheet.shown {
            cells.push(value(key).map(|own| wording::value_words(key, &own, &draft.files).said(v)).into());
        }
        if decrees {
            let ended = value("until").is_some();
            let href = v.path(&format!("/desk/rules/drafts/{}/amount/{row}", draft.id));
            cells.push(if ended { Value::Missing } else { Value::link(&href, &v.t("rules-amount-change")) });
        }
        table = table.row(cells);
    }
    Ok(table)
}

/// The name of a row: its text where it has one, else what names it in the file.
fn row_name(sheet: &Sheet, list: &str, files: &Sources, value: impl Fn(&str) -> Option<amend::Written>) -> Words {
    if let Some(amend::Written::Names { ar, en }) = value("names") {
        return Words::Names { ar, en };
    }
    let first = sheet.columns.first().map(|column| column.key).unwrap_or_default();
    let id = match value(first) {
        Some(amend::Written::Text(text)) => text,
        Some(amend::Written::Day(day)) => day.to_string(),
        _ => String::new(),
    };
    let last = list.rsplit('.').next().unwrap_or(list);
    wording::row_name(last, &[id], files, files)
}

fn back(v: &Visit, draft: &Draft) -> BackLink {
    BackLink::to(v.path(&format!("/desk/rules/drafts/{}", draft.id)), v.t("rules-back-draft"))
}

pub(super) async fn show(v: Visit, Path(of): Path<OfRow>) -> Answer {
    page(&v, &of, None).await
}

async fn page(v: &Visit, of: &OfRow, filled: Option<Filled>) -> Answer {
    let mut cx = v.begin().await?;
    let (draft, sheet) = sheet_of(v, &mut cx, of).await?;
    cx.commit().await?;
    let row = row_number(&draft, sheet, &of.row)?;
    let file = sheet.file_of(&draft.key);
    let filled = filled_or(filled, || {
        row.map_or_else(|| entry::blank(sheet), |row| entry::filled(sheet, &draft.files, &file, row))
    });
    let edits = editable(v, &draft);
    let here = format!("/desk/rules/drafts/{}/sheets/{}", draft.id, sheet.key);
    let heading = match (row, sheet.rows) {
        (Some(row), Rows::Many(list)) => {
            let value = |key: &str| entry::value(&draft.files, &file, entry::at(sheet, row), key);
            row_name(sheet, list, &draft.files, value).said(v)
        }
        (None, Rows::Many(_)) => v.t("rules-add-row"),
        (_, Rows::One(_)) => v.t(&format!("rules-sheet-{}", sheet.key)),
    };
    let back = match sheet.rows {
        Rows::Many(_) => BackLink::to(v.path(&here), v.t(&format!("rules-sheet-{}", sheet.key))),
        Rows::One(_) => back(v, &draft),
    };
    let page = RowPage {
        v,
        back,
        errors: ErrorSummary::new(v, &filled),
        about: v.t(&format!("rules-about-{}", sheet.key)),
        inputs: inputs(v, sheet, &filled, row.is_some()),
        version: draft.version,
        action: v.path(&format!("{here}/{}", of.row)),
        save: edits.then(|| Button::new(v.t("rules-save"))),
        samples: (draft.kind == Kind::Message).then(|| samples::of(v, &draft.files, edits)).transpose()?,
        remove: (edits && sheet.grows && row.is_some()).then(|| Button::grave(v.t("rules-remove-row"))),
        heading,
    };
    Ok(v.page_with(filled.status(), page.heading.clone(), page))
}

async fn sheet_of(v: &Visit, cx: &mut Cx, of: &OfRow) -> Outcome<(Draft, &'static Sheet)> {
    let draft = draft_of(v, cx, &of.id).await?;
    let sheet = sheets::find(draft.kind, &of.sheet).ok_or_else(Failure::not_found)?;
    Ok((draft, sheet))
}

/// The row of an address: its number, or none for a new one.
fn row_number(draft: &Draft, sheet: &Sheet, row: &str) -> Outcome<Option<usize>> {
    let count = match sheet.rows {
        Rows::One(_) => 1,
        Rows::Many(list) => {
            let file = draft.files.get(&sheet.file_of(&draft.key)).unwrap_or_default();
            amend::rows(file, list).map_err(entry::slip)?
        }
    };
    match row {
        "new" if sheet.grows => Ok(None),
        number => match number.parse::<usize>() {
            Ok(number) if number < count => Ok(Some(number)),
            _ => Err(Failure::not_found()),
        },
    }
}

pub(super) async fn save(v: Visit, Path(of): Path<OfRow>, form: Form<Fields>) -> Answer {
    let saved = change_once(&v, ROW, &of.id, &form, |draft, fields| {
        let sheet = sheets::find(draft.kind, &of.sheet).ok_or_else(Failure::not_found)?;
        let (row, file) = (row_number(draft, sheet, &of.row)?, sheet.file_of(&draft.key));
        let known = |key: &str| row.and_then(|row| entry::value(&draft.files, &file, entry::at(sheet, row), key));
        let entered = entry::read(sheet, fields, known)?;
        let files = entry::write(&draft.files, sheet, &file, row, &entered)?;
        if draft.kind == Kind::Message {
            messages::slips(&files).or(|| ())?;
        }
        Ok(files)
    })
    .await;
    match saved {
        Ok(()) => Ok(v.redirect_with(after(&of.id, &of.sheet), "rules-flash-saved")),
        Err(failure) => page(&v, &of, Some(form.filled(failure)?)).await,
    }
}

/// Where one goes on after a row: its list, or the draft for a sheet of single values.
fn after(id: &str, sheet: &str) -> String {
    // The words of a message are read again as they arrive.
    if sheets::find(Kind::Message, sheet).is_some() {
        return format!("/desk/rules/drafts/{id}/sheets/{sheet}/0");
    }
    let single = Kind::ALL
        .into_iter()
        .filter_map(|kind| sheets::find(kind, sheet))
        .any(|sheet| matches!(sheet.rows, Rows::One(_)));
    if single { format!("/desk/rules/drafts/{id}") } else { format!("/desk/rules/drafts/{id}/sheets/{sheet}") }
}

pub(super) async fn remove(v: Visit, Path(of): Path<OfRow>, form: Form<Fields>) -> Answer {
    let removed = change_once(&v, super::REMOVE, &of.id, &form, |draft, _| {
        let sheet = sheets::find(draft.kind, &of.sheet).filter(|sheet| sheet.grows).ok_or_else(Failure::not_found)?;
        let Rows::Many(list) = sheet.rows else { return Err(Failure::not_found()) };
        let row = row_number(draft, sheet, &of.row)?.ok_or_else(Failure::not_found)?;
        let file = sheet.file_of(&draft.key);
        let text = draft.files.get(&file).unwrap_or_default();
        Ok(draft.files.clone().with(file, amend::remove_row(text, list, row).map_err(entry::slip)?))
    })
    .await;
    match removed {
        Ok(()) => Ok(v.redirect_with(after(&of.id, &of.sheet), "rules-flash-removed")),
        Err(failure) => page(&v, &of, Some(form.filled(failure)?)).await,
    }
}
