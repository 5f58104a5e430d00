//! The requests of an account as lines of its files: one tracker for what is done here and elsewhere.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome, marks};
use service_model::AgencyService;
use web::{
    Visit,
    components::{Tag, Task, Tone},
};

use super::{
    model::{Request, Stage},
    store as rows,
};

/// The lines with the moment each was begun, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn lines(
    cx: &mut Cx,
    v: &Visit,
    catalogue: &Catalogue,
    account: Id<marks::Account>,
) -> Outcome<Vec<(Moment, Task)>> {
    let mut lines = Vec::new();
    for request in rows::of_account(cx, account).await? {
        let service = catalogue.agency_service_at(cx, &request.service, request.revision).await?;
        lines.push((request.opened_at, line(v, &request, &service)));
    }
    Ok(lines)
}

fn line(v: &Visit, request: &Request, service: &AgencyService) -> Task {
    let stage = request.stage(service);
    let tag = Tag::new(words(v, service, &stage), tone(&stage));
    let agency = service.agency.names.get(v.locale());
    let (path, hint) = match &request.asked {
        Some((reference, _)) => (
            format!("/agency-requests/{}", reference.compact()),
            v.t_with("agencies-line", &[("agency", agency), ("reference", &reference.to_string())]),
        ),
        None => {
            (format!("/agency-services/{}/check", service.key), v.t_with("agencies-line-draft", &[("agency", agency)]))
        }
    };
    Task::new(service.name(v.locale()), Some(v.path(&path)), tag).hint(hint)
}

/// How far it is, in plain words.
pub(crate) fn words(v: &Visit, service: &AgencyService, stage: &Stage<'_>) -> String {
    let agency = service.agency.names.get(v.locale());
    match stage {
        Stage::Draft => v.t("agencies-stage-draft"),
        Stage::Leaving => v.t_with("agencies-stage-leaving", &[("agency", agency)]),
        Stage::HandedOver => v.t_with("agencies-stage-handed-over", &[("agency", agency)]),
        Stage::At(_, step, _) => step.names.get(v.locale()).to_owned(),
        Stage::Refused(..) => v.t("agencies-stage-refused"),
        Stage::TurnedDown => v.t("agencies-stage-turned-down"),
    }
}

/// The colour of its tag.
pub(crate) fn tone(stage: &Stage<'_>) -> Tone {
    match stage {
        Stage::Refused(..) | Stage::TurnedDown => Tone::Wrong,
        own if own.is_yours() => Tone::Wait,
        own if own.is_end() => Tone::Ok,
        _ => Tone::Sand,
    }
}
