//! Closings on a real database: two people, a day that is over, bookings that come late, a statement that differs.

mod days;
mod sums;
