//! Which mission serves a file: country data by the area (emirate) where the applicant says to live.

use service_model::{Answers, Country, Service};

/// The key of the mission for these answers. Without a residence it is the country's first mission.
pub fn mission(service: &Service, country: &Country, answers: &Answers) -> Option<String> {
    country.mission_for(service.area(answers, &country.address_form)).map(|mission| mission.key.clone())
}
