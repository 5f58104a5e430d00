//! Proposing what two people decide about staff: a new colleague, a post, new credentials, an end.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome, Slips, StaffRole, marks};
use serde::Deserialize;
use serde_json::json;
use store::{
    access::{self, Access},
    idempotency::{self, Claim},
};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Choice, QuestionPage, Radios, Select, SummaryList, SummaryRow, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, Subject, propose};

use crate::{
    ports::{MissionChoice, MissionDirectory},
    staff::{
        acts::{CREATE, END, END_POST, GIVE_POST, RESET, details},
        colleagues::staff_name,
        draft::{Draft, post_of, store as drafts},
        model::Post,
        store as rows,
    },
};

/// The missions of the country rows, as a page of this module asks for them.
type Missions = Extension<Arc<dyn MissionDirectory>>;

const ROUTE_NEW: &str = "/{lang}/desk/staff/new";
const ROUTE_ONE: &str = "/{lang}/desk/staff/{id}";

/// For everybody else these pages do not exist.
fn administrator(v: &Visit) -> Outcome<()> {
    v.staff()?;
    v.actor().staff_holding(&[StaffRole::Administrator]).map(drop)
}

/// A colleague to be, and why.
pub(super) struct NewForm {
    draft: Draft,
    reason: String,
}

impl FromFields for NewForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        Ok(Self { draft: Draft::from_fields(fields)?, reason: fields.text("reason").to_owned() })
    }
}

pub(super) async fn show_new(v: Visit, Extension(missions): Missions) -> Answer {
    administrator(&v)?;
    let missions = missions.every(v.locale()).await?;
    Ok(new_page(&v, &missions, &Filled::blank()))
}

/// Nobody is posted to a mission that no country row names.
fn must_be_named(missions: &[MissionChoice], post: &Post) -> Outcome<()> {
    let named = post.mission.is_empty() || missions.iter().any(|mission| mission.key == post.mission);
    if named { Ok(()) } else { Err(Slips::one("mission", "staff-post-mission-misfit")) }
}

pub(super) async fn propose_new(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Extension(missions): Missions,
    form: Form<NewForm>,
) -> Answer {
    administrator(&v)?;
    let missions = missions.every(v.locale()).await?;
    let proposed = async {
        let typed = form.read()?;
        must_be_named(&missions, &typed.draft.post)?;
        let mut cx = v.begin().await?;
        let claimed = idempotency::claim(&mut cx, ROUTE_NEW, &form.idempotency_key, form.request_hash).await?;
        if let Claim::Done(_) = claimed {
            return Ok(());
        }
        let draft = drafts::insert(&mut cx, &typed.draft).await?;
        let subject = Subject { thing: draft.uuid(), details: json!({}) };
        let new = NewProposal { kind: CREATE, subject, reason: &typed.reason, seen: None };
        let proposal = propose(&mut cx, &acts, new).await?;
        idempotency::settle(&mut cx, ROUTE_NEW, &form.idempotency_key, proposal.id.uuid()).await?;
        cx.commit().await
    };
    match proposed.await {
        Ok(()) => Ok(v.redirect_with("/desk/proposals", "staff-proposed")),
        Err(failure) => Ok(new_page(&v, &missions, &form.filled(failure)?)),
    }
}

fn new_page(v: &Visit, missions: &[MissionChoice], filled: &Filled) -> Response {
    let title = v.t("staff-new-title");
    let text = |name: &str, key: &str| TextInput::new(name, v.t(key)).filled(v, filled);
    let body = QuestionPage::new(v, v.path("/desk/staff/new"), filled)
        .back(BackLink::to(v.path("/desk/staff"), v.t("staff-list-title")))
        .heading(title.clone())
        .lead(&v.t("staff-new-lead"))
        .field(&text("name", "staff-list-name"))
        .field(&TextInput::code("login", v.t("staff-user-label")).hint(v.t("staff-user-hint")).filled(v, filled))
        .field(
            &TextInput::digits("number", v.t("accounts-number")).hint(v.t("staff-new-number-hint")).filled(v, filled),
        )
        .field(&TextInput::email("email", v.t("accounts-email")).hint(v.t("staff-new-email-hint")).filled(v, filled))
        .field(&roles(v, filled))
        .field(&mission(v, missions, filled))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(3).filled(v, filled))
        .submit(v.t("staff-propose"));
    v.page_with(filled.status(), title, body)
}

fn roles(v: &Visit, filled: &Filled) -> Select {
    let choices = StaffRole::ALL.map(|role| {
        let key = format!("staff-role-{}", role.as_str().replace('_', "-"));
        Choice::new(role.as_str(), v.t(&key))
    });
    Select::new(v, "role", v.t("staff-post-role"), choices.to_vec()).filled(v, filled)
}

