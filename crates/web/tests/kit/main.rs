//! The kit from outside: a site on a database of its own, asked over its router.

mod components;
mod frame;
mod sessions;
mod site;
mod style;
mod texts;
