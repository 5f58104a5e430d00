//! What each indicator means, what is counted among what, and what it does not say.

use askama::Template;
use web::{
    Answer, Visit,
    components::{BackLink, SummaryList, SummaryRow},
};

use crate::{counting::THRESHOLD, indicators, policy};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/evaluation/indicators";

#[derive(Template)]
#[template(path = "evaluation/definitions.html")]
struct DefinitionsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    lead: String,
    all: Vec<SummaryList>,
}

pub(crate) async fn show(v: Visit) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let mut all = Vec::new();
    for own in indicators::all()? {
        let say = |names: &service_model::Names| names.get(v.locale()).to_owned();
        let source = match own.source {
            indicators::Source::Operation => "evaluation-source-operation",
            indicators::Source::Registry => "evaluation-source-registry",
        };
        let rows = vec![
            SummaryRow::new(v.t("evaluation-meaning"), say(&own.meaning)),
            SummaryRow::new(v.t("evaluation-numerator"), say(&own.counted)),
            SummaryRow::new(v.t("evaluation-denominator"), say(&own.among)),
            SummaryRow::new(
                v.t("evaluation-unit"),
                v.t(&format!("evaluation-unit-{}", own.unit.as_str().replace('_', "-"))),
            ),
            SummaryRow::new(
                v.t("evaluation-better"),
                v.t(match own.better {
                    indicators::Better::High => "evaluation-better-high",
                    indicators::Better::Low => "evaluation-better-low",
                }),
            ),
            SummaryRow::new(v.t("evaluation-source"), v.t(source)),
            SummaryRow::new(v.t("evaluation-silent"), say(&own.silent)),
        ];
        all.push(SummaryList::new(rows).heading(say(&own.names)));
    }
    let threshold = v.number(i64::try_from(THRESHOLD).unwrap_or(i64::MAX));
    let page = DefinitionsPage {
        v: &v,
        back: BackLink::to(v.path("/desk/evaluation"), v.t("evaluation-title")),
        lead: v.t_with("evaluation-definitions-lead", &[("threshold", &threshold)]),
        all,
    };
    Ok(v.page(v.t("evaluation-definitions"), page))
}
