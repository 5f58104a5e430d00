//! Training over the API: what there is, a group, applying for it, one's own places, and the credential.

mod bodies;

use ::store::idempotency::{self, Claim};
use axum::{
    Extension, Json,
    extract::{Path, Query},
    response::IntoResponse,
};
use kernel::{Day, Failure, Id, Outcome, Slips};
use serde::Deserialize;
use service_model::Training;
use utoipa::OpenApi;
use web::{Answer, Api, Visit, openapi::Problems};

use self::bodies::{
    ApplyBody, CredentialBody, GroupBody, PlaceBody, TrainingBody, WithdrawBody, group_body, place_body, training_body,
};
use super::{
    Ports, commands,
    model::{Cohort, Enrolment, Learner},
    pages::list::{Narrowed, narrow, taking},
    policy,
    store::{self as rows, awards, enrolments},
    typed,
};

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one, group, apply, withdraw, own, credential))]
    struct Ours;
    Ours::openapi()
}

#[derive(Deserialize)]
pub(crate) struct AtKey {
    key: String,
}

#[derive(Deserialize)]
pub(crate) struct AtGroup {
    id: Id<Cohort>,
}

#[derive(Deserialize)]
pub(crate) struct AtPlace {
    id: Id<Enrolment>,
}

/// The initiatives, with how each stands now.
#[utoipa::path(get, path = "/api/v1/training", operation_id = "list_training", tag = "community",
    params(("audience" = Option<String>, Query, description = "Whom they are for"),
           ("manner" = Option<String>, Query, description = "How one takes part")),
    responses((status = 200, body = Vec<TrainingBody>), Problems))]
pub(crate) async fn list(v: Visit, Extension(ports): Extension<Ports>, Query(narrowed): Query<Narrowed>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let taking = taking(&v).await?;
    let mut bodies = Vec::new();
    for own in narrow(&snapshot, &narrowed) {
        let takes = taking.contains(&own.definition.key);
        bodies.push(training_body(&v, (&own.definition, own.revision), takes).await?);
    }
    Ok(Json(bodies).into_response())
}

/// One initiative.
#[utoipa::path(get, path = "/api/v1/training/{key}", operation_id = "show_training", tag = "community",
    params(("key" = String, Path, description = "Key of the initiative")),
    responses((status = 200, body = TrainingBody), Problems))]
pub(crate) async fn one(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtKey>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.training(&at.key)?;
    let takes = taking(&v).await?.contains(&at.key);
    Ok(Json(training_body(&v, (&own.definition, own.revision), takes).await?).into_response())
}

/// A group.
#[utoipa::path(get, path = "/api/v1/training-groups/{id}", operation_id = "show_training_group", tag = "community",
    params(("id" = String, Path, description = "Identifier of the group")),
    responses((status = 200, body = GroupBody), Problems))]
pub(crate) async fn group(v: Visit, Path(at): Path<AtGroup>) -> Answer {
    let mut cx = v.begin().await?;
    let cohort = rows::cohort(&mut cx, at.id).await?;
    let body = group_body(&v, &mut cx, &cohort).await?;
    cx.commit().await?;
    Ok(Json(body).into_response())
}

/// Applies for a place.
#[utoipa::path(post, path = "/api/v1/training-groups/{id}/application", operation_id = "apply_for_training",
    tag = "community", params(("id" = String, Path, description = "Identifier of the group")),
    request_body = ApplyBody, responses((status = 200, body = PlaceBody), Problems))]
pub(crate) async fn apply(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtGroup>,
    request: Api<ApplyBody>,
) -> Answer {
    const ROUTE: &str = "api.training.apply";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let own = match idempotency::claim(&mut cx, ROUTE, &request.idempotency_key, request.request_hash).await? {
        Claim::Done(own) => Id::from_uuid(own),
        Claim::Fresh => {
            let cohort = rows::lock(&mut cx, at.id).await?;
            let content = &cohort.content;
            let training = ports.catalogue.training_at(&mut cx, &content.training, content.revision).await?;
            let learner = learner(&request.body, &training, cx.now().day_in(&content.zone))?;
            let permit = policy::may_apply(&cohort, &training, &learner, cx.now())?;
            let own = commands::apply(&mut cx, permit, account, (&cohort, &learner)).await?;
            idempotency::settle(&mut cx, ROUTE, &request.idempotency_key, own.uuid()).await?;
            own
        }
    };
    let own = enrolments::of_account_one(&mut cx, account, own).await?;
    let body = place_body(&mut cx, &own).await?;
    cx.commit().await?;
    Ok(Json(body).into_response())
}

fn learner(body: &ApplyBody, training: &Training, today: Day) -> Outcome<Learner> {
    let Some(child) = &body.child else { return Ok(Learner::Oneself) };
    let mut slips = Slips::new();
    let born: Option<Day> = child.born.parse().ok();
    if born.is_none() {
        slips.add("born", "training-slip-required");
    }
    typed::child(training, (child.name.trim().to_owned(), born), today, slips)
}

/// Gives a place up.
#[utoipa::path(post, path = "/api/v1/training-groups/{id}/withdrawal", operation_id = "withdraw_from_training",
    tag = "community", params(("id" = String, Path, description = "Identifier of the group")),
    request_body = WithdrawBody, responses((status = 200, body = PlaceBody), Problems))]
pub(crate) async fn withdraw(v: Visit, Path(at): Path<AtGroup>, request: Api<WithdrawBody>) -> Answer {
    const ROUTE: &str = "api.training.withdraw";
    let account = v.account()?;
    let place: Id<Enrolment> = request.body.place.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let own = enrolments::of_account_one(&mut cx, account, place).await?;
    if own.cohort != at.id {
        return Err(Failure::not_found().into());
    }
    if idempotency::claim(&mut cx, ROUTE, &request.idempotency_key, request.request_hash).await? == Claim::Fresh {
        let cohort = rows::lock(&mut cx, at.id).await?;
        let permit = policy::may_withdraw(&cohort, cx.now())?;
        commands::withdraw(&mut cx, permit, account, (&cohort, place)).await?;
        idempotency::settle(&mut cx, ROUTE, &request.idempotency_key, place.uuid()).await?;
    }
    let own = enrolments::of_account_one(&mut cx, account, place).await?;
    let body = place_body(&mut cx, &own).await?;
    cx.commit().await?;
    Ok(Json(body).into_response())
}

/// One's own places.
#[utoipa::path(get, path = "/api/v1/account/training", operation_id = "list_own_training", tag = "community",
    responses((status = 200, body = Vec<PlaceBody>), Problems))]
pub(crate) async fn own(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let mut bodies = Vec::new();
    for own in enrolments::of_account(&mut cx, account).await? {
        bodies.push(place_body(&mut cx, &own).await?);
    }
    cx.commit().await?;
    Ok(Json(bodies).into_response())
}

/// The credential of an award.
#[utoipa::path(get, path = "/api/v1/account/training/{id}/credential", operation_id = "read_training_credential",
    tag = "community", params(("id" = String, Path, description = "Identifier of the place")),
    responses((status = 200, body = CredentialBody), Problems))]
pub(crate) async fn credential(v: Visit, Path(at): Path<AtPlace>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    enrolments::of_account_one(&mut cx, account, at.id).await?;
    let badge = awards::badge(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    let credential = awards::credential(&mut cx, &badge).await?.ok_or_else(Failure::not_found)?;
    let number = awards::award(&mut cx, badge.place).await?.number;
    cx.commit().await?;
    Ok(Json(CredentialBody { number, credential }).into_response())
}
