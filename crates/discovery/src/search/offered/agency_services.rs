//! A service of another agency as passages: what it is and who gives it, what has to be shown, its steps and why somebody must
//! be there, what it costs and how long it takes where a source says so, and what the agency may refuse for.

use service_model::{AgencyService, Names};

use super::{Kind, Passage, Pieces, Said};

/// The pieces of its page.
pub(super) fn pieces(said: &Said<'_>, service: &AgencyService) -> Vec<Passage> {
    let own = |names: &Names| names.get(said.language).to_owned();
    let words = |names: Option<&Names>| names.map(own).unwrap_or_default();
    let (id, path) = (format!("agency-service/{}", service.key), format!("/agency-services/{}", service.key));
    let first = format!("{} {}", own(&service.summary), own(&service.agency.names));
    let mut pieces = Pieces::of(said, Kind::Service, id, path, service.name(said.language)).first(&first);
    let mut piece = |name: &str, text: &str| pieces.piece(name, &said.text(&format!("search-heading-{name}")), text);
    let documents: Vec<String> = service.documents.iter().map(|paper| format!("{}.", own(paper))).collect();
    piece("papers", &documents.join(" "));
    let steps = service.steps.iter().map(|step| {
        let (about, presence) = (words(step.about.as_ref()), words(step.presence.as_ref()));
        format!("{}. {about} {presence}", own(&step.names))
    });
    piece("time", &steps.collect::<Vec<_>>().join(" "));
    piece("price", &words(service.price.as_ref().map(|stated| &stated.words)));
    piece("lasts", &words(service.time.as_ref().map(|stated| &stated.words)));
    let reasons = service.reasons.iter().map(|reason| format!("{} {}", own(&reason.names), own(&reason.remedy)));
    piece("rejected", &reasons.collect::<Vec<_>>().join(" "));
    piece("notice", &words(service.notice.as_ref()));
    pieces.made
}
