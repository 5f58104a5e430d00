//! The thread of a file, for the citizen and for the desk.

mod citizen;
mod desk;

use askama::Template;
use axum::{Router, extract::DefaultBodyLimit, response::Response, routing::get};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use web::{
    Filled, Site, Visit,
    components::{BackLink, Banner, Choice, QuestionPage, Radios, Textarea, Tone},
};

use super::{LONGEST, Letter, Thread, promise, templates::Picker};
use crate::{
    Ports,
    attachments::{
        pages::{self as attachments, Attached},
        sound,
    },
    ports::{FileName, Offices},
};

/// The zone in which letters are dated; it is named beside each.
pub(crate) const ZONE: &str = "Africa/Cairo";
/// The value of `as` that leaves a note for colleagues instead of writing to the citizen.
const NOTE: &str = "note";

pub(crate) fn routes(limit: DefaultBodyLimit) -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/messages", get(citizen::show).post(citizen::send).layer(limit))
        .route("/{lang}/desk/files/{reference}/messages", get(desk::show).post(desk::send).layer(limit))
        .route("/{lang}/desk/files/{reference}/messages/attachments/{attachment}/{page}", get(desk::attachment))
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
    within: Option<String>,
    letters: Vec<Shown>,
    closed: Option<Banner>,
    promised: Option<Banner>,
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
    /// What hangs on it.
    pub attached: Option<Attached>,
}

/// From which side a thread is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side<'a> {
    /// By its owner.
    Owner,
    /// By the desk, on the page at this complete address.
    Desk(&'a str),
}

fn page(v: &Visit, (ports, offices): (&Ports, &Offices), thread: &Thread, filled: &Filled) -> Response {
    let card = &thread.card;
    let desk = v.surface() == web::Surface::Desk;
    if card.sensitive {
        v.mark_sensitive();
    }
    let file = if desk { format!("/desk/files/{}", card.reference) } else { format!("/files/{}", card.reference) };
    let reference = card.reference.to_string();
    let action = v.path(&format!("{file}/messages"));
    let side = if desk { Side::Desk(&action) } else { Side::Owner };
    // What was asked before the file closed is still answered; from then on colleagues only leave each other notes.
    let to_citizen = card.open || (desk && thread.promise.is_some());
    let form = (card.open || desk).then(|| {
        let ways = desk.then(|| ways(v, to_citizen, filled));
        form(v, (ports, &action), ways.as_ref(), filled)
    });
    let hours = i64::try_from(promise::country(offices, card).letters_within.as_secs() / 3600).unwrap_or(i64::MAX);
    let page = ThreadPage {
        v,
        back: BackLink::to(v.path(&file), v.t("messaging-thread-back")),
        title: v.t(if desk { "messaging-thread-desk-title" } else { "messaging-thread-title" }),
        lead: v.t_with(
            if desk { "messaging-thread-desk-lead" } else { "messaging-thread-lead" },
            &[("reference", &reference)],
        ),
        within: (card.open && thread.promise.is_none()).then(|| v.t_count("messaging-thread-within", hours)),
        letters: thread.letters.iter().map(|letter| shown(v, letter, side)).collect(),
        closed: (!card.open).then(|| Banner::new(Tone::Quiet, v.t("messaging-thread-closed"))),
        promised: thread.promise.as_ref().map(|promise| {
            let key = if promise.late.is_some() { "messaging-thread-late" } else { "messaging-thread-due" };
            Banner::new(Tone::Wait, v.t_with(key, &[("at", &v.moment(promise.due, ZONE))]))
        }),
        picker: (desk && to_citizen).then(|| Picker::new(v, offices, action)).flatten(),
        form,
    };
    v.page_with(filled.status(), page.title.clone(), page)
}

/// To whom an officer's words go.
fn ways(v: &Visit, to_citizen: bool, filled: &Filled) -> Radios {
    let letter = to_citizen.then(|| Choice::new("letter", v.t("messaging-as-letter")));
    let note = Choice::new(NOTE, v.t("messaging-as-note")).hint(v.t("messaging-as-note-hint"));
    let chosen = match filled.value("as") {
        _ if !to_citizen => NOTE,
        "" => "letter",
        other => other,
    };
    Radios::new("as", v.t("messaging-as-label"), letter.into_iter().chain([note]).collect()).chosen(chosen)
}

fn form(v: &Visit, (ports, action): (&Ports, &str), ways: Option<&Radios>, filled: &Filled) -> QuestionPage {
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let mut form = QuestionPage::new(v, action, filled).multipart().field(
        &Textarea::new("text", v.t("messaging-thread-label"))
            .hint(v.t("messaging-thread-hint"))
            .limit(v, longest)
            .filled(v, filled),
    );
    if let Some(ways) = ways {
        form = form.field(ways);
    }
    let papers = ports.papers.as_ref();
    // Officers answer in words.
    let form = if ways.is_some() {
        form.field(&attachments::field(v, papers, filled))
    } else {
        form.field(&attachments::field_with_sound(v, papers, filled)).field(&sound::recorder(v))
    };
    form.submit(v.t("messaging-thread-send"))
}

/// A letter as the reader of this page sees it.
pub(crate) fn shown(v: &Visit, letter: &Letter, side: Side<'_>) -> Shown {
    let desk = side != Side::Owner;
    let own = letter.by_officer == desk;
    let from = match (letter.by_officer, desk) {
        (true, _) if letter.internal => "messaging-thread-note",
        (true, _) => "messaging-thread-officer",
        (false, true) => "messaging-thread-citizen",
        (false, false) => "messaging-thread-you",
    };
    let lines = letter.text.lines().map(str::to_owned).collect();
    let attached = letter.attached.as_ref().map(|attachment| match side {
        Side::Owner => attachments::for_owner(v, attachment),
        Side::Desk(here) => attachments::for_desk(v, attachment, here),
    });
    Shown { from: v.t(from), at: v.moment(letter.at, ZONE), lines, own, internal: letter.internal, attached }
}
