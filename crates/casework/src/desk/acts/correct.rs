//! Asking the citizen for exactly one field or document.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Slips};
use service_model::{Service, fields::FieldKind};
use work::items;

use super::{held, must_allow};
use crate::{
    applications::{
        corrections::{Part, Term},
        definitions,
        model::{Act, Party},
        record,
    },
    desk::{store as rows, turns},
};

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The one field, by name; an upload is a field too.
    pub field: String,
    /// The coded reason, one the workflow gives for that field.
    pub reason: String,
    /// What the officer adds in her own words.
    pub note: String,
}

/// Asks for the correction and stops the clock; the answer comes back to the same officer.
///
/// # Errors
/// A slip for a reason that the workflow does not give for the field; forbidden for somebody who does not hold the file.
pub async fn ask_correction(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, asked: Asked) -> Outcome<()> {
    let mut held = held(cx, reference).await?;
    must_allow(&held.file, Party::Officer, Act::AskCorrection)?;
    let definition = definitions::of(cx, catalogue, &held.file).await?;
    let part = part(&definition.service, &asked)?;
    let term = Term::of(&definition, cx.now());
    record::correction_asked(cx, &mut held.file, held.staff, (part, &asked.note), term).await?;
    let calendar = turns::calendar_of(&definition, held.item.queue)?;
    items::wait_for_citizen(cx, &held.scope, held.file.id, calendar, &asked.reason).await?;
    rows::count_act(cx, &held.file, held.staff, "correction", Some(&asked.reason)).await
}

fn part(service: &Service, asked: &Asked) -> Outcome<Part> {
    let mut slips = Slips::new();
    let field = service.form.field(&asked.field);
    if field.is_none_or(|field| field.is_secret()) {
        slips.add("field", "desk-slip-field");
    }
    if !service.workflow.corrections_of(&asked.field).any(|reason| reason.code == asked.reason) {
        slips.add("reason", "desk-slip-reason-field");
    }
    if asked.note.trim().chars().count() < 3 {
        slips.add("note", "desk-slip-note");
    }
    let document = field.is_some_and(|field| matches!(field.kind, FieldKind::Upload(_)));
    slips.or(|| if document { Part::Document(asked.field.clone()) } else { Part::Field(asked.field.clone()) })
}
