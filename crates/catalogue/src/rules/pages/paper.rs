//! The documents a service asks for, as a list and as a form: which, of whom, needed or not, and in which words.

use axum::extract::Path;
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, LinkButton},
};

use super::{
    PAPER, PAPER_REMOVE, change_once, draft_of, editable, filled_or,
    paper_form::{fresh, in_words, inputs, name, read},
    sheet::{RowPage, SheetPage},
};
use crate::{
    definitions::Kind,
    rules::{
        cases,
        model::Draft,
        papers::{self, Paper},
    },
};

#[derive(serde::Deserialize)]
pub(super) struct OfDraft {
    id: String,
}

#[derive(serde::Deserialize)]
pub(super) struct OfPaper {
    id: String,
    row: String,
}

fn here(draft: &str) -> String {
    format!("/desk/rules/drafts/{draft}/papers")
}

/// The draft, if it is of a service: nothing else asks for documents.
async fn draft(v: &Visit, id: &str) -> Outcome<Draft> {
    let mut cx = v.begin().await?;
    let draft = draft_of(v, &mut cx, id).await?;
    cx.commit().await?;
    if draft.kind == Kind::Service { Ok(draft) } else { Err(Failure::not_found()) }
}

pub(super) async fn list(v: Visit, Path(of): Path<OfDraft>) -> Answer {
    let draft = draft(&v, &of.id).await?;
    let (files, questions) = (&draft.files, cases::questions(&draft.files));
    let mut table = DataTable::new(&v, v.t("rules-sheet-documents")).caption_hidden();
    for column in ["rules-row-document", "rules-paper-asked", "rules-paper-required"] {
        table = table.column(v.t(column));
    }
    for (row, paper) in papers::all(files).iter().enumerate() {
        let href = v.path(&format!("{}/{row}", here(&of.id)));
        table = table.row(vec![
            web::Value::link(&href, &name(&v, files, paper)),
            in_words(&v, files, &paper.case, &questions).into(),
            v.t(if paper.required { "web-yes" } else { "web-no" }).into(),
        ]);
    }
    let page = SheetPage {
        back: BackLink::to(v.path(&format!("/desk/rules/drafts/{}", of.id)), v.t("rules-back-draft")),
        heading: v.t("rules-sheet-documents"),
        about: v.t("rules-about-documents"),
        table,
        add: editable(&v, &draft)
            .then(|| LinkButton::new(v.path(&format!("{}/new", here(&of.id))), v.t("rules-paper-add"))),
    };
    Ok(v.page(page.heading.clone(), page))
}

pub(super) async fn show(v: Visit, Path(of): Path<OfPaper>) -> Answer {
    page(&v, &of, None).await
}

/// The row of an address: its document, or none for a new one.
fn paper_of(draft: &Draft, row: &str) -> Outcome<Option<Paper>> {
    if row == "new" {
        return Ok(None);
    }
    let nth: usize = row.parse().map_err(|_| Failure::not_found())?;
    papers::all(&draft.files).into_iter().nth(nth).map(Some).ok_or_else(Failure::not_found)
}

async fn page(v: &Visit, of: &OfPaper, filled: Option<Filled>) -> Answer {
    let draft = draft(v, &of.id).await?;
    let paper = paper_of(&draft, &of.row)?;
    let filled = filled_or(filled, || fresh(&draft.files, paper.as_ref()));
    let edits = editable(v, &draft);
    let heading = paper.as_ref().map_or_else(|| v.t("rules-paper-add"), |paper| name(v, &draft.files, paper));
    let page = RowPage {
        v,
        back: BackLink::to(v.path(&here(&of.id)), v.t("rules-sheet-documents")),
        errors: ErrorSummary::new(v, &filled),
        about: v.t("rules-paper-lead"),
        inputs: inputs(v, &draft.files, paper.as_ref(), &filled),
        version: draft.version,
        action: v.path(&format!("{}/{}", here(&of.id), of.row)),
        save: edits.then(|| Button::new(v.t("rules-save"))),
        remove: (edits && paper.is_some()).then(|| Button::grave(v.t("rules-paper-remove"))),
        samples: None,
        heading,
    };
    Ok(v.page_with(filled.status(), page.heading.clone(), page))
}

pub(super) async fn save(v: Visit, Path(of): Path<OfPaper>, form: Form<Fields>) -> Answer {
    let saved = change_once(&v, PAPER, &of.id, &form, |draft, fields| {
        let paper = paper_of(draft, &of.row)?;
        let entered = read(&draft.files, paper.as_ref(), fields)?;
        papers::write(&draft.files, paper.as_ref(), &entered)
    })
    .await;
    match saved {
        Ok(()) => Ok(v.redirect_with(here(&of.id), "rules-flash-saved")),
        Err(failure) => page(&v, &of, Some(form.filled(failure)?)).await,
    }
}

pub(super) async fn remove(v: Visit, Path(of): Path<OfPaper>, form: Form<Fields>) -> Answer {
    let removed = change_once(&v, PAPER_REMOVE, &of.id, &form, |draft, _| {
        papers::remove(&draft.files, of.row.parse().map_err(|_| Failure::not_found())?)
    })
    .await;
    match removed {
        Ok(()) => Ok(v.redirect_with(here(&of.id), "rules-flash-removed")),
        Err(failure) => page(&v, &of, Some(form.filled(failure)?)).await,
    }
}
