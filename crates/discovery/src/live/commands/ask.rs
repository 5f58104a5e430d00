//! Asks a question. What may name somebody is asked for again without it.

use kernel::{Id, Locale, Outcome, Permit, Slips, marks};
use store::Cx;

use crate::{
    content::may_name_somebody,
    live::{
        model::{LENGTH, QUESTIONS, Question, Session},
        policy::Ask,
        refusal, store as rows,
    },
};

/// Keeps a question until somebody looked at it.
///
/// # Errors
/// A slip at the words; a refusal for whoever asked enough.
pub(in crate::live) async fn ask(
    cx: &mut Cx,
    _permit: Permit<Ask>,
    account: Id<marks::Account>,
    session: &Session,
    (words, language): (&str, Locale),
) -> Outcome<Id<Question>> {
    if !LENGTH.contains(&words.chars().count()) {
        return Err(Slips::one("words", "live-slip-length"));
    }
    if may_name_somebody(words) {
        return Err(Slips::one("words", "live-slip-personal"));
    }
    if rows::asked(cx, account, session.id).await? >= QUESTIONS {
        return Err(refusal::enough());
    }
    rows::insert_question(cx, account, session.id, (words, language)).await
}
