//! The acts of somebody upon what is believed about her. Each is harmless when repeated.

mod choose;
mod decline;
mod erase;
mod note;
mod switch;

pub(super) use choose::{Chosen, choose};
pub(super) use decline::{decline, show_again};
pub(super) use erase::{Line, drop_line, erase, forget};
pub(super) use note::note;
pub(super) use switch::{Told, switch_off, switch_on};
