//! What a page says about a service: who, what to bring, how long, how it arrives.

use kernel::Outcome;
use service_model::{Answers, Context, Country, Level, Service, documents};
use web::{
    Visit,
    components::{SummaryList, SummaryRow},
};

use crate::reading::Snapshot;

/// A document to bring.
pub struct Paper {
    /// Its name.
    pub name: String,
    /// What counts as it.
    pub hint: Option<String>,
    /// Whether one can apply without it.
    pub optional: bool,
}

/// The documents asked for in this case.
///
/// # Errors
/// A fault if a condition of the definition cannot be worked out.
pub fn papers(v: &Visit, service: &Service, answers: &Answers, context: &Context) -> Outcome<Vec<Paper>> {
    let needed = documents::needed(service, answers, context)?;
    let paper = |row: documents::Needed<'_>| Paper {
        name: service.texts.text(v.locale(), &row.document.name()).to_owned(),
        hint: service.texts.get(v.locale(), &row.document.hint()).map(str::to_owned),
        optional: !row.mandatory(),
    };
    Ok(needed.into_iter().map(paper).collect())
}

/// Who, by which level of assurance, how long, how it arrives.
pub fn summary(v: &Visit, snapshot: &Snapshot, service: &Service, country: &Country) -> SummaryList {
    let say = |key: &str| v.data(service.texts.text(v.locale(), key));
    let done = snapshot.promise(service, country, v.now()).day_in(&country.zone);
    let time = v.t_with("catalogue-time-by", &[("day", &v.weekday(done))]);
    SummaryList::new(vec![
        SummaryRow::new(v.t("catalogue-agency"), v.data(service.agency_names.get(v.locale()))),
        SummaryRow::new(v.t("catalogue-who"), say("who")),
        SummaryRow::new(v.t("catalogue-level"), level(v, service)),
        SummaryRow::new(v.t("catalogue-time"), time),
        SummaryRow::new(v.t("catalogue-delivery"), say("delivery")),
    ])
}

/// The way of a file: who holds it at each stage, and for how long at most.
pub fn stages(v: &Visit, service: &Service) -> Vec<String> {
    let stage = |stage: &service_model::workflow::Stage| {
        let name = service.texts.text(v.locale(), &format!("stages.{}", stage.key)).to_owned();
        let holder = service.texts.text(v.locale(), &format!("holders.{}", stage.holder)).to_owned();
        let hours = i64::try_from(stage.working.as_secs() / 3600).unwrap_or(i64::MAX);
        v.t_count_with("catalogue-stage", hours, &[("stage", &name), ("holder", &holder)])
    };
    service.workflow.stages.iter().map(stage).collect()
}

/// The level to apply and, where it is higher, the one to receive the document.
fn level(v: &Visit, service: &Service) -> String {
    let name = |level: Level| v.t(&format!("catalogue-level-{}", level.as_str()));
    if service.release == service.apply {
        return name(service.apply);
    }
    v.t_with("catalogue-level-two", &[("apply", &name(service.apply)), ("release", &name(service.release))])
}
