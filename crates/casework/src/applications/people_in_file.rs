//! The person in a file, kept sealed since the submission.

use kernel::Outcome;
use store::Cx;

use super::{model::Application, places, store as rows, subject::Subject};

/// The person the document is about; nothing before submission. `file` was loaded within the caller's scope.
pub async fn subject(cx: &mut Cx, file: &Application) -> Outcome<Option<Subject>> {
    match rows::person(cx, file, super::drafts::SUBJECT).await? {
        Some(sealed) => cx.open(&places::person(file), &sealed).await.map(Some),
        None => Ok(None),
    }
}

/// Writes the person anew after the data were checked for another search.
pub async fn replace_subject(cx: &mut Cx, file: &Application, subject: &Subject) -> Outcome<()> {
    let sealed = cx.seal(&places::person(file), subject).await?;
    rows::save_person(cx, file, super::drafts::SUBJECT, &sealed).await
}
