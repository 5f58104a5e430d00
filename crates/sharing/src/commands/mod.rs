//! The acts on a link, one per file.

mod end;
mod look;
mod make;

pub(crate) use end::end;
pub(crate) use look::{Found, find, look};
pub(crate) use make::{Made, Request, make};
