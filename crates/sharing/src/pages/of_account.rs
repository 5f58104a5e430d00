//! Every link of an account, for its owner.

use axum::{Extension, extract::Path};
use web::{Answer, Form, Visit, components::BackLink};

use super::{AtLink, Line, LinksPage};
use crate::{Ports, commands, store as rows};

/// Where the page is, below the language.
const PAGE: &str = "/account/shares";

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let mut lines = Vec::new();
    for link in rows::of_account(&mut cx, account, None).await? {
        let document = ports.documents.of_link(&mut cx, account, link.certificate).await?;
        if document.as_ref().is_some_and(|own| own.sensitive) {
            v.mark_sensitive();
        }
        lines.push(Line::of(&v, &mut cx, &link, document.as_ref(), format!("{PAGE}/{}/end", link.id)).await?);
    }
    cx.commit().await?;
    let page = LinksPage {
        v: &v,
        back: BackLink::new(&v, v.path("/account")),
        title: v.t("sharing-account-title"),
        lead: v.t("sharing-account-lead"),
        hindrance: None,
        make: None,
        lines,
    };
    Ok(v.page(page.title.clone(), page))
}

/// Ends a link and comes back to the list it was pressed on.
pub(crate) async fn end(v: Visit, Path(at): Path<AtLink>, _form: Form<()>) -> Answer {
    commands::end(&v, at.link).await?;
    Ok(v.redirect_with(PAGE, "sharing-ended"))
}
