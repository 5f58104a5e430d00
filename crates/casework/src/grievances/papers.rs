//! What hangs on a grievance: a paper of the citizen beside her words, and one of the desk beside its answer.
//!
//! Each is an upload of the file, examined, sealed, shown, copied and forgotten as every other. A certificate is never sent
//! this way: what is attached proves nothing by itself.

use ::store::{Cx, Store};
use kernel::{Id, Outcome, marks};
use web::{
    Filled, UploadedFile, Visit,
    components::{FileUpload, LinkButton},
};

use crate::applications::{
    model::Application,
    uploads::{
        self, Examiner,
        inspect::{Clean, LIMIT_BYTES},
    },
};

/// The document under which the file keeps what the citizen attached.
pub(super) const EVIDENCE: &str = "grievance";
/// The document under which it keeps what the desk sent with its answer; the migration names it, too.
pub(crate) const ANSWER: &str = "grievance_answer";

/// A file that was examined and stored, and waits for its row.
pub(crate) type Paper = (Clean, Id<marks::Blob>);

/// The field of a form that may carry one; it stands last in the form.
pub(crate) fn field(v: &Visit, label: &str, filled: &Filled) -> FileUpload {
    FileUpload::new(v, "file", v.t(label), LIMIT_BYTES).optional(v).filled(v, filled)
}

/// Examines and stores what was sent, outside any transaction; nothing where no file was chosen.
///
/// # Errors
/// A slip at the field `file` that says why it is not kept; a passing fault while the examiners are busy.
pub(crate) async fn receive(
    store: &Store,
    examiner: &Examiner,
    file: &Application,
    sent: Option<UploadedFile>,
) -> Outcome<Option<Paper>> {
    let Some(sent) = sent else { return Ok(None) };
    let clean = examiner.examine(uploads::read_limited(sent).await?).await?;
    let blob = uploads::keep(store, file, &clean).await?;
    Ok(Some((clean, blob)))
}

/// Hangs a received file on what was just written about the decision of `file`.
pub(crate) async fn hang(
    cx: &mut Cx,
    file: &Application,
    document: &'static str,
    paper: Option<&Paper>,
) -> Outcome<()> {
    if let Some((clean, blob)) = paper {
        uploads::attach(cx, file, document, clean, *blob).await?;
    }
    Ok(())
}

/// What hangs on the grievances of a file, for its owner: the citizen's own papers and those of the answers.
pub(super) async fn links(cx: &mut Cx, v: &Visit, file: &Application) -> Outcome<Vec<LinkButton>> {
    let there = uploads::in_force(cx, file).await?;
    let label = |document: &str| match document {
        EVIDENCE => Some("grievance-paper-yours"),
        ANSWER => Some("grievance-paper-ours"),
        _ => None,
    };
    let link = |upload: &uploads::Upload| {
        let label = label(&upload.document)?;
        let kilobytes = v.number((upload.size_bytes / 1024).max(1));
        let words = v.t_with(label, &[("size", &kilobytes)]);
        Some(LinkButton::quiet(v.path(&format!("/files/{}/uploads/{}", file.reference, upload.id)), words))
    };
    Ok(there.iter().filter_map(link).collect())
}
