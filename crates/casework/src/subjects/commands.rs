//! What the person a record is about does: lock, unlock, read what was asked, answer.

use ::store::{Cx, Scope};
use kernel::{Failure, Id, Moment, Outcome, Refusal, RefusalKind, marks};

use super::{model::ASK_FIRST, store as rows};
use crate::applications::{model::Stage, record, registry::Evidence, store as files};

/// That somebody asked for a document about the account's holder.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its identifier. It says nothing about the applicant or the file.
    pub id: Id<Request>,
    /// Which service.
    pub service: String,
    /// The revision whose words name it.
    pub definition_revision: i32,
    /// What the applicant said to be to her, by the definition's key.
    pub relation: String,
    /// Whether she is asked.
    pub question: bool,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When she answered.
    pub answered_at: Option<Moment>,
    /// What she answered.
    pub allowed: Option<bool>,
}

impl Request {
    /// Whether it waits for her.
    pub fn waits(&self) -> bool {
        self.question && self.answered_at.is_none()
    }
}

const REASON: &str = "casework.subject_answer";

/// What was asked about the holder of `account`, newest first, and since when she wants to be asked first.
///
/// # Errors
/// Faults of the database.
pub async fn requests(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<(Vec<Request>, Option<Moment>)> {
    let requests = rows::list(cx, &Scope::Owner(account), account).await?;
    Ok((requests, rows::locked_at(cx, account).await?))
}

/// From now on nobody gets a document about her alone before she was asked.
///
/// # Errors
/// A rule for an account without a confirmed number: it is nobody's word yet.
pub async fn lock(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let index = people::account_number_hash(cx, account).await?.ok_or_else(no_number)?;
    rows::lock(cx, account, &index).await
}

/// From now on she is only told.
///
/// # Errors
/// Faults of the database.
pub async fn unlock(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    rows::unlock(cx, account).await
}

/// Answers a question. A yes has the registry searched once more for the file that waits; a no changes nothing that its
/// applicant could see.
///
/// # Errors
/// Not found for another's question; a conflict for one that was answered.
pub async fn allow(cx: &mut Cx, account: Id<marks::Account>, id: Id<Request>, allowed: bool) -> Outcome<()> {
    let Some(file) = rows::answer(cx, account, id, allowed).await? else {
        let known = rows::list(cx, &Scope::Owner(account), account).await?.iter().any(|one| one.id == id);
        return Err(if known { answered().into() } else { Failure::not_found() });
    };
    let mut file = match files::load(cx, &Scope::System(REASON), file).await {
        Ok(file) => file,
        // A draft that was forgotten meanwhile: nothing waits any more.
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => return Ok(()),
        Err(failure) => return Err(failure),
    };
    if allowed && file.stage() == Stage::NotLocated && file.held.is_none() {
        record::search_repeated(cx, &mut file).await?;
    }
    Ok(())
}

/// An officer may know why a record is kept back; nobody may decide as if it were not.
///
/// # Errors
/// A conflict while the person of the record was not asked, or has not agreed.
pub(crate) fn must_not_be_kept_back(evidence: Option<&Evidence>) -> Outcome<()> {
    if evidence.is_some_and(|evidence| evidence.reason.as_deref() == Some(ASK_FIRST)) {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.ask_first", "desk-refused-ask-first").into());
    }
    Ok(())
}

fn no_number() -> Refusal {
    Refusal::new(RefusalKind::Rule, "subject.no_number", "subject-refused-no-number")
}

fn answered() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "subject.answered", "subject-refused-answered")
}
