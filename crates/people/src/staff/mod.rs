//! Staff: their own accounts, apart from citizens', with password and TOTP; roles and missions; one person, one record.
//!
//! A citizen's account never becomes a staff account. Creating staff, giving roles and resetting credentials take two
//! people; nobody, the administrator included, does any of it alone.

pub mod acts;
pub mod colleagues;
pub mod commands;
pub(crate) mod draft;
pub(crate) mod enrolment;
pub mod model;
pub mod pages;
pub mod password;
pub mod refusal;
pub(crate) mod store;
pub mod throttles;
pub mod totp;
