//! The files themselves, for what no form shows: a new page of the form, a condition, a template. A text that is not TOML
//! is not saved; what else is wrong is told on the draft with file and line, and nothing goes out before it is right.

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Slips};
use service_model::{
    Finding,
    amend::{self, AmendError},
};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, Textarea},
};

use super::{At, FILES, bench_of, change_once, editable, filled_or};
use crate::rules::{bench::Bench, wording};

#[derive(serde::Deserialize)]
pub(super) struct Named {
    name: Option<String>,
}

#[derive(Template)]
#[template(path = "rules/files.html")]
struct FilesPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

#[derive(Template)]
#[template(path = "rules/file.html")]
struct FilePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    name: String,
    findings: Option<DataTable>,
    action: String,
    version: i32,
    text: Textarea,
    button: Option<Button>,
}

pub(super) async fn show(v: Visit, Path(At { id }): Path<At>, Query(named): Query<Named>) -> Answer {
    match named.name {
        Some(name) => page(&v, &id, &name, None).await,
        None => list(&v, &id).await,
    }
}

async fn list(v: &Visit, id: &str) -> Answer {
    let mut cx = v.begin().await?;
    let bench = bench_of(v, &mut cx, id).await?;
    cx.commit().await?;
    let found = bench.findings();
    let mut table = DataTable::new(v, v.t("rules-files"))
        .caption_hidden()
        .column(v.t("rules-sheets-what"))
        .column(v.t("rules-file-name"))
        .number_column(v.t("rules-findings"));
    for (name, _) in bench.draft.files.iter() {
        let own = found.iter().filter(|finding| bench.draft.file_at(&finding.spot.file) == Some(name)).count();
        let href = v.path(&format!("/desk/rules/drafts/{id}/files?name={name}"));
        table = table.row(vec![
            Value::link(&href, &wording::file_words(name).said(v)),
            Value::code(name),
            v.number(i64::try_from(own).unwrap_or(i64::MAX)).into(),
        ]);
    }
    let back = BackLink::to(v.path(&format!("/desk/rules/drafts/{id}")), v.t("rules-back-draft"));
    Ok(v.page(v.t("rules-files"), FilesPage { v, back, table }))
}

async fn page(v: &Visit, id: &str, name: &str, filled: Option<Filled>) -> Answer {
    let mut cx = v.begin().await?;
    let bench = bench_of(v, &mut cx, id).await?;
    cx.commit().await?;
    let text = bench.draft.files.get(name).ok_or_else(Failure::not_found)?.to_owned();
    let filled = filled_or(filled, || Filled::from_pairs([("text", text)]));
    let page = FilePage {
        v,
        back: BackLink::to(v.path(&format!("/desk/rules/drafts/{id}/files")), v.t("rules-files")),
        errors: ErrorSummary::new(v, &filled),
        heading: wording::file_words(name).said(v),
        name: name.to_owned(),
        findings: findings(v, &bench, name),
        action: v.path(&format!("/desk/rules/drafts/{id}/files")),
        version: bench.draft.version,
        text: Textarea::new("text", v.t("rules-file-text")).hint(v.t("rules-file-hint")).rows(28).filled(v, &filled),
        button: editable(v, &bench.draft).then(|| Button::new(v.t("rules-save"))),
    };
    Ok(v.page_with(filled.status(), page.heading.clone(), page))
}

fn findings(v: &Visit, bench: &Bench, name: &str) -> Option<DataTable> {
    let own = |finding: &Finding| bench.draft.file_at(&finding.spot.file) == Some(name);
    let found: Vec<Finding> = bench.findings().into_iter().filter(own).collect();
    if found.is_empty() {
        return None;
    }
    let mut table = DataTable::new(v, v.t("rules-findings"))
        .number_column(v.t("rules-findings-line"))
        .column(v.t("rules-findings-what"));
    for finding in found {
        let line = v.number(i64::try_from(finding.spot.line).unwrap_or(i64::MAX));
        table = table.row(vec![line.into(), super::draft::said(v, &finding)]);
    }
    Some(table)
}

pub(super) async fn save(v: Visit, Path(At { id }): Path<At>, form: Form<Fields>) -> Answer {
    let name = form.fields.text("name").to_owned();
    let saved = change_once(&v, FILES, &id, &form, |draft, fields| {
        draft.files.get(&name).ok_or_else(Failure::not_found)?;
        // A form trims what is typed; a file ends with a line end.
        let text = format!("{}\n", fields.text("text"));
        if name.ends_with(".toml")
            && let Err(AmendError::NotToml { line, message }) = amend::rows(&text, "any")
        {
            let mut slips = Slips::new();
            slips.add_with("text", "rules-slip-toml", vec![("line", line.to_string()), ("message", message)]);
            return Err(slips.into());
        }
        Ok(draft.files.clone().with(name.as_str(), text))
    })
    .await;
    match saved {
        Ok(()) => Ok(v.redirect_with(format!("/desk/rules/drafts/{id}/files?name={name}"), "rules-flash-saved")),
        Err(failure) => page(&v, &id, &name, Some(form.filled(failure)?)).await,
    }
}
