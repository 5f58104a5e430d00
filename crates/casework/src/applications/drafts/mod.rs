//! The draft: opened from the page of a service, answered page by page on any device, checked and submitted.

mod answer;
pub(super) mod documents;
mod mission;
mod open;
pub(super) mod pages;
mod prefill;
mod price;
mod store;
mod submit;

pub use answer::{answer, may as may_answer};
pub use open::open;
pub use price::price;
pub use store::SUBJECT;
pub use submit::submit;
