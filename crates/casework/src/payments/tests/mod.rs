//! Payments on a real database, with a gateway that says what the test wants.

mod baskets;
mod books;
mod by_link;
mod debts;
mod disputes;
mod golden;
mod pages;
mod parts;
mod prices;
pub(crate) mod refunds;
mod settling;
mod starting;
pub(crate) mod store;
mod walk;
mod webhooks;
pub(crate) mod world;
