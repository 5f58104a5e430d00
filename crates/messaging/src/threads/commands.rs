//! Reading and writing letters. Each side has its own function, because each has its own scope.

use ::store::{Cx, Scope, access, events, throttle};
use kernel::{Id, Outcome, Refusal, RefusalKind, marks};
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

use super::{
    Letter, New, Reader, Strand, Written, must_have_words,
    promise::{self, Promise},
    store, words_beside,
};
use crate::{
    attachments::{self, Attachment},
    ports::{FileCard, FileName, Files, Offices},
};

/// A person may write so many letters in a file within an hour.
const LETTERS: throttle::Rule =
    throttle::Rule { name: "messaging-throttle-letters", limit: 20, window: Duration::from_secs(3_600) };

/// A thread as its reader finds it.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The file it belongs to.
    pub card: FileCard,
    /// The letters that this reader sees, oldest first.
    pub letters: Vec<Letter>,
    /// The promised answer, while a letter of the citizen waits.
    pub promise: Option<Promise>,
}

/// The thread of the citizen's own file; letters of officers count as read.
pub async fn read_as_citizen(
    cx: &mut Cx,
    files: &dyn Files,
    owner: Id<marks::Account>,
    name: FileName,
) -> Outcome<Thread> {
    let card = files.card(cx, &Scope::Owner(owner), name).await?;
    let strand = Strand::of_file(&card);
    let letters = store::letters(cx, &strand, Reader::Citizen).await?;
    store::mark_read(cx, &strand, true).await?;
    let promise = promise::store::waiting(cx, &strand).await?;
    Ok(Thread { card, letters, promise })
}

/// The thread of a file of the officer's missions, with an entry in the access log.
///
/// # Errors
/// As [`Files::may_correspond`].
pub async fn read_as_officer(cx: &mut Cx, files: &dyn Files, name: FileName) -> Outcome<Thread> {
    let card = looked_at(cx, files, name, ("/{lang}/desk/files/{reference}/messages", "letters")).await?;
    let strand = Strand::of_file(&card);
    let letters = store::letters(cx, &strand, Reader::Desk).await?;
    store::mark_read(cx, &strand, false).await?;
    let promise = promise::store::waiting(cx, &strand).await?;
    Ok(Thread { card, letters, promise })
}

/// What hangs on a letter of a file of the officer's missions, with its bytes and an entry in the access log.
///
/// # Errors
/// As [`Files::may_correspond`]; not found for what hangs elsewhere.
pub async fn look_at_attachment(
    cx: &mut Cx,
    files: &dyn Files,
    name: FileName,
    id: Uuid,
) -> Outcome<(Attachment, Vec<u8>)> {
    const ROUTE: &str = "/{lang}/desk/files/{reference}/messages/attachments/{attachment}/{page}";
    let card = looked_at(cx, files, name, (ROUTE, "attachment")).await?;
    let found = attachments::store::one(cx, &Strand::of_file(&card), Reader::Desk, id).await?;
    let bytes = attachments::bytes(cx, &found).await?;
    Ok((found, bytes))
}

/// A file's card for the officer who looks, recorded in the transaction that reads.
async fn looked_at(
    cx: &mut Cx,
    files: &dyn Files,
    name: FileName,
    (route, field): (&'static str, &str),
) -> Outcome<FileCard> {
    let scope = Scope::of(cx.actor())?;
    let card = files.card(cx, &scope, name).await?;
    let purpose = files.may_correspond(cx, card.id).await?;
    let look = access::Access { file: Some(card.id), purpose: purpose.to_owned(), route, fields: &[field] };
    access::record(cx, look).await?;
    Ok(card)
}

/// The card of the citizen's own file, if letters are taken there now.
///
/// # Errors
/// Not found for anybody else's; a conflict for a closed file or one that no mission holds.
pub async fn may_write(cx: &mut Cx, files: &dyn Files, owner: Id<marks::Account>, name: FileName) -> Outcome<FileCard> {
    let card = files.card(cx, &Scope::Owner(owner), name).await?;
    if card.open && card.mission.is_some() { Ok(card) } else { Err(closed().into()) }
}

/// One try to write was counted. It is counted once, before a file is examined, so that whoever may write no more costs no
/// examination.
#[derive(Debug)]
pub struct Counted(pub(crate) ());

/// Counts one more letter of the hour.
///
/// # Errors
/// Too many within an hour.
pub async fn count(cx: &Cx, card: &FileCard) -> Outcome<Counted> {
    throttle::hit(cx, &LETTERS, &card.id.to_string()).await.map(Counted)
}

/// The citizen writes; an answer is promised.
///
/// # Errors
/// As [`may_write`]; a slip for too many words, or for none where no spoken note hangs on them.
pub async fn post_as_citizen(
    cx: &mut Cx,
    (files, offices): (&dyn Files, &Offices),
    (owner, _counted): (Id<marks::Account>, Counted),
    name: FileName,
    written: Written<'_>,
) -> Outcome<FileCard> {
    let card = may_write(cx, files, owner, name).await?;
    let text = words_beside(written.text, written.attached)?;
    store::insert(cx, &Strand::of_file(&card), New::by_citizen(&text, written.attached)).await?;
    promise::make(cx, offices, &card).await?;
    events::append(cx, card.id, "message.sent_by_citizen", 1, &json!({}), None).await?;
    Ok(card)
}

/// The card of a file on which the officer may write now.
///
/// # Errors
/// As [`Files::may_correspond`].
pub async fn may_answer(cx: &mut Cx, files: &dyn Files, name: FileName) -> Outcome<FileCard> {
    let scope = Scope::of(cx.actor())?;
    let card = files.card(cx, &scope, name).await?;
    files.may_correspond(cx, card.id).await?;
    Ok(card)
}

/// An officer of the file's mission writes; the citizen is told that a letter waits, not what it says. In a closed file only
/// what the citizen asked before is answered.
///
/// # Errors
/// As [`Files::may_correspond`]; a conflict for a closed file in which nothing waits; a slip for no words or too many.
pub async fn post_as_officer(
    cx: &mut Cx,
    files: &dyn Files,
    staff: Id<marks::Staff>,
    name: FileName,
    written: Written<'_>,
) -> Outcome<FileCard> {
    let card = may_answer(cx, files, name).await?;
    let strand = Strand::of_file(&card);
    let takes = card.mission.is_some() && (card.open || promise::store::waiting(cx, &strand).await?.is_some());
    if !takes {
        return Err(closed().into());
    }
    let text = must_have_words(written.text)?;
    store::insert(cx, &strand, New::by_officer(staff, &text, written.attached)).await?;
    promise::store::keep(cx, &strand).await?;
    events::append(cx, card.id, "message.sent_by_officer", 1, &json!({ "staff": staff }), None).await?;
    Ok(card)
}

/// An officer of the file's mission leaves a note for colleagues. No event tells of it, so that neither the citizen's
/// timeline nor the copy of her own data knows that there is one; a closed file takes notes, too.
///
/// # Errors
/// As [`Files::may_correspond`]; a slip for no words or too many.
pub async fn note_as_officer(
    cx: &mut Cx,
    files: &dyn Files,
    staff: Id<marks::Staff>,
    name: FileName,
    written: Written<'_>,
) -> Outcome<FileCard> {
    let card = may_answer(cx, files, name).await?;
    let text = must_have_words(written.text)?;
    store::insert(cx, &Strand::of_file(&card), New::note(staff, &text, written.attached)).await?;
    Ok(card)
}

fn closed() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "messaging.file_closed", "messaging-refusal-closed")
}
