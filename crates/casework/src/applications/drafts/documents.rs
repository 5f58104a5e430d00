//! Which documents a draft asks for in its case, and what was sent for each.

use kernel::{Failure, Outcome};
use service_model::{
    Page,
    fields::{FieldKind, Upload as Asked},
};
use store::Cx;
use uuid::Uuid;

use crate::applications::{
    answers, outcomes,
    sheet::Sheet,
    uploads::{self, inspect::Clean},
};
use kernel::{Id, Refusal, RefusalKind, marks};

/// The field of documents on a page, if it has one.
pub(crate) fn asked(page: &Page) -> Option<(&str, &Asked)> {
    page.fields.iter().find_map(|field| match &field.kind {
        FieldKind::Upload(kind) => Some((field.name.as_str(), kind)),
        _ => None,
    })
}

/// The document for a paper record that the registry could not locate; any service may take it.
pub const PAPER_EXTRACT: &str = "paper_extract";

/// Attaches examined and stored bytes to the documents page `key`; the answer of the page names every upload in force.
pub async fn attach(cx: &mut Cx, sheet: &Sheet, key: &str, clean: &Clean, blob: Id<marks::Blob>) -> Outcome<Uuid> {
    super::may_answer(cx, sheet, key).await?;
    let page = sheet.page(key)?;
    let (field, asked) = asked(page).ok_or_else(Failure::not_found)?;
    let there = uploads::in_force(cx, &sheet.file).await?;
    let mut ids: Vec<Uuid> = there.iter().filter(|one| one.document == asked.document).map(|one| one.id).collect();
    if ids.len() >= asked.most {
        let most = asked.most.to_string();
        let refusal =
            Refusal::new(RefusalKind::Rule, "upload.too_many", "application-upload-too-many").arg("most", most);
        return Err(refusal.at("file").into());
    }
    let id = uploads::attach(cx, &sheet.file, &asked.document, clean, blob).await?;
    ids.push(id);
    keep_answer(cx, sheet, page, field, &ids).await?;
    Ok(id)
}

/// Takes an upload back. In a draft its bytes are destroyed; later they stay beside the file.
pub async fn remove(cx: &mut Cx, sheet: &Sheet, key: &str, upload: Uuid) -> Outcome<()> {
    super::may_answer(cx, sheet, key).await?;
    let page = sheet.page(key)?;
    let (field, asked) = asked(page).ok_or_else(Failure::not_found)?;
    uploads::retire(cx, &sheet.file, &asked.document, upload).await?;
    let there = uploads::in_force(cx, &sheet.file).await?;
    let ids: Vec<Uuid> = there.iter().filter(|one| one.document == asked.document).map(|one| one.id).collect();
    keep_answer(cx, sheet, page, field, &ids).await
}

/// Attaches a paper extract to a file whose record was not located.
pub async fn attach_extract(cx: &mut Cx, sheet: &Sheet, clean: &Clean, blob: Id<marks::Blob>) -> Outcome<Uuid> {
    outcomes::may_attach_extract(sheet)?;
    uploads::attach(cx, &sheet.file, PAPER_EXTRACT, clean, blob).await
}

async fn keep_answer(cx: &mut Cx, sheet: &Sheet, page: &Page, field: &str, ids: &[Uuid]) -> Outcome<()> {
    let mut of_page: service_model::Answers = page
        .fields
        .iter()
        .filter_map(|own| sheet.answers.get(&own.name).map(|value| (own.name.clone(), value.clone())))
        .collect();
    // Nothing sent is nothing answered, so that a required document is asked again.
    if ids.is_empty() {
        of_page.remove(field);
    } else {
        of_page.set(field, ids.iter().map(Uuid::to_string).collect::<Vec<_>>());
    }
    answers::store::save(cx, &sheet.file, &page.key, &of_page).await
}
