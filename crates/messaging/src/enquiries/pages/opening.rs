//! Opening an enquiry or a complaint: the topic decides who answers and by when, and the page says both before sending.

use axum::{Extension, response::Response};
use service_model::country::Topic;
use web::{
    Answer, Filled, Upload, Visit,
    components::{BackLink, Choice, QuestionPage, Radios, Select, TextInput, Textarea},
};

use super::super::{said::Asking, sending};
use crate::{
    Ports,
    attachments::{self, Beside},
    once::Once,
    ports::Offices,
    threads::LONGEST,
};

const ROUTE: &str = "messaging.enquiry_open";

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    // Words that were written elsewhere before signing in, for instance a question the assistant could not answer.
    let filled = v.carried().map_or_else(Filled::blank, |words| Filled::from_pairs([("text", words)]));
    Ok(page(&v, (&ports, &offices), &filled))
}

pub(super) async fn send(v: Visit, Extension(ports): Extension<Ports>, mut form: Upload) -> Answer {
    v.account()?;
    let offices = ports.offices.offices(v.site().store()).await?;
    let beside = Beside::chosen(form.file.take());
    let asking = Asking {
        topic: form.fields.text("topic"),
        mission: form.fields.text("mission"),
        about: form.fields.opt("about"),
        text: form.fields.text("text"),
    };
    match sending::open(&v, (&ports, &offices), (asking, beside), Once::of_upload(ROUTE, &form)).await {
        Ok(Some(reference)) => {
            v.put_down();
            Ok(v.redirect_with(format!("/account/enquiries/{reference}"), "messaging-enquiry-sent"))
        }
        // Sent twice, long ago: the list has it.
        Ok(None) => Ok(v.redirect_with("/account/messages", "messaging-enquiry-sent")),
        Err(failure) => Ok(page(&v, (&ports, &offices), &form.filled(failure)?)),
    }
}

/// The topics, enquiries before complaints, each with who answers and within which working time.
fn choices(v: &Visit, offices: &Offices) -> Vec<Choice> {
    let mut topics: Vec<&Topic> = offices.home.topics.iter().collect();
    topics.sort_by_key(|topic| topic.complaint);
    let of = |topic: &&Topic| {
        let hours = i64::try_from(topic.working.as_secs() / 3600).unwrap_or(i64::MAX);
        let agency = offices.agency(&topic.agency, v.locale());
        let within = v.t_count_with("messaging-enquiry-within", hours, &[("agency", &agency)]);
        Choice::new(topic.key.clone(), topic.names.get(v.locale())).hint(within)
    };
    topics.iter().map(of).collect()
}

fn page(v: &Visit, (ports, offices): (&Ports, &Offices), filled: &Filled) -> Response {
    let title = v.t("messaging-enquiry-new-title");
    let missions = offices
        .receiving()
        .map(|(country, mission)| {
            let label = format!("{} · {}", country.names.get(v.locale()), mission.names.get(v.locale()));
            Choice::new(mission.key.clone(), label)
        })
        .collect();
    let longest = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let body = QuestionPage::new(v, v.path("/account/enquiries/new"), filled)
        .multipart()
        .back(BackLink::to(v.path("/account/messages"), v.t("messaging-inbox-title")))
        .heading(title.clone())
        .lead(&v.t("messaging-enquiry-new-lead"))
        .field(&Radios::new("topic", v.t("messaging-enquiry-topic"), choices(v, offices)).filled(v, filled))
        .field(
            &Select::new(v, "mission", v.t("messaging-enquiry-mission"), missions)
                .hint(v.t("messaging-enquiry-mission-hint"))
                .filled(v, filled),
        )
        .field(
            &TextInput::code("about", v.t("messaging-enquiry-file"))
                .optional(v)
                .hint(v.t("messaging-enquiry-file-hint"))
                .maxlength(24)
                .filled(v, filled),
        )
        .field(
            &Textarea::new("text", v.t("messaging-thread-label"))
                .hint(v.t("messaging-thread-hint"))
                .limit(v, longest)
                .filled(v, filled),
        )
        .field(&attachments::pages::field(v, ports.papers.as_ref(), filled))
        .submit(v.t("messaging-thread-send"));
    v.page_with(filled.status(), title, body)
}
