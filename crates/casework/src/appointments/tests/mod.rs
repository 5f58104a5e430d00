//! Races for seats, the waiting list, moving a booking, and days that are taken back, against a real database.

mod closing;
mod line;
mod race;
mod store;
mod world;
