//! New versions of keys, and wrapping old data keys again.
