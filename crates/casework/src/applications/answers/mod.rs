//! What a person answered in a file, sealed page by page.

pub(crate) mod store;

use ::store::Cx;
use kernel::Outcome;
use service_model::Answers;

use super::model::Application;

/// Every answer that is kept, whatever its page. After submission these are exactly the answers of what was visible.
/// `file` was loaded within the caller's scope; a field that is a secret must be masked by whoever shows the answers.
pub async fn all(cx: &mut Cx, file: &Application) -> Outcome<Answers> {
    let mut all = Answers::new();
    for (_, answers) in store::pages(cx, file).await? {
        all.merge(answers);
    }
    Ok(all)
}

/// Whether the page was answered after `moment`.
pub async fn answered_since(cx: &mut Cx, file: &Application, page: &str, moment: kernel::Moment) -> Outcome<bool> {
    store::answered_since(cx, file, page, moment).await
}
