//! Beginning the service of a step: a draft as from the page of the service, with what the opening questions said already.

use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, marks};
use service_model::{Raw, Service, life_event::Way};
use store::Cx;

use crate::{
    applications::{
        drafts::{self, Came},
        model::Application,
    },
    bundles::{
        model::{Bundle, Standing},
        refusal, store as rows,
        view::View,
    },
};

/// Opens a draft for the step and remembers it as the step's file.
///
/// # Errors
/// Not found for an unknown or foreign bundle, or a step that does not apply; a refusal if the step is not done here, has a
/// file already, or applications are not taken.
pub async fn begin(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (owner, id): (Id<marks::Account>, Id<Bundle>),
    step: &str,
    came: &Came<'_>,
) -> Outcome<Application> {
    let mut bundle = rows::lock(cx, owner, id).await?;
    let view = View::of(cx, catalogue, bundle.clone()).await?;
    let plan = view.plan();
    let planned = plan.step(step).ok_or_else(Failure::not_found)?;
    let Way::Service { key, givens, .. } = &planned.step.way else { return Err(refusal::not_here()) };
    if !view.snapshot.takes(key, &bundle.contents.country) {
        return Err(refusal::not_here());
    }
    if matches!(view.standing(step), Standing::UnderWay | Standing::Done) {
        return Err(refusal::has_a_file());
    }
    let service = &view.snapshot.service(key)?.definition;
    let said: Raw = givens
        .iter()
        .filter_map(|given| {
            let answer = bundle.contents.answers.get(&given.question)?;
            is_a_choice(service, &given.field, answer).then(|| (given.field.clone(), answer.clone()))
        })
        .collect();
    let file = drafts::begin(cx, catalogue, owner, (key, &bundle.contents.country), &said).await?;
    came.begun(cx, &file, service).await?;
    bundle.contents.files.insert(step.to_owned(), file.id);
    bundle.contents.ticked.remove(step);
    rows::save(cx, &bundle).await?;
    Ok(file)
}

/// Whether the field has this choice; an answer the service does not know is asked there again.
fn is_a_choice(service: &Service, field: &str, value: &str) -> bool {
    let choices = service.form.field(field).map(|field| field.kind.choices()).unwrap_or_default();
    choices.iter().any(|choice| choice.value == value)
}
