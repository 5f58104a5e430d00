//! Good and bad input of every kind of field.
