//! An enquiry for the person who wrote it: how it stands, what was said, writing again, and whether the answer helped.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::Slips;
use web::{
    Answer, Fields, Filled, Form, FromFields, Upload, Visit,
    components::{BackLink, Banner, Button, QuestionPage, Radios, SummaryList, Tag, Textarea, Tone},
};

use super::{
    super::{
        commands,
        model::{Enquiry, Standing},
        sending,
    },
    At, facts, standing, topic,
};
use crate::{
    Ports,
    attachments::{self, Beside},
    once::Once,
    ports::Offices,
    threads::{LONGEST, Letter, Sent, Shown, Side, ZONE, shown},
};

const WRITE: &str = "messaging.enquiry_write";
const RATE: &str = "messaging.enquiry_rate";

#[derive(Template)]
#[template(path = "enquiries/enquiry.html")]
struct EnquiryPage {
    back: BackLink,
    title: String,
    facts: SummaryList,
    note: Option<Banner>,
    letters: Vec<Shown>,
    rating: Option<QuestionPage>,
    rated: Option<String>,
    form: QuestionPage,
}

/// An enquiry in the inbox.
pub(crate) struct InboxRow {
    /// Its reference.
    pub reference: String,
    /// Its topic.
    pub topic: String,
    /// How it stands.
    pub standing: Tag,
    /// Since when.
    pub at: String,
    /// Where it is.
    pub href: String,
}

/// The enquiries of an account as the inbox shows them, newest first.
pub(crate) fn inbox_rows(v: &Visit, offices: &Offices, enquiries: &[Enquiry]) -> Vec<InboxRow> {
    let row = |enquiry: &Enquiry| InboxRow {
        reference: enquiry.reference.to_string(),
        topic: topic(v, offices, enquiry),
        standing: standing(v, enquiry),
        at: v.moment(enquiry.opened, ZONE),
        href: v.path(&format!("/account/enquiries/{}", enquiry.reference)),
    };
    enquiries.iter().map(row).collect()
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    read(&v, &ports, &at, &Filled::blank()).await
}

async fn read(v: &Visit, ports: &Ports, at: &At, filled: &Filled) -> Answer {
    let owner = v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let (enquiry, letters) = commands::read_as_citizen(&mut cx, owner, at.reference()?).await?;
    cx.commit().await?;
    Ok(page(v, (ports, &offices), (&enquiry, &letters), filled))
}

pub(super) async fn send(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, mut form: Upload) -> Answer {
    let beside = Beside::chosen(form.file.take());
    let sent = Sent { text: form.fields.text("text"), beside, once: Once::of_upload(WRITE, &form) };
    match sending::write(&v, &ports, at.reference()?, sent).await {
        Ok(()) => Ok(v.redirect_with(format!("/account/enquiries/{}", at.reference()?), "messaging-thread-sent")),
        Err(failure) => read(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

/// Yes or no.
pub(super) struct Rating(bool);

impl FromFields for Rating {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        match fields.text("helped") {
            "yes" => Ok(Self(true)),
            "no" => Ok(Self(false)),
            _ => {
                let mut slips = Slips::new();
                slips.add("helped", "messaging-slip-rating");
                Err(slips)
            }
        }
    }
}

pub(super) async fn rating(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    form: Form<Rating>,
) -> Answer {
    let rated = async {
        let Rating(helped) = form.read()?;
        sending::rate(&v, &ports, (at.reference()?, helped), Once::of_form(RATE, &form)).await
    };
    match rated.await {
        Ok(()) => Ok(v.redirect_with(format!("/account/enquiries/{}", at.reference()?), "messaging-rating-thanks")),
        Err(failure) => read(&v, &ports, &at, &form.filled(failure)?).await,
    }
}

fn page(
    v: &Visit,
    (ports, offices): (&Ports, &Offices),
    (enquiry, letters): (&Enquiry, &[Letter]),
    filled: &Filled,
) -> Response {
    let here = format!("/account/enquiries/{}", enquiry.reference);
    let title = v.t(if enquiry.complaint { "messaging-complaint-title" } else { "messaging-enquiry-title" });
    let note = match enquiry.facts.standing() {
        Standing::Late => Some(Banner::new(Tone::Wait, v.t("messaging-enquiry-late-note"))),
        Standing::WithCitizen => Some(Banner::new(Tone::Wait, v.t("messaging-enquiry-with-citizen-note"))),
        Standing::Waiting | Standing::Answered => None,
    };
    let rating = enquiry.facts.asks_rating().then(|| {
        QuestionPage::new(v, v.path(&format!("{here}/rating")), &Filled::blank())
            .field(&Radios::yes_no(v, "helped", v.t("messaging-rating-title")).filled(v, filled))
            .button(Button::quiet(v.t("messaging-rating-send")))
    });
    let rated = enquiry
        .facts
        .helped
        .map(|(helped, _)| v.t(if helped { "messaging-rating-was-yes" } else { "messaging-rating-was-no" }));
    let answered = enquiry.facts.standing() == Standing::Answered;
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let label = if answered { "messaging-enquiry-again" } else { "messaging-thread-label" };
    let form = QuestionPage::new(v, v.path(&here), filled)
        .multipart()
        .field(
            &Textarea::new("text", v.t(label)).hint(v.t("messaging-thread-hint")).limit(v, longest).filled(v, filled),
        )
        .field(&attachments::pages::field(v, ports.papers.as_ref(), filled))
        .button(if answered {
            Button::quiet(v.t("messaging-thread-send"))
        } else {
            Button::new(v.t("messaging-thread-send"))
        });
    let page = EnquiryPage {
        back: BackLink::to(v.path("/account/messages"), v.t("messaging-inbox-title")),
        title: title.clone(),
        facts: SummaryList::new(facts(v, offices, enquiry)),
        note,
        letters: letters.iter().map(|letter| shown(v, letter, Side::Owner)).collect(),
        rating,
        rated,
        form,
    };
    v.page_with(filled.status(), title, page)
}
