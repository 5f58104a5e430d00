//! The page `/about/ai`.

use askama::Template;
use axum::Extension;
use web::{
    Answer, Value, Visit,
    components::{BackLink, LinkButton, SummaryList, SummaryRow},
};

use super::card::{self, Bound, POINTS, RISKS, System};
use crate::Ports;

#[derive(Template)]
#[template(path = "about/ai.html")]
struct CardPage<'a> {
    v: &'a Visit,
    back: BackLink,
    systems: Vec<Shown>,
    risks: Vec<(String, String)>,
    ways: Vec<LinkButton>,
}

struct Shown {
    key: &'static str,
    name: String,
    about: String,
    points: Vec<(String, Vec<String>)>,
    bounds: SummaryList,
    figures: Option<SummaryList>,
    decides: String,
    objects: String,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let risk = |at: usize| (v.t(&format!("card-risk-{at}")), v.t(&format!("card-risk-{at}-against")));
    let page = CardPage {
        back: BackLink::to(v.path("/help"), v.t("web-foot-help")),
        systems: card::systems(&ports).iter().map(|own| shown(&v, own)).collect(),
        risks: (1..=RISKS).map(risk).collect(),
        ways: vec![
            LinkButton::quiet(v.path("/improvements"), v.t("improvement-log-title")),
            LinkButton::quiet(v.path("/open-data"), v.t("insight-to-open-data")),
            LinkButton::quiet(v.path("/account/consents"), v.t("card-to-consents")),
            LinkButton::quiet(v.path("/privacy"), v.t("web-foot-privacy")),
        ],
        v: &v,
    };
    Ok(v.page(v.t("card-title"), page))
}

fn shown(v: &Visit, system: &System) -> Shown {
    let bound = |own: &Bound| match own {
        Bound::Share(share) => {
            v.t_with("card-percent", &[("number", &v.number((f64::from(*share) * 100.0).round() as i64))])
        }
        Bound::Count(count) => v.number(*count),
    };
    let bounds = system.bounds.iter().map(|(key, own)| SummaryRow::new(v.t(key), bound(own)));
    let figures = system.figures.iter().map(|(key, own)| SummaryRow::new(v.t(key), Value::code(own.as_str())));
    let figures: Vec<SummaryRow> = figures.collect();
    let heading = |own: &&str| {
        let points: Vec<String> = system.points(own).iter().map(|key| v.t(key)).collect();
        (v.t(&format!("card-heading-{own}")), points)
    };
    Shown {
        key: system.key,
        name: v.t(&system.text("name")),
        about: v.t(&system.text("about")),
        points: POINTS.iter().map(heading).collect(),
        bounds: SummaryList::new(bounds.collect()).heading(v.t("card-heading-bounds")),
        figures: (!figures.is_empty()).then(|| SummaryList::new(figures).heading(v.t("card-heading-figures"))),
        decides: v.t(&system.text("decides")),
        objects: v.t(&system.text("objects")),
    }
}
