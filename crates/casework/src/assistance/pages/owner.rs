//! What the owner of a draft sees of help: inviting somebody, who has the pen, and taking it back.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::Outcome;
use web::{
    Answer, Fields, Form, Hidden, Visit,
    components::{BackLink, Banner, Button, LinkButton, Tone},
};

use super::{At, pairing, reference};
use crate::{
    applications::{outcomes::Once, sheet::Sheet},
    assistance::commands,
};

#[derive(Template)]
#[template(path = "assistance/owner.html")]
struct OwnerPage {
    back: BackLink,
    heading: String,
    lead: String,
    banner: Option<Banner>,
    act: Option<(String, Hidden, Button)>,
    next: Option<LinkButton>,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &catalogue, owner, reference(&at.reference)?).await?;
    let path = |rest: &str| v.path(&format!("/files/{}{rest}", sheet.file.reference));
    let helped = commands::helped(&mut cx, &sheet.file).await?;
    let invites = sheet.file.is_unsubmitted_draft();
    let banner = helped.as_ref().map(|(help, name)| {
        let who = v.t_with(&format!("assistance-by-{}", help.kind.as_str()), &[("name", name)]);
        let (key, tone) = match help.ended_at {
            None => ("assistance-has-the-pen", Tone::Wait),
            Some(_) => ("assistance-had-the-pen", Tone::Quiet),
        };
        Banner::new(tone, v.t_with(key, &[("who", &who)]))
    });
    let open = helped.as_ref().is_some_and(|(help, _)| help.ended_at.is_none());
    let act = if open {
        Some((path("/helper/take-over"), v.csrf_field(), Button::quiet(v.t("assistance-take-over"))))
    } else {
        invites.then(|| (path("/helper/invite"), v.csrf_field(), Button::new(v.t("assistance-invite"))))
    };
    let heading = v.t("assistance-owner-title");
    let page = OwnerPage {
        back: BackLink::new(&v, path("")),
        lead: v.t(if open { "assistance-owner-wait" } else { "assistance-owner-lead" }),
        heading: heading.clone(),
        banner,
        act,
        // What only she can say, a declaration, may still be open.
        next: (!open && helped.is_some() && invites).then(|| {
            let complete = sheet.journey.is_complete();
            let (rest, key) =
                if complete { ("/check", "assistance-owner-check") } else { ("", "application-tasks-go-on") };
            LinkButton::new(path(rest), v.t(key))
        }),
    };
    Ok(v.page(heading, page))
}

/// Shows the code at once: it is kept nowhere in clear.
pub(super) async fn invite(v: Visit, Path(at): Path<At>, _form: Form<Fields>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let (file, code) = commands::invite(&mut cx, owner, reference(&at.reference)?).await?;
    cx.commit().await?;
    let back = v.path(&format!("/files/{}/helper", file.reference));
    Ok(pairing::code_page(&v, &code, (v.t("assistance-invite-then"), back)))
}

pub(super) async fn take_over(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    Ok(taken(&v, &at, &form).await?)
}

async fn taken(v: &Visit, at: &At, form: &Form<Fields>) -> Outcome<Response> {
    let owner = v.account()?;
    let reference = reference(&at.reference)?;
    let once = Once { route: "assistance.take_over", key: &form.idempotency_key, hash: form.request_hash };
    let mut cx = v.begin().await?;
    if once.claim(&mut cx).await? {
        let file = commands::take_over(&mut cx, owner, reference).await?;
        once.settle(&mut cx, file.id).await?;
        cx.commit().await?;
    }
    Ok(v.redirect_with(format!("/files/{reference}"), "assistance-flash-taken"))
}
