//! Verification: whether a document is genuine.
