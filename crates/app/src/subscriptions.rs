//! Who listens to whose events, and every job there is. Areas that may not know each other meet here.

use std::sync::Arc;

use store::jobs::{Handler, Periodic};
use web::Texts;

use crate::routes::Ports;

/// Kinds of events that somebody listens to.
pub const KINDS: &[&str] = &[];

/// What does the jobs, and which come by themselves.
pub fn handlers(ports: &Ports, texts: &Texts) -> (Vec<Arc<dyn Handler>>, Vec<Periodic>) {
    let mut handlers = store::housekeeping::handlers();
    let mut periodic = store::housekeeping::schedules();
    handlers.extend(people::jobs(&ports.areas.people, texts));
    periodic.extend(people::periodic());
    (handlers, periodic)
}
