//! Answering one page. The save is at every POST, so that nothing typed is lost with the device.

use kernel::{Outcome, Refusal, RefusalKind};
use service_model::{Answers, Raw, fields::FieldKind};
use store::Cx;

use crate::{
    applications::{
        answers, corrections,
        model::{Act, Party, Stage},
        outcomes,
        sheet::{Seat, Sheet},
    },
    assistance,
};

/// Reads and saves the page `key` of the sheet; every mistake is reported at its field and then nothing is saved.
///
/// A field of documents keeps what was uploaded: its answer is written by uploads, never by this form.
pub async fn answer(cx: &mut Cx, sheet: &Sheet, key: &str, raw: &Raw) -> Outcome<Answers> {
    may(cx, sheet, key).await?;
    let page = sheet.page(key)?;
    let raw = with_uploads(sheet, key, raw)?;
    let read = page.parse(&raw, sheet.journey.kept(), &sheet.context)?;
    answers::store::save(cx, &sheet.file, key, &read).await?;
    Ok(read)
}

/// Whether this page may be answered now: in a draft, after the registry found nothing, or when it is what was asked.
pub async fn may(cx: &mut Cx, sheet: &Sheet, key: &str) -> Outcome<()> {
    if sheet.file.may(Party::Owner, Act::Answer) {
        // A helper at his seat was let in by the policy of assisted applications.
        return match sheet.seat {
            Seat::Owner => assistance::must_have_the_pen(cx, &sheet.file).await,
            Seat::Helper | Seat::Desk => Ok(()),
        };
    }
    if sheet.file.stage() == Stage::ActionRequired {
        let asked = corrections::open_correction(cx, &sheet.file).await?.map(|correction| correction.part);
        let asked_page = asked.and_then(|part| outcomes::page_of(&sheet.definition.service.form, &part));
        if asked_page.is_some_and(|page| page.key == key) {
            return Ok(());
        }
    }
    Err(Refusal::new(RefusalKind::Conflict, "application.stage", "application-refusal-stage").into())
}

/// The raw values with every upload field set to what is stored for it.
fn with_uploads(sheet: &Sheet, key: &str, raw: &Raw) -> Outcome<Raw> {
    let mut whole = raw.clone();
    for field in &sheet.page(key)?.fields {
        if matches!(field.kind, FieldKind::Upload(_)) {
            whole.clear(&field.name);
            if let Some(value) = sheet.answers.get(&field.name) {
                whole.push_json(&field.name, value);
            }
        }
    }
    Ok(whole)
}
