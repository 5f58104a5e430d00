//! Rows of appointments. What decides a race is in the migration: at most one open appointment a seat, a person and a file.

mod cards;
mod line;
mod past;
mod seats;
mod sessions;

pub use cards::{card, note_arrived, note_printed, progress};
pub use line::{called, first, join, leave, wait_of};
pub use past::{Past, all_of, lapse};
pub use seats::{
    Booked, NewAppointment, Taken, booked, confirm, day, end, end_booked, missed, of_file, open_of_file, take,
};
pub use sessions::{
    days, free_times, insert, is_waited_for, lock, of_mission, session, sessions_for, with_free_and_waiting,
};
