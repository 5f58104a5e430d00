//! Signed declarations on a file's page: the facts, the comparison with what is kept, and the closed file as pictures.

use std::sync::Arc;

use ::store::{Cx, Scope};
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{Answer, Visit, components::SummaryList};

use super::{SIGNATURE, path, pictures::picture};
use crate::{
    applications::store as files,
    desk::{dossier::Dossier, look, policy, ports::Desk},
    signing::{self, Signature},
};

/// The facts of every signature; nothing where nothing was signed.
///
/// # Errors
/// Only faults.
pub(super) async fn section(v: &Visit, cx: &mut Cx, dossier: &Dossier) -> Outcome<Vec<SummaryList>> {
    let zone = &dossier.definition.country.zone;
    let checked = signing::desk::checked(cx, &dossier.file).await?;
    let facts = |one: &signing::desk::Checked| {
        let id = one.signature.id;
        let address = || v.path(&path(dossier.file.reference, &format!("/declarations/{id}/1")));
        signing::desk::facts(v, one, zone, address)
    };
    Ok(checked.iter().map(facts).collect())
}

/// The path of a picture.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
    signature: Id<Signature>,
    page: u32,
}

/// One page of the closed file as a picture: the file itself is never handed to an officer's browser.
pub(super) async fn show(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    let leave = look::leave(&mut cx, &scope, &file, staff).await?.ok_or_else(Failure::not_found)?;
    let pdf = signing::desk::pdf(&mut cx, &file, at.signature).await?;
    look::at_file(&mut cx, &file, (leave.purpose, &leave.stranger), SIGNATURE, &["declaration"]).await?;
    cx.commit().await?;
    let page = desk.rasteriser.page(&pdf, at.page).await?.ok_or_else(Failure::not_found)?;
    Ok(picture("image/png", page))
}
