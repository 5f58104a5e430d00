//! The catalogue from outside: importing, publishing, switching, and the pages anybody can open.

mod importing;
mod pages;
mod publishing;
mod store;
mod texts;
mod world;
