//! Beginning and ending an exam. Passing it gives the qualification in the same transaction.

use std::{collections::BTreeSet, time::Duration};

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, marks};
use people::qualifications;

use super::A_DAY;
use crate::academy::{
    exam::{self, Answers},
    progress, refusal, since,
    store::{
        self as rows,
        learners::{self, Attempt},
    },
};

type StaffId = Id<marks::Staff>;

const DAY: Duration = Duration::from_secs(86_400);

/// The exam of somebody that is open now.
///
/// # Errors
/// Only faults.
pub async fn open_attempt(cx: &mut Cx, staff: StaffId, course: &str) -> Outcome<Option<Attempt>> {
    let now = cx.now();
    let attempts = learners::attempts(cx, staff, course).await?;
    Ok(attempts.into_iter().find(|own| own.result.is_none() && now < own.ends_at))
}

/// Begins an exam, or gives the one that is open. Whoever passed before is asked less, and first about what changed.
///
/// # Errors
/// A refusal while something is to be finished, and after three exams within a day.
pub async fn begin(cx: &mut Cx, catalogue: &Catalogue, staff: StaffId, course: &str) -> Outcome<Id<Attempt>> {
    learners::alone(cx, staff).await?;
    let now = cx.now();
    let edition = rows::edition(cx, course).await?;
    let attempts = learners::attempts(cx, staff, course).await?;
    if let Some(open) = attempts.iter().find(|own| own.result.is_none() && now < own.ends_at) {
        return Ok(open.id);
    }
    let differences = since::to_read(cx, catalogue, &edition).await?;
    if !progress::is_ready(&edition.body, &differences, &learners::finished(cx, staff, course).await?) {
        return Err(refusal::unfinished().into());
    }
    if next_at(&attempts, now).is_some() {
        return Err(refusal::too_often().into());
    }
    let passed = attempts.iter().find(|own| own.result.as_ref().is_some_and(|result| result.passed));
    let before = match passed {
        Some(own) => Some(rows::body(cx, course, own.edition).await?),
        None => None,
    };
    let renews = before.is_some() || qualifications::held(cx, staff, course).await?.is_some();
    let first = before.as_ref().map_or_else(BTreeSet::new, |own| exam::changed(own, &edition.body));
    let most = if renews { edition.body.refresher_questions } else { edition.body.questions };
    let paper = exam::draw(&edition.body, usize::from(most), &first, cx.dice());
    let id = Id::unowned(now, cx.dice());
    let open_for = Duration::from_secs(60 * u64::from(edition.body.minutes));
    let attempt = Attempt {
        id,
        course: course.to_owned(),
        edition: edition.number,
        paper,
        began_at: now,
        ends_at: now.plus(open_for),
        result: None,
    };
    learners::begin(cx, staff, &attempt).await?;
    Ok(id)
}

/// Ends an exam and marks it; passed, the qualification begins anew.
///
/// # Errors
/// Not found for an exam of somebody else; a refusal for one whose time is over or that has ended.
pub async fn end(cx: &mut Cx, staff: StaffId, course: &str, id: Id<Attempt>, answers: &Answers) -> Outcome<()> {
    learners::alone(cx, staff).await?;
    let now = cx.now();
    let attempts = learners::attempts(cx, staff, course).await?;
    let own = attempts.into_iter().find(|own| own.id == id).ok_or_else(Failure::not_found)?;
    if own.result.is_some() || own.ends_at <= now {
        return Err(refusal::ended().into());
    }
    let body = rows::body(cx, course, own.edition).await?;
    let marked = exam::mark(&body, &own.paper, answers);
    let passed = exam::passes(&body, &marked);
    if !learners::end(cx, id, answers, &marked, passed).await? {
        return Err(refusal::ended().into());
    }
    if passed {
        let until = now.plus(DAY * u32::from(body.valid_days));
        qualifications::gain(cx, staff, course, until).await?;
    }
    Ok(())
}

/// When the next exam may begin, if not now.
pub fn next_at(attempts: &[Attempt], now: Moment) -> Option<Moment> {
    let mut within = attempts.iter().map(|own| own.began_at.plus(DAY)).filter(|free| now < *free);
    within.nth(A_DAY - 1)
}
