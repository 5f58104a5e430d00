//! Who looked at whose data, and why. Append-only.

use kernel::{Failure, Id, Outcome, marks};

use crate::Cx;

/// One look at personal data.
#[derive(Clone, Debug)]
pub struct Access<'a> {
    /// The file looked at; none for a list.
    pub file: Option<Id<marks::Application>>,
    /// Why: the act it served, in the words of the desk.
    pub purpose: String,
    /// Template of the route, never its values.
    pub route: &'static str,
    /// Names of the fields shown.
    pub fields: &'a [&'a str],
}

/// Records a look by this context's actor, in the transaction that reads the data.
pub async fn record(cx: &mut Cx, access: Access<'_>) -> Outcome<()> {
    let _ = (cx, access);
    Err(Failure::fault("recording a look", "not attached"))
}
