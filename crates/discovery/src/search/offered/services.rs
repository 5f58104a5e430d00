//! A service as passages: what it is, who may ask, what to bring, how long, what it costs, how it arrives, what is asked
//! and why, and what happens when the rules say no.

use service_model::Service;

use super::{Kind, Passage, Pieces, Said};

/// The pieces of a service's page.
pub(super) fn pieces(said: &Said<'_>, service: &Service, countries: Vec<String>) -> Vec<Passage> {
    let own = |key: &str| service.texts.get(said.language, key).unwrap_or_default();
    let (id, path) = (format!("service/{}", service.key), format!("/services/{}", service.key));
    let mut pieces = Pieces::of(said, Kind::Service, id, path, own("name")).countries(countries).first(own("summary"));
    for (name, key) in
        [("who", "who"), ("delivery", "delivery"), ("objection", "objection"), ("residence", "residence_note")]
    {
        pieces.piece(name, &said.text(&format!("search-heading-{name}")), own(key));
    }
    let papers = service.documents.iter().map(|paper| format!("{}. {}", own(&paper.name()), own(&paper.hint())));
    pieces.piece("papers", &said.text("search-heading-papers"), &papers.collect::<Vec<_>>().join(" "));
    let stages = service.workflow.stages.iter();
    let stages = stages.map(|own_stage| {
        let (stage, holder) = (format!("stages.{}", own_stage.key), format!("holders.{}", own_stage.holder));
        format!("{}: {}.", own(&stage), own(&holder))
    });
    pieces.piece("time", &said.text("search-heading-time"), &stages.collect::<Vec<_>>().join(" "));
    let fees = service.fees.components.iter().map(|fee| format!("{}.", own(&format!("fees.{}", fee.code))));
    pieces.piece("price", &said.text("search-heading-price"), &fees.collect::<Vec<_>>().join(" "));
    for page in &service.form.pages {
        pieces.piece(&format!("page-{}", page.key), own(&page.title()), own(&page.lead()));
    }
    for rule in &service.rules {
        let (why, remedy) =
            (own(&format!("rules.{}.why", rule.key)).to_owned(), own(&format!("rules.{}.remedy", rule.key)));
        pieces.piece(&format!("rule-{}", rule.key), &said.text("search-heading-rule"), &format!("{why} {remedy}"));
    }
    for rejection in &service.workflow.rejections {
        let of = |part: &str| own(&format!("rejections.{}.{part}", rejection.code)).to_owned();
        let text = format!("{} {}", of("reason"), of("remedy"));
        pieces.piece(&format!("rejected-{}", rejection.code), &said.text("search-heading-rejected"), &text);
    }
    pieces.made
}
