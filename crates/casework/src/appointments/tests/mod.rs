//! Races for seats, the waiting list, and moving a booking, against a real database.

mod line;
mod race;
mod store;
mod world;