fn mission(v: &Visit, missions: &[MissionChoice], filled: &Filled) -> Select {
    let choices = missions.iter().map(|mission| Choice::new(&mission.key, &mission.name)).collect();
    Select::new(v, "mission", v.t("staff-post-mission"), choices)
        .hint(v.t("staff-post-mission-hint"))
        .optional(v)
        .filled(v, filled)
}

/// A colleague by the record's identifier.
#[derive(Deserialize)]
pub(super) struct At {
    id: Id<marks::Staff>,
}

/// Which act, with the post it is about.
pub(super) struct OneForm {
    kind: &'static str,
    post: Option<Post>,
    reason: String,
}

impl FromFields for OneForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let kind = match fields.text("act") {
            "give" => Some(GIVE_POST),
            "take" => Some(END_POST),
            "reset" => Some(RESET),
            "end" => Some(END),
            _ => {
                slips.add("act", "staff-act-missing");
                None
            }
        };
        let about_post = matches!(kind, Some(GIVE_POST | END_POST));
        let post = if about_post { post_of(fields, &mut slips) } else { None };
        match kind {
            Some(kind) if slips.is_empty() => Ok(Self { kind, post, reason: fields.text("reason").to_owned() }),
            _ => Err(slips),
        }
    }
}

pub(super) async fn show_one(v: Visit, Extension(missions): Missions, Path(At { id }): Path<At>) -> Answer {
    administrator(&v)?;
    let missions = missions.every(v.locale()).await?;
    one_page(&v, &missions, id, &Filled::blank()).await
}

pub(super) async fn propose_one(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Extension(missions): Missions,
    Path(At { id }): Path<At>,
    form: Form<OneForm>,
) -> Answer {
    administrator(&v)?;
    let missions = missions.every(v.locale()).await?;
    let proposed = async {
        let typed = form.read()?;
        // A post at a mission whose row is gone can still be ended.
        if let Some(post) = typed.post.as_ref().filter(|_| typed.kind == GIVE_POST) {
            must_be_named(&missions, post)?;
        }
        let mut cx = v.begin().await?;
        let claimed = idempotency::claim(&mut cx, ROUTE_ONE, &form.idempotency_key, form.request_hash).await?;
        if let Claim::Done(_) = claimed {
            return Ok(());
        }
        let details = typed.post.as_ref().map_or_else(|| json!({}), details);
        let subject = Subject { thing: id.uuid(), details };
        let new = NewProposal { kind: typed.kind, subject, reason: &typed.reason, seen: None };
        let proposal = propose(&mut cx, &acts, new).await?;
        idempotency::settle(&mut cx, ROUTE_ONE, &form.idempotency_key, proposal.id.uuid()).await?;
        cx.commit().await
    };
    match proposed.await {
        Ok(()) => Ok(v.redirect_with("/desk/proposals", "staff-proposed")),
        Err(failure) => one_page(&v, &missions, id, &form.filled(failure)?).await,
    }
}

async fn one_page(v: &Visit, missions: &[MissionChoice], id: Id<marks::Staff>, filled: &Filled) -> Answer {
    let mut cx = v.begin().await?;
    let posts = rows::posts(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let name = staff_name(&mut cx, id).await?;
    let look = Access { file: None, purpose: "staff".to_owned(), route: ROUTE_ONE, fields: &["staff_name", "posts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let mut facts = vec![SummaryRow::new(v.t("staff-list-name"), name.as_str())];
    for post in &posts {
        facts.push(SummaryRow::new(v.t("staff-list-posts"), super::colleagues::post_words(v, missions, post)));
    }
    let acts = [
        ("give", "staff-act-give-post"),
        ("take", "staff-act-end-post"),
        ("reset", "staff-act-reset"),
        ("end", "staff-act-end"),
    ];
    let acts = acts.map(|(value, key)| Choice::new(value, v.t(key))).to_vec();
    let title = v.t("staff-one-title");
    let question = QuestionPage::new(v, v.path(&format!("/desk/staff/{id}")), filled)
        .back(BackLink::to(v.path("/desk/staff"), v.t("staff-list-title")))
        .heading(title.clone())
        .lead(&v.t("staff-list-lead"))
        .field(&SummaryList::new(facts))
        .field(&Radios::new("act", v.t("staff-act-label"), acts).filled(v, filled))
        .field(&roles(v, filled).hint(v.t("staff-post-role-hint")).optional(v))
        .field(&mission(v, missions, filled))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(3).filled(v, filled))
        .submit(v.t("staff-propose"));
    Ok(v.page_with(filled.status(), title, question))
}
