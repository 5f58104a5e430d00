//! A paper copy of a document that was issued digitally only, asked for afterwards: only where it costs nothing more and
//! needs no address. A copy that somebody brings is paid for, and asked for with an application of its own.

use kernel::{Failure, Outcome, Refusal, RefusalKind};
use service_model::{country::DeliveryMode, fees};
use store::Cx;

use super::open;
use crate::{
    applications::{model::Stage, sheet::Sheet},
    delivery::{Range, model::latest, store as rows},
};

/// The one way that needs no address.
const FETCHED: DeliveryMode = DeliveryMode::Mission;

/// Whether paper was asked for with the application; its parcel opens by itself.
pub(crate) fn wanted(sheet: &Sheet) -> bool {
    sheet.definition.service.delivery.as_ref().and_then(|row| row.wanted(sheet.journey.kept())).is_some()
}

/// Whether a copy may be fetched for nothing: the service and the country have that way, and it changes no fee.
pub(crate) fn is_free(cx: &Cx, sheet: &Sheet) -> Outcome<bool> {
    let definition = &sheet.definition;
    let Some(delivery) = &definition.service.delivery else { return Ok(false) };
    let offered = definition.country.delivery.contains(&FETCHED);
    if sheet.file.stage() != Stage::Issued || !offered || wanted(sheet) {
        return Ok(false);
    }
    let rate = definition.rate(cx.now())?;
    let total = |mode: &str| -> Outcome<_> {
        let mut answers = sheet.journey.kept().clone();
        answers.set(&delivery.field, mode);
        Ok(fees::quote(&definition.service.fees, &answers, &sheet.context, &rate, cx.now())?.total)
    };
    Ok(total(FETCHED.as_str())? == total(DeliveryMode::DIGITAL)?)
}

/// Opens the copy that is fetched at the mission of the file. Only somebody whose identity was verified may ask, as for the
/// document itself.
///
/// # Errors
/// A conflict where a copy is there already or costs something; forbidden below the level.
pub(crate) async fn ask(cx: &mut Cx, range: &Range, sheet: &Sheet) -> Outcome<()> {
    let there = latest(rows::of_file(cx, &sheet.file).await?).is_some();
    if there || !is_free(cx, sheet)? {
        return Err(Refusal::new(RefusalKind::Conflict, "delivery.not_free", "delivery-refusal-not-free").into());
    }
    if people::assurance(cx, sheet.file.owner).await? < people::Assurance::Verified {
        return Err(not_known());
    }
    let wanted = open::Wanted { mode: FETCHED, copies: 1, attest: false };
    open::first(cx, range, &sheet.file, wanted, None).await
}

/// The refusal of somebody whose identity was not verified.
pub(crate) fn not_known() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "delivery.not_verified", "delivery-refusal-level").into()
}
