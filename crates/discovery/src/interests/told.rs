//! Reasons in words.

use catalogue::Snapshot;
use web::Visit;

use super::{
    axes::Axes,
    recommender::{Suggested, Why},
};

/// Why something is put before somebody, as a sentence.
pub(super) fn why(v: &Visit, axes: &Axes, snapshot: &Snapshot, own: &Suggested) -> String {
    let country = |key: &str| snapshot.country(key).map_or(key, |own| own.definition.names.get(v.locale())).to_owned();
    let profession = |key: &str| axes.profession(key).map_or(key, |(_, own)| own.name(v.locale())).to_owned();
    match &own.why {
        Why::Item(item, act) => {
            v.t_with(&format!("interests-why-{}", act.as_str()), &[("item", item.name(v.locale()))])
        }
        Why::Axis(place) => {
            let name = axes.axes.get(*place).map_or("", |own| own.name(v.locale()));
            v.t_with("interests-why-axis", &[("axis", name)])
        }
        Why::Segment(Some(own), Some(work)) => {
            v.t_with("interests-why-both", &[("country", &country(own)), ("profession", &profession(work))])
        }
        Why::Segment(Some(own), None) => v.t_with("interests-why-country", &[("country", &country(own))]),
        Why::Segment(None, Some(work)) => v.t_with("interests-why-profession", &[("profession", &profession(work))]),
        Why::Popular => v.t("interests-why-popular"),
        Why::Segment(None, None) | Why::Offered => v.t("interests-why-offered"),
    }
}

/// The end of the code of a reason, for programs.
pub(super) fn code(own: &Suggested) -> &'static str {
    match &own.why {
        Why::Item(..) => "item",
        Why::Axis(_) => "interest",
        Why::Segment(..) => "segment",
        Why::Popular => "popular",
        Why::Offered => "offered",
    }
}
