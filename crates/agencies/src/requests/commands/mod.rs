//! The acts on a request, one a file.

pub(crate) mod ask;
pub(crate) mod keep;
pub(crate) mod learn;
