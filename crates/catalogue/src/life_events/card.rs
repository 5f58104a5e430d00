//! A step as a page shows it: what it is, what it waits for, and either the service or the office that does it. The pages
//! of somebody who keeps a list show the same cards with their state.

use askama::Template;
use kernel::Day;
use service_model::{
    LifeEvent,
    life_event::{Office, Plan, Planned, Seat, Way},
};
use web::{
    Markup, Visit,
    components::{Details, LinkButton, Tag, Tone},
};

use crate::{CurrentCountry, Snapshot};

/// Where a card is shown.
#[derive(Clone, Copy)]
pub struct Surroundings<'s> {
    /// The visit.
    pub v: &'s Visit,
    /// The catalogue.
    pub snapshot: &'s Snapshot,
    /// The event.
    pub event: &'s LifeEvent,
    /// The country of residence.
    pub country: &'s CurrentCountry,
}

/// A step.
#[derive(Template)]
#[template(path = "life_events/step.html")]
pub struct StepCard {
    key: String,
    title: String,
    tag: Tag,
    about: String,
    notes: Vec<String>,
    office: Option<Markup>,
    link: Option<LinkButton>,
    acts: Option<Markup>,
}

#[derive(Template)]
#[template(path = "life_events/office.html")]
struct OfficeView {
    rows: Vec<(String, String)>,
    bring_title: String,
    bring: Vec<String>,
    hint: String,
}

impl StepCard {
    /// A step for somebody who only reads: with the way to its service, where the country has it.
    pub fn public(at: &Surroundings<'_>, planned: &Planned<'_>) -> Self {
        let mut card = Self::plain(at, planned);
        if let Some(service) = planned.step.service().filter(|key| at.takes(key)) {
            let href = at.v.path(&format!("/services/{service}?country={}", at.country.definition.key));
            card.link = Some(LinkButton::quiet(href, at.v.t("event-step-service")));
        }
        card
    }

    /// A step with its state and what can be done about it now.
    pub fn kept(at: &Surroundings<'_>, planned: &Planned<'_>, state: Tag, acts: Option<Markup>) -> Self {
        Self { tag: state, acts, ..Self::plain(at, planned) }
    }

    fn plain(at: &Surroundings<'_>, planned: &Planned<'_>) -> Self {
        let (v, step) = (at.v, planned.step);
        let (office, tag) = match &step.way {
            Way::Service { key, .. } if at.takes(key) => (None, v.t("event-tag-here")),
            Way::Service { .. } => (None, v.t("event-tag-not-open")),
            Way::Office(office) => (Some(OfficeView::of(at, office).shown(v, planned)), v.t("event-tag-outside")),
        };
        Self {
            key: step.key.clone(),
            title: step.names.get(v.locale()).to_owned(),
            tag: Tag::new(tag, Tone::Quiet),
            about: step.about.get(v.locale()).to_owned(),
            notes: notes(at, planned),
            office,
            link: None,
            acts: None,
        }
    }
}

impl Surroundings<'_> {
    /// Whether applications for a service are taken from the country.
    pub fn takes(&self, service: &str) -> bool {
        self.snapshot.takes(service, &self.country.definition.key)
    }
}

/// What must be known of a step besides what it is: what it waits for, on what it depends, that it is not open yet.
fn notes(at: &Surroundings<'_>, planned: &Planned<'_>) -> Vec<String> {
    let v = at.v;
    let mut notes = Vec::new();
    if !planned.after.is_empty() {
        let name = |key: &&str| at.event.step(key).map(|step| step.names.get(v.locale()));
        let names: Vec<&str> = planned.after.iter().filter_map(name).collect();
        notes.push(v.t_with("event-step-after", &[("steps", &names.join(&v.t("catalogue-comma")))]));
    }
    if !planned.certain {
        notes.push(v.t("event-step-uncertain"));
    }
    if planned.step.service().is_some_and(|key| !at.takes(key)) {
        let country = at.country.definition.names.get(v.locale());
        notes.push(v.t_with("event-step-not-open", &[("country", country)]));
    }
    notes
}

impl OfficeView {
    fn of(at: &Surroundings<'_>, office: &Office) -> Self {
        let v = at.v;
        let mut rows = vec![(v.t("event-office-who"), office.names.get(v.locale()).to_owned())];
        if office.seat == Seat::Mission {
            let missions = at.country.definition.missions.iter().map(|own| own.names.get(v.locale()));
            rows.push((v.t("event-office-mission"), missions.collect::<Vec<_>>().join(&v.t("catalogue-comma"))));
        }
        rows.push((v.t("event-office-where"), office.place.get(v.locale()).to_owned()));
        if let Some(limit) = &office.limit {
            rows.push((v.t("event-office-limit"), limit.get(v.locale()).to_owned()));
        }
        Self {
            rows,
            bring_title: v.t("event-office-bring"),
            bring: office.bring.iter().map(|own| own.get(v.locale()).to_owned()).collect(),
            hint: v.t_with(
                "event-office-source",
                &[("source", office.source.get(v.locale())), ("verified", &verified(v, office.verified_on))],
            ),
        }
    }
}

impl OfficeView {
    /// What can be done at once stands open; what comes later is opened by whoever has come so far.
    fn shown(&self, v: &Visit, planned: &Planned<'_>) -> Markup {
        let whole = Markup::from(self);
        if planned.round == 0 {
            return whole;
        }
        Markup::from(&Details::of(v.t("event-office-details"), whole))
    }
}

fn verified(v: &Visit, on: Option<Day>) -> String {
    on.map_or_else(|| v.t("catalogue-never-verified"), |day| v.t_with("event-office-verified", &[("day", &v.day(day))]))
}

/// The steps by round, each round with its heading: steps of one round may run side by side.
pub fn rounds(
    v: &Visit,
    plan: &Plan<'_>,
    card: impl Fn(&Planned<'_>) -> StepCard,
) -> Vec<(String, Option<String>, Vec<StepCard>)> {
    let mut shown = Vec::new();
    for steps in plan.rounds() {
        let first = steps.first().is_some_and(|step| step.round == 0);
        let heading = v.t(if first { "event-round-first" } else { "event-round-then" });
        let together = (steps.len() > 1).then(|| v.t("event-round-together"));
        shown.push((heading, together, steps.iter().map(&card).collect()));
    }
    shown
}

impl askama::filters::HtmlSafe for StepCard {}
impl askama::filters::HtmlSafe for OfficeView {}
