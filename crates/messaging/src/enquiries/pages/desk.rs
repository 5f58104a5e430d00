//! Enquiries at the desk: what waits, by the earliest promise, and answering one with ready or own words.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use kernel::{Failure, Outcome, Slips, StaffRole};
use serde::Deserialize;
use store::{
    Scope,
    idempotency::{self, Claim},
};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Markup, Upload, UploadedFile, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Radios, SummaryList, Tag, Textarea, Tone},
};

use super::{
    super::{
        commands,
        model::Enquiry,
        policy,
        said::{Reply, Said},
        store as rows,
    },
    At, facts, standing, topic,
};
use crate::{
    Ports, attachments,
    ports::Offices,
    threads::{
        LONGEST, Letter, Shown, Side, ZONE, promise, shown,
        templates::{self, Picker},
    },
};

const ROUTE: &str = "messaging.enquiry_answer";

#[derive(Template)]
#[template(path = "enquiries/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    table: DataTable,
    letters: Option<DataTable>,
}

#[derive(Template)]
#[template(source = "<a href=\"{{ href }}\"><bdi dir=\"ltr\" class=\"code\">{{ text }}</bdi></a>", ext = "html")]
struct Link<'a> {
    href: &'a str,
    text: &'a str,
}

#[derive(Template)]
#[template(path = "enquiries/desk.html")]
struct DeskPage {
    back: BackLink,
    title: String,
    facts: SummaryList,
    letters: Vec<Shown>,
    picker: Option<Picker>,
    form: QuestionPage,
}

pub(super) async fn list(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let late = v.actor().holds(StaffRole::CentralReviewer);
    let waiting = rows::waiting(&mut cx, &scope, &policy::desks(v.actor()), late).await?;
    let letters = match policy::letters(v.actor()) {
        Some(late_only) => Some(promise::store::waiting_at(&mut cx, &scope, late_only).await?),
        None => None,
    };
    cx.commit().await?;
    let mut table = DataTable::new(&v, v.t("messaging-desk-list-title"))
        .caption_hidden()
        .column(v.t("messaging-enquiry-number"))
        .column(v.t("messaging-enquiry-topic"))
        .column(v.t("messaging-enquiry-agency"))
        .column(v.t("messaging-enquiry-due"))
        .column(v.t("messaging-desk-standing"))
        .nothing(v.t("messaging-desk-list-empty"));
    for enquiry in &waiting {
        let href = v.path(&format!("/desk/enquiries/{}", enquiry.reference));
        let link = Markup::render(&Link { href: &href, text: &enquiry.reference.to_string() })?;
        table = table.row(vec![
            link.into(),
            topic(&v, &offices, enquiry).into(),
            offices.agency(&enquiry.agency, v.locale()).into(),
            v.moment(enquiry.facts.due, ZONE).into(),
            Value::component(&standing(&v, enquiry)),
        ]);
    }
    let letters = letters.map(|letters| waiting_letters(&v, &letters)).transpose()?;
    Ok(v.page(v.t("messaging-desk-list-title"), ListPage { v: &v, table, letters }))
}

/// Letters in files that wait for an answer. The way leads to the file, where a purpose is given before they are read.
fn waiting_letters(v: &Visit, letters: &[promise::Promise]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("messaging-desk-letters-title"))
        .caption_hidden()
        .column(v.t("messaging-enquiry-file"))
        .column(v.t("messaging-enquiry-opened"))
        .column(v.t("messaging-enquiry-due"))
        .column(v.t("messaging-desk-standing"))
        .nothing(v.t("messaging-desk-letters-empty"));
    for letter in letters {
        let href = v.path(&format!("/desk/files/{}", letter.reference));
        let link = Markup::render(&Link { href: &href, text: &letter.reference.to_string() })?;
        let (standing, tone) = match letter.late {
            Some(_) => ("late", Tone::Wrong),
            None => ("waiting", Tone::Wait),
        };
        table = table.row(vec![
            link.into(),
            v.moment(letter.asked, ZONE).into(),
            v.moment(letter.due, ZONE).into(),
            Value::component(&Tag::new(v.t(&format!("messaging-standing-{standing}")), tone)),
        ]);
    }
    Ok(table)
}

pub(super) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let offices = ports.offices.offices(v.site().store()).await?;
    read(&v, &ports, &at, &templates::begun(&offices, asked)).await
}

