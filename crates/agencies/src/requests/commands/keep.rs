//! Keeping the answers of a draft.

use ::store::Cx;
use catalogue::{CurrentAgencyService, Snapshot};
use kernel::{Id, Locale, Outcome, Slips, marks};
use service_model::agency_service::Slip;

use crate::requests::{
    list_of_sent::{Answers, missions},
    model::Request,
    store as rows,
};

/// Reads answers as they were typed, each by the key of its question.
///
/// # Errors
/// A slip at each that is none.
pub(crate) fn read<'t>(
    own: &CurrentAgencyService,
    snapshot: &Snapshot,
    typed: impl Fn(&str) -> &'t str,
) -> Outcome<Answers> {
    let missions: Vec<&str> = missions(snapshot, Locale::AR).into_iter().map(|(key, _)| key).collect();
    let mut slips = Slips::new();
    let mut answers = Answers::new();
    for question in &own.definition.questions {
        match question.answer(typed(&question.key), &missions) {
            Ok(Some(answer)) => {
                answers.insert(question.key.clone(), answer);
            }
            Ok(None) => {}
            Err(Slip::Missing) => {
                slips.add(question.key.clone(), "agencies-slip-missing");
            }
            Err(Slip::Long(most)) => {
                slips.add_with(question.key.clone(), "agencies-slip-long", vec![("most", most.to_string())]);
            }
            Err(Slip::NotCode) => {
                slips.add(question.key.clone(), "agencies-slip-code");
            }
            Err(Slip::NotDay) => {
                slips.add(question.key.clone(), "web-slip-date");
            }
            Err(Slip::NotOffered) => {
                slips.add(question.key.clone(), "agencies-slip-choice");
            }
        }
    }
    slips.or(|| answers)
}

/// Keeps them; there is one draft a service.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn keep(
    cx: &mut Cx,
    account: Id<marks::Account>,
    own: &CurrentAgencyService,
    answers: &Answers,
) -> Outcome<Id<Request>> {
    rows::keep(cx, account, (&own.definition.key, own.revision), answers).await
}
