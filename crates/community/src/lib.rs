//! Community: what Egyptians abroad give and gain beyond documents: scholars and experts whom the country asks for advice, and
//! the training it offers them.
//!
//! It knows no file and no person's papers. A profile belongs to whom it describes; nobody is reached through it before
//! agreeing to it.

pub mod experts;
pub mod training;
