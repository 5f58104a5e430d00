//! When a file will be done: the service level of every stage, each counted in the working time of who holds the file.

use kernel::Moment;
use service_model::{Country, Service};

use super::Snapshot;

impl Snapshot {
    /// The promised moment for a file that starts at `start` in `country`. A stage that names an unknown calendar is
    /// counted in the country's own.
    pub fn promise(&self, service: &Service, country: &Country, start: Moment) -> Moment {
        self.promise_from(service, country, None, start)
    }

    /// The promised moment for a file that begins the stage `from` (or the first one) at `start`.
    pub fn promise_from(&self, service: &Service, country: &Country, from: Option<&str>, start: Moment) -> Moment {
        let stages = service.workflow.stages.iter().skip_while(|stage| from.is_some_and(|key| stage.key != key));
        stages.fold(start, |at, stage| {
            let other = self.country(&stage.calendar).ok().map(|country| &country.definition.calendar);
            other.unwrap_or(&country.calendar).deadline(at, stage.working)
        })
    }
}
