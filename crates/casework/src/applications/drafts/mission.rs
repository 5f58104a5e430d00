//! Which mission serves a file: country data by the area (an emirate, a state) where the applicant says to live.

use kernel::{Outcome, Refusal, RefusalKind};
use service_model::{Answers, Country, Service};

/// The key of the mission for these answers. Without a residence it is the country's first mission.
///
/// # Errors
/// The refusal `application.no_mission` where no row names one: nobody would ever examine the file.
pub fn mission(service: &Service, country: &Country, answers: &Answers) -> Outcome<String> {
    let mission = country.mission_for(service.area(answers, &country.address_form));
    let none = || Refusal::new(RefusalKind::Rule, "application.no_mission", "application-refusal-no-mission");
    Ok(mission.map(|mission| mission.key.clone()).ok_or_else(none)?)
}
