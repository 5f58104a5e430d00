//! Casework: a file from the first question to the issued document.
//!
//! The modules share one schema: `applications` owns the file, its facts and its stage; `payments` and `ledger` the money;
//! `desk` the examination; `appointments` what ends in person; `grievances` what is lodged against a decision; `certificates` and `verification` the document, `delivery`
//! its paper copy;
//! `retention` forgets in time. No module changes the facts of a file but through `applications::record`, and none reaches
//! an outside system but through a port of `ports`.

pub mod applications;
pub mod appointments;
pub mod certificates;
pub mod delivery;
pub mod desk;
pub mod grievances;
pub mod ledger;
pub mod own_data;
pub mod payments;
pub mod ports;
pub mod retention;
pub mod verification;
