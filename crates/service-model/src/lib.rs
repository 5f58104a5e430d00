//! What a service, a country, a life event, a message, a privilege, a service of another agency and a training initiative are.
//!
//! A service is a folder of TOML files; the others are one file each. This crate parses them,
//! reports every fault with file and line, and runs them: which page comes next, who is eligible, what it costs, what is
//! said. It never opens a socket, a database or a clock, and it knows no agency, fee, kinship or currency by name: those
//! are data.
//!
//! The way in is [`Service::load`] and [`Country::load`]; both take [`Sources`], the texts of the files, because a
//! published revision is kept as exactly those texts and is loaded again by the same code years later.

pub mod agency_service;
pub mod amend;
mod answers;
pub mod capacity;
mod context;
pub mod country;
pub mod declaration;
pub mod difference;
pub mod documents;
pub mod eligibility;
pub mod expression;
pub mod fees;
pub mod fields;
mod finding;
mod form;
pub mod golden;
pub mod graph;
pub mod in_force;
pub mod journey;
pub mod kinship;
mod level;
pub mod life_event;
pub mod message;
mod names;
pub mod privilege;
mod reader;
mod service;
mod sources;
mod spoken;
mod texts;
pub mod training;
pub mod use_of_document;
pub mod workflow;

pub use agency_service::AgencyService;
pub use answers::{Answers, Raw};
pub use context::{Context, FACTS, Facts};
pub use country::Country;
pub use finding::{Finding, Spot};
pub use form::{Form, Page};
pub use level::Level;
pub use life_event::LifeEvent;
pub use message::Message;
pub use names::Names;
pub use privilege::Privilege;
pub use service::{
    Consignee, CurrentCards, Delivery, Group, Output, Precondition, Proof, Protection, RecordOf, RegistryMode,
    RegistrySearch, Section, Service, UsedAt, Validity, Voice,
};
pub use sources::Sources;
pub use texts::Texts;
pub use training::Training;
