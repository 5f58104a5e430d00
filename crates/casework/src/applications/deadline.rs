//! The promised day: when it is set, and how it moves while the citizen is asked.

use kernel::Day;
use store::Cx;

use super::{definitions::Definition, model::Application};

/// The day promised once the fee was paid: every stage of the way in the working time of who holds the file then, as the
/// civil day where the citizen lives.
pub fn promised_on(definition: &Definition, file: &Application) -> Option<Day> {
    file.facts.paid_at.map(|paid| definition.country.day_at(definition.promise(paid)))
}

/// The promised day after a correction was answered: later by the whole days for which the file waited for the citizen.
pub fn after_pause(cx: &Cx, file: &Application) -> Option<Day> {
    let waited = cx.now().since(file.facts.correction_asked_at.unwrap_or_else(|| cx.now()));
    let days = i32::try_from(waited.as_secs().div_ceil(86_400)).unwrap_or(0);
    file.promised_on.map(|day| day.plus_days(days))
}
