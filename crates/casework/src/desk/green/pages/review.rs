//! The second look: what was drawn, each with the evidence of the first decision and without the decision.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Radios, SummaryList, Textarea},
};
use work::proposals::Acts;

use super::REVIEW;
use crate::desk::{
    green::{acts, policy, store as rows},
    pages::{At, Names, names, sections},
    ports::Desk,
};

#[derive(Template)]
#[template(path = "desk/reviews.html")]
struct ReviewsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

/// The files that were drawn, without who decided them.
pub(super) async fn reviews(v: Visit, Extension(desk): Extension<Arc<Desk>>) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let (staff, _permit) = policy::approver(&cx)?;
    let scope = Scope::of(cx.actor())?;
    let waiting = rows::to_review(&mut cx, &scope, staff).await?;
    let mut names = Names::new(&desk.catalogue);
    let mut table = DataTable::new(&v, v.t("desk-review-title")).caption_hidden().nothing(v.t("desk-review-empty"));
    for column in ["desk-green-reference", "desk-green-service", "desk-review-since"] {
        table = table.column(v.t(column));
    }
    for one in waiting {
        let definition = names.definition(&mut cx, &one.service, &one.country).await?;
        let at = v.moment(one.at, &definition.home.zone);
        let href = v.path(&format!("/desk/second-review/{}", one.reference.compact()));
        table = table.row(vec![
            Value::code_link(&href, &one.reference.to_string()),
            names::service(&v, definition).into(),
            at.into(),
        ]);
    }
    cx.commit().await?;
    let back = BackLink::to(v.path("/desk/green"), v.t("desk-green-title"));
    Ok(v.page(v.t("desk-review-title"), ReviewsPage { v: &v, back, table }))
}

#[derive(Template)]
#[template(path = "desk/review.html")]
struct ReviewPage<'a> {
    v: &'a Visit,
    reference: String,
    comparison: DataTable,
    kinship: Option<SummaryList>,
    answers: SummaryList,
    question: QuestionPage,
}

pub(super) async fn review_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    review_page(&v, &desk, &at, &Filled::blank()).await
}

async fn review_page(v: &Visit, desk: &Desk, at: &At, filled: &Filled) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    let dossier = acts::second_look(&mut cx, &desk.catalogue, reference, REVIEW).await?;
    cx.commit().await?;
    let choices = vec![
        Choice::new("yes", v.t("desk-review-agrees")),
        Choice::new("no", v.t("desk-review-disagrees")).hint(v.t("desk-review-disagrees-hint")),
    ];
    let title = sections::heading(v, "desk-review-of", reference);
    let question = QuestionPage::new(v, v.path(&format!("/desk/second-review/{}", reference.compact())), filled)
        .back(BackLink::to(v.path("/desk/second-review"), v.t("desk-review-title")))
        .heading(title.clone())
        .lead(&v.t("desk-review-lead"))
        .field(&Radios::new("agrees", v.t("desk-review-question"), choices).filled(v, filled))
        .field(&Textarea::new("note", v.t("desk-review-words")).filled(v, filled))
        .submit(v.t("desk-review-send"));
    let page = ReviewPage {
        v,
        reference: reference.to_string(),
        comparison: sections::comparison(v, &dossier),
        kinship: sections::kinship(v, &dossier),
        answers: sections::answers(v, &dossier),
        question,
    };
    Ok(v.page_with(filled.status(), title, page))
}

/// What the second look found.
pub(super) struct Found {
    agrees: bool,
    words: String,
}

impl FromFields for Found {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let agrees = match fields.text("agrees") {
            "yes" => true,
            "no" => false,
            _ => {
                slips.add("agrees", "desk-review-slip");
                false
            }
        };
        let words = fields.required("note", "desk-slip-note", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { agrees, words }) } else { Err(slips) }
    }
}

pub(super) async fn review(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Found>,
) -> Answer {
    let done = async {
        v.staff()?;
        let mut cx = v.begin_desk().await?;
        // Whose page this is not is told so before anything that was typed is read.
        let reference = at.reference()?;
        acts::second_look(&mut cx, &desk.catalogue, reference, REVIEW).await?;
        let Found { agrees, words } = form.read()?;
        let proposed = acts::review(&mut cx, (&desk.catalogue, &two), reference, (agrees, &words), REVIEW).await?;
        cx.commit().await?;
        Ok::<_, Failure>(proposed)
    };
    match done.await {
        Ok(Some(proposal)) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Ok(None) => Ok(v.redirect_with("/desk/second-review", "desk-review-recorded")),
        Err(failure) => review_page(&v, &desk, &at, &form.filled(failure)?).await,
    }
}
