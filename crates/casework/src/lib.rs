//! Casework: a file from the first question to the issued document.
//!
//! The modules share one schema: `applications` owns the file, its facts and its stage; `payments`, `ledger` and `closing` the money;
//! `desk` the examination; `appointments` what ends in person; `assistance` who prepares a draft for somebody else; `counter` files of people without a telephone; `grievances` what is lodged against a decision; `certificates` and
//! `verification` the document, `delivery` its paper copy; `signing` what is declared and signed in the product; `bundles` the steps after a life
//! event; `baskets` several files submitted and paid together; `subjects` protects the person a record is about, `mandates` says who may act for another and `custody` what a court keeps from change, `deaths` and `heirs` see to what the dead leave; `retention` forgets in time; `estimates` says how long files take; `reach` writes down what
//! all of them answer to whom. No module changes the facts of a file but through `applications::record`, and none reaches
//! an outside system but through a port of `ports`.

pub mod applications;
pub mod appointments;
pub mod assistance;
pub mod baskets;
pub mod bundles;
pub mod certificates;
pub mod closing;
pub mod confined;
pub mod counter;
pub mod custody;
mod deaths;
pub mod delivery;
pub mod desk;
pub mod estimates;
pub mod grievances;
pub mod heirs;
pub mod ledger;
pub mod mandates;
pub mod own_data;
pub mod payments;
pub mod ports;
pub mod reach;
pub mod retention;
mod secret_link;
pub mod signing;
pub mod subjects;
pub mod verification;
