//! A bundle: whom to call, the next step, and every step with how far it is.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::{
    Catalogue,
    life_events::{StepCard, Surroundings, Urgent, condolence, rounds},
};
use kernel::Outcome;
use service_model::life_event::Planned;
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, LinkButton, QuestionPage, Tag, Tone, Warning},
};

use super::{At, path};
use crate::bundles::{commands, model::Standing, store as rows, view::View};

#[derive(Template)]
#[template(path = "bundles/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    name: &'a str,
    condolence: Option<String>,
    next: Option<Banner>,
    urgent: Urgent,
    rounds: Vec<(String, Option<String>, Vec<StepCard>)>,
    discard: LinkButton,
}

/// What can be done about a step now.
#[derive(Template)]
#[template(path = "bundles/acts.html")]
struct Acts {
    action: String,
    hidden: Hidden,
    buttons: Vec<Button>,
    links: Vec<LinkButton>,
}

impl askama::filters::HtmlSafe for Acts {}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    page(&v, &catalogue, &at, &Filled::blank()).await.map_err(Into::into)
}

/// The page of the bundle, with what the rules said to the last act.
pub(super) async fn page(v: &Visit, catalogue: &Catalogue, at: &At, filled: &Filled) -> Outcome<Response> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let bundle = rows::load(&mut cx, owner, at.bundle()?).await?;
    let view = View::of(&mut cx, catalogue, bundle).await?;
    let event = view.event.as_ref();
    if event.voice.is_sober() {
        v.mark_sensitive();
    }
    let around = Surroundings { v, snapshot: &view.snapshot, event, country: view.country()? };
    let plan = view.plan();
    let next = view.next(&plan);
    let name = event.name(v.locale());
    let page = OnePage {
        v,
        back: BackLink::to(v.path("/my-events"), v.t("bundle-list-title")),
        errors: ErrorSummary::new(v, filled),
        name,
        condolence: condolence(v, event),
        next: next.as_ref().and_then(|key| event.step(key)).map(|step| {
            let link = web::Value::link(&format!("#step-{}", step.key), step.names.get(v.locale()));
            Banner::new(Tone::Quiet, link).heading(v.t("bundle-next"))
        }),
        urgent: Urgent::new(&around, event),
        rounds: rounds(v, &plan, |planned| card(&around, &view, planned)),
        discard: LinkButton::quiet(v.path(&format!("{}/discard", path(view.bundle.id))), v.t("bundle-discard")),
    };
    Ok(v.page_with(filled.status(), name, page))
}

fn card(around: &Surroundings<'_>, view: &View, planned: &Planned<'_>) -> StepCard {
    let v = around.v;
    let key = planned.step.key.as_str();
    let standing = view.standing(key);
    let tone = match standing {
        Standing::UnderWay => Tone::Wait,
        Standing::Done | Standing::Ticked if !around.event.voice.is_sober() => Tone::Ok,
        _ => Tone::Quiet,
    };
    let here = planned.step.service().is_some_and(|service| around.takes(service));
    let text = match standing {
        Standing::NotBegun if !here => v.t("bundle-standing-elsewhere"),
        other => v.t(&format!("bundle-standing-{}", other.as_str())),
    };
    let mut acts = Acts {
        action: v.path(&format!("{}/steps/{key}", path(view.bundle.id))),
        hidden: v.csrf_field(),
        buttons: Vec::new(),
        links: Vec::new(),
    };
    let file = view.files.get(key).map(|file| v.path(&format!("/files/{}", file.reference)));
    match standing {
        Standing::UnderWay | Standing::Done => {}
        Standing::Ticked => acts.buttons.push(Button::quiet(v.t("bundle-untick")).named("act", "untick")),
        Standing::NotBegun => {
            if here {
                acts.buttons.push(Button::new(v.t("bundle-begin")).named("act", "begin"));
            }
            acts.buttons.push(Button::quiet(v.t("bundle-tick")).named("act", "tick"));
        }
    }
    acts.links.extend(file.map(|href| LinkButton::quiet(href, v.t("bundle-file"))));
    let shown = !acts.buttons.is_empty() || !acts.links.is_empty();
    StepCard::kept(around, planned, Tag::new(text, tone), shown.then(|| Markup::from(&acts)))
}

#[derive(Template)]
#[template(path = "applications/question.html")]
struct Asking {
    question: QuestionPage,
}

/// Asks before a bundle is thrown away.
pub(super) async fn ask_discard(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let bundle = rows::load(&mut cx, owner, at.bundle()?).await?;
    let view = View::of(&mut cx, &catalogue, bundle).await?;
    let here = path(view.bundle.id);
    let title = v.t_with("bundle-discard-title", &[("event", view.event.name(v.locale()))]);
    let question = QuestionPage::new(&v, v.path(&format!("{here}/discard")), &Filled::blank())
        .back(BackLink::new(&v, v.path(&here)))
        .heading(title.clone())
        .field(&Warning::new(&v, v.t("bundle-discard-warning")))
        .button(Button::grave(v.t("bundle-discard")));
    Ok(v.page(title, Asking { question }))
}

pub(super) async fn discard(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    const ROUTE: &str = "bundles.discard";
    let owner = v.account()?;
    let id = at.bundle()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        commands::discard(&mut cx, owner, id).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(v.redirect("/my-events"))
}
