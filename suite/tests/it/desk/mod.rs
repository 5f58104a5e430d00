//! `/desk`: who may decide, and what others see of it.

mod acts;
mod attachments;
mod bulk;
mod decide;
mod document;
mod duplicates;
mod late;
mod letters;
mod limits;
mod matrix;
mod messages;
pub(crate) mod rates;
mod rows;
pub(crate) mod rules;
