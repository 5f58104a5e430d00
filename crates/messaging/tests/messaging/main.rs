//! What a person hears of a file, and letters in it, on a real database.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should say where")]

mod attachments;
mod check;
mod enquiries;
mod letters;
mod notices;
mod promise;
mod store;
mod texts;
mod world;
