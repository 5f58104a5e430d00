//! Rows of appointments. What decides a race is in the migration: at most one open appointment a seat, a person and a file.

mod cards;
mod closing;
mod line;
mod past;
mod seats;
mod sessions;

pub use cards::{card, note_arrived, note_document, note_printed, progress};
pub use closing::{carry, close_times, closure, displaced, end_closed, insert_closure, join_first, sent, stranded};
pub use line::{called, first, join, leave, wait_of};
pub use past::{Past, all_of, lapse};
pub use seats::{
    Booked, NewAppointment, Taken, booked, booked_of_file, confirm, day, end, end_booked, missed, of_file,
    open_of_file, take,
};
pub use sessions::{
    DayCount, days, free_times, insert, is_waited_for, lock, of_mission, session, sessions_for, with_free_and_waiting,
};
