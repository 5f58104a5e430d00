//! The draft: opened from the page of a service, answered page by page on any device, checked and submitted.

mod admission;
mod alone;
mod answer;
mod begin;
mod came;
pub(crate) mod documents;
mod mission;
mod open;
pub(crate) mod pages;
mod prefill;
mod price;
mod store;
mod submit;

pub use admission::{enter, needs_invitation};
pub use alone::{is_alone, must_be_alone};
pub use answer::{answer, may as may_answer};
pub use begin::begin;
pub use came::Came;
pub use open::open;
pub use price::{price, price_by};
pub use store::SUBJECT;
pub use submit::{check, submit, submit_at};
