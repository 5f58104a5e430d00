//! People who have neither telephone nor e-mail: an officer at the counter of a mission compares the identity document in
//! person and opens an account that nobody signs in to.
//!
//! Such an account is of one mission, where its letters are printed. Its owner shows who she is by the document, or by a
//! code on the slip she took home, of which only a keyed digest is kept. It becomes an account like any other when she is
//! given a contact, again at the counter. An officer never opens one for herself, never takes a number that another account
//! holds, and reaches no account of another mission or with a contact from here.

mod commands;
mod model;
pub(crate) mod pages;
mod policy;
mod refusal;
pub(crate) mod store;

pub use commands::{by_code, by_number, draw_code, kept_at, open, proves, theirs};
pub use model::{KeptAccount, NewAtCounter};
pub use policy::officer;
pub use refusal::nobody;
