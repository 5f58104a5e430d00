//! The fields of a definition as components of the page: one place that knows both.

mod inputs;
mod shown;
mod spellings;

pub(crate) use inputs::Inputs;
pub(super) use inputs::asks_by_itself;
pub(crate) use shown::shown;

use service_model::Raw;
use web::Fields;

/// Form fields as the raw values that a definition reads.
pub(crate) fn raw(fields: &Fields) -> Raw {
    fields.answers().collect()
}
