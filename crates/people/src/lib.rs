//! People: who somebody is, how certain that is, and what they agreed to.
//!
//! Accounts, sign-in, identity, staff, consent and privacy. Other areas ask here for a level ([`assurance`]), for what
//! may be prefilled ([`profile`]), for how to reach somebody ([`reach`]) and whether two people are one
//! ([`is_same_person`]). Nothing here decides about an application, and no personal value leaves in a log or an address.

pub mod accounts;
mod actors;
pub mod codes;
pub mod consent;
pub mod counter;
pub mod demo;
pub mod devices;
mod hidden;
pub mod identity;
mod notice;
mod payload;
pub mod ports;
pub mod privacy;
pub mod qualifications;
mod same_person;
mod settings;
pub mod sign_in;
pub mod staff;
mod sweep;
pub mod verification;

use std::sync::Arc;

use axum::{Extension, Router};
use store::jobs::Handler;
use tokio::sync::Semaphore;
use web::{Site, TextFile, Texts};

pub use accounts::{
    cut::{DeathKnown, death_of, departed, holder_of},
    model::{Assurance, Outline, Profile},
    profile::{assurance, keep_address, name_of, outline, profile, reach},
};
pub use actors::Actors;
pub use identity::WayUp;
pub use privacy::Register;
pub use same_person::{account_number_hash, is_same_person, number_index, staff_number_hash};
pub use settings::Settings;
pub use staff::{
    colleagues::{StaffRegister, staff_name},
    password::Passwords,
};
pub use sweep::periodic;

/// The zone in which moments of an account are shown: where the ministry is, and named beside each.
pub(crate) const ZONE: &str = "Africa/Cairo";

/// The outside systems and settings of this area.
#[derive(Clone)]
pub struct Ports {
    /// The civil registry, about identity only.
    pub registry: Arc<dyn ports::IdentityRegistry>,
    /// Whoever carries e-mail and SMS.
    pub messenger: Arc<dyn ports::Messenger>,
    /// The missions that compare documents.
    pub missions: Arc<dyn ports::MissionDirectory>,
    /// Password hashing; one pool for the process.
    pub passwords: Passwords,
    /// The files of an account, for whoever wants to be forgotten.
    pub files: Arc<dyn ports::AccountFiles>,
    /// What the other areas hold about a person, for the copy of one's own data.
    pub held: Arc<[Arc<dyn ports::HeldData>]>,
    /// Who says what may concern somebody.
    pub suggester: Arc<dyn ports::Suggester>,
    /// Who puts together what somebody carries on her own device.
    pub carrier: Arc<dyn ports::Carrier>,
    /// What is kept and never kept, of every area.
    pub register: Arc<Register>,
    /// The settings.
    pub settings: Arc<Settings>,
}

macro_rules! texts {
    ($($module:literal $folder:literal),+ $(,)?) => {
        /// The texts of this area.
        pub const TEXTS: &[TextFile] = &[$(
            TextFile { module: $module, locale: "ar", body: include_str!(concat!($folder, "/texts/ar.ftl")) },
            TextFile { module: $module, locale: "en", body: include_str!(concat!($folder, "/texts/en.ftl")) },
        )+];
    };
}
texts! {
    "accounts" "accounts",
    "codes" "codes",
    "consent" "consent",
    "counter" "counter",
    "device" "devices",
    "identity" "identity",
    "privacy" "privacy",
    "sign-in" "sign_in",
    "staff" "staff",
    "verification" "verification",
}

/// The pages of this area.
pub fn routes(ports: &Ports) -> Router<Site> {
    Router::new()
        .merge(sign_in::pages::routes())
        .merge(accounts::pages::routes())
        .merge(identity::pages::routes())
        .merge(verification::pages::routes())
        .merge(staff::pages::routes())
        .merge(consent::pages::routes())
        .merge(counter::pages::routes())
        .merge(privacy::pages::routes())
        .merge(devices::routes())
        .layer(Extension(ports.settings.clone()))
        .layer(Extension(ports.missions.clone()))
        .layer(Extension(ports.passwords.clone()))
        .layer(Extension(ports.files.clone()))
        .layer(Extension(ports.held.clone()))
        .layer(Extension(ports.suggester.clone()))
        .layer(Extension(ports.carrier.clone()))
        .layer(Extension(ports.register.clone()))
}

/// The pages on which acts of this area are proposed. They need every area's acts, because a proposal is made in one list.
pub fn staff_routes(ports: &Ports, acts: Arc<work::proposals::Acts>) -> Router<Site> {
    staff::pages::proposal_routes(acts.clone())
        .layer(Extension(ports.missions.clone()))
        .merge(verification::pages::moving_routes(acts))
}

/// The acts of this area that take two people. `files` is told when a number leaves an account.
pub fn acts(files: Arc<dyn ports::AccountFiles>) -> Vec<Arc<dyn work::proposals::ProposedAct>> {
    let mut acts = staff::acts::acts();
    acts.push(Arc::new(verification::moving::MoveNumber { files }));
    acts
}

/// The operations of this area, to be merged under `/api/v1`.
pub fn api_routes(ports: &Ports) -> Router<Site> {
    sign_in::api_routes().layer(Extension(ports.settings.clone()))
}

/// The description of the operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    sign_in::openapi()
}

/// The jobs of this area.
pub fn jobs(ports: &Ports, texts: &Texts) -> Vec<Arc<dyn Handler>> {
    let herald = notice::Herald { messenger: ports.messenger.clone(), texts: texts.clone() };
    vec![
        Arc::new(codes::jobs::SendCode { messenger: ports.messenger.clone(), texts: texts.clone() }),
        Arc::new(accounts::jobs::TellChange { messenger: ports.messenger.clone(), texts: texts.clone() }),
        Arc::new(staff::enrolment::jobs::SendEnrolment { messenger: ports.messenger.clone(), texts: texts.clone() }),
        Arc::new(identity::jobs::MatchIdentity { registry: ports.registry.clone() }),
        Arc::new(identity::jobs::TellIdentity { herald: herald.clone() }),
        Arc::new(verification::jobs::CheckDocument { herald: herald.clone(), lane: Semaphore::new(1) }),
        Arc::new(verification::jobs::TellVerification { herald: herald.clone() }),
        Arc::new(privacy::jobs::EraseAccounts { files: ports.files.clone() }),
        Arc::new(privacy::jobs::TellErasureAsked { herald }),
        Arc::new(sweep::Sweep),
    ]
}
