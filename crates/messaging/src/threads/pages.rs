//! The thread of a file, for the citizen and for the desk.

use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query},
    response::Response,
    routing::get,
};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Filled, Form, Site, Visit,
    components::{BackLink, Banner, Choice, QuestionPage, Radios, Textarea, Tone},
};

use super::{
    LONGEST, Letter, note_as_officer, post_as_citizen, post_as_officer, read_as_citizen, read_as_officer,
    templates::{self, Picker},
};
use crate::{
    Ports,
    ports::{FileCard, FileName},
};

/// The zone in which letters are dated; it is named beside each.
pub(crate) const ZONE: &str = "Africa/Cairo";
/// The value of `as` that leaves a note for colleagues instead of writing to the citizen.
const NOTE: &str = "note";

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
    picker: Option<Picker>,
    form: Option<QuestionPage>,
}

/// A letter as shown.
pub(crate) struct Shown {
    /// From whom.
    pub from: String,
    /// When.
    pub at: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// Whether the reader's side wrote it.
    pub own: bool,
    /// Whether only the desk sees it.
    pub internal: bool,
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

async fn show_desk(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let mut cx = v.begin_desk().await?;
    let (card, letters) = read_as_officer(&mut cx, ports.files.as_ref(), at.name()?).await?;
    cx.commit().await?;
    Ok(page(&v, &card, &letters, &templates::begun(&v, asked)))
}

async fn send_desk(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    let staff = v.staff()?;
    let name = at.name()?;
    let posted = async {
        let mut cx = v.begin_desk().await?;
        const ROUTE: &str = "messaging.letter_of_officer";
        if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
            let files = ports.files.as_ref();
            let text = form.fields.text("text");
            let card = match form.fields.text("as") {
                NOTE => note_as_officer(&mut cx, files, staff, name, text).await?,
                _ => post_as_officer(&mut cx, files, staff, name, text).await?,
            };
            idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, card.id.uuid()).await?;
            cx.commit().await?;
        }
        Ok::<(), Failure>(())
    };
    let told = if form.fields.text("as") == NOTE { "messaging-note-kept" } else { "messaging-thread-sent" };
    match posted.await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/files/{}/messages", at.reference()?), told)),
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
    let action = v.path(&format!("{file}/messages"));
    // A closed file takes no letters, but colleagues may still leave each other a note.
    let form = (card.open || desk).then(|| {
        let mut form = QuestionPage::new(v, action.clone(), filled).field(
            &Textarea::new("text", v.t("messaging-thread-label"))
                .hint(v.t("messaging-thread-hint"))
                .limit(v, longest)
                .filled(v, filled),
        );
        if desk {
            let letter = card.open.then(|| Choice::new("letter", v.t("messaging-as-letter")));
            let note = Choice::new(NOTE, v.t("messaging-as-note")).hint(v.t("messaging-as-note-hint"));
            let chosen = match filled.value("as") {
                "" if card.open => "letter",
                _ if !card.open => NOTE,
                other => other,
            };
            let choices = letter.into_iter().chain([note]).collect();
            form = form.field(&Radios::new("as", v.t("messaging-as-label"), choices).chosen(chosen));
        }
        form.submit(v.t("messaging-thread-send"))
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
        picker: (desk && card.open).then(|| Picker::new(v, action)),
        form,
    };
    v.page_with(filled.status(), page.title.clone(), page)
}

/// A letter as the reader of this page sees it.
pub(crate) fn shown(v: &Visit, letter: &Letter, desk: bool) -> Shown {
    let own = letter.by_officer == desk;
    let from = match (letter.by_officer, desk) {
        (true, _) if letter.internal => "messaging-thread-note",
        (true, _) => "messaging-thread-officer",
        (false, true) => "messaging-thread-citizen",
        (false, false) => "messaging-thread-you",
    };
    let lines = letter.text.lines().map(str::to_owned).collect();
    Shown { from: v.t(from), at: v.moment(letter.at, ZONE), lines, own, internal: letter.internal }
}
