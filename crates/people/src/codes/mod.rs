//! One-time codes: six digits that show somebody reads a contact.
//!
//! A code has ten minutes, five tries and one purpose, is bound to the browser or client that asked for it, and is
//! stored only as an HMAC. Asking for one looks the same whether or not anybody holds an account with that contact.

pub mod ask;
pub mod jobs;
pub mod model;
pub mod prove;
pub mod refusal;
pub(crate) mod store;
pub mod throttles;

pub use ask::{ask, ask_to_sign};
pub use model::{Asked, Proof, Proved, Purpose, Waiting};
pub use prove::{prove, use_up, waiting};
