//! The command: the owner of a file says that the event was never registered.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Refusal, RefusalKind};

use crate::applications::{
    definitions::{self, Definition},
    model::{Act, Party},
    outcomes::Once,
    record,
    sheet::Sheet,
};

/// The registration that `sheet`'s file can turn into now; nothing where the definition names none, the country does not
/// offer it, or the file stands elsewhere.
///
/// # Errors
/// Only faults.
pub async fn target(cx: &Cx, catalogue: &Catalogue, sheet: &Sheet) -> Outcome<Option<Definition>> {
    if !sheet.file.may(Party::Owner, Act::TurnIntoRegistration) {
        return Ok(None);
    }
    let registry = sheet.definition.service.registry.as_ref();
    let Some(key) = registry.and_then(|registry| registry.never_registered.as_deref()) else { return Ok(None) };
    match definitions::current(cx, catalogue, key, &sheet.file.country).await {
        Ok(definition) => Ok(Some(definition).filter(Definition::goes_on)),
        Err(Failure::Refusal(Refusal { kind: RefusalKind::NotFound, .. })) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Turns the file of `sheet`.
///
/// # Errors
/// A conflict if it stands elsewhere or has changed meanwhile; a rule if there is nothing to turn into.
pub async fn turn(cx: &mut Cx, catalogue: &Catalogue, sheet: Sheet, once: &Once<'_>) -> Outcome<()> {
    if !once.claim(cx).await? {
        return Ok(());
    }
    let refuse = |kind, code, text| Failure::from(Refusal::new(kind, code, text));
    let mut file = sheet.file.clone();
    if !file.may(Party::Owner, Act::TurnIntoRegistration) {
        return Err(refuse(RefusalKind::Conflict, "application.stage", "application-refusal-stage"));
    }
    let definition = target(cx, catalogue, &sheet).await?.ok_or_else(|| {
        refuse(RefusalKind::Rule, "application.no_registration", "application-refusal-no-registration")
    })?;
    record::turned(cx, &mut file, &definition).await?;
    once.settle(cx, file.id).await
}
