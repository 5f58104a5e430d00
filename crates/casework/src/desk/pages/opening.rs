//! Opening a file that one does not hold: the page that asks for a purpose, and the button that takes the file.

use std::sync::Arc;

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::Slips;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Button, Choice, QuestionPage, Radios},
};
use work::items::{Item, Queue};

use super::{At, names, path, sections};
use crate::{
    applications::{definitions, model::Application, store as files},
    desk::{acts, policy, ports::Desk, purpose::LookPurpose},
};

/// The button that takes the file.
pub(super) struct Claim {
    pub action: String,
    pub button: Button,
}

#[derive(Template)]
#[template(path = "desk/purpose.html")]
struct PurposePage<'a> {
    v: &'a Visit,
    question: QuestionPage,
    claim: Option<Claim>,
}

/// The button, if the file is free in a queue that the person works.
pub(super) fn claimable(v: &Visit, file: &Application, item: Option<&Item>) -> Option<Claim> {
    let item = item.filter(|item| item.holder.is_none() && item.with_citizen_since.is_none())?;
    policy::queues(v.actor()).contains(&item.queue).then(|| Claim {
        action: v.path(&path(file.reference, "/claim")),
        button: Button::new(v.t(match item.queue {
            Queue::Authority => "desk-claim-decide",
            Queue::Grievance => "desk-claim-grievance",
            Queue::Mission | Queue::Central => "desk-claim",
        })),
    })
}

/// Nothing personal is on this page: reference, service and stage are what lists show.
pub(super) async fn ask_purpose(
    v: &Visit,
    desk: &Desk,
    mut cx: Cx,
    (scope, file): (&Scope, &Application),
    filled: &Filled,
) -> Answer {
    let item = work::items::queue::open_turn(&mut cx, scope, file.id).await?;
    let definition = definitions::of(&cx, &desk.catalogue, file).await?;
    cx.commit().await?;
    let choices = LookPurpose::GIVEN.into_iter().map(|purpose| Choice::new(purpose.as_str(), v.t(&purpose.text())));
    let reference = file.reference.to_string();
    let question = QuestionPage::new(v, v.path(&path(file.reference, "/open")), filled)
        .back(BackLink::to(v.path("/desk"), v.t("desk-queue-title")))
        .caption(format!("{} · {}", names::service(v, &definition), v.t(&sections::stage_text(file.stage()))))
        .heading(v.t_with("desk-open-title", &[("reference", &reference)]))
        .lead(&v.t("desk-open-lead"))
        .field(&Radios::new("purpose", v.t("desk-purpose"), choices.collect()).filled(v, filled))
        .submit(v.t("desk-open"));
    let page = PurposePage { v, question, claim: claimable(v, file, item.as_ref()) };
    Ok(v.page_with(filled.status(), reference, page))
}

/// A purpose, given by hand.
pub(super) struct Purpose(LookPurpose);

impl FromFields for Purpose {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        LookPurpose::given(fields.text("purpose")).map(Self).ok_or_else(|| {
            let mut slips = Slips::new();
            slips.add("purpose", "desk-slip-purpose");
            slips
        })
    }
}

pub(super) async fn open(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Purpose>,
) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let (scope, reference) = (Scope::of(v.actor())?, at.reference()?);
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    match form.read() {
        Ok(Purpose(purpose)) => {
            acts::open(&mut cx, reference, purpose).await?;
            cx.commit().await?;
            Ok(v.redirect(path(reference, "")))
        }
        Err(failure) => ask_purpose(&v, &desk, cx, (&scope, &file), &form.filled(failure)?).await,
    }
}
