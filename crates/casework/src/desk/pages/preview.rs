//! The message that an act will send, shown before the act: in each language, for the applicant gets it in the language of
//! the account, which is not the desk's to know.

use askama::Template;
use kernel::{Outcome, Reference};
use web::{Markup, Visit, components::Details};

use crate::desk::ports::{Correspondence, Preview};

#[derive(Template)]
#[template(path = "desk/preview.html")]
struct Previews<'a> {
    lead: String,
    sms: String,
    previews: &'a [Preview],
}

/// What the act whose event is `event` will send about the file; nothing where nothing is sent.
///
/// # Errors
/// A fault if the words do not render.
pub(super) async fn of(
    v: &Visit,
    correspondence: &dyn Correspondence,
    event: &str,
    reference: Reference,
) -> Outcome<Option<Details>> {
    let previews = correspondence.preview(v.site().store(), event, reference).await?;
    if previews.is_empty() {
        return Ok(None);
    }
    let body = Previews { lead: v.t("desk-preview-lead"), sms: v.t("desk-preview-sms"), previews: &previews };
    Ok(Some(Details::of(v.t("desk-preview"), Markup::render(&body)?)))
}
