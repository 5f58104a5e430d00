//! The list of papers of a mission, and one of them as it is printed and handed over.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Outcome, Slips};
use serde::Deserialize;
use store::{Cx, Scope};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Button, Checkboxes, Choice, DataTable, ErrorSummary, Tag, TextInput, Tone},
};

use super::{Paper, commands, store as rows};
use crate::{
    Ports,
    ports::FileName,
    threads::{self, Reader, Strand},
};

/// One paper.
pub(super) const ONE: &str = "/{lang}/desk/counter/letters/{notice}";

const ZONE: &str = "Africa/Cairo";
const REASON: &str = "messaging.paper";

/// A paper of a path.
#[derive(Deserialize)]
pub(super) struct At {
    notice: Uuid,
}

#[derive(Template)]
#[template(path = "paper/list.html")]
struct ListPage {
    back: BackLink,
    heading: String,
    lead: String,
    table: DataTable,
}

pub(super) async fn list(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    v.staff()?;
    let (_, missions) = people::counter::officer(v.actor())?;
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(&v, v.t("messaging-paper-title"))
        .caption_hidden()
        .column(v.t("messaging-paper-about"))
        .column(v.t("messaging-paper-written"))
        .column(v.t("messaging-paper-state"))
        .nothing(v.t("messaging-paper-none"));
    for paper in rows::of_missions(&mut cx, missions).await? {
        let name = match reference(&mut cx, &ports, &paper).await? {
            Some(reference) => reference,
            None => v.t("messaging-paper-account"),
        };
        let href = v.path(&format!("/desk/counter/letters/{}", paper.notice));
        let at = v.moment(paper.written_at, ZONE);
        table = table.row(vec![Value::code_link(&href, &name), at.into(), Value::component(&state(&v, &paper))]);
    }
    let heading = v.t("messaging-paper-title");
    let page = ListPage {
        back: BackLink::to(v.path("/desk/counter"), v.t("counter-title")),
        heading: heading.clone(),
        lead: v.t("messaging-paper-lead"),
        table,
    };
    Ok(v.page(heading, page))
}

async fn reference(cx: &mut Cx, ports: &Ports, paper: &Paper) -> Outcome<Option<String>> {
    let Some(file) = paper.file else { return Ok(None) };
    let card = ports.files.card(cx, &Scope::System(REASON), FileName::Id(file)).await?;
    Ok(Some(card.reference.to_string()))
}

fn state(v: &Visit, paper: &Paper) -> Tag {
    match (paper.printed_at, paper.handed_at) {
        (_, Some(_)) => Tag::new(v.t("messaging-paper-handed"), Tone::Ok),
        (Some(_), None) => Tag::new(v.t("messaging-paper-printed"), Tone::Wait),
        (None, None) => Tag::new(v.t("messaging-paper-to-print"), Tone::Wait),
    }
}

#[derive(Template)]
#[template(path = "paper/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    state: Tag,
    heading: String,
    lines: Vec<String>,
    /// What the office wrote about the same matter, the latest last.
    letters: Vec<(String, String)>,
    action: String,
    print: Option<Button>,
    hand_over: Option<(TextInput, Checkboxes, Button)>,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    Ok(page(&v, &ports, &at, &Filled::blank()).await?)
}

async fn page(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let mut cx = v.begin().await?;
    let (paper, words) = commands::open(&mut cx, at.notice, ONE).await?;
    let letters = letters(v, &mut cx, ports, &paper).await?;
    cx.commit().await?;
    let (heading, text) = match words {
        Some(words) => (words.subject, words.text),
        None => (v.t("messaging-paper-title"), v.t("messaging-sent-forgotten")),
    };
    let away = paper.handed_at.is_some();
    let code = TextInput::code("code", v.t("messaging-paper-code")).width("short").optional(v).filled(v, filled);
    let compared = vec![Choice::new("yes", v.t("messaging-paper-identity"))];
    let compared = Checkboxes::new("identity", v.t("messaging-paper-identity-legend"), compared).filled(v, filled);
    let page = OnePage {
        v,
        back: BackLink::to(v.path("/desk/counter/letters"), v.t("messaging-paper-title")),
        errors: ErrorSummary::new(v, filled),
        state: state(v, &paper),
        heading: heading.clone(),
        lines: text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        letters,
        action: v.path(&format!("/desk/counter/letters/{}", paper.notice)),
        print: paper.printed_at.is_none().then(|| Button::new(v.t("messaging-paper-print")).named("act", "print")),
        hand_over: (paper.printed_at.is_some() && !away)
            .then(|| (code, compared, Button::new(v.t("messaging-paper-hand-over")).named("act", "hand_over"))),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

/// The letters of the office in the file of this paper: its reader opens no page to find them.
async fn letters(v: &Visit, cx: &mut Cx, ports: &Ports, paper: &Paper) -> Outcome<Vec<(String, String)>> {
    let Some(file) = paper.file else { return Ok(Vec::new()) };
    let card = ports.files.card(cx, &Scope::System(REASON), FileName::Id(file)).await?;
    let letters = threads::store::letters(cx, &Strand::of_file(&card), Reader::Citizen).await?;
    let ours = letters.into_iter().filter(|letter| letter.by_officer);
    Ok(ours.map(|letter| (v.moment(letter.at, ZONE), letter.text)).collect())
}

pub(super) async fn act(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match done(&v, &at, &form).await {
        Ok(flash) => Ok(v.redirect_with(format!("/desk/counter/letters/{}", at.notice), flash)),
        Err(failure) => Ok(page(&v, &ports, &at, &form.filled(failure)?).await?),
    }
}

/// Both acts may be repeated without harm: printing notes it once, and what is away stays away.
async fn done(v: &Visit, at: &At, form: &Form<Fields>) -> Outcome<&'static str> {
    v.staff()?;
    let mut cx = v.begin().await?;
    let flash = match form.fields.text("act") {
        "print" => {
            commands::print(&mut cx, at.notice).await?;
            "messaging-paper-flash-printed"
        }
        "hand_over" => {
            let proof = (form.fields.opt("code"), form.fields.ticked("identity"));
            commands::hand_over(&mut cx, at.notice, proof).await?;
            "messaging-paper-flash-handed"
        }
        _ => return Err(Slips::one("code", "messaging-paper-slip-proof")),
    };
    cx.commit().await?;
    Ok(flash)
}
