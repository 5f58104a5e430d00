//! The periodic jobs the store itself needs.
