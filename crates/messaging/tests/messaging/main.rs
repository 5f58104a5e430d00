//! What a person hears of a file, and letters in it, on a real database.

mod letters;
mod notices;
mod texts;
mod world;
