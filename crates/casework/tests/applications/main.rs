//! Stories of a citizen's file, from the first question to its end, over HTTP on a real database.

mod api;
mod draft;
mod registry;
mod texts;
mod uploads;
mod world;
