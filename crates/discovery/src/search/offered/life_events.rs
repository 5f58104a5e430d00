//! A life event as passages: what it is, and each step with the office that does it.

use service_model::{
    LifeEvent, Names,
    life_event::{Step, Way},
};

use super::{Kind, Passage, Pieces, Said};

/// The pieces of a life event's page.
pub(super) fn pieces(said: &Said<'_>, event: &LifeEvent) -> Vec<Passage> {
    let (id, path) = (format!("life-event/{}", event.key), format!("/life-events/{}", event.key));
    let summary = event.summary.get(said.language);
    let mut pieces = Pieces::of(said, Kind::LifeEvent, id, path, event.name(said.language)).first(summary);
    for step in &event.steps {
        pieces.piece(&step.key, step.names.get(said.language), &words(said, step));
    }
    pieces.made
}

fn words(said: &Said<'_>, step: &Step) -> String {
    let get = |names: &Names| names.get(said.language).to_owned();
    let mut parts = vec![get(&step.about)];
    if let Way::Office(office) = &step.way {
        parts.extend([get(&office.names), get(&office.place)]);
        parts.extend(office.bring.iter().map(get));
        parts.extend(office.limit.iter().map(get));
    }
    let ends = |part: &String| part.ends_with(['.', '؟', '!']);
    parts.iter().map(|part| if ends(part) { part.clone() } else { format!("{part}.") }).collect::<Vec<_>>().join(" ")
}
