//! The desk: how officers examine a file and the Authority decides.
