//! Payments on a real database, with a gateway that says what the test wants.

mod books;
mod golden;
mod pages;
mod refunds;
mod settling;
mod starting;
mod store;
mod webhooks;
mod world;
