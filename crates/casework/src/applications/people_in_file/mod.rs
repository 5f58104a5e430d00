//! The person in a file, kept sealed since the submission.

mod store;

use std::collections::HashMap;

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use super::{model::Application, places, subject::Subject};

/// The person the document is about; nothing before submission. `file` was loaded within the caller's scope.
pub async fn subject(cx: &mut Cx, file: &Application) -> Outcome<Option<Subject>> {
    let sealed = store::person(cx, file, super::drafts::SUBJECT).await?;
    cx.open_optional(&places::person(file), sealed.as_ref()).await
}

/// The people whom several documents are about, by file, in one reading. `files` were loaded within the caller's scope.
pub async fn subjects(cx: &mut Cx, files: &[Application]) -> Outcome<HashMap<Id<marks::Application>, Subject>> {
    let mut sealed: HashMap<_, _> = store::people(cx, files, super::drafts::SUBJECT).await?.into_iter().collect();
    let mut subjects = HashMap::with_capacity(files.len());
    for file in files {
        if let Some(sealed) = sealed.remove(&file.id) {
            subjects.insert(file.id, cx.open(&places::person(file), &sealed).await?);
        }
    }
    Ok(subjects)
}

/// Writes the person anew after the data were checked for another search.
pub async fn replace_subject(cx: &mut Cx, file: &Application, subject: &Subject) -> Outcome<()> {
    let sealed = cx.seal(&places::person(file), subject).await?;
    store::save_person(cx, file, super::drafts::SUBJECT, &sealed).await
}
