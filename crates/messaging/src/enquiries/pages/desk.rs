//! Enquiries at the desk: what waits, by the earliest promise, and answering one with ready or own words.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use kernel::{Outcome, Slips, StaffRole};
use store::{
    Scope,
    idempotency::{self, Claim},
};
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Radios, SummaryList, Textarea},
};

use super::{
    super::{
        commands::{self, Reply, Said},
        model::Enquiry,
        policy, store as rows,
    },
    At, facts, standing, topic,
};
use crate::{
    Ports,
    ports::Offices,
    threads::{
        LONGEST, Letter, Shown, ZONE, shown,
        templates::{self, Picker},
    },
};

const ROUTE: &str = "messaging.enquiry_answer";

#[derive(Template)]
#[template(path = "enquiries/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    table: DataTable,
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
    picker: Picker,
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
    Ok(v.page(v.t("messaging-desk-list-title"), ListPage { v: &v, table }))
}

pub(super) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let begun = templates::begun(&v, asked);
    read(&v, &ports, &at, &begun).await
}

async fn read(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin_desk().await?;
    let (enquiry, letters) = commands::read_as_officer(&mut cx, at.reference()?).await?;
    cx.commit().await?;
    Ok(page(v, &offices, (&enquiry, &letters), filled))
}

impl FromFields for Said {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reply = Reply::parse(fields.text("as"));
        if reply.is_none() {
            slips.add("as", "messaging-slip-as");
        }
        let text = fields.required("text", "messaging-slip-empty", &mut slips).to_owned();
        match reply.filter(|_| slips.is_empty()) {
            Some(reply) => Ok(Self { reply, text }),
            None => Err(slips),
        }
    }
}

pub(super) async fn send(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<Said>) -> Answer {
    let staff = v.staff()?;
    policy::at_the_desk(v.actor())?;
    let posted = async {
        let offices = ports.offices.offices(v.site().store()).await?;
        let mut cx = v.begin_desk().await?;
        if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
            // The page is shown again only to whoever may see it, so the words are read after the enquiry.
            let (reference, said) = (at.reference()?, form.read());
            commands::read_as_officer(&mut cx, reference).await?;
            let enquiry = commands::answer(&mut cx, &offices, staff, reference, &said?).await?;
            idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, enquiry.id.uuid()).await?;
            cx.commit().await?;
        }
        Outcome::Ok(())
    };
    match posted.await {
        Ok(()) if form.fields.text("as") == "answer" => Ok(v.redirect_with("/desk/enquiries", "messaging-thread-sent")),
        Ok(()) => {
            let told = if form.fields.text("as") == "note" { "messaging-note-kept" } else { "messaging-thread-sent" };
            Ok(v.redirect_with(format!("/desk/enquiries/{}", at.reference()?), told))
        }
        Err(failure) => read(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

fn page(v: &Visit, offices: &Offices, (enquiry, letters): (&Enquiry, &[Letter]), filled: &Filled) -> Response {
    let here = v.path(&format!("/desk/enquiries/{}", enquiry.reference));
    let title = v.t(if enquiry.complaint { "messaging-complaint-title" } else { "messaging-enquiry-title" });
    let mut ways = vec![Choice::new("answer", v.t("messaging-as-answer")).hint(v.t("messaging-as-answer-hint"))];
    if enquiry.facts.answered.is_none() {
        ways.push(Choice::new("question", v.t("messaging-as-question")).hint(v.t("messaging-as-question-hint")));
    }
    ways.push(Choice::new("note", v.t("messaging-as-note")).hint(v.t("messaging-as-note-hint")));
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let form = QuestionPage::new(v, here.clone(), filled)
        .field(
            &Textarea::new("text", v.t("messaging-thread-label"))
                .hint(v.t("messaging-desk-words-hint"))
                .limit(v, longest)
                .filled(v, filled),
        )
        .field(&Radios::new("as", v.t("messaging-as-label"), ways).filled(v, filled))
        .submit(v.t("messaging-thread-send"));
    let page = DeskPage {
        back: BackLink::to(v.path("/desk/enquiries"), v.t("messaging-desk-list-title")),
        title: title.clone(),
        facts: SummaryList::new(facts(v, offices, enquiry)),
        letters: letters.iter().map(|letter| shown(v, letter, true)).collect(),
        picker: Picker::new(v, here),
        form,
    };
    v.page_with(filled.status(), title, page)
}
