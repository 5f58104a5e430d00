//! The central review of files that stand still because their number went to another account: each goes on, or is closed
//! and its money becomes free to be given back. Files of the dead are not here; an heir asks for those.

use std::sync::Arc;

use ::store::{
    Scope,
    access::{self, Access},
};
use axum::{Extension, Router, extract::Path, routing::get};
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, Slips, StaffRole, marks};
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Site, Value, Visit,
    components::{BackLink, Button, Choice, DataTable, LinkButton, QuestionPage, Radios},
};

use crate::applications::{
    definitions,
    drafts::pages::At,
    holding::{release, store as rows},
    model::{Act, HeldFor, Party, allowed},
    record, store as files,
};

const LIST: &str = "/{lang}/desk/held";
const ONE: &str = "/{lang}/desk/held/{reference}";
const ZONE: &str = "Africa/Cairo";
const REASON: &str = "casework.review_held";

pub(in crate::applications) fn routes() -> Router<Site> {
    Router::new().route(LIST, get(list)).route(ONE, get(show).post(decide))
}

fn reviewer(actor: &Actor) -> Outcome<Id<marks::Staff>> {
    actor.staff_holding(&[StaffRole::CentralReviewer])
}

#[derive(askama::Template)]
#[template(path = "applications/held.html")]
struct ListPage<'a> {
    v: &'a Visit,
    table: DataTable,
}

async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    v.staff()?;
    reviewer(v.actor())?;
    let mut cx = v.begin().await?;
    let scope = Scope::of(cx.actor())?;
    let mut table = DataTable::new(&v, v.t("application-held-title"))
        .caption_hidden()
        .column(v.t("application-reference"))
        .column(v.t("application-slip-document"))
        .column(v.t("application-held-since"))
        .column(v.t("application-held-open"));
    for id in rows::held(&mut cx, &scope, HeldFor::NumberMoved).await? {
        let file = files::load(&mut cx, &scope, id).await?;
        let service: Arc<service_model::Service> = definitions::of(&cx, &catalogue, &file).await?.service;
        let open = LinkButton::quiet(v.path(&format!("/desk/held/{}", file.reference)), v.t("application-held-open"));
        table = table.row(vec![
            Value::code(file.reference.to_string()),
            Value::from(service.texts.text(v.locale(), "name")),
            Value::from(file.held.map(|held| v.moment(held.since, ZONE))),
            Value::Markup(Markup::from(&open)),
        ]);
    }
    Ok(v.page(v.t("application-held-title"), ListPage { v: &v, table }))
}

async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    page(&v, &at, &Filled::blank()).await
}

async fn page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    v.staff()?;
    reviewer(v.actor())?;
    let reference = at.reference()?;
    let mut cx = v.begin().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    if file.held.is_none_or(|held| held.why != HeldFor::NumberMoved) {
        return Err(Failure::not_found().into());
    }
    access::record(
        &mut cx,
        Access { file: Some(file.id), purpose: REASON.to_owned(), route: ONE, fields: &["service", "stage"] },
    )
    .await?;
    cx.commit().await?;
    let mut choices =
        vec![Choice::new("go_on", v.t("application-held-go-on")).hint(v.t("application-held-go-on-hint"))];
    if allowed(file.stage(), Act::Cancel, Party::Owner) {
        choices.push(Choice::new("close", v.t("application-held-close")).hint(v.t("application-held-close-hint")));
    }
    let title = v.t("application-held-one");
    let body = QuestionPage::new(v, v.path(&format!("/desk/held/{reference}")), filled)
        .back(BackLink::to(v.path("/desk/held"), v.t("application-held-title")))
        .heading(title.clone())
        .caption(reference.to_string())
        .lead(&v.t("application-held-lead"))
        .field(&Radios::new("decision", v.t("application-held-decision"), choices).filled(v, filled))
        .button(Button::grave(v.t("application-held-decide")));
    Ok(v.page_with(filled.status(), title, body))
}

/// Whether the file is closed.
struct Close(bool);

impl FromFields for Close {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        match fields.text("decision") {
            "go_on" => Ok(Self(false)),
            "close" => Ok(Self(true)),
            _ => {
                let mut slips = Slips::new();
                slips.add("decision", "application-held-slip");
                Err(slips)
            }
        }
    }
}

async fn decide(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>, form: Form<Close>) -> Answer {
    let staff = reviewer(v.actor())?;
    let decided = async {
        let Close(close) = form.read()?;
        let mut cx = v.begin().await?;
        let scope = Scope::of(cx.actor())?;
        let mut file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
        if file.held.is_none_or(|held| held.why != HeldFor::NumberMoved) {
            return Err(Failure::not_found());
        }
        release(&mut cx, &catalogue, &mut file, staff).await?;
        if close {
            record::cancelled(&mut cx, &mut file).await?;
        }
        cx.commit().await
    };
    match decided.await {
        Ok(()) => Ok(v.redirect("/desk/held")),
        Err(failure) => page(&v, &at, &form.filled(failure)?).await,
    }
}
