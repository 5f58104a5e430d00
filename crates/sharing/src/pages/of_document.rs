//! The links of one document, for its holder.

use axum::{Extension, extract::Path, response::Response};
use kernel::{Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Form, Visit,
    components::{BackLink, Banner, LinkButton, Tone},
};

use super::{At, Line, LinksPage};
use crate::{Ports, commands, model::Link, policy, ports::Document, store as rows};

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let document = ports.documents.of_file(&mut cx, account, at.reference()?).await?;
    let level = people::assurance(&mut cx, account).await?;
    let mut lines = Vec::new();
    for link in rows::of_account(&mut cx, account, None).await? {
        // A document that was issued again is another one; its links of before are listed with it, too.
        let of = ports.documents.of_link(&mut cx, account, link.certificate).await?;
        if of.as_ref().is_some_and(|own| own.file == document.file) {
            let end = format!("{}/{}/end", here(&document), link.id);
            lines.push(Line::of(&v, &mut cx, &link, of.as_ref(), end).await?);
        }
    }
    cx.commit().await?;
    let hindrance = policy::hindrance(&document, level);
    Ok(page(&v, &document, hindrance.map(|refusal| refusal.text), lines))
}

/// The page of the links of a document, without language.
pub(super) fn here(document: &Document) -> String {
    format!("/files/{}/document/links", document.reference)
}

fn page(v: &Visit, document: &Document, hindrance: Option<&'static str>, lines: Vec<Line>) -> Response {
    if document.sensitive {
        v.mark_sensitive();
    }
    let make = hindrance.is_none();
    let page = LinksPage {
        v,
        back: BackLink::to(
            v.path(&format!("/files/{}/document", document.reference)),
            document.title.get(v.locale()).to_owned(),
        ),
        title: v.t("sharing-title"),
        lead: v.t("sharing-lead"),
        hindrance: hindrance.map(|key| Banner::new(Tone::Quiet, v.t(key))),
        make: make.then(|| LinkButton::new(v.path(&format!("{}/new", here(document))), v.t("sharing-new"))),
        lines,
    };
    v.page(page.title.clone(), page)
}

#[derive(Deserialize)]
pub(crate) struct AtBoth {
    reference: String,
    link: Id<Link>,
}

/// Ends a link and comes back to the list it was pressed on.
pub(crate) async fn end(v: Visit, Path(at): Path<AtBoth>, _form: Form<()>) -> Answer {
    let reference = reference(&at)?;
    commands::end(&v, at.link).await?;
    Ok(v.redirect_with(format!("/files/{reference}/document/links"), "sharing-ended"))
}

fn reference(at: &AtBoth) -> Outcome<kernel::Reference> {
    at.reference.parse().map_err(|_| kernel::Failure::not_found())
}
