//! What is held about a person here, for the copy of one's own data, and forgetting it with the account.

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use super::{model::Judged, store as rows};

/// The account's questions and the questions to which it gave its voice.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let asked = rows::own_questions(cx, account).await?;
    let voted = rows::own_votes(cx, account).await?;
    let (mut own, mut chosen) = (Vec::new(), Vec::new());
    for session in rows::sessions(cx).await? {
        for question in rows::questions(cx, session.id).await? {
            if asked.contains(&question.id) {
                own.push(json!({
                    "topic": session.content.topic.ar,
                    "question": question.words,
                    "asked_at": question.asked_at,
                    "shown": question.judged == Judged::Admitted,
                }));
            }
            if voted.contains(&question.id) {
                chosen.push(json!({ "topic": session.content.topic.ar, "question": question.words }));
            }
        }
    }
    Ok(json!({ "asked": own, "chosen": chosen }))
}

/// Forgets the account; what was answered stays without it.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    rows::forget(cx, account).await
}
