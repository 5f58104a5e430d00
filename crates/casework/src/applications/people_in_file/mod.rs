//! The person in a file, kept sealed since the submission.

mod store;

use ::store::Cx;
use kernel::Outcome;

use super::{model::Application, places, subject::Subject};

/// The person the document is about; nothing before submission. `file` was loaded within the caller's scope.
pub async fn subject(cx: &mut Cx, file: &Application) -> Outcome<Option<Subject>> {
    match store::person(cx, file, super::drafts::SUBJECT).await? {
        Some(sealed) => cx.open(&places::person(file), &sealed).await.map(Some),
        None => Ok(None),
    }
}

/// Writes the person anew after the data were checked for another search.
pub async fn replace_subject(cx: &mut Cx, file: &Application, subject: &Subject) -> Outcome<()> {
    let sealed = cx.seal(&places::person(file), subject).await?;
    store::save_person(cx, file, super::drafts::SUBJECT, &sealed).await
}
