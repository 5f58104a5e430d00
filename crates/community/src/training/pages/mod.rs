//! Pages: the catalogue, a group, one's own places and awards, the check anybody can make, and the training body's desk.

pub(super) mod apply;
pub(super) mod attendance;
pub(super) mod desk;
pub(super) mod desk_group;
pub(super) mod files;
pub(super) mod group;
pub(super) mod list;
pub(super) mod machine;
pub(super) mod mine;
pub(super) mod one;
pub(super) mod public;

use kernel::{Id, Outcome};
use serde::Deserialize;
use service_model::{Training, privilege::State};
use web::{
    Visit,
    components::{Tag, Tone},
};

use super::model::{Award, Cohort, Door, Enrolment, Seats};

/// The key of an initiative in an address.
#[derive(Deserialize)]
pub(super) struct AtKey {
    pub key: String,
}

/// The identifier of a group in an address.
#[derive(Deserialize)]
pub(super) struct AtCohort {
    pub id: Id<Cohort>,
}

/// The identifier of one's own place in an address.
#[derive(Deserialize)]
pub(super) struct AtOwn {
    pub id: Id<Enrolment>,
}

/// How an initiative stands, as a tag: open while a group of it takes applications, else as its own window says.
pub(super) fn state_tag(v: &Visit, state: State, takes: bool) -> Tag {
    let (name, tone) = match state {
        _ if takes => ("open", Tone::Ok),
        State::Open { .. } => ("open", Tone::Ok),
        State::Soon { .. } => ("soon", Tone::Sand),
        State::Unconfirmed => ("unconfirmed", Tone::Wait),
        State::Closed { .. } => ("closed", Tone::Quiet),
    };
    Tag::new(v.t(&format!("training-state-{name}")), tone)
}

/// Since when or until when, with the zone of whoever runs it.
pub(super) fn window(v: &Visit, training: &Training) -> String {
    let at = |key: &str, moment| v.t_with(key, &[("at", &v.moment(moment, &training.window.zone))]);
    match training.state(v.now()) {
        State::Open { until: Some(until) } => at("training-window-open-until", until),
        State::Open { until: None } => v.t("training-window-standing"),
        State::Soon { opens } => at("training-window-soon", opens),
        State::Closed { since: Some(since) } => at("training-window-closed-since", since),
        State::Closed { since: None } => v.t("training-window-closed"),
        State::Unconfirmed => v.t("training-window-unconfirmed"),
    }
}

/// How one takes part: on the network, in a place, both, or nobody knows.
fn manner(v: &Visit, training: &Training) -> String {
    let words = v.t(&format!("training-manner-{}", training.manner.replace('_', "-")));
    match &training.location {
        Some(location) => v.t_with("training-manner-at", &[("manner", &words), ("place", location.get(v.locale()))]),
        None => words,
    }
}

/// For whom it is, in words of the list.
fn audiences(v: &Visit, training: &Training) -> String {
    let names = training.audiences.iter().map(|own| v.t(&format!("training-audience-{own}")));
    names.collect::<Vec<_>>().join(&v.t("training-comma"))
}

/// How the door of a group stands.
pub(super) fn door_tag(v: &Visit, cohort: &Cohort, seats: Seats) -> Tag {
    let full = seats.free(cohort.content.places) == 0;
    match cohort.door(v.now()) {
        Door::Soon(opens) => {
            let at = v.moment(opens, &cohort.content.zone);
            Tag::new(v.t_with("training-door-soon", &[("at", &at)]), Tone::Sand)
        }
        Door::Open(_) if full => Tag::new(v.t("training-door-full"), Tone::Wait),
        Door::Open(_) => Tag::new(v.t("training-door-open"), Tone::Ok),
        Door::Closed => Tag::new(v.t("training-door-closed"), Tone::Quiet),
        Door::Begun => Tag::new(v.t("training-door-begun"), Tone::Quiet),
        Door::Over => Tag::new(v.t("training-door-over"), Tone::Quiet),
        Door::CalledOff => Tag::new(v.t("training-door-called-off"), Tone::Quiet),
    }
}

/// How one's own place stands.
pub(super) fn standing(v: &Visit, own: &Enrolment, cohort: &Cohort) -> (String, Tone) {
    if cohort.called_off_at.is_some() {
        return (v.t("training-own-called-off"), Tone::Quiet);
    }
    if own.withdrawn_at.is_some() {
        return (v.t("training-own-withdrawn"), Tone::Quiet);
    }
    if own.completed_at.is_some() {
        return (v.t("training-own-completed"), Tone::Ok);
    }
    if own.placed_at.is_some() {
        return match cohort.settled_at {
            Some(_) => (v.t("training-own-not-completed"), Tone::Quiet),
            None => (v.t("training-own-placed"), Tone::Ok),
        };
    }
    match cohort.door(v.now()) {
        Door::Begun | Door::Over => (v.t("training-own-no-place"), Tone::Quiet),
        _ => {
            let place = v.number(own.ahead.saturating_add(1));
            (v.t_with("training-own-waiting", &[("place", &place)]), Tone::Wait)
        }
    }
}

/// How an award stands.
fn award_tag(v: &Visit, award: &Award) -> Tag {
    match &award.revoked {
        None => Tag::new(v.t("training-award-stands"), Tone::Ok),
        Some(_) => Tag::new(v.t("training-award-revoked"), Tone::Wrong),
    }
}

/// When a group meets, from its first hour to its last.
fn span(v: &Visit, cohort: &Cohort) -> String {
    let zone = &cohort.content.zone;
    let (from, until) = (cohort.content.begins_at().day_in(zone), cohort.content.ends_at().day_in(zone));
    if from == until {
        return v.day(from);
    }
    v.t_with("training-from-until", &[("from", &v.day(from)), ("until", &v.day(until))])
}

/// The definition on which a group rests.
async fn definition(v: &Visit, ports: &super::Ports, cohort: &Cohort) -> Outcome<std::sync::Arc<Training>> {
    let mut cx = v.begin().await?;
    let training = ports.catalogue.training_at(&mut cx, &cohort.content.training, cohort.content.revision).await?;
    cx.commit().await?;
    Ok(training)
}
