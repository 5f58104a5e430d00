//! What a row holds as one value in a JSON column.

use kernel::{Failure, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The value of a column.
///
/// # Errors
/// A fault, which says `what` was done, if the column holds something else.
pub(crate) fn read<T: DeserializeOwned>(what: &'static str, column: Value) -> Outcome<T> {
    serde_json::from_value(column).map_err(|error| Failure::fault(what, error))
}

/// A value as a column holds it.
///
/// # Errors
/// A fault, which says `what` was done, if the value has no such form.
pub(crate) fn written<T: Serialize>(what: &'static str, value: &T) -> Outcome<Value> {
    serde_json::to_value(value).map_err(|error| Failure::fault(what, error))
}
