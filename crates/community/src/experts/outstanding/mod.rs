//! Who is outstanding (نابغ / متفوق), found by published criteria: nominated by a ministry or by herself, assessed by two who
//! do not read each other, decided by two others, answered by still others if she objects, for a term.
//!
//! The mark is hers: nobody sees it where she does not show it, it goes when she withdraws it, and all of this goes when she
//! leaves. Whoever had one part in it has no other. It changes nobody's place for a need.

mod acts;
mod commands;
pub mod criteria;
pub mod nomination;
mod pages;
mod policy;
mod refusal;
mod store;
mod typed;

use std::sync::Arc;

use ::store::Cx;
use axum::{Router, routing::get};
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};
use web::{Site, TextFile};
use work::proposals::ProposedAct;

use super::vocabulary::Lexicon;

pub(super) use commands::{By, nominate, tell_ending};
pub(super) use store::held;

/// The words of this module.
pub(super) const TEXTS: [TextFile; 2] = [
    TextFile { module: "outstanding", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "outstanding", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages of the public, of experts and of the desk.
pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(pages::criteria::PAGE, get(pages::criteria::show))
        .route(pages::mine::PAGE, get(pages::mine::show).post(pages::mine::sent))
        .route(pages::nominate::PAGE, get(pages::nominate::show).post(pages::nominate::sent))
        .route(pages::list::PAGE, get(pages::list::show))
        .route(pages::one::PAGE, get(pages::one::show).post(pages::one::sent))
}

/// The acts that take two people.
pub(super) fn proposed_acts(lexicon: &Lexicon) -> Vec<Arc<dyn ProposedAct>> {
    vec![Arc::new(acts::Decide(lexicon.clone())), Arc::new(acts::AnswerObjection(lexicon.clone()))]
}

/// An account's nominations, for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub(super) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Value>> {
    let all = store::of_account(cx, account).await?;
    let told = all.into_iter().map(|own| {
        // Until it is decided, what one of the two wrote is not told, as on her page.
        let done = |round: i16| own.decisions.iter().any(|decided| decided.round == round);
        let written = own.assessments.iter().filter(|written| done(written.round)).map(|written| &written.scores);
        json!({
            "title": own.title, "criteria": own.criteria, "by": own.by.map(|(ministry, _)| ministry.as_str()),
            "statement": own.statement, "nominated_at": own.nominated_at, "agreed_at": own.agreed_at,
            "withdrawn_at": own.withdrawn_at,
            "assessments": written.collect::<Vec<_>>(),
            "decisions": own.decisions.iter()
                .map(|decided| json!({ "at": decided.at, "points": decided.points, "until": decided.until }))
                .collect::<Vec<_>>(),
            "objection": own.objection.as_ref().map(|(at, words)| json!({ "at": at, "words": words })),
            "answer": own.answer.as_ref()
                .map(|answer| json!({ "at": answer.at, "upheld": answer.upheld, "reason": answer.reason })),
        })
    });
    Ok(told.collect())
}
