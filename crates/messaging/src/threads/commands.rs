//! Reading and writing letters. Each side has its own function, because each has its own scope.

use ::store::{Cx, Scope, access, events, throttle};
use kernel::{Id, Outcome, Refusal, RefusalKind, Slips, marks};
use serde_json::json;
use std::time::Duration;

use super::{Letter, New, Reader, Strand, checked_words, store};
use crate::ports::{FileCard, FileName, Files};

/// A person may write so many letters in a file within an hour.
const LETTERS: throttle::Rule =
    throttle::Rule { name: "messaging-throttle-letters", limit: 20, window: Duration::from_secs(3_600) };

/// The thread of the citizen's own file; letters of officers count as read.
pub async fn read_as_citizen(
    cx: &mut Cx,
    files: &dyn Files,
    owner: Id<marks::Account>,
    name: FileName,
) -> Outcome<(FileCard, Vec<Letter>)> {
    let card = files.card(cx, &Scope::Owner(owner), name).await?;
    let strand = Strand::of_file(&card);
    let letters = store::letters(cx, &strand, Reader::Citizen).await?;
    store::mark_read(cx, &strand, true).await?;
    Ok((card, letters))
}

/// The thread of a file of the officer's missions, with an entry in the access log.
///
/// # Errors
/// As [`Files::may_correspond`].
pub async fn read_as_officer(cx: &mut Cx, files: &dyn Files, name: FileName) -> Outcome<(FileCard, Vec<Letter>)> {
    let scope = Scope::of(cx.actor())?;
    let card = files.card(cx, &scope, name).await?;
    let purpose = files.may_correspond(cx, card.id).await?;
    let look = access::Access {
        file: Some(card.id),
        purpose: purpose.to_owned(),
        route: "/{lang}/desk/files/{reference}/messages",
        fields: &["letters"],
    };
    access::record(cx, look).await?;
    let strand = Strand::of_file(&card);
    let letters = store::letters(cx, &strand, Reader::Desk).await?;
    store::mark_read(cx, &strand, false).await?;
    Ok((card, letters))
}

/// The citizen writes.
pub async fn post_as_citizen(
    cx: &mut Cx,
    files: &dyn Files,
    owner: Id<marks::Account>,
    name: FileName,
    text: &str,
) -> Outcome<FileCard> {
    let card = files.card(cx, &Scope::Owner(owner), name).await?;
    let text = checked(&card, text)?;
    throttle::hit(cx, &LETTERS, &card.id.to_string()).await?;
    store::insert(cx, &Strand::of_file(&card), New::by_citizen(&text)).await?;
    events::append(cx, card.id, "message.sent_by_citizen", 1, &json!({}), None).await?;
    Ok(card)
}

/// An officer of the file's mission writes; the citizen is told that a letter waits, not what it says.
///
/// # Errors
/// As [`Files::may_correspond`]; a slip for no words or too many.
pub async fn post_as_officer(
    cx: &mut Cx,
    files: &dyn Files,
    staff: Id<marks::Staff>,
    name: FileName,
    text: &str,
) -> Outcome<FileCard> {
    let scope = Scope::of(cx.actor())?;
    let card = files.card(cx, &scope, name).await?;
    files.may_correspond(cx, card.id).await?;
    let text = checked(&card, text)?;
    store::insert(cx, &Strand::of_file(&card), New::by_officer(staff, &text)).await?;
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
    text: &str,
) -> Outcome<FileCard> {
    let scope = Scope::of(cx.actor())?;
    let card = files.card(cx, &scope, name).await?;
    files.may_correspond(cx, card.id).await?;
    let mut slips = Slips::new();
    let text = checked_words(text, &mut slips);
    let text = slips.or(|| text)?;
    store::insert(cx, &Strand::of_file(&card), New::note(staff, &text)).await?;
    Ok(card)
}

fn checked(card: &FileCard, text: &str) -> Outcome<String> {
    if !card.open || card.mission.is_none() {
        return Err(Refusal::new(RefusalKind::Conflict, "messaging.file_closed", "messaging-refusal-closed").into());
    }
    let mut slips = Slips::new();
    let text = checked_words(text, &mut slips);
    slips.or(|| text)
}
