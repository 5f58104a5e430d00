//! The catalogue from outside: importing, publishing, switching, and the pages anybody can open.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod importing;
mod pages;
mod publishing;
mod store;
mod texts;
mod world;
