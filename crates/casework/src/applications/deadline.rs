//! The promised day: when it is set, and how it moves while the citizen is asked.

use kernel::{Day, Outcome};
use store::Cx;

use super::model::Application;

/// The day promised when the fee is paid: the service level of the definition in working days of the country's calendar.
pub async fn promised_on(cx: &mut Cx, file: &Application) -> Outcome<Option<Day>> {
    let _ = cx;
    Ok(file.promised_on)
}

/// The promised day after a correction was answered: later by the whole days for which the file waited for the citizen.
pub fn after_pause(cx: &Cx, file: &Application) -> Option<Day> {
    let waited = cx.now().since(file.facts.correction_asked_at.unwrap_or_else(|| cx.now()));
    let days = i32::try_from(waited.as_secs().div_ceil(86_400)).unwrap_or(0);
    file.promised_on.map(|day| day.plus_days(days))
}
