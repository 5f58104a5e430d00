//! What everybody may download: noised counts, what they cost, and what of the year's budget is left.

use askama::Template;
use axum::{Extension, response::Response};
use web::{
    Answer, Visit,
    components::{BackLink, Banner, DataTable, Empty, LinkButton, Tone},
};

use crate::{
    Ports,
    insights::{
        ZONE,
        open_data::{self, EPSILON_A_RELEASE, EPSILON_A_YEAR, Release},
        signal::Kind,
        store,
    },
};

#[derive(Template)]
#[template(path = "insights/open.html")]
struct OpenPage<'a> {
    v: &'a Visit,
    back: BackLink,
    budget: Banner,
    nothing: Option<Empty>,
    releases: Vec<Shown>,
    api: LinkButton,
}

struct Shown {
    heading: String,
    noise: String,
    table: DataTable,
}

pub(in crate::insights) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let releases = store::releases(&mut cx).await?;
    let year = cx.now().day_in(ZONE).year();
    let left = open_data::left(&mut cx, year).await?;
    cx.commit().await?;
    let budget = v.t_with(
        "insight-budget",
        &[
            ("left", &decimal(&v, left)),
            ("year", &decimal(&v, EPSILON_A_YEAR)),
            ("each", &decimal(&v, EPSILON_A_RELEASE)),
        ],
    );
    let shown = |own: &Release| Shown {
        heading: v.t_with("insight-release", &[("from", &v.day(own.week)), ("until", &v.day(own.week.plus_days(6)))]),
        noise: v.t_with(
            "insight-noise",
            &[
                ("epsilon", &decimal(&v, own.noised.paid.epsilon)),
                ("scale", &decimal(&v, own.noised.scale)),
                ("threshold", &v.number(own.noised.threshold)),
                ("at", &v.moment(own.published_at, ZONE)),
            ],
        ),
        table: counts(&v, own, |key| {
            let country = snapshot.country(key).ok().map(|own| own.definition.names.get(v.locale()).to_owned());
            country.unwrap_or_else(|| v.t("insight-country-unknown"))
        }),
    };
    let page = OpenPage {
        back: BackLink::to(v.path("/about/ai"), v.t("insight-to-card")),
        budget: Banner::new(Tone::Quiet, budget),
        nothing: releases.is_empty().then(|| Empty::new(v.t("insight-open-none"), v.t("insight-open-none-about"))),
        releases: releases.iter().map(shown).collect(),
        api: LinkButton::quiet("/api/v1/open-data".to_owned(), v.t("insight-open-api")),
        v: &v,
    };
    let response: Response = v.page(v.t("insight-open-title"), page);
    Ok(response)
}

/// A number with one place behind the point, in the reader's digits.
fn decimal(v: &Visit, value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let (whole, rest) = (v.number(tenths / 10), tenths % 10);
    if rest == 0 { whole } else { v.t_with("insight-decimal", &[("whole", &whole), ("tenth", &v.number(rest))]) }
}

fn counts(v: &Visit, release: &Release, country: impl Fn(&str) -> String) -> DataTable {
    let mut table = DataTable::new(v, v.t("insight-open-table"))
        .column(v.t("insight-open-what"))
        .column(v.t("insight-open-of"))
        .number_column(v.t("insight-open-count"))
        .nothing(v.t("insight-open-nothing"));
    for (key, count) in &release.noised.counts {
        let (kind, of) = key.split_once(' ').unwrap_or((key, ""));
        let (what, of) = match Kind::parse(kind) {
            Some(kind) => (v.t(&format!("insight-kind-{}", kind.as_str().replace('_', "-"))), country(of)),
            None => (v.t("insight-kind-word"), of.to_owned()),
        };
        table = table.row(vec![what.into(), of.into(), v.number(*count).into()]);
    }
    table
}
