//! Who may ask another agency for something.

use kernel::{Moment, Outcome, Permit};
use people::Assurance;
use service_model::{AgencyService, Privilege};

use super::refusal;

/// The act of asking another agency.
#[derive(Debug)]
pub enum AskAgency {}

/// The level a service needs, as people know it.
pub fn needed(service: &AgencyService) -> Assurance {
    Assurance::parse(service.level.as_str()).unwrap_or(Assurance::Verified)
}

/// Whether the service is taken from here now, whoever asks.
///
/// # Errors
/// A conflict if no agency is connected, and while the privilege it belongs to is not open.
pub fn is_open(connected: bool, service: &AgencyService, privilege: Option<&Privilege>, now: Moment) -> Outcome<()> {
    if !connected || !service.is_asked_here {
        return Err(refusal::not_here());
    }
    // A privilege that is named and not published is as good as closed.
    if service.privilege.is_some() && !privilege.is_some_and(|own| own.state(now).is_open()) {
        return Err(refusal::closed());
    }
    Ok(())
}

/// Whether somebody known so surely may ask.
///
/// # Errors
/// Forbidden below the level the service names.
pub fn may_ask(service: &AgencyService, have: Assurance) -> Outcome<Permit<AskAgency>> {
    if have < needed(service) { Err(refusal::level()) } else { Ok(Permit::grant()) }
}
