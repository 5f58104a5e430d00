//! What somebody was awarded, as files in her hands: the signed credential, the same to read, and a sheet of paper.

use axum::{Extension, extract::Path};
use data_encoding::BASE64URL_NOPAD;
use kernel::{Failure, Id, Outcome};
use web::{Answer, Visit};

use super::{AtOwn, definition};
use crate::training::{
    Ports,
    model::{Award, Cohort, Enrolment},
    ports::Sheet,
    store::{self as rows, awards, enrolments},
};

struct Held {
    award: Award,
    cohort: Cohort,
    holder: String,
    credential: String,
}

/// What is in the account's hands, or the one 404. Nothing until it is signed.
async fn held(v: &Visit, id: Id<Enrolment>) -> Outcome<Held> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let own = enrolments::of_account_one(&mut cx, account, id).await?;
    let badge = awards::badge(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let award = awards::award(&mut cx, badge.place).await?;
    let credential = awards::credential(&mut cx, &badge).await?.ok_or_else(Failure::not_found)?;
    let cohort = rows::cohort(&mut cx, own.cohort).await?;
    let holder = match enrolments::child(&mut cx, &own).await? {
        Some(name) => name,
        None => people::name_of(&mut cx, account).await?,
    };
    cx.commit().await?;
    Ok(Held { award, cohort, holder, credential })
}

/// The credential, as it was signed.
pub(in crate::training) async fn credential(v: Visit, Path(at): Path<AtOwn>) -> Answer {
    let held = held(&v, at.id).await?;
    Ok(v.file(&format!("{}.jwt", held.award.number), "application/vc+jwt", held.credential.into_bytes()))
}

/// What is signed in it, to read.
pub(in crate::training) async fn readable(v: Visit, Path(at): Path<AtOwn>) -> Answer {
    let held = held(&v, at.id).await?;
    let text = payload(&held.credential).ok_or_else(|| Failure::fault("reading a credential", "it has no payload"))?;
    Ok(v.file(&format!("{}.json", held.award.number), "application/json", text.into_bytes()))
}

/// The middle part of a token, indented.
pub(super) fn payload(token: &str) -> Option<String> {
    let bytes = BASE64URL_NOPAD.decode(token.split('.').nth(1)?.as_bytes()).ok()?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    serde_json::to_string_pretty(&value).ok()
}

/// The sheet of paper, sealed.
pub(in crate::training) async fn paper(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtOwn>) -> Answer {
    let held = held(&v, at.id).await?;
    let training = definition(&v, &ports, &held.cohort).await?;
    let sheet = Sheet {
        number: held.award.number.clone(),
        holder: held.holder,
        names: training.award.as_ref().map_or_else(|| training.names.clone(), |own| own.names.clone()),
        criteria: training.award.as_ref().map_or_else(|| training.summary.clone(), |own| own.criteria.clone()),
        run_by: training.run_by.clone(),
        group: held.cohort.content.title.clone(),
        awarded_at: held.award.awarded_at,
        verify_at: v.public_address(&format!("/ar/credentials/{}", held.award.number)),
    };
    let pdf = ports.press.print(sheet).await?;
    Ok(v.file(&format!("{}.pdf", held.award.number), "application/pdf", pdf))
}
