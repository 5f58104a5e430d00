//! The thread of a file, for the citizen and for the desk.

use askama::Template;
use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Filled, Form, Site, Visit,
    components::{BackLink, Banner, QuestionPage, Textarea, Tone},
};

use super::{LONGEST, Letter, post_as_citizen, post_as_officer, read_as_citizen, read_as_officer};
use crate::{
    Ports,
    ports::{FileCard, FileName},
};

/// The zone in which letters are dated; it is named beside each.
const ZONE: &str = "Africa/Cairo";

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/messages", get(show).post(send))
        .route("/{lang}/desk/files/{reference}/messages", get(show_desk).post(send_desk))
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }

    fn name(&self) -> Outcome<FileName> {
        self.reference().map(FileName::Reference)
    }
}

#[derive(Template)]
#[template(path = "threads/thread.html")]
struct ThreadPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    lead: String,
    letters: Vec<Shown>,
    closed: Option<Banner>,
    form: Option<QuestionPage>,
}

struct Shown {
    from: String,
    at: String,
    lines: Vec<String>,
    own: bool,
}

async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let (card, letters) = read_as_citizen(&mut cx, ports.files.as_ref(), owner, at.name()?).await?;
    cx.commit().await?;
    Ok(page(&v, &card, &letters, &Filled::blank()))
}

async fn send(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    let owner = v.account()?;
    let name = at.name()?;
    let posted = async {
        let mut cx = v.begin().await?;
        const ROUTE: &str = "messaging.letter";
        if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
            let files = ports.files.as_ref();
            let card = post_as_citizen(&mut cx, files, owner, name, form.fields.text("text")).await?;
            idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, card.id.uuid()).await?;
            cx.commit().await?;
        }
        Ok::<(), Failure>(())
    };
    match posted.await {
        Ok(()) => Ok(v.redirect_with(format!("/files/{}/messages", at.reference()?), "messaging-thread-sent")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let mut cx = v.begin().await?;
            let (card, letters) = read_as_citizen(&mut cx, ports.files.as_ref(), owner, name).await?;
            Ok(page(&v, &card, &letters, &filled))
        }
    }
}

async fn show_desk(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin_desk().await?;
    let (card, letters) = read_as_officer(&mut cx, ports.files.as_ref(), at.name()?).await?;
    cx.commit().await?;
    Ok(page(&v, &card, &letters, &Filled::blank()))
}

async fn send_desk(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    let staff = v.staff()?;
    let name = at.name()?;
    let posted = async {
        let mut cx = v.begin_desk().await?;
        const ROUTE: &str = "messaging.letter_of_officer";
        if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
            let files = ports.files.as_ref();
            let card = post_as_officer(&mut cx, files, staff, name, form.fields.text("text")).await?;
            idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, card.id.uuid()).await?;
            cx.commit().await?;
        }
        Ok::<(), Failure>(())
    };
    match posted.await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/files/{}/messages", at.reference()?), "messaging-thread-sent")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let mut cx = v.begin_desk().await?;
            let (card, letters) = read_as_officer(&mut cx, ports.files.as_ref(), name).await?;
            cx.commit().await?;
            Ok(page(&v, &card, &letters, &filled))
        }
    }
}

fn page(v: &Visit, card: &FileCard, letters: &[Letter], filled: &Filled) -> Response {
    let desk = v.surface() == web::Surface::Desk;
    let file = if desk { format!("/desk/files/{}", card.reference) } else { format!("/files/{}", card.reference) };
    let reference = card.reference.to_string();
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let form = card.open.then(|| {
        QuestionPage::new(v, v.path(&format!("{file}/messages")), filled)
            .field(
                &Textarea::new("text", v.t("messaging-thread-label"))
                    .hint(v.t("messaging-thread-hint"))
                    .limit(v, longest)
                    .filled(v, filled),
            )
            .submit(v.t("messaging-thread-send"))
    });
    let page = ThreadPage {
        v,
        back: BackLink::to(v.path(&file), v.t("messaging-thread-back")),
        title: v.t(if desk { "messaging-thread-desk-title" } else { "messaging-thread-title" }),
        lead: v.t_with(
            if desk { "messaging-thread-desk-lead" } else { "messaging-thread-lead" },
            &[("reference", &reference)],
        ),
        letters: letters.iter().map(|letter| shown(v, letter, desk)).collect(),
        closed: (!card.open).then(|| Banner::new(Tone::Quiet, v.t("messaging-thread-closed"))),
        form,
    };
    v.page_with(filled.status(), page.title.clone(), page)
}

fn shown(v: &Visit, letter: &Letter, desk: bool) -> Shown {
    let own = letter.by_officer == desk;
    let from = match (letter.by_officer, desk) {
        (true, _) => "messaging-thread-officer",
        (false, true) => "messaging-thread-citizen",
        (false, false) => "messaging-thread-you",
    };
    let lines = letter.text.lines().map(str::to_owned).collect();
    Shown { from: v.t(from), at: v.moment(letter.at, ZONE), lines, own }
}
