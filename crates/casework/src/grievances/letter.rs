//! The letter of a decision: what was decided, when, for which reason, on which legal basis, and how to object. A page to be
//! read and printed; the signed paper is the certificate, and this is none.

use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use catalogue::Catalogue;
use kernel::Failure;
use web::{
    Answer, Site, Visit,
    components::{BackLink, SummaryList, SummaryRow},
};

use super::{
    commands,
    model::{self, About, Standing},
    pages::{At, Mine},
};
use crate::applications::store as files;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/{lang}/files/{reference}/decision", get(show))
}

#[derive(Template)]
#[template(path = "grievances/letter.html")]
struct Letter<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    facts: SummaryList,
    reason: String,
    note: Option<String>,
    remedy: String,
    objection: String,
    until: String,
}

/// The letter of a rejection, while the file stands rejected. By whom it was decided is nobody's but the Authority's.
async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let mine = Mine::load(&v, &mut cx, &catalogue, &at).await?;
    let decision = model::decision(&mine.file.facts).filter(|decision| decision.about == About::Rejection);
    let (Some(decision), Some(code)) = (decision, mine.file.reject_reason.as_deref()) else {
        return Err(Failure::not_found().into());
    };
    let note = files::reject_note(&mut cx, &mine.file).await?;
    let standing = commands::standing(&mut cx, &mine.definition, &mine.file).await?;
    cx.commit().await?;
    let definition = &mine.definition;
    let (service, zone) = (&definition.service, &definition.country.zone);
    let text = |key: &str| service.texts.text(v.locale(), key).to_owned();
    let until = match standing {
        Standing::May(_, last) => v.t_with("grievance-until", &[("day", &v.weekday(last))]),
        Standing::TooLate(last) => v.t_with("grievance-too-late", &[("day", &v.weekday(last))]),
        Standing::Lodged(_) => v.t("grievance-refused-lodged-already"),
        Standing::FeesGivenBack => v.t("grievance-refused-fees-given-back"),
        Standing::NotDecided => v.t("grievance-refused-not-decided"),
    };
    let facts = vec![
        SummaryRow::new(v.t("grievance-letter-file"), mine.file.reference.to_string()),
        SummaryRow::new(v.t("grievance-letter-service"), text("name")),
        SummaryRow::new(v.t("grievance-letter-agency"), service.agency_names.get(v.locale())),
        SummaryRow::new(v.t("grievance-letter-decision"), v.t("grievance-letter-rejected")),
        SummaryRow::new(v.t("grievance-letter-at"), v.day(decision.at.day_in(zone))),
        SummaryRow::new(v.t("grievance-letter-basis"), v.t("grievance-letter-law")),
    ];
    let title = v.t("grievance-letter-title");
    let letter = Letter {
        v: &v,
        back: BackLink::new(&v, v.path(&mine.path(""))),
        title: title.clone(),
        facts: SummaryList::new(facts),
        reason: text(&format!("rejections.{code}.reason")),
        note: note.filter(|note| !note.trim().is_empty()),
        remedy: text(&format!("rejections.{code}.remedy")),
        objection: text("objection"),
        until,
    };
    Ok(v.page(title, letter))
}
