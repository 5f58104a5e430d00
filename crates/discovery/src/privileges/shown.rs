//! How a privilege stands, in words: the same on every page.

use catalogue::{CurrentPrivilege, Snapshot};
use kernel::Day;
use service_model::{Privilege, privilege::State};
use web::{
    Visit,
    components::{ServiceCard, Tag, Tone},
};

/// The state as a tag.
pub(super) fn tag(v: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Open { .. } => Tone::Ok,
        State::Soon { .. } => Tone::Sand,
        State::Unconfirmed => Tone::Wait,
        State::Closed { .. } => Tone::Quiet,
    };
    Tag::new(v.t(&format!("privilege-state-{}", state.as_str())), tone)
}

/// Since when or until when, with the zone of whoever grants it.
pub(super) fn window(v: &Visit, privilege: &Privilege, state: State) -> String {
    let at = |key: &str, moment| v.t_with(key, &[("at", &v.moment(moment, &privilege.window.zone))]);
    match state {
        State::Open { until: Some(until) } => at("privilege-window-open-until", until),
        State::Open { until: None } => v.t("privilege-window-standing"),
        State::Soon { opens } => at("privilege-window-soon", opens),
        State::Closed { since: Some(since) } => at("privilege-window-closed-since", since),
        State::Closed { since: None } => v.t("privilege-window-closed"),
        State::Unconfirmed => v.t("privilege-window-unconfirmed"),
    }
}

/// A privilege in a list.
pub(super) fn card(v: &Visit, own: &CurrentPrivilege) -> ServiceCard {
    let privilege = &own.definition;
    let state = privilege.state(v.now());
    let href = v.path(&format!("/privileges/{}", privilege.key));
    ServiceCard::new(href, privilege.name(v.locale()), privilege.summary.get(v.locale()))
        .fact(window(v, privilege, state))
        .fact(privilege.granted_by.get(v.locale()))
        .tag(tag(v, state))
}

/// For which countries of residence it is.
pub(super) fn countries(v: &Visit, snapshot: &Snapshot, privilege: &Privilege) -> String {
    if privilege.countries.is_empty() {
        return v.t("privilege-countries-all");
    }
    let name = |key: &String| match snapshot.country(key) {
        Ok(country) => country.definition.names.get(v.locale()).to_owned(),
        Err(_) => key.clone(),
    };
    privilege.countries.iter().map(name).collect::<Vec<_>>().join(&v.t("privilege-comma"))
}

/// When its owner last said that all of it holds.
pub(super) fn verified(v: &Visit, on: Option<Day>) -> String {
    on.map_or_else(|| v.t("privilege-verified-never"), |day| v.day(day))
}
