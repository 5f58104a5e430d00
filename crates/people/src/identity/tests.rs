//! The acts of this module on a database of their own.
