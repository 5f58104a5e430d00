//! Stories told over HTTP to the whole product, and what must hold for all of it: one test binary, whose tree follows the
//! addresses. Every story has a world of its own; none sleeps.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a test that cannot go on should say where"
)]

mod academy;
mod account;
mod adversary;
mod agencies;
mod api;
mod campaigns;
mod content;
mod demo;
mod desk;
mod dump;
mod evaluation;
mod events;
mod experts;
mod experts_found;
mod experts_outstanding;
mod experts_ranked;
mod farewell;
mod files;
mod gatherings;
mod hands;
mod health;
mod insights;
mod keys;
mod kill;
mod languages;
mod live;
mod look;
mod malformed;
mod narration;
mod pictures;
mod polls;
mod privileges;
mod said;
mod services;
mod sql;
mod steps;
mod texts;
mod traces;
mod training;
