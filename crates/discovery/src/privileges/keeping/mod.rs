//! Keeping privileges true: a page of the desk that says which must be verified anew, and the job that reminds their keepers.

mod jobs;
pub(super) mod page;
mod store;

pub(crate) use jobs::RemindKeepers;
