//! Whether an order keeps what a service would change, asked when a file is submitted and again whenever somebody at the desk
//! would carry it further. It is never asked for a copy of what is recorded.

use ::store::Cx;
use kernel::{Id, NationalNumber, Outcome, Refusal, RefusalKind};
use service_model::{Service, capacity::ITSELF};

use super::{model::Order, store as rows};
use crate::{
    applications::{
        model::Application,
        people_in_file,
        registry::{Evidence, kin::PERSON},
        sheet::Sheet,
        subject::Subject,
    },
    mandates,
};

/// An order about the person of a file, for the desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Kept {
    /// The order.
    pub order: Id<Order>,
    /// Whether it keeps what this service would change. A copy is given in spite of it.
    pub freezes: bool,
}

/// The order in force about the person of a file, by the number that was stated and by the one in the record.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn kept(
    cx: &mut Cx,
    (file, service): (&Application, &Service),
    evidence: Option<&Evidence>,
) -> Outcome<Option<Kept>> {
    let stated = people_in_file::subject(cx, file).await?.and_then(|subject| subject.number);
    let recorded = evidence.and_then(|evidence| evidence.record.as_ref()?.get("number")?.as_str().map(str::to_owned));
    let numbers = [stated, recorded].into_iter().flatten().filter_map(|digits| digits.parse().ok());
    let order = about(cx, numbers).await?;
    Ok(order.map(|order| Kept { order, freezes: service.changes.is_some() }))
}

/// An officer knows of the order; nobody carries the file further as if there were none.
///
/// # Errors
/// A conflict while the order is in force and this service changes something.
pub(crate) fn must_not_be_kept(kept: Option<Kept>) -> Outcome<()> {
    if kept.is_some_and(|kept| kept.freezes) {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.custody", "custody-refused-desk").into());
    }
    Ok(())
}

/// Whether the draft may be submitted. Only who has proved to be the child or to act for her is told that it cannot be changed
/// now; of anybody else the record is asked first and the desk stops the file, because otherwise whoever knows a child's
/// number would learn from a form that there is an order.
///
/// # Errors
/// The refusal `custody.kept`.
pub(crate) async fn must_not_keep(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    let service = &sheet.definition.service;
    let Some(subject) = Subject::read(service, sheet.journey.kept(), &sheet.owner) else { return Ok(()) };
    if service.changes.is_none() || !is_proved(sheet, &subject) {
        return Ok(());
    }
    let number = subject.number.and_then(|digits| digits.parse().ok());
    match about(cx, number.into_iter()).await? {
        Some(_) => Err(Refusal::new(RefusalKind::Rule, "custody.kept", "custody-refused-kept").into()),
        None => Ok(()),
    }
}

/// Whether it is certain before the record is asked that the applicant is the person or represents her. That a needed paper
/// is held was asked before.
fn is_proved(sheet: &Sheet, subject: &Subject) -> bool {
    if subject.relation == ITSELF {
        return sheet.owner.number.is_some();
    }
    mandates::capacity_of(&sheet.definition.service, &subject.relation).is_some_and(|capacity| capacity.needs_paper())
}

async fn about(cx: &mut Cx, numbers: impl Iterator<Item = NationalNumber>) -> Outcome<Option<Id<Order>>> {
    let indexes: Vec<_> = numbers.flat_map(|number| cx.vault().blind_all(PERSON, number.digits())).collect();
    if indexes.is_empty() { Ok(None) } else { rows::in_force(cx, &indexes).await }
}