async fn read(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin_desk().await?;
    let (enquiry, letters) = commands::read_as_officer(&mut cx, at.reference()?).await?;
    cx.commit().await?;
    Ok(page(v, (ports, &offices), (&enquiry, &letters), filled))
}

/// What was written, without what hangs on it.
fn said(fields: &Fields) -> Result<Said, Slips> {
    let mut slips = Slips::new();
    let reply = Reply::parse(fields.text("as"));
    if reply.is_none() {
        slips.add("as", "messaging-slip-as");
    }
    let text = fields.required("text", "messaging-slip-empty", &mut slips).to_owned();
    match reply.filter(|_| slips.is_empty()) {
        Some(reply) => Ok(Said { reply, text, attached: None }),
        None => Err(slips),
    }
}

async fn post(v: &Visit, ports: &Ports, at: &At, form: &Upload, file: Option<UploadedFile>) -> Outcome<()> {
    let (staff, reference) = (v.staff()?, at.reference()?);
    let offices = ports.offices.offices(v.site().store()).await?;
    // The page is shown again only to whoever may see it, so the words are read after the enquiry, and a file after both.
    let mut cx = v.begin_desk().await?;
    let owner = commands::owner(&mut cx, reference).await?;
    drop(cx);
    let mut said = said(&form.fields)?;
    let papers = (ports.papers.as_ref(), attachments::Takes::Papers);
    said.attached = attachments::receive(v.site().store(), papers, owner, file).await?;
    let mut cx = v.begin_desk().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let enquiry = commands::answer(&mut cx, &offices, staff, reference, &said).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, enquiry.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(())
}

pub(super) async fn send(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, mut form: Upload) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let file = form.file.take();
    match post(&v, &ports, &at, &form, file).await {
        Ok(()) if form.fields.text("as") == "answer" => Ok(v.redirect_with("/desk/enquiries", "messaging-thread-sent")),
        Ok(()) => {
            let told = if form.fields.text("as") == "note" { "messaging-note-kept" } else { "messaging-thread-sent" };
            Ok(v.redirect_with(format!("/desk/enquiries/{}", at.reference()?), told))
        }
        Err(failure) => read(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

#[derive(Deserialize)]
pub(super) struct AtAttachment {
    reference: String,
    attachment: Uuid,
    page: u32,
}

/// A page of what hangs on a letter, as a picture.
pub(super) async fn attachment(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtAttachment>) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin_desk().await?;
    let (found, bytes) = commands::look_at_attachment(&mut cx, reference, at.attachment).await?;
    cx.commit().await?;
    Ok(attachments::pages::picture(ports.papers.as_ref(), found.kind, bytes, at.page).await?)
}

fn page(
    v: &Visit,
    (ports, offices): (&Ports, &Offices),
    (enquiry, letters): (&Enquiry, &[Letter]),
    filled: &Filled,
) -> Response {
    let here = v.path(&format!("/desk/enquiries/{}", enquiry.reference));
    let title = v.t(if enquiry.complaint { "messaging-complaint-title" } else { "messaging-enquiry-title" });
    let mut ways = vec![Choice::new("answer", v.t("messaging-as-answer")).hint(v.t("messaging-as-answer-hint"))];
    if enquiry.facts.answered.is_none() {
        ways.push(Choice::new("question", v.t("messaging-as-question")).hint(v.t("messaging-as-question-hint")));
    }
    ways.push(Choice::new("note", v.t("messaging-as-note")).hint(v.t("messaging-as-note-hint")));
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let form = QuestionPage::new(v, here.clone(), filled)
        .multipart()
        .field(
            &Textarea::new("text", v.t("messaging-thread-label"))
                .hint(v.t("messaging-desk-words-hint"))
                .limit(v, longest)
                .filled(v, filled),
        )
        .field(&Radios::new("as", v.t("messaging-as-label"), ways).filled(v, filled))
        .field(&attachments::pages::field(v, ports.papers.as_ref(), filled))
        .submit(v.t("messaging-thread-send"));
    let page = DeskPage {
        back: BackLink::to(v.path("/desk/enquiries"), v.t("messaging-desk-list-title")),
        title: title.clone(),
        facts: SummaryList::new(facts(v, offices, enquiry)),
        letters: letters.iter().map(|letter| shown(v, letter, Side::Desk(&here))).collect(),
        picker: Picker::new(v, offices, here),
        form,
    };
    v.page_with(filled.status(), title, page)
}
