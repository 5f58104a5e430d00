//! The pages of enquiries: how one is opened, read and written in by the citizen, and answered at the desk.

mod citizen;
mod desk;
mod opening;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use kernel::{Failure, Outcome, Reference};
use serde::Deserialize;
use web::{
    Site, Visit,
    components::{SummaryRow, Tag, Tone},
};

pub(crate) use citizen::{InboxRow, inbox_rows};

use super::model::{Enquiry, Standing};
use crate::{ports::Offices, threads::ZONE};

pub(crate) fn routes(limit: DefaultBodyLimit) -> Router<Site> {
    Router::new()
        .route("/{lang}/account/enquiries/new", get(opening::show).post(opening::send).layer(limit))
        .route("/{lang}/account/enquiries/{reference}", get(citizen::show).post(citizen::send).layer(limit))
        .route("/{lang}/account/enquiries/{reference}/rating", post(citizen::rating))
        .route("/{lang}/desk/enquiries", get(desk::list))
        .route("/{lang}/desk/enquiries/{reference}", get(desk::show).post(desk::send).layer(limit))
        .route("/{lang}/desk/enquiries/{reference}/attachments/{attachment}/{page}", get(desk::attachment))
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

/// The topic in the words of its row; its key where the row is gone.
fn topic(v: &Visit, offices: &Offices, enquiry: &Enquiry) -> String {
    let row = offices.topic(&enquiry.topic);
    row.map_or_else(|| enquiry.topic.clone(), |topic| topic.names.get(v.locale()).to_owned())
}

/// How it stands, in a word.
fn standing(v: &Visit, enquiry: &Enquiry) -> Tag {
    let standing = enquiry.facts.standing();
    // An answer about a death or a divorce is nobody's success.
    let tone = match standing {
        Standing::Answered if enquiry.facts.rated => Tone::Ok,
        Standing::Answered => Tone::Quiet,
        Standing::Late => Tone::Wrong,
        Standing::Waiting | Standing::WithCitizen => Tone::Wait,
    };
    Tag::new(v.t(&format!("messaging-standing-{}", standing.as_str())), tone)
}

/// What is known of an enquiry: number, topic, who answers, and by when.
fn facts(v: &Visit, offices: &Offices, enquiry: &Enquiry) -> Vec<SummaryRow> {
    let mission = offices.missions().find(|(_, mission)| mission.key == enquiry.mission);
    let mut rows = vec![
        SummaryRow::new(v.t("messaging-enquiry-number"), web::Value::code(enquiry.reference.to_string()))
            .tag(standing(v, enquiry)),
        SummaryRow::new(v.t("messaging-enquiry-topic"), topic(v, offices, enquiry)),
        SummaryRow::new(v.t("messaging-enquiry-agency"), offices.agency(&enquiry.agency, v.locale())),
    ];
    if let Some((_, mission)) = mission {
        rows.push(SummaryRow::new(v.t("messaging-enquiry-mission"), mission.names.get(v.locale()).to_owned()));
    }
    if let Some(file) = enquiry.file {
        rows.push(SummaryRow::new(v.t("messaging-enquiry-file"), web::Value::code(file.to_string())));
    }
    rows.push(SummaryRow::new(v.t("messaging-enquiry-opened"), v.moment(enquiry.opened, ZONE)));
    match enquiry.facts.standing() {
        Standing::Waiting | Standing::Late => {
            rows.push(SummaryRow::new(v.t("messaging-enquiry-due"), v.moment(enquiry.facts.due, ZONE)));
        }
        Standing::WithCitizen => {
            rows.push(SummaryRow::new(v.t("messaging-enquiry-due"), v.t("messaging-enquiry-clock-stands")));
        }
        Standing::Answered => {
            let at = enquiry.facts.answered.unwrap_or(enquiry.opened);
            rows.push(SummaryRow::new(v.t("messaging-enquiry-answered"), v.moment(at, ZONE)));
        }
    }
    rows
}
