//! Definitions from outside: the shipped ones, broken ones, and definitions at work. This test reads folders, which the
//! crate itself never does.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod agency_services;
mod counts;
mod faults;
mod life_events;
mod messages;
mod offered;
mod privileges;
mod real_data;
mod running;
mod toy;
mod trainings;
